import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { neverCancelled } from '../../server/src/base/cancel.ts';
import { maxFileBytes } from '../../server/src/lsp/files.ts';
import { nodeFiles, uriOfPath } from '../../server/src/lsp/files-node.ts';

let folder = '';
const files = nodeFiles();
const put = async (path: string, content: string | Uint8Array = 'x') => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
};
const list = () =>
  files.list(uriOfPath(folder), { wants: (path) => path.endsWith('.md'), signal: neverCancelled });
const read = (path: string) => files.read(uriOfPath(join(folder, path)));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lorecheck-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('listing', () => {
  it('leaves out hidden folders, node_modules and what is not wanted', async () => {
    for (const path of ['a.md', 'b.txt', 'x/c.md', '.git/d.md', 'node_modules/e.md', 'x/.obsidian/f.md'])
      await put(path);
    expect(await list()).toEqual(['a.md', 'x/c.md']);
  });

  it('ends symbolic links that lead in circles, and lists every real file once', async () => {
    await put('real/a.md');
    await put('real/deep/b.md');
    await symlink(folder, join(folder, 'real', 'up'));
    await symlink(join(folder, 'real'), join(folder, 'again'));
    await symlink(join(folder, 'real', 'a.md'), join(folder, 'twin.md'));
    await symlink('nowhere', join(folder, 'broken.md'));
    await symlink('self', join(folder, 'self'));
    expect(await list()).toEqual(['real/a.md', 'real/deep/b.md']);
  });

  it('follows a link out of the folder, once', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'lorecheck-outside-'));
    await writeFile(join(outside, 'o.md'), 'x');
    await symlink(outside, join(folder, 'one'));
    await symlink(outside, join(folder, 'two'));
    expect(await list()).toEqual(['one/o.md']);
    await rm(outside, { recursive: true });
  });

  it('gives up when nobody wants it any more', async () => {
    await put('a.md');
    const listing = files.list(uriOfPath(folder), { wants: () => true, signal: { cancelled: true } });
    await expect(listing).rejects.toThrow('cancelled');
  });
});

describe('reading', () => {
  it('drops a byte order mark and remembers it', async () => {
    await put('a.md', '\uFEFFone');
    expect(await read('a.md')).toEqual({ type: 'text', text: 'one', damaged: false, encoding: 'utf-8-bom' });
  });

  it('reads UTF-16 by its mark', async () => {
    await put('a.md', Buffer.from('\uFEFFQo’noS', 'utf16le'));
    expect(await read('a.md')).toMatchObject({ text: 'Qo’noS', encoding: 'utf-16le' });
    await put('b.md', Buffer.from('\uFEFFQo’noS', 'utf16le').swap16());
    expect(await read('b.md')).toMatchObject({ text: 'Qo’noS', encoding: 'utf-16be' });
  });

  it('tells invalid UTF-8 from text that holds replacement characters', async () => {
    await put('bad.md', Uint8Array.from([0x4b, 0xe9, 0x6e]));
    await put('good.md', 'a \uFFFD b');
    expect(await read('bad.md')).toMatchObject({ damaged: true });
    expect(await read('good.md')).toMatchObject({ damaged: false, text: 'a \uFFFD b' });
  });

  it('skips what is too large or binary, and says when a file is gone', async () => {
    await put('large.md', Buffer.alloc(maxFileBytes + 1, 'a'));
    await put('binary.md', Uint8Array.from([1, 0, 2]));
    expect(await read('large.md')).toMatchObject({ type: 'skipped', reason: 'too-large' });
    expect(await read('binary.md')).toMatchObject({ type: 'skipped', reason: 'binary' });
    expect(await read('none.md')).toEqual({ type: 'gone' });
    expect(await files.stat(uriOfPath(folder))).toBe('folder');
  });
});
