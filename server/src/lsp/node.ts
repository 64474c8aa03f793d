/** The server on Node, for whoever wants to start it: the extension's own process, or the command line. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFiles } from './files-node.ts';
import { describeError } from './log.ts';
import { startServer } from './server.ts';

/** Serves the client that started this process, by the way its arguments name (`--stdio`, `--node-ipc`). */
export function serve(): void {
  // A fault in one answer must not end the session: it is told to the log, and the rest carries on.
  process.on('uncaughtException', (error) => console.error(describeError(error)));
  process.on('unhandledRejection', (reason) => console.error(describeError(reason)));
  startServer(createConnection(ProposedFeatures.all), nodeFiles());
}
