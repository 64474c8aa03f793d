/** Rename, with a preview that groups its edits by why they are made. */
import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { isRefusal, type Refusal, type RenameReason } from '../../features/rename/model.ts';
import { prepareRename, renameAt } from '../../features/rename.ts';
import { toRange } from '../convert.ts';
import { type Annotation, toWorkspaceEdit } from '../edits.ts';
import type { Signal } from '../request.ts';
import { locateOffset, type Session } from '../session.ts';

export async function prepare(
  session: Session,
  params: PrepareRenameParams,
  signal: Signal,
): Promise<PrepareRenameResult | null> {
  const at = await locateOffset(session, params, signal);
  if (!at) return null;
  const start = prepareRename(at.snapshot, at.file.path, at.offset);
  if (isRefusal(start)) throw refusal(start);
  return { range: toRange(at.file.lines, start.span), placeholder: start.placeholder };
}

export async function rename(
  session: Session,
  params: RenameParams,
  signal: Signal,
): Promise<WorkspaceEdit | null> {
  const at = await locateOffset(session, params, signal);
  if (!at) return null;
  const renaming = renameAt(at.snapshot, at.file.path, at.offset, params.newName);
  if (isRefusal(renaming)) throw refusal(renaming);
  const edits = renaming.edits.map((edit) => ({ ...edit, annotation: annotations[edit.reason] }));
  const moves = session.client.documentChanges && session.client.resourceOperations ? renaming.moves : [];
  return toWorkspaceEdit(session, at, edits, moves);
}

/** Clients show the words of this error to the user. */
function refusal({ refused }: Refusal): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, refused);
}

const annotations: Record<RenameReason, Annotation> = {
  canon: { id: 'canon', label: 'Canon and references', confirm: false },
  link: { id: 'link', label: 'Links', confirm: false },
  mention: { id: 'mention', label: 'Mentions in prose', confirm: false },
  unsure: {
    id: 'unsure',
    label: 'Mentions that may be somebody else',
    description: 'The words fit several entities',
    confirm: true,
  },
};
