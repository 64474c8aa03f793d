/** The files of the cache, which lie in the world and nowhere else. */
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { replaceFile } from '../write.ts';
import { digest } from './mark.ts';
import type { Inputs } from './recorder.ts';
import type { CheckedFinding } from './report.ts';
import type { TextPlaces } from './texts.ts';

/** Names of files are relative to the folder of the world. */
export interface Stored {
  readonly program: string;
  readonly inputs: Inputs;
  /** Where the texts that were read lie in the other file. */
  readonly texts: TextPlaces;
  /** Worlds without a `lore.yaml`. */
  readonly undeclared: readonly string[];
  readonly known: readonly string[];
  /** Findings of every file that was checked, also of clean ones. */
  readonly findings: Readonly<Record<string, readonly CheckedFinding[]>>;
}

/** The file is a line with the digest of the rest, and the rest: damaged ones are no good. */
export async function readStored(path: string, program: string): Promise<Stored | undefined> {
  const text = await readFile(`${path}.json`, 'utf8').catch(() => '');
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end < 0 || digest(body) !== text.slice(0, end)) return undefined;
  const stored: unknown = JSON.parse(body);
  return isStored(stored) && stored.program === program ? stored : undefined;
}

/** The digest has told that this program wrote it; this is for caches that others made. */
function isStored(value: unknown): value is Stored {
  const isRecord = (part: unknown): part is object => typeof part === 'object' && part !== null;
  if (!isRecord(value)) return false;
  const at = (key: keyof Stored): unknown => Reflect.get(value, key);
  const lists = [at('undeclared'), at('known')];
  const inputs = at('inputs');
  return (
    lists.every((list) => Array.isArray(list) && list.every((item) => typeof item === 'string')) &&
    [inputs, at('findings'), at('texts')].every(isRecord) &&
    ['lists', 'stats', 'reads'].every((key) => isRecord(Reflect.get(Object(inputs), key))) &&
    Object.values(Object(at('findings'))).every(Array.isArray)
  );
}

export async function writeStored(
  root: string,
  path: string,
  stored: Stored,
  texts: Uint8Array,
): Promise<void> {
  const own = join(root, '.lorecheck');
  for (const folder of [own, join(own, 'cache')]) {
    await mkdir(folder, { recursive: true });
    const straight = join(await realpath(root), relative(root, folder));
    if ((await realpath(folder)) !== straight) throw new Error(`${folder} leads out of the world.`);
  }
  // Nothing in there belongs into a repository.
  await writeFile(join(own, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => undefined);
  const body = JSON.stringify(stored);
  await replaceFile(`${path}.texts`, texts);
  await replaceFile(`${path}.json`, `${digest(body)}\n${body}`);
}

/** Tells programs apart that may find different things: this program's own text, and what runs it. */
export async function programStamp(version: string): Promise<string> {
  const text = await readFile(fileURLToPath(import.meta.url), 'utf8');
  return digest(version, text, process.version);
}
