import { mkdir, readdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { digest } from '../../server/src/cli/check/mark.ts';
import { type TempWorld, tempWorld } from '../lsp/temp-world.ts';
import { lorecheck } from './in-process.ts';

const worlds: TempWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.remove();
});

async function makeWorld(files: Readonly<Record<string, string>> = {}): Promise<TempWorld> {
  const world = await tempWorld({
    'lore.yaml': 'name: Tarsh\ncanon: [canon/**/*.yaml]\ncheck: ["**/*.md"]\n',
    'canon/people.yaml': 'entities:\n  - { id: vessa, kind: person, name: Vessa Vale, parents: [tormunt] }\n',
    'pages/page.md': '# Page\n\nSee [[Vessa Vale]] and [[Nor there]].\n',
    'pages/leaf.md': '# Leaf\n\nSee [[Nowhere at all]].\n',
    ...files,
  });
  worlds.push(world);
  return world;
}

const cacheFolder = (world: TempWorld): string => world.path('.lorecheck/cache');

/** A run, and whether its result came out of the cache: then the cache is not written again. */
async function check(world: TempWorld, ...args: string[]) {
  const names = await readdir(cacheFolder(world)).catch(() => []);
  for (const name of names) await utimes(join(cacheFolder(world), name), 1, 1);
  const before = await readStamps(world);
  const result = await lorecheck(world.folder, ['check', '--format', 'json', '--cache', ...args]);
  const after = await readStamps(world);
  const plain = await lorecheck(world.folder, ['check', '--format', 'json', ...args]);
  expect([result.code, result.stdout]).toEqual([plain.code, plain.stdout]);
  return { ...result, cached: before !== '' && before === after };
}

async function readStamps(world: TempWorld): Promise<string> {
  const names = (await readdir(cacheFolder(world)).catch(() => [])).sort();
  const stamps = await Promise.all(
    names.map(async (name) => `${name} ${(await stat(join(cacheFolder(world), name))).mtimeMs}`),
  );
  return stamps.join('\n');
}

describe('the cache', () => {
  it('hands out the same result while nothing has changed', async () => {
    const world = await makeWorld();
    const first = await check(world);
    expect([first.code, first.cached]).toEqual([1, false]);
    expect((await check(world)).cached).toBe(true);
    expect((await check(world, '--rule', 'broken-link')).cached).toBe(true);
    expect((await check(world, '--quiet')).cached).toBe(true);
    expect((await check(world, 'pages')).cached).toBe(true);
    expect((await check(world, 'pages/leaf.md')).cached).toBe(true);
  });

  it('looks at content, not at times of files', async () => {
    const world = await makeWorld();
    await check(world);
    await utimes(world.path('pages/page.md'), new Date(), new Date());
    expect((await check(world)).cached).toBe(true);
  });

  it.each<[string, (world: TempWorld) => Promise<void>]>([
    ['a page', (world) => world.write('pages/page.md', '# Page\n\nNothing.\n')],
    [
      'the canon',
      (world) => world.write('canon/people.yaml', 'entities: [{ id: vessa, kind: person, name: V }]\n'),
    ],
    [
      'the configuration',
      (world) => world.write('lore.yaml', 'name: T\nrules: { broken-link: off }\ncheck: ["**/*.md"]\n'),
    ],
    ['a new file', (world) => world.write('pages/Nor there.md', '# Nor there\n')],
    ['a file that is gone', (world) => rm(world.path('pages/page.md'))],
    ['a file with another name', (world) => rename(world.path('pages/leaf.md'), world.path('pages/x.md'))],
    ['a world inside the world', (world) => world.write('pages/lore.yaml', 'name: Inner\n')],
  ])('is of no use after a change of %s', async (_name, change) => {
    const world = await makeWorld();
    await check(world);
    await change(world);
    expect((await check(world)).cached).toBe(false);
    expect((await check(world)).cached).toBe(true);
  });

  it('hangs on worlds that are used, too', async () => {
    const shared = await makeWorld({ 'lore.yaml': 'name: Shared\ncanon: [canon/**/*.yaml]\n' });
    const world = await makeWorld({
      'lore.yaml': `name: T\nuse: [../${shared.folder.split('/').at(-1)}]\ncheck: ["**/*.md"]\ncanon: [no/*.yaml]\n`,
    });
    await check(world);
    expect((await check(world)).cached).toBe(true);
    await shared.write('canon/people.yaml', 'entities: [{ id: nor, kind: place, name: Nor there }]\n');
    expect((await check(world)).cached).toBe(false);
  });

  it('checks what was left out before, and keeps what it knows', async () => {
    const world = await makeWorld();
    await check(world, 'pages/leaf.md');
    expect((await check(world, 'pages/page.md')).cached).toBe(false);
    expect((await check(world, 'pages/leaf.md')).cached).toBe(true);
    expect((await check(world, 'pages')).cached).toBe(true);
    expect((await check(world)).cached).toBe(false);
  });

  it('checks anew only what a change can touch, and finds what a check without it finds', async () => {
    const names = ['Vessa Vale', 'Vesa Vale', 'Nowhere at all', 'Leaf#Deep', 'Torrin', 'Torin', 'leaf', 'x'];
    const line = fc.oneof(
      fc.constantFrom(...names).map((name) => `See [[${name}]] now.`),
      fc.constantFrom(
        '# Deep',
        '## Vessa',
        '',
        'On 31 June 402, Torrin slept.',
        'Torrin and Torrin met Torin.',
      ),
      fc.constantFrom(...names).map((name) => `They saw ${name} there, and ${name} again.`),
    );
    const page = fc.array(line, { maxLength: 6 }).map((lines) => `${lines.join('\n\n')}\n`);
    const file = fc.constantFrom('pages/page.md', 'pages/leaf.md', 'pages/other.md');
    const people = fc
      .constantFrom('tormunt', 'vessa', 'torrin')
      .map(
        (parent) =>
          `entities:\n  - { id: vessa, kind: person, name: Vessa Vale, parents: [${parent}] }\n  - { id: torrin, kind: person, name: Torrin }\n`,
      );
    const change = fc.oneof(
      { weight: 6, arbitrary: fc.tuple(file, page) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('canon/people.yaml'), people) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 6 }), async (changes) => {
        const world = await makeWorld();
        await check(world);
        for (const [path, text] of changes) {
          await world.write(path, text);
          await check(world);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('does not check pages again that no change can touch', async () => {
    const world = await makeWorld();
    await check(world);
    // What only the cache can know shows that it was used.
    const name = (await readdir(cacheFolder(world))).find((file) => file.endsWith('.json')) ?? '';
    const [, body = ''] = (await readFile(join(cacheFolder(world), name), 'utf8')).split('\n');
    const marked = body.replaceAll('Nowhere at all`', 'Nowhere, says the cache`');
    expect(marked).not.toBe(body);
    await writeFile(join(cacheFolder(world), name), `${digest(marked)}\n${marked}`);
    const run = async () => (await lorecheck(world.folder, ['check', '--cache'])).stdout;
    await world.write('pages/page.md', '# Page\n\nSee [[Vessa Vale]], [[Nor there]] and [[Nor here]].\n');
    const edited = await run();
    expect([edited.includes('says the cache'), edited.includes('Nor here')]).toEqual([true, true]);
    await world.write('canon/people.yaml', 'entities: [{ id: vessa, kind: person, name: Vessa }]\n');
    expect(await run()).not.toContain('says the cache');
  });

  it('moves with the world', async () => {
    const world = await makeWorld();
    await check(world);
    const elsewhere = await makeWorld();
    await rename(world.path('.lorecheck'), elsewhere.path('.lorecheck'));
    expect((await check(elsewhere)).cached).toBe(true);
  });

  it('still tells of paths that match nothing, and of worlds without lore.yaml', async () => {
    const world = await tempWorld({ 'a.md': '# A\n' });
    worlds.push(world);
    for (let i = 0; i < 2; i++) {
      expect((await check(world)).stderr).toContain(`${world.folder} has no lore.yaml`);
      expect((await check(world, 'b*.md')).code).toBe(2);
    }
  });

  it('is thrown away when it is damaged or another program wrote it', async () => {
    const world = await makeWorld();
    await check(world);
    const [name = ''] = await readdir(cacheFolder(world));
    const path = join(cacheFolder(world), name);
    const text = await readFile(path, 'utf8');
    for (const bad of ['', '{}', text.slice(0, -1), text.replace('tormunt', 'tormund'), `${text}x`]) {
      await writeFile(path, bad);
      expect((await check(world)).cached).toBe(false);
    }
  });

  it('lies in the world, hidden from git and from the check itself', async () => {
    const world = await makeWorld();
    await check(world);
    expect(await readFile(world.path('.lorecheck/.gitignore'), 'utf8')).toBe('*\n');
    expect((await readdir(world.folder)).sort()).toEqual(['.lorecheck', 'canon', 'lore.yaml', 'pages']);
  });

  it('is never written outside the world, and a world that cannot be written is checked all the same', async () => {
    const outside = await makeWorld();
    const world = await makeWorld();
    await mkdir(outside.path('empty'));
    await symlink(outside.path('empty'), world.path('.lorecheck'));
    const { code, stderr } = await lorecheck(world.folder, ['check', '--cache']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('leads out of the world')]);
    expect(await readdir(outside.path('empty'))).toEqual([]);
    const blocked = await makeWorld();
    await blocked.write('.lorecheck', 'a file\n');
    const result = await lorecheck(blocked.folder, ['check', '--cache']);
    expect([result.code, result.stderr]).toEqual([1, expect.stringContaining('The cache was not written')]);
  });
});
