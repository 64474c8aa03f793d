/** Runs the command line within the test: quicker than a process of its own, and a terminal may be pretended. */
import type { Context } from '../../server/src/cli/context.ts';
import { exitCodes, UsageError } from '../../server/src/cli/errors.ts';
import { run } from '../../server/src/cli/run.ts';
import { createTerminal } from '../../server/src/cli/terminal.ts';
import type { CliResult } from './run-cli.ts';

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Streams that are a terminal. */
  readonly tty?: readonly ('stdout' | 'stderr')[];
  readonly signal?: AbortSignal;
  /** Called with everything on standard output so far. */
  readonly watch?: (stdout: string) => void;
}

export async function lorecheck(
  cwd: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<CliResult> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: options.tty?.includes(name) === true,
    columns: 100,
    write(text: string) {
      written[name] += text;
      if (name === 'stdout') options.watch?.(written.stdout);
    },
  });
  const env = options.env ?? {};
  const terminal = createTerminal(stream('stdout'), stream('stderr'), env);
  const context: Context = {
    terminal,
    cwd,
    version: '1.2.3',
    env,
    input: async () => Buffer.from(options.stdin ?? ''),
    signal: options.signal ?? new AbortController().signal,
  };
  try {
    return { code: (await run(args, context)) ?? null, ...written };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.say(error.message);
    return { code: exitCodes.failed, ...written };
  }
}
