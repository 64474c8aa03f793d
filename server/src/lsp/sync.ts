/** Keeping open texts in step with the editor, and putting right what has come out of step. */
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
} from 'vscode-languageserver';
import type { OpenDocument } from './documents.ts';
import type { FileAccess } from './files.ts';
import type { Session } from './session.ts';
import { baseName, isWithin, joinUri, normalizeUri, relativePath, type Uri } from './uri.ts';
import { isConfigName } from './world.ts';

export interface SyncHost {
  readonly files: FileAccess;
  /** Asks the client for the whole text of an open document, where it can be asked. */
  readonly askText: ((clientUri: string) => Promise<unknown>) | undefined;
  readonly later: (run: () => void) => void;
}

export async function didOpen(
  session: Session,
  host: SyncHost,
  params: DidOpenTextDocumentParams,
): Promise<void> {
  const written = normalizeUri(params.textDocument.uri);
  const own = written && ownAddress(session, host.files, written);
  const document = session.documents.open(params.textDocument, own);
  if (!document) return;
  session.worlds.edited(document.uri, document.text);
  if (session.worlds.worldOf(document.uri)) return;
  await session.worlds.include(document.uri);
  const latest = session.documents.get(document.uri);
  if (latest) session.worlds.edited(latest.uri, latest.text);
}

/** A file that is reached through a symbolic link is the same file, and known by its own place in the folder. */
function ownAddress(session: Session, files: FileAccess, uri: Uri): Uri {
  const folder = session.worlds.folders().find((candidate) => isWithin(candidate, uri));
  if (!folder) return uri;
  const inside = relativePath(files.realUri(folder), files.realUri(uri));
  return inside === undefined ? uri : joinUri(folder, inside);
}

export async function didChange(
  session: Session,
  host: SyncHost,
  params: DidChangeTextDocumentParams,
): Promise<void> {
  const document = session.documents.change(params);
  if (!document) return;
  if (!document.inSync) return recover(session, host, document);
  session.worlds.edited(document.uri, document.text);
  if (isConfigName(baseName(document.uri))) host.later(() => reconfigure(session, document.uri));
}

/** Globs and used worlds may have changed: which files belong to the world is looked at anew. */
function reconfigure(session: Session, uri: Uri): void {
  session.worlds.touched([uri]).catch((error) => session.log.error(String(error)));
}

async function recover(session: Session, host: SyncHost, document: OpenDocument): Promise<void> {
  session.log.error(`an edit of ${document.clientUri} could not be applied; its text is asked for again`);
  const answer = await host.askText?.(document.clientUri).catch(() => undefined);
  if (typeof answer !== 'object' || answer === null) return;
  const text: unknown = Reflect.get(answer, 'text');
  const version: unknown = Reflect.get(answer, 'version');
  const now = session.documents.get(document.uri);
  if (typeof text !== 'string' || typeof version !== 'number' || !now || now.inSync || version < now.version)
    return;
  restore(session, document.uri, text, version);
}

function restore(session: Session, uri: Uri, text: string, version: number): void {
  const document = session.documents.restore(uri, text, version);
  if (document) session.worlds.edited(uri, document.text);
}

/** Right after saving, the disk holds what the editor shows: a lost text can be read from there. */
export async function didSave(
  session: Session,
  host: SyncHost,
  params: DidSaveTextDocumentParams,
): Promise<void> {
  const uri = session.documents.uriOf(params.textDocument.uri);
  const document = uri && session.documents.get(uri);
  if (!document || document.inSync) return;
  const content = await host.files.read(document.uri);
  const now = session.documents.get(document.uri);
  if (content.type === 'text' && now && !now.inSync && now.version === document.version) {
    restore(session, document.uri, content.text, document.version);
  }
}

export async function didClose(session: Session, params: DidCloseTextDocumentParams): Promise<void> {
  const uri = session.documents.close(params.textDocument.uri);
  session.sentTokens.delete(params.textDocument.uri);
  if (uri) await session.worlds.touched([uri]);
}
