/** `--fix`: mends every finding that has one sure fix, over and over until nothing is left to mend. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Finding, TextEdit } from '../../domain/finding.ts';
import type { FilePath } from '../../domain/ids.ts';
import { applyEdits, preferredEdits, preferredFix } from '../../features/fixes.ts';
import { groupBy } from '../../features/group.ts';
import { decode, type Encoding } from '../../lsp/files.ts';
import { pathOfUri } from '../../lsp/files-node.ts';
import type { World } from '../../lsp/world.ts';
import type { Worlds } from '../../lsp/worlds.ts';
import { replaceFile } from '../write.ts';
import type { Selected } from './load.ts';
import { findAll, type Keep } from './run.ts';

export interface FixOptions {
  readonly keep: Keep;
  readonly wants: Selected['wants'];
  /** Only files in one of these are written. */
  readonly folders: readonly string[];
  readonly write: boolean;
  readonly say: (text: string) => void;
}

export interface Fixed {
  readonly findings: number;
  /** Absolute paths, with the text as it was and as it is now. */
  readonly changes: readonly FileText[];
}

export interface FileText {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Each pass may uncover new findings; more passes than this mean that two fixes undo each other. */
const mostPasses = 10;

/** Applies fixes in memory, pass by pass, then writes each changed file once. */
export async function fixAll(worlds: Worlds, options: FixOptions): Promise<Fixed> {
  const originals: Originals = new Map();
  const refused = new Set<string>();
  let findings = 0;
  for (let pass = 0; pass < mostPasses; pass++) {
    const fixed = await onePass(worlds, options, originals, refused);
    findings += fixed;
    if (fixed === 0) break;
  }
  for (const path of refused) options.say(`Not fixed: ${path} lies outside the checked folder.`);
  const changes = changesOf(originals);
  for (const change of options.write ? changes : []) await replaceText(change, options.say);
  return { findings, changes };
}

/** Texts of changed files as they were at first. */
type Originals = Map<World, Map<FilePath, string>>;

async function onePass(
  worlds: Worlds,
  options: FixOptions,
  originals: Originals,
  refused: Set<string>,
): Promise<number> {
  let count = 0;
  for (const { world, findings } of findAll(worlds, options.wants, options.keep)) {
    const allowed: Finding[] = [];
    for (const finding of findings) {
      if (await mayWrite(world, finding, options.folders, refused)) allowed.push(finding);
    }
    const { edits, fixed } = preferredEdits(allowed);
    if (edits.length === 0) continue;
    count += fixed.length;
    takeEdits(world, edits, originals);
  }
  return count;
}

function takeEdits(world: World, edits: readonly TextEdit[], originals: Originals): void {
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
async function mayWrite(
  world: World,
  finding: Finding,
  folders: readonly string[],
  refused: Set<string>,
): Promise<boolean> {
  const fix = preferredFix(finding);
  if (!fix) return false;
  for (const edit of fix.edits) {
    const path = pathOfUri(world.uriOf(edit.file));
    const inside = await Promise.all(folders.map((folder) => isInside(folder, path)));
    if (inside.includes(true)) continue;
    refused.add(path);
    return false;
  }
  return true;
}

async function isInside(folder: string, path: string): Promise<boolean> {
  const [root, real] = await Promise.all([folder, path].map((at) => realpath(at).catch(() => at)));
  if (root === undefined || real === undefined) return false;
  const way = relative(root, real);
  return way !== '' && !way.startsWith('..') && !/^[A-Za-z]:/.test(way);
}

function changesOf(originals: Originals): readonly FileText[] {
  const changes = [...originals].flatMap(([world, files]) =>
    [...files].map(([file, before]) => {
      const after = world.snapshot().files.get(file)?.text ?? before;
      return { path: pathOfUri(world.uriOf(file)), before, after };
    }),
  );
  return changes.filter(({ before, after }) => before !== after).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Writes beside the file and renames, so that nobody ever sees half a file. */
async function replaceText({ path, before, after }: FileText, say: (text: string) => void): Promise<void> {
  const target = await realpath(path);
  const content = decode(await readFile(target));
  if (content.type !== 'text' || content.damaged || content.text !== before) {
    say(`Not fixed: ${path} has changed meanwhile, or is not plain text.`);
    return;
  }
  const { mode } = await stat(target);
  await replaceFile(target, encode(after, content.encoding), mode);
}

function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const marked = `\uFEFF${text}`;
  if (encoding === 'utf-8-bom') return Buffer.from(marked, 'utf8');
  const bytes = Buffer.from(marked, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}
