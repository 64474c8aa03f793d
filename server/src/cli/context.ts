import type { Terminal } from './terminal.ts';

/** What commands know of the world outside. */
export interface Context {
  readonly terminal: Terminal;
  readonly cwd: string;
  readonly version: string;
}
