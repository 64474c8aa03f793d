import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Golden, readFixture, rewriteGoldens } from './support/fixture.ts';
import { runFixture } from './support/run-fixture.ts';

const root = new URL('fixtures/', import.meta.url);
const update = process.env['UPDATE_EXPECT'] === '1';

const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.fixture'))
  .sort();

describe('fixtures', () => {
  test('exist', () => {
    expect(paths.length).toBeGreaterThan(0);
  });

  test.each(paths)('%s', (path) => {
    const url = new URL(path, root);
    const source = readFileSync(url, 'utf8');
    const fixture = readFixture(source);
    const { comparisons, goldens } = runFixture(fixture);
    for (const { path: file, expected, actual } of comparisons) {
      expect.soft(`-- ${file} --\n${actual}`).toBe(`-- ${file} --\n${expected}`);
    }
    if (update) {
      const texts = new Map<Golden, string>(goldens.map(({ golden, actual }) => [golden, actual]));
      writeFileSync(url, rewriteGoldens(source, texts));
    }
    for (const { golden, actual, left } of goldens) {
      const name = [`@${golden.type}`, golden.path, golden.title].filter(Boolean).join(' ');
      if (!update) expect.soft(`-- ${name} --\n${actual}`).toBe(`-- ${name} --\n${golden.text}`);
      expect.soft(left, `after ${name}`).toEqual([]);
    }
  });
});
