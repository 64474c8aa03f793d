import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository } from '../lsp/raw-client.ts';

const page = readFileSync(join(repository, 'docs', 'checklist.md'), 'utf8');
const rows = [...page.matchAll(/^\| (\d+) \| (.+?) \| (.+?) \| (.+) \|$/gm)].map(
  ([, number = '', promise = '', state = '', proof = '']) => ({
    number: Number(number),
    promise,
    state,
    proof,
  }),
);

interface Named {
  readonly path: string;
  readonly tests: readonly string[];
}

/** Files in backticks, each with the tests in curly quotes that follow it. */
function namedIn(text: string): readonly Named[] {
  const named: { path: string; tests: string[] }[] = [];
  for (const [, path, title] of text.matchAll(/`([\w./-]+\/[\w./-]+)`|“([^”]+)”/g)) {
    if (path !== undefined) named.push({ path, tests: [] });
    else if (title !== undefined) named.at(-1)?.tests.push(title.replace(/\s+/g, ' '));
  }
  return named;
}

const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const all = namedIn(page);

describe('docs/checklist.md', () => {
  test('has every line once, in order', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 61 }, (_, index) => index + 1));
  });

  test('says of every line what is so, and where it is shown', () => {
    for (const { number, promise, state, proof } of rows) {
      expect(promise, `line ${number}`).toMatch(/\.$/);
      expect(state, `line ${number}`).toMatch(/^(yes|open: .+|not applicable: .+)$/);
      if (!state.startsWith('open')) expect(namedIn(proof).length, `line ${number}`).toBeGreaterThan(0);
    }
  });

  test('names files that are there', () => {
    expect(all.length).toBeGreaterThan(60);
    expect(all.map(({ path }) => path).filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });

  test('quotes tests by the names they have', () => {
    const missing = all.flatMap(({ path, tests }) => {
      const text = existsSync(join(repository, path)) ? read(path).replaceAll('\\u2019', '’') : '';
      return tests.filter((title) => !text.includes(title)).map((title) => `${path}: ${title}`);
    });
    expect(missing).toEqual([]);
  });
});

test('the README tells of all that it should', () => {
  const readme = read('README.md');
  for (const part of [
    '## Settings',
    '## Rules',
    '## Privacy',
    'docs/editors.md',
    'npm start',
    '](docs/img/',
  ]) {
    expect(readme).toContain(part);
  }
  expect(readme).toMatch(/lorecheck check/);
  expect(readme).toMatch(/uses: |pre-commit/);
  for (const file of ['CHANGELOG.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'LICENSE']) {
    expect(existsSync(join(repository, file)), file).toBe(true);
  }
});
