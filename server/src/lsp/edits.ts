/** Text edits in offsets as a workspace edit of the protocol: versioned, and annotated where that helps. */
import type {
  ChangeAnnotation,
  TextEdit as ProtocolEdit,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextEdit } from '../domain/finding.ts';
import type { FilePath } from '../domain/ids.ts';
import { groupBy } from '../features/group.ts';
import type { FileMove } from '../features/rename/model.ts';
import { toRange } from './convert.ts';
import { clientUriOf, type Located, linesOf, type Session } from './session.ts';

/** Edits that one label stands for, to be shown and ticked together in a preview. */
export interface AnnotatedEdit extends TextEdit {
  readonly annotation?: Annotation;
}

export interface Annotation {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** The client should ask before it applies these. */
  readonly confirm: boolean;
}

/** Only files of the world are ever edited; edits of others are left out. Files move after the edits. */
export function toWorkspaceEdit(
  session: Session,
  at: Pick<Located, 'world' | 'snapshot'>,
  edits: readonly AnnotatedEdit[],
  moves: readonly FileMove[] = [],
): WorkspaceEdit {
  const annotated = session.client.documentChanges && session.client.changeAnnotations;
  const byFile = groupBy(edits, (edit) => edit.file);
  const documents = [...byFile].flatMap(([file, own]) => documentEdit(session, at, file, own, annotated));
  if (!session.client.documentChanges) {
    return { changes: Object.fromEntries(documents.map((one) => [one.textDocument.uri, plain(one)])) };
  }
  const annotations = annotated ? edits.flatMap((edit) => edit.annotation ?? []) : [];
  const renames = moves.map(({ from, to }) => ({
    kind: 'rename' as const,
    oldUri: clientUriOf(session, at.world, from),
    newUri: at.world.uriOf(to),
    options: { overwrite: false },
  }));
  const documentChanges = [...documents, ...renames];
  if (annotations.length === 0) return { documentChanges };
  return { documentChanges, changeAnnotations: annotationMap(annotations) };
}

function documentEdit(
  session: Session,
  { world, snapshot }: Pick<Located, 'world' | 'snapshot'>,
  file: FilePath,
  edits: readonly AnnotatedEdit[],
  annotated: boolean,
): TextDocumentEdit[] {
  const lines = linesOf(snapshot, file);
  if (!lines) return [];
  const document = session.documents.get(world.uriOf(file));
  const textDocument = { uri: clientUriOf(session, world, file), version: document?.version ?? null };
  const converted = edits.map((edit) => ({
    range: toRange(lines, edit.span),
    newText: edit.newText,
    ...(annotated && edit.annotation && { annotationId: edit.annotation.id }),
  }));
  return [{ textDocument, edits: converted }];
}

function plain(document: TextDocumentEdit): ProtocolEdit[] {
  return document.edits.flatMap((edit) =>
    'newText' in edit ? [{ range: edit.range, newText: edit.newText }] : [],
  );
}

function annotationMap(annotations: readonly Annotation[]): Record<string, ChangeAnnotation> {
  return Object.fromEntries(
    annotations.map(({ id, label, description, confirm }) => [
      id,
      { label, needsConfirmation: confirm, ...(description !== undefined && { description }) },
    ]),
  );
}
