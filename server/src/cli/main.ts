/** Entry of the command line: runs the command that the arguments name and ends with its code. */
import { describeError } from '../lsp/log.ts';
import type { Context } from './context.ts';
import { exitCodes, UsageError } from './errors.ts';
import { run } from './run.ts';
import { createTerminal } from './terminal.ts';
import { version } from './version.ts';

async function main(): Promise<void> {
  const terminal = createTerminal(process.stdout, process.stderr, process.env);
  const context: Context = {
    terminal,
    cwd: process.cwd(),
    version,
    env: process.env,
    input: readInput,
    signal: new AbortController().signal,
  };
  // A reader that closes the pipe early (`| head`) has all it wants.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.clean);
    throw error;
  });
  try {
    const code = await run(process.argv.slice(2), context);
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    terminal.say(error instanceof UsageError ? error.message : `lorecheck failed: ${describeError(error)}`);
    process.exitCode = exitCodes.failed;
  }
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

await main();
