/** What every request handler sees: the worlds, the open texts, and what the client can do. Read-only. */
import type { LineIndex } from '../base/line-index.ts';
import type { FilePath } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import type { ClientFacts } from './client.ts';
import { type Places, toOffset } from './convert.ts';
import type { Documents, OpenDocument } from './documents.ts';
import type { Log } from './log.ts';
import { ModifiedError, type Signal } from './request.ts';
import type { Settings } from './settings.ts';
import type { Uri } from './uri.ts';
import type { World } from './world.ts';
import type { Worlds } from './worlds.ts';

export interface Session {
  readonly client: ClientFacts;
  readonly documents: Documents;
  readonly worlds: Worlds;
  readonly settings: () => Settings;
  readonly log: Log;
  /** Semantic tokens as they were last sent, by document, to tell the difference. */
  readonly sentTokens: Map<string, { readonly id: string; readonly data: readonly number[] }>;
}

/** A file of a world, at the revision the answer is about. */
export interface Located {
  readonly uri: Uri;
  readonly document: OpenDocument | undefined;
  readonly world: World;
  readonly snapshot: Snapshot;
  readonly file: FileSummary;
}

/** Changes that are worked in at once when somebody asks; more of them go in small steps. */
const fewChanges = 8;

/**
 * The file a request is about, once its world has been loaded. Undefined when no world owns it. Throws
 * {@link ModifiedError} rather than answer about a text the editor does not show.
 */
export async function locate(
  session: Session,
  clientUri: string,
  signal: Signal,
): Promise<Located | undefined> {
  const uri = session.documents.uriOf(clientUri);
  if (uri === undefined || !session.settings().enable) return undefined;
  // A file that is not open may just have been closed: what the disk says comes first.
  if (!session.documents.get(uri)) await signal.race(session.worlds.idle());
  const world = await signal.race(session.worlds.ready(uri));
  const path = world?.pathOf(uri);
  if (!world || !path) return undefined;
  if (world.waiting > fewChanges) await signal.race(world.settle(signal));
  const snapshot = world.snapshot();
  const file = snapshot.files.get(path);
  const document = session.documents.get(uri);
  if (!file) return undefined;
  if (document && (!document.inSync || document.text !== file.text)) throw new ModifiedError();
  return { uri, document, world, snapshot, file };
}

/** Every world that has been read, with what waits for it taken in; none while Lorecheck is switched off. */
export async function loadedWorlds(session: Session, signal: Signal): Promise<readonly World[]> {
  if (!session.settings().enable) return [];
  await signal.race(session.worlds.idle());
  const loaded = session.worlds.all().filter((world) => session.worlds.isLoaded(world));
  for (const world of loaded) if (world.waiting > fewChanges) await signal.race(world.settle(signal));
  return loaded;
}

export interface LocatedOffset extends Located {
  readonly offset: number;
}

export async function locateOffset(
  session: Session,
  params: { textDocument: { uri: string }; position: { line: number; character: number } },
  signal: Signal,
): Promise<LocatedOffset | undefined> {
  const located = await locate(session, params.textDocument.uri, signal);
  if (!located) return undefined;
  const { file } = located;
  return { ...located, offset: toOffset(file.text, file.lines, params.position) };
}

/** The address of a file as the client spells it. */
export function clientUriOf(session: Session, world: World, path: FilePath): string {
  const uri = world.uriOf(path);
  return session.documents.get(uri)?.clientUri ?? uri;
}

export function linesOf(snapshot: Snapshot, path: FilePath): LineIndex | undefined {
  return snapshot.files.get(path)?.lines;
}

export function placesOf(session: Session, world: World, snapshot: Snapshot): Places {
  return {
    uri: (file) => clientUriOf(session, world, file),
    lines: (file) => linesOf(snapshot, file),
  };
}
