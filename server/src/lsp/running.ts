/** One running server: its session and everything of it that changes. */
import * as lsp from 'vscode-languageserver';
import type { ClientFacts } from './client.ts';
import { createTicker, type Ticker } from './clock.ts';
import { createDocuments } from './documents.ts';
import type { FileAccess } from './files.ts';
import { clientFiles } from './files-client.ts';
import { describeError, type Log } from './log.ts';
import type { Session } from './session.ts';
import { defaultSettings, type Settings } from './settings.ts';
import type { SyncHost } from './sync.ts';
import { schemeOf, type Uri } from './uri.ts';
import { createBurst, createFolderWatch } from './watching.ts';
import { createWorlds } from './worlds.ts';

/** Everything of one running server that changes. */
export interface Running {
  readonly session: Session;
  readonly ticker: Ticker;
  readonly files: FileAccess;
  readonly sync: SyncHost;
  readonly end: lsp.CancellationTokenSource;
  readonly touch: (uris: readonly Uri[]) => void;
  readonly watchOurselves: ((folders: readonly Uri[]) => void) | undefined;
  /** Used worlds outside of the workspace, which clients do not watch; only where we can reach the disk. */
  readonly watchLent: (folders: readonly Uri[]) => void;
  folders: Uri[];
  settings: Settings;
  /** The author cancelled the first reading. */
  stopped: boolean;
  /** Files changed on disk since the client was last asked to look again. */
  changedOutside: boolean;
  /** Where the progress of reading goes, while somebody wants to see it. */
  report: ProgressReport | undefined;
}

export function createRunning(
  connection: lsp.Connection,
  log: Log,
  client: ClientFacts,
  disk: FileAccess | undefined,
  folders: Uri[],
): Running {
  const documents = createDocuments();
  const ticker = createTicker();
  const ask = (method: string, params: object): Promise<unknown> => connection.sendRequest(method, params);
  const files = chooseFiles(disk, client.options.fileAccess ? clientFiles(ask) : undefined);
  const worlds = createWorlds({
    files,
    openText: (uri) => documents.get(uri)?.text,
    openUris: () => [...documents.all()].map((document) => document.uri),
    changed: () => ticker.tick(),
    progress: (message, done, total) => running.report?.(message, done, total),
    lending: (folders) => running.watchLent(folders),
  });
  const touch = createBurst((uris) => {
    running.changedOutside = true;
    worlds.touched(uris).catch((error) => log.error(`reading files failed: ${describeError(error)}`));
  });
  const session: Session = {
    client,
    documents,
    worlds,
    log,
    settings: () => running.settings,
    sentTokens: new Map(),
  };
  const running: Running = {
    session,
    ticker,
    files,
    sync: {
      files,
      askText: client.options.resync ? (uri) => ask('lorecheck/text', { uri }) : undefined,
      later: debounce(300),
    },
    end: new lsp.CancellationTokenSource(),
    touch,
    watchOurselves: client.watchers ? undefined : createFolderWatch(files, touch),
    watchLent: createFolderWatch(files, touch),
    folders,
    settings: defaultSettings,
    stopped: false,
    changedOutside: false,
    report: undefined,
  };
  return running;
}

export type ProgressReport = (message: string, done: number, total: number) => void;

/** A disk serves `file:` addresses; for all others the client has to help. */
function chooseFiles(disk: FileAccess | undefined, client: FileAccess | undefined): FileAccess {
  const none: FileAccess = {
    list: async () => [],
    read: async () => ({ type: 'gone' }),
    stat: async () => undefined,
    realUri: (uri) => uri,
  };
  const of = (uri: Uri): FileAccess => (schemeOf(uri) === 'file' ? (disk ?? client) : client) ?? none;
  return {
    list: (uri, options) => of(uri).list(uri, options),
    read: (uri) => of(uri).read(uri),
    stat: (uri) => of(uri).stat(uri),
    realUri: (uri) => of(uri).realUri(uri),
    ...(disk?.watch && { watch: disk.watch }),
  };
}

function debounce(delay: number): (run: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (run) => {
    clearTimeout(timer);
    timer = setTimeout(run, delay);
  };
}
