import { filePath } from '../../../server/src/domain/ids.ts';
import type { Snapshot } from '../../../server/src/index/snapshot.ts';
import type { FileSummary } from '../../../server/src/index/summary.ts';
import { createWorkspace, type Workspace } from '../../../server/src/index/workspace.ts';

export interface World {
  readonly workspace: Workspace;
  readonly snapshot: () => Snapshot;
  readonly file: (path: string) => FileSummary;
  readonly write: (path: string, text: string | undefined) => void;
}

/** A world of a few files, by path. */
export function openWorld(files: Readonly<Record<string, string>>): World {
  const workspace = createWorkspace();
  workspace.apply(Object.entries(files).map(([path, text]) => ({ path: filePath(path), text })));
  return {
    workspace,
    snapshot: () => workspace.snapshot(),
    write: (path, text) => workspace.apply([{ path: filePath(path), text }]),
    file(path) {
      const found = workspace.snapshot().files.get(filePath(path));
      if (!found) throw new Error(`no file ${path}`);
      return found;
    },
  };
}
