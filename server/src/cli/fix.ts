/** `--fix`: mends every finding that has one sure fix, over and over until nothing is left to mend. */
import { chmod, readFile, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { Finding, TextEdit } from '../domain/finding.ts';
import type { FilePath } from '../domain/ids.ts';
import { applyEdits, preferredEdits, preferredFix } from '../features/fixes.ts';
import { groupBy } from '../features/group.ts';
import { decode, type Encoding } from '../lsp/files.ts';
import { pathOfUri } from '../lsp/files-node.ts';
import type { World } from '../lsp/world.ts';
import { findAll } from './check-run.ts';
import type { Loaded } from './load.ts';

export interface FixOptions {
  readonly keep: (finding: Finding) => boolean;
  /** Only files in here are written. */
  readonly folder: string;
  readonly write: boolean;
  readonly say: (text: string) => void;
}

export interface Fixed {
  readonly findings: number;
  /** Titles of what was done, by file. */
  readonly done: ReadonlyMap<string, readonly string[]>;
}

/** Each pass may uncover new findings; more passes than this mean that two fixes undo each other. */
const mostPasses = 10;

/** Applies fixes in memory, pass by pass, then writes each changed file once. */
export async function fixAll(loaded: Loaded, options: FixOptions): Promise<Fixed> {
  const done = new Map<string, string[]>();
  const originals = new Map<World, Map<FilePath, string>>();
  let findings = 0;
  for (let pass = 0; pass < mostPasses; pass++) {
    const fixed = await onePass(loaded, options, originals, done);
    findings += fixed;
    if (fixed === 0) break;
  }
  if (options.write) await writeAll(originals, options);
  return { findings, done };
}

async function onePass(
  loaded: Loaded,
  options: FixOptions,
  originals: Map<World, Map<FilePath, string>>,
  done: Map<string, string[]>,
): Promise<number> {
  let count = 0;
  for (const { world, findings } of findAll(loaded, options.keep).worlds) {
    const allowed: Finding[] = [];
    for (const finding of findings) if (await mayWrite(world, finding, options)) allowed.push(finding);
    const { edits, fixed } = preferredEdits(allowed);
    if (edits.length === 0) continue;
    count += fixed.length;
    for (const finding of fixed) note(done, world, finding);
    takeEdits(world, edits, originals);
  }
  return count;
}

function note(done: Map<string, string[]>, world: World, finding: Finding): void {
  const file = pathOfUri(world.uriOf(finding.file));
  done.set(file, [...(done.get(file) ?? []), `${finding.rule}: ${preferredFix(finding)?.title ?? ''}`]);
}

function takeEdits(
  world: World,
  edits: readonly TextEdit[],
  originals: Map<World, Map<FilePath, string>>,
): void {
  const snapshot = world.snapshot();
  const before = originals.get(world) ?? new Map<FilePath, string>();
  originals.set(world, before);
  const changes = [...groupBy(edits, (edit) => edit.file)].flatMap(([path, own]) => {
    const text = snapshot.files.get(path)?.text;
    if (text === undefined) return [];
    if (!before.has(path)) before.set(path, text);
    return [{ path, text: applyEdits(text, own) }];
  });
  world.queue(changes);
}

/** Files outside the checked folder are never written, whatever path leads to them. */
async function mayWrite(world: World, finding: Finding, options: FixOptions): Promise<boolean> {
  const fix = preferredFix(finding);
  if (!fix) return false;
  for (const edit of fix.edits) {
    const path = pathOfUri(world.uriOf(edit.file));
    if (await isInside(options.folder, path)) continue;
    options.say(`Not fixed: ${path} lies outside the checked folder.`);
    return false;
  }
  return true;
}

async function isInside(folder: string, path: string): Promise<boolean> {
  const [root, real] = await Promise.all([realpath(folder), realpath(path).catch(() => path)]);
  const way = relative(root, real);
  return way !== '' && !way.startsWith('..') && !/^[A-Za-z]:/.test(way);
}

async function writeAll(originals: Map<World, Map<FilePath, string>>, options: FixOptions): Promise<void> {
  for (const [world, files] of originals) {
    for (const [path, before] of files) {
      const after = world.snapshot().files.get(path)?.text;
      if (after === undefined || after === before) continue;
      await replaceText(pathOfUri(world.uriOf(path)), before, after, options.say);
    }
  }
}

/** Writes beside the file and renames, so that nobody ever sees half a file. */
async function replaceText(
  path: string,
  before: string,
  after: string,
  say: (text: string) => void,
): Promise<void> {
  const target = await realpath(path);
  const content = decode(await readFile(target));
  if (content.type !== 'text' || content.damaged || content.text !== before) {
    say(`Not fixed: ${path} has changed meanwhile, or is not plain text.`);
    return;
  }
  const { mode } = await stat(target);
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    await writeFile(beside, encode(after, content.encoding), { flag: 'wx' });
    await chmod(beside, mode);
    await rename(beside, target);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    throw error;
  }
}

function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const marked = `\uFEFF${text}`;
  if (encoding === 'utf-8-bom') return Buffer.from(marked, 'utf8');
  const bytes = Buffer.from(marked, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}
