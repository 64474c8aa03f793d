// Shared by the entry scripts: npm runs them on whatever Node the machine has (20 or later), while the tools
// want the one installed with the project. Whoever spawns a tool does it with this environment.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** An environment in which `node` and every tool are the project's own. */
export function toolEnv(extra = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const bin = join(root, 'node_modules', '.bin');
  return { ...process.env, [key]: `${bin}${delimiter}${process.env[key] ?? ''}`, ...extra };
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string>, echo?: boolean }} [options] `quiet` collects the
 *   output and shows it only when the program fails; `echo` false collects without ever showing it.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  const { quiet = false, env = {}, echo = true } = options;
  const shell = process.platform === 'win32';
  const child = spawn(command, args, {
    cwd: root,
    env: toolEnv(env),
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    const take = (stream) => (chunk) => {
      output += chunk;
      if (echo && !quiet) stream.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', take(process.stdout));
    child.stderr.setEncoding('utf8').on('data', take(process.stderr));
    child.on('error', reject);
    child.on('close', (code) => {
      if (echo && quiet && code !== 0) process.stdout.write(output);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Whether `node_modules` is missing or older than the lock file. */
function installIsStale() {
  const stamp = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(stamp)) return true;
  return statSync(join(root, 'package-lock.json')).mtimeMs > statSync(stamp).mtimeMs;
}

/**
 * Installs the locked dependencies where that is needed. Throws when npm fails. Not `npm ci`: that one refuses a
 * lock file made where the packages of other platforms could not be seen.
 */
export async function install() {
  if (!installIsStale()) return false;
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code } = await run('npm', args, { quiet: true });
  if (code !== 0) throw new Error('npm install failed; its output is above.');
  return true;
}
