import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Bench, run, type StoredWorld } from '../bench.ts';

/** Megabytes of Markdown in a second that `rg -F -f names` reads for the names of a world. */
export interface Reference {
  readonly name: string;
  readonly rate: number;
}

/** ripgrep from the path, else the one inside a VS Code that the tests have fetched; none is no fault. */
async function findProgram(): Promise<string | undefined> {
  if ((await run('rg', ['--version'])).code === 0) return 'rg';
  const cache = join(homedir(), '.cache', 'lorecheck');
  if (!existsSync(cache)) return undefined;
  const inside = join('node_modules', '@vscode', 'ripgrep-universal', 'bin');
  const own = join(inside, `${process.platform}-${process.arch}`, 'rg');
  for (const folder of readdirSync(cache)) {
    const candidate = join(cache, folder, 'package', 'lib', 'vscode', own);
    if (existsSync(candidate)) return candidate;
  }
  return undefined;
}

export async function ripgrep(
  bench: Bench,
  world: StoredWorld,
  threads: number,
): Promise<Reference | undefined> {
  const program = await findProgram();
  if (program === undefined) return undefined;
  const list = join(bench.folder, 'names.txt');
  writeFileSync(list, `${world.world.names.join('\n')}\n`);
  const args = ['-F', '-f', list, '-j', `${threads}`, '--count-matches', '--no-config', '--no-ignore'];
  const glob = ['-g', '*.md', world.folder];
  // The first run brings the files into the system's cache.
  await run(program, [...args, ...glob]);
  const { code, milliseconds } = await run(program, [...args, ...glob]);
  if (code !== 0) return undefined;
  const cores = threads === 1 ? ', one thread' : '';
  return { name: `rg -F -f names${cores}`, rate: world.markdownBytes / 1e3 / milliseconds };
}

/** `0.21 of rg -F -f names (95 MB/s)`. */
export function ratio(rate: number, reference: Reference | undefined): string {
  if (!reference) return 'rg is not installed: no ratio';
  return `${(rate / reference.rate).toFixed(2)} of ${reference.name} (${reference.rate.toFixed(0)} MB/s)`;
}
