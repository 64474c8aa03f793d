/** The language server: wires the protocol to the worlds. Everything it knows of the outside comes in here. */
import type * as lsp from 'vscode-languageserver';
import { CancelledError } from '../base/cancel.ts';
import { serverCapabilities } from './capabilities.ts';
import { clientFacts } from './client.ts';
import type { FileAccess } from './files.ts';
import { start } from './lifecycle.ts';
import { describeError, type Log } from './log.ts';
import { listen, respond } from './routes.ts';
import { createRunning, type Running } from './running.ts';
import { normalizeUri, type Uri } from './uri.ts';

export interface Server {
  /** Lets go of what is quickly read again. */
  rest(): void;
}

/** Serves a client until it says goodbye. `disk` is the machine's own file system, where there is one. */
export function startServer(connection: lsp.Connection, disk: FileAccess | undefined): Server {
  const log: Log = {
    error: (message) => connection.console.error(message),
    info: (message) => connection.console.info(message),
  };
  let running: Running | undefined;
  connection.onInitialize((params) => {
    const client = clientFacts(params);
    running = createRunning(connection, log, client, disk, foldersOf(params));
    return {
      capabilities: serverCapabilities(client),
      serverInfo: { name: 'lorecheck' },
    };
  });
  const guard = (what: string, run: (running: Running) => Promise<unknown> | unknown): void => {
    if (!running) return;
    const at = running;
    Promise.resolve()
      .then(() => run(at))
      .catch((error) => {
        if (!(error instanceof CancelledError)) log.error(`${what} failed: ${describeError(error)}`);
      });
  };
  connection.onInitialized(() => guard('starting', (at) => start(connection, at)));
  connection.onShutdown(() => {
    running?.end.cancel();
    running?.watchOurselves?.([]);
    running?.watchLent([]);
  });
  listen(connection, guard);
  respond(connection, log, () => running);
  connection.listen();
  return {
    rest() {
      for (const world of running?.session.worlds.all() ?? []) world.rest();
    },
  };
}

function foldersOf(params: lsp.InitializeParams): Uri[] {
  const named = params.workspaceFolders?.map((folder) => folder.uri);
  const only = params.rootUri ?? undefined;
  const uris = named ?? (only === undefined ? [] : [only]);
  return uris.flatMap((uri) => normalizeUri(uri) ?? []);
}
