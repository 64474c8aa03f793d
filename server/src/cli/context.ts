import type { Terminal } from './terminal.ts';

/** What commands know of the world outside. */
export interface Context {
  readonly terminal: Terminal;
  readonly cwd: string;
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Everything that comes in on standard input. */
  readonly input: () => Promise<Uint8Array>;
  /** Ends commands that run until they are told to stop. */
  readonly signal: AbortSignal;
}
