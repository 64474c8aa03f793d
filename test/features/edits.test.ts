/** Edits of many places at once, over the whole example world: applied together they must not touch one another. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TextEdit } from '../../server/src/domain/finding.ts';
import { renameFilesEdits } from '../../server/src/features/file-rename.ts';
import { isRefusal } from '../../server/src/features/rename/model.ts';
import { renameAt } from '../../server/src/features/rename.ts';
import type { Snapshot } from '../../server/src/index/snapshot.ts';
import { repository } from '../lsp/raw-client.ts';
import { snapshotOf } from './world.ts';

const folder = join(repository, 'examples', 'khitomer');
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(md|yaml)$/.test(path));
const snapshot: Snapshot = snapshotOf(
  Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')])),
);

/** Edits of one file that begin before another one of it has ended. */
function overlaps(edits: readonly TextEdit[]): readonly string[] {
  const sorted = [...edits].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.span.start - b.span.start || a.span.end - b.span.end,
  );
  return sorted.flatMap((edit, index) => {
    const before = sorted[index - 1];
    const meets = before?.file === edit.file && before.span.end > edit.span.start;
    return meets ? [`${edit.file}: "${before.newText}" and "${edit.newText}" at ${edit.span.start}`] : [];
  });
}

describe('edits', () => {
  test('of renaming any entity of the example world do not overlap', () => {
    let renamed = 0;
    for (const file of snapshot.files.values()) {
      for (const entity of file.entities) {
        const outcome = renameAt(snapshot, file.path, entity.nameSpan.start + 1, 'Wholly New Name');
        if (isRefusal(outcome)) continue;
        renamed++;
        expect(overlaps(outcome.edits)).toEqual([]);
      }
    }
    expect(renamed).toBeGreaterThan(100);
  });

  test('of moving any page or folder do not overlap', () => {
    const articles = [...snapshot.files.values()].filter(({ type }) => type === 'article');
    const moves = articles.map(({ path }) => ({ from: path, to: `moved/${path}` as typeof path }));
    expect(moves.length).toBeGreaterThan(10);
    for (const move of moves) expect(overlaps(renameFilesEdits(snapshot, [move]))).toEqual([]);
    expect(overlaps(renameFilesEdits(snapshot, moves))).toEqual([]);
  });
});
