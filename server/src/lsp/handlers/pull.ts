/** Pull diagnostics, of one document and of all worlds. */
import {
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { yieldToEvents } from '../../base/cancel.ts';
import type { FilePath } from '../../domain/ids.ts';
import { type DiagnosticSet, diagnosticsOf, nothing } from '../diagnostics.ts';
import { ModifiedError, type Signal } from '../request.ts';
import { clientUriOf, locate, type Session } from '../session.ts';
import type { World } from '../world.ts';

export async function documentDiagnostics(
  session: Session,
  params: DocumentDiagnosticParams,
  signal: Signal,
): Promise<DocumentDiagnosticReport> {
  const at = await locate(session, params.textDocument.uri, signal).catch(askAgain);
  const set = at ? diagnosticsOf(session, at.world, at.snapshot, at.file) : nothing;
  if (set.id === params.previousResultId) {
    return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: set.id };
  }
  return { kind: DocumentDiagnosticReportKind.Full, resultId: set.id, items: set.items };
}

/** The text is not the one that is shown just now: the client is to ask once more. */
function askAgain(error: unknown): never {
  if (!(error instanceof ModifiedError)) throw error;
  throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The document is being read again.', {
    retriggerRequest: true,
  });
}

/** Time without a change after which the whole world is looked at again, in milliseconds. */
const quiet = 250;

/** Waits until something changed since a moment, and then until it has been quiet for a while. */
export interface ChangeClock {
  readonly now: () => number;
  readonly changedSince: (moment: number, quiet: number, signal: Signal) => Promise<void>;
  /** Waits until nothing has changed for a while; at once when that is so already. */
  readonly settled: (quiet: number, signal: Signal) => Promise<void>;
}

type Reports = readonly WorkspaceDocumentDiagnosticReport[];

/** Reports that are sent together while the first look at a world is still going on. */
const chunk = 50;

/**
 * Answers when there is something new to tell, and holds the request open until then: a client asks again
 * right after every answer, so that an empty one would keep both sides busy for nothing. `tell` hands on
 * part of the answer early, where the client takes it so.
 */
export async function workspaceDiagnostics(
  session: Session,
  clock: ChangeClock,
  params: WorkspaceDiagnosticParams,
  signal: Signal,
  tell: ((reports: Reports) => void) | undefined,
): Promise<WorkspaceDiagnosticReport> {
  const known = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
  // Who has seen the world already is telling of changes to come: not while the author is typing.
  if (known.size > 0) await clock.settled(quiet, signal);
  for (;;) {
    const started = clock.now();
    await signal.race(session.worlds.idle());
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    let told = 0;
    const hand = (report: WorkspaceDocumentDiagnosticReport): void => {
      items.push(report);
      if (!tell || items.length < chunk) return;
      for (const { uri, resultId } of items) known.set(uri, resultId ?? nothing.id);
      told += items.length;
      tell(items.splice(0));
    };
    const complete = await eachNewReport(session, known, signal, () => clock.now() === started, hand);
    // An answer tells of one state of the world: what was found on the way to another one is left out.
    if (complete && items.length + told > 0) return { items };
    await clock.changedSince(started, quiet, signal);
  }
}

/** Visits reports that differ from what the client knows; false when a change came in between. */
async function eachNewReport(
  session: Session,
  known: ReadonlyMap<string, string>,
  signal: Signal,
  current: () => boolean,
  visit: (report: WorkspaceDocumentDiagnosticReport) => void,
): Promise<boolean> {
  const seen = new Set<string>();
  const { enable, scope } = session.settings();
  const worlds = enable && scope === 'world' ? session.worlds.all() : [];
  const full = (uri: string, version: number | null, set: DiagnosticSet): void => {
    visit({ kind: DocumentDiagnosticReportKind.Full, uri, version, resultId: set.id, items: set.items });
  };
  for (const world of worlds.filter((candidate) => session.worlds.isLoaded(candidate))) {
    for await (const { uri, set, version } of setsOf(session, world, signal, current)) {
      seen.add(uri);
      if ((known.get(uri) ?? nothing.id) !== set.id) full(uri, version, set);
    }
  }
  if (!current()) return false;
  for (const [uri, id] of [...known]) {
    if (!seen.has(uri) && id !== nothing.id) full(uri, null, nothing);
  }
  return true;
}

/** Work between two chances for other events, in milliseconds. */
const stride = 2;

/** The diagnostics of each file of a world in turn; ends early when what they are made of is out of date. */

export async function* setsOf(
  session: Session,
  world: World,
  signal: Signal,
  current: () => boolean,
): AsyncGenerator<{ uri: string; set: DiagnosticSet; version: number | null }> {
  let snapshot = world.snapshot();
  const own = [...snapshot.files.values()].filter((file) => !file.shared).map((file) => file.path);
  // What is being looked at comes first.
  const isOpen = (path: FilePath): boolean => session.documents.get(world.uriOf(path)) !== undefined;
  const open = own.filter(isOpen);
  const paths = open.length === 0 ? own : [...open, ...own.filter((path) => !open.includes(path))];
  let since = performance.now();
  for (const path of paths) {
    if (performance.now() - since > stride) {
      await signal.race(yieldToEvents());
      if (!current()) return;
      snapshot = world.snapshot();
      since = performance.now();
    }
    const file = snapshot.files.get(path);
    if (!file) continue;
    const document = session.documents.get(world.uriOf(path));
    if (document && (!document.inSync || document.text !== file.text)) continue;
    const set = diagnosticsOf(session, world, snapshot, file);
    yield { uri: clientUriOf(session, world, path), set, version: document?.version ?? null };
  }
}
