/** Runs the command line as a process of its own, as a user does. */
import { spawn } from 'node:child_process';
import { repository } from '../lsp/raw-client.ts';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function runCheck(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, ...options.env };
  const child = spawn(process.execPath, [`${repository}server/src/cli/main.ts`, ...args], {
    cwd: options.cwd ?? repository,
    env,
    stdio: 'pipe',
  });
  child.stdin.end(options.stdin ?? '');
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({
        code,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      });
    });
  });
}
