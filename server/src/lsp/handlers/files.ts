/** Files renamed in the editor: links and paths are kept right before they move. */
import type { RenameFilesParams, WorkspaceEdit } from 'vscode-languageserver';
import { filePath } from '../../domain/ids.ts';
import { renameFilesEdits } from '../../features/file-rename.ts';
import type { FileMove } from '../../features/rename/model.ts';
import { toWorkspaceEdit } from '../edits.ts';
import type { Signal } from '../request.ts';
import type { Session } from '../session.ts';
import { isWithin, normalizeUri, relativePath } from '../uri.ts';
import type { World } from '../world.ts';

export async function willRenameFiles(
  session: Session,
  params: RenameFilesParams,
  signal: Signal,
): Promise<WorkspaceEdit | null> {
  await signal.race(session.worlds.idle());
  const edits = session.worlds.all().flatMap((world) => {
    const moves = params.files.flatMap((file) => movesIn(world, file.oldUri, file.newUri));
    if (moves.length === 0) return [];
    const snapshot = world.snapshot();
    return [toWorkspaceEdit(session, { world, snapshot }, renameFilesEdits(snapshot, moves))];
  });
  return edits.length === 0 ? null : edits.reduce(merge);
}

/** A move that stays in the world; what leaves it takes its links' targets with it. */
function movesIn(world: World, oldUri: string, newUri: string): FileMove[] {
  const [from, to] = [normalizeUri(oldUri), normalizeUri(newUri)];
  if (!from || !to || !isWithin(world.root, from) || !isWithin(world.root, to)) return [];
  const [oldPath, newPath] = [relativePath(world.root, from), relativePath(world.root, to)];
  return oldPath && newPath ? [{ from: filePath(oldPath), to: filePath(newPath) }] : [];
}

function merge(a: WorkspaceEdit, b: WorkspaceEdit): WorkspaceEdit {
  if (a.documentChanges || b.documentChanges) {
    return { documentChanges: [...(a.documentChanges ?? []), ...(b.documentChanges ?? [])] };
  }
  return { changes: { ...a.changes, ...b.changes } };
}
