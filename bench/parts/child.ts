import { fileURLToPath } from 'node:url';
import { type Bench, run } from '../bench.ts';

const file = fileURLToPath(new URL('./tasks.ts', import.meta.url));

/** Runs a task of `tasks.ts` in a process of its own and returns what it printed. */
export async function inChild(bench: Bench, task: string, ...args: string[]): Promise<unknown> {
  const node = ['--max-old-space-size=6144', '--disable-warning=ExperimentalWarning', ...bench.nodeOptions];
  const { code, stdout, stderr } = await run(process.execPath, [...node, file, task, ...args]);
  if (code !== 0) throw new Error(stderr.trim().split('\n').at(-1) ?? `the task ended with ${code}`);
  return JSON.parse(stdout);
}
