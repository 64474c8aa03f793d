import { describe, expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { renameFilesEdits } from '../../server/src/features/file-rename.ts';
import { applyEdits } from '../../server/src/features/fixes.ts';
import { snapshotOf } from './world.ts';

const world: Record<string, string> = {
  'lore.yaml': 'name: W\ncanon: [canon/**]\n',
  'canon/a.yaml':
    'entities:\n  - { id: dun, kind: place, name: Dun, article: pages/dun.md }\n  - { id: vorn, kind: place, name: Vorn, article: "../other/vorn.md" }\n',
  'pages/dun.md': '# Dun\n\nSee [[vorn]], [Vorn](../other/vorn.md#Walls) and ![map](map.png).\n',
  'other/vorn.md':
    '# Vorn\n\n## Walls\n\nSee [[dun|the town]], [[pages/dun]], [[../pages/dun.md]], [Dun](../pages/dun.md), [d](</pages/dun.md>), [[Dun]].\n',
};

function renamed(...moves: readonly [string, string][]): Record<string, string> {
  const snapshot = snapshotOf(world);
  const edits = renameFilesEdits(
    snapshot,
    moves.map(([from, to]) => ({ from: filePath(from), to: filePath(to) })),
  );
  return Object.fromEntries(
    Object.entries(world).map(([path, text]) => [
      path,
      applyEdits(
        text,
        edits.filter((edit) => edit.file === path),
      ),
    ]),
  );
}

describe('renaming files', () => {
  it('takes links along, each in the manner it was written', () => {
    const texts = renamed(['pages/dun.md', 'pages/Dun Mere.md']);
    expect(texts['other/vorn.md']).toContain(
      'See [[Dun Mere|the town]], [[pages/Dun Mere]], [[../pages/Dun Mere.md]], [Dun](../pages/Dun%20Mere.md), [d](</pages/Dun Mere.md>), [[Dun Mere]].',
    );
    expect(texts['canon/a.yaml']).toContain('article: pages/Dun Mere.md');
  });

  it('leaves links by name alone when only the folder changes, and mends paths in the moved file', () => {
    const texts = renamed(['pages/dun.md', 'places/old/dun.md']);
    expect(texts['other/vorn.md']).toContain(
      '[[dun|the town]], [[places/old/dun]], [[../places/old/dun.md]], [Dun](../places/old/dun.md)',
    );
    expect(texts['pages/dun.md']).toContain('See [[vorn]], [Vorn](../../other/vorn.md#Walls)');
  });

  it('moves whole folders, whose inner links stay', () => {
    const texts = renamed(['other', 'lands/far']);
    expect(texts['pages/dun.md']).toContain('See [[vorn]], [Vorn](../lands/far/vorn.md#Walls)');
    expect(texts['other/vorn.md']).toContain(
      '[[../../pages/dun.md]], [Dun](../../pages/dun.md), [d](</pages/dun.md>)',
    );
    expect(texts['canon/a.yaml']).toContain('article: "../lands/far/vorn.md"');
  });

  it('changes nothing for files that nobody names', () => {
    expect(renamed(['canon/a.yaml', 'canon/b.yaml'])['other/vorn.md']).toBe(world['other/vorn.md']);
  });
});
