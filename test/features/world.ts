import { filePath } from '../../server/src/domain/ids.ts';
import type { Snapshot } from '../../server/src/index/snapshot.ts';
import { createWorkspace } from '../../server/src/index/workspace.ts';

/** A world in memory, by the texts of its files. */
export function snapshotOf(files: Readonly<Record<string, string>>): Snapshot {
  const workspace = createWorkspace();
  const entries = Object.entries(files).sort(
    ([a], [b]) => Number(b === 'lore.yaml') - Number(a === 'lore.yaml'),
  );
  workspace.apply(entries.map(([path, text]) => ({ path: filePath(path), text })));
  return workspace.snapshot();
}
