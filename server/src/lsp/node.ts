/** The server on Node, for whoever wants to start it: the extension's own process, or the command line. */
import { Console } from 'node:console';
import { Transform } from 'node:stream';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFiles } from './files-node.ts';
import { createFraming } from './framing.ts';
import { describeError } from './log.ts';
import { createMemoryKeeper } from './memory-node.ts';
import { startServer } from './server.ts';

/** Serves the client that started this process, by the way its arguments name (`--stdio`, `--node-ipc`). */
export function serve(): void {
  // A fault in one answer must not end the session: it is told to the log, and the rest carries on.
  process.on('uncaughtException', (error) => console.error(describeError(error)));
  process.on('unhandledRejection', (reason) => console.error(describeError(reason)));
  const stdio = process.argv.includes('--stdio');
  const { touch } = createMemoryKeeper(() => server.rest());
  if (stdio) process.stdin.on('data', touch);
  else process.on('message', touch);
  const server = startServer(stdio ? overStdio() : createConnection(ProposedFeatures.all), nodeFiles());
}

/** Standard output belongs to the protocol alone: whatever anybody prints goes to standard error. */
function overStdio(): Connection {
  globalThis.console = new Console(process.stderr, process.stderr);
  return createConnection(ProposedFeatures.all, process.stdin.pipe(messagesOnly()), process.stdout);
}

function messagesOnly(): Transform {
  const framing = createFraming();
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (const message of framing.take(chunk)) this.push(message);
      done();
    },
  });
}
