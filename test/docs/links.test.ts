import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository } from '../lsp/raw-client.ts';

const top = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
const docs = readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name.replaceAll('\\', '/')}`);

/** Prose alone: what stands in code is no link. */
function proseOf(path: string): string {
  const text = readFileSync(join(repository, path), 'utf8');
  return text.replace(/^ {0,3}(```+)[\s\S]*?^ {0,3}\1/gm, '').replace(/(`+)[^`][\s\S]*?\1/g, '');
}

/** Anchors of headings, as GitHub makes them. */
function anchorsOf(path: string): readonly string[] {
  const text = readFileSync(join(repository, path), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

function brokenIn(path: string): readonly string[] {
  const targets = [...proseOf(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [file = '', anchor] = target.split('#');
    const place = file === '' ? path : relative(repository, join(repository, dirname(path), file));
    if (!existsSync(join(repository, place))) return true;
    if (anchor === undefined || statSync(join(repository, place)).isDirectory()) return false;
    return place.endsWith('.md') && !anchorsOf(place).includes(anchor);
  });
}

describe('the documents', () => {
  test.each([...top, ...docs])('%s links to what is there', (path) => {
    expect(brokenIn(path)).toEqual([]);
  });

  test('the README shows pictures of the real thing, and every one there is has its place', () => {
    const readme = readFileSync(join(repository, 'README.md'), 'utf8');
    const manifest = readFileSync(join(repository, 'package.json'), 'utf8');
    const pictures = readdirSync(join(repository, 'docs', 'img')).map((name) => `docs/img/${name}`);
    expect(pictures.length).toBeGreaterThan(2);
    expect(pictures.filter((path) => !readme.includes(path) && !manifest.includes(path))).toEqual([]);
  });
});
