/**
 * `--cache`: keeps what a check found in `.lorecheck/cache` of the world, and hands it out again as long as
 * everything the check has read (configuration, canon, pages, which files there are, worlds that are used)
 * has the same content, and the program is the same. Times of files play no part.
 */
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '../../features/group.ts';
import { nodeFiles, uriOfPath } from '../../lsp/files-node.ts';
import type { Context } from '../context.ts';
import { replaceFile } from '../write.ts';
import { loadWorlds, relativeSlash, type Selected, undeclaredRoots } from './load.ts';
import { digest } from './mark.ts';
import { type Inputs, isUnchanged, recordFiles } from './recorder.ts';
import { type CheckedFinding, renamed } from './report.ts';
import { type Checked, checkWorlds } from './run.ts';

/** Names of files are relative to the folder of the cache. */
interface Stored {
  readonly program: string;
  readonly inputs: Inputs;
  /** Worlds without a `lore.yaml`. */
  readonly undeclared: readonly string[];
  readonly known: readonly string[];
  /** Findings of every file that was checked, also of clean ones. */
  readonly findings: Readonly<Record<string, readonly CheckedFinding[]>>;
}

export interface CheckedWorlds {
  readonly checked: Checked;
  /** Roots of worlds without a `lore.yaml`. */
  readonly undeclared: readonly string[];
}

export async function checkWithCache(selected: Selected, context: Context): Promise<CheckedWorlds> {
  const root = selected.folders[0] ?? context.cwd;
  const program = await programStamp(context.version);
  const name = digest(...selected.folders.map((folder) => relativeSlash(root, folder))).slice(0, 12);
  const path = join(root, '.lorecheck', 'cache', `check-${name}.json`);
  const stored = await readStored(path, program);
  const files = nodeFiles();
  const valid = stored && (await isUnchanged(uriOfPath(root), stored.inputs, files));
  const answer = valid ? fromStored(stored, root, selected) : undefined;
  if (answer) return answer;
  const recorder = recordFiles(uriOfPath(root), files);
  const { terminal } = context;
  const worlds = await loadWorlds(selected.folders, { files: recorder.files, terminal });
  const checked = checkWorlds(worlds, selected, terminal);
  const undeclared = undeclaredRoots(worlds);
  const inputs = recorder.inputs();
  const earlier = stored && isDeepStrictEqual(stored.inputs, inputs) ? stored.findings : {};
  const fresh = toStored({ checked, undeclared }, root);
  await writeStored(root, path, {
    program,
    inputs,
    ...fresh,
    findings: { ...earlier, ...fresh.findings },
  }).catch((error: NodeJS.ErrnoException) => terminal.say(`The cache was not written: ${error.message}`));
  return { checked, undeclared };
}

/** Undefined when some of the files that are wanted now were not checked then. */
function fromStored(stored: Stored, root: string, selected: Selected): CheckedWorlds | undefined {
  const uris = new Map(stored.known.map((file) => [file, uriOfPath(resolve(root, file))]));
  selected.checkMatches([...uris.values()]);
  const asked = [...uris].filter(([, uri]) => selected.wants(uri)).map(([file]) => file);
  if (!asked.every((file) => Object.hasOwn(stored.findings, file))) return undefined;
  const findings = asked.flatMap((file) => stored.findings[file] ?? []);
  const report = renamed({ findings, files: asked }, (file) => resolve(root, file));
  const known = stored.known.map((file) => resolve(root, file));
  return {
    checked: { ...report, known },
    undeclared: stored.undeclared.map((folder) => resolve(root, folder)),
  };
}

function toStored({ checked, undeclared }: CheckedWorlds, root: string) {
  const name = (file: string): string => relativeSlash(root, file);
  const { findings, files } = renamed(checked, name);
  const byFile = groupBy(findings, (finding) => finding.file);
  return {
    undeclared: undeclared.map(name),
    known: checked.known.map(name),
    findings: Object.fromEntries(files.map((file) => [file, byFile.get(file) ?? []])),
  };
}

/** The file is a line with the digest of the rest, and the rest: damaged ones are no good. */
async function readStored(path: string, program: string): Promise<Stored | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
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
    [inputs, at('findings')].every(isRecord) &&
    ['lists', 'stats', 'reads'].every((key) => isRecord(Reflect.get(Object(inputs), key))) &&
    Object.values(Object(at('findings'))).every(Array.isArray)
  );
}

async function writeStored(root: string, path: string, stored: Stored): Promise<void> {
  const own = join(root, '.lorecheck');
  for (const folder of [own, join(own, 'cache')]) {
    await mkdir(folder, { recursive: true });
    const straight = join(await realpath(root), relative(root, folder));
    if ((await realpath(folder)) !== straight) throw new Error(`${folder} leads out of the world.`);
  }
  // Nothing in there belongs into a repository.
  await writeFile(join(own, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => undefined);
  const body = JSON.stringify(stored);
  await replaceFile(path, `${digest(body)}\n${body}`);
}

/** Tells programs apart that may find different things: this program's own text, and what runs it. */
async function programStamp(version: string): Promise<string> {
  const text = await readFile(fileURLToPath(import.meta.url), 'utf8');
  return digest(version, text, process.version);
}
