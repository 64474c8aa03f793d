/** Starting, reading the folders, following settings, and telling the client of changes. */
import * as lsp from 'vscode-languageserver';
import { CancelledError } from '../base/cancel.ts';
import type { ClientFacts } from './client.ts';
import { describeError } from './log.ts';
import { keepPublishing } from './publish.ts';
import { keepRefreshing } from './refreshing.ts';
import { signalOf } from './request.ts';
import type { ProgressReport, Running } from './running.ts';
import { readSettings } from './settings.ts';
import { statusOf } from './status.ts';
import { normalizeUri } from './uri.ts';
import { keepTellingViews } from './views.ts';
import { warmUp } from './warm.ts';
export async function start(connection: lsp.Connection, running: Running): Promise<void> {
  const { client, log } = running.session;
  // Reading starts first: requests that come in right away wait for it, not for the client's answers.
  const reading = open(connection, running);
  if (client.workspaceFolders) followFolders(connection, running);
  keepTelling(connection, running);
  await register(connection, client).catch((error) => log.error(describeError(error)));
  await configure(connection, running).catch((error) => log.error(describeError(error)));
  await reading;
  await warmUp(running.session, running.ticker, signalOf(running.end.token));
}

async function register(connection: lsp.Connection, client: ClientFacts): Promise<void> {
  if (client.watchers) {
    await connection.client.register(lsp.DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: '**/*.{md,markdown,yaml,yml}' },
        // Folders that are moved or deleted are told of by themselves, not file by file.
        { globPattern: '**/*', kind: lsp.WatchKind.Create | lsp.WatchKind.Delete },
      ],
    });
  }
  if (client.configurationEvents) {
    await connection.client.register(lsp.DidChangeConfigurationNotification.type, { section: 'lorecheck' });
  }
}

export async function configure(connection: lsp.Connection, running: Running, sent?: unknown): Promise<void> {
  const section = running.session.client.configuration
    ? await connection.workspace.getConfiguration('lorecheck')
    : sent;
  running.settings = readSettings(section);
  running.ticker.tick();
}

function followFolders(connection: lsp.Connection, running: Running): void {
  const { log } = running.session;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = removed.flatMap((folder) => normalizeUri(folder.uri) ?? []);
    const fresh = added.flatMap((folder) => normalizeUri(folder.uri) ?? []);
    running.folders = [...running.folders.filter((folder) => !gone.includes(folder)), ...fresh];
    open(connection, running).catch((error) => log.error(`changing folders failed: ${describeError(error)}`));
  });
}

/** Reads the folders' worlds, with progress that can be cancelled. */
export async function open(connection: lsp.Connection, running: Running): Promise<void> {
  const { worlds } = running.session;
  const cancel = new lsp.CancellationTokenSource();
  running.end.token.onCancellationRequested(() => cancel.cancel());
  const progress = beginProgress(connection, () => cancel.cancel());
  running.report = progress.report;
  try {
    await worlds.setFolders(running.folders, signalOf(cancel.token));
    running.stopped = false;
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    running.stopped = true;
  } finally {
    running.report = undefined;
    progress.done();
    running.watchOurselves?.(running.folders);
    running.changedOutside = true;
    running.ticker.tick();
  }
}

/** Nothing waits for the client's answer: a client that never gives one still gets its findings. */
function beginProgress(
  connection: lsp.Connection,
  cancel: () => void,
): { report: ProgressReport; done: () => void } {
  let reporter: lsp.WorkDoneProgressServerReporter | undefined;
  let over = false;
  connection.window.createWorkDoneProgress().then(
    (created) => {
      if (over) return;
      reporter = created;
      created.token.onCancellationRequested(cancel);
      created.begin('Lorecheck', 0, 'Reading the world', true);
    },
    () => undefined,
  );
  return {
    report: (message, done, total) => {
      reporter?.report(
        total === 0 ? 100 : Math.floor((100 * done) / total),
        `${message}: ${done} of ${total}`,
      );
    },
    done: () => {
      over = true;
      reporter?.done();
    },
  };
}

/** Tells the client of every change: its status, new diagnostics, refreshed hints. */
function keepTelling(connection: lsp.Connection, running: Running): void {
  const { session, ticker, end } = running;
  const signal = signalOf(end.token);
  const forever = async (): Promise<void> => {
    const told = new Map<string, string>();
    for (;;) {
      const since = ticker.now();
      for (const status of statusOf(session, running.stopped)) {
        const key = `${status.folder} ${status.root}`;
        if (told.get(key) === JSON.stringify(status)) continue;
        told.set(key, JSON.stringify(status));
        await connection.sendNotification('lorecheck/status', status);
      }
      await ticker.changedSince(since, 200, signal);
    }
  };
  const survive = (error: unknown): void => {
    if (!(error instanceof CancelledError)) session.log.error(describeError(error));
  };
  forever().catch(survive);
  keepRefreshing(connection, running, signal).catch(survive);
  keepTellingViews(connection, running, signal).catch(survive);
  if (session.client.pullDiagnostics) return;
  keepPublishing(session, ticker, signal, (params) => connection.sendDiagnostics(params)).catch(survive);
}
