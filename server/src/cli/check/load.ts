/** From paths on the command line to worlds in memory and the files of them that are meant. */
import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch/posix.js';
import { matchGlobs } from '../../base/globs.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import type { FileAccess } from '../../lsp/files.ts';
import { pathOfUri, uriOfPath } from '../../lsp/files-node.ts';
import { isWithin, joinUri, type Uri } from '../../lsp/uri.ts';
import { configNames, type World } from '../../lsp/world.ts';
import { createWorlds, type Worlds } from '../../lsp/worlds.ts';
import { UsageError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';

export interface SelectOptions {
  /** As given; empty means the current folder. */
  readonly paths: readonly string[];
  readonly cwd: string;
  /** A path that matches nothing is no error. */
  readonly allowUnmatched: boolean;
}

/** What the user asked for. */
export interface Selected {
  /** What names in reports are relative to. */
  readonly base: string;
  /** Folders to look for worlds in: the root of a world, or a folder outside all worlds. */
  readonly folders: readonly string[];
  /** What was named, folder by folder: only in here may anything be mended. */
  readonly writable: readonly string[];
  /** Whether a file is among those that were asked for. */
  readonly wants: (uri: Uri) => boolean;
  /** Complains when one of the things asked for is not among these files. */
  readonly checkMatches: (files: readonly Uri[]) => void;
}

/** One thing the user asked for: a folder, a file, or files by a pattern. */
interface Selection {
  readonly path: string;
  readonly folder: string;
  readonly wants: (uri: Uri) => boolean;
}

export async function select(options: SelectOptions): Promise<Selected> {
  const { paths, cwd, allowUnmatched } = options;
  const selections: Selection[] = [];
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const selection = await selectOne(path, cwd);
    if (selection) selections.push(selection);
    else if (!allowUnmatched) throw new UsageError(unmatched(path));
  }
  const [only] = selections;
  const single = selections.length === 1 && only && only.path === only.folder;
  return {
    base: single ? only.folder : cwd,
    folders: await rootsOf(selections.map((selection) => selection.folder)),
    writable: selections.map((selection) => selection.folder),
    wants: (uri) => selections.some((selection) => selection.wants(uri)),
    checkMatches(files) {
      if (allowUnmatched) return;
      for (const { path, wants } of selections) if (!files.some(wants)) throw new UsageError(unmatched(path));
    },
  };
}

/** One file, which need not exist on the disk. */
export async function selectFile(name: string, cwd: string): Promise<Selected> {
  const path = resolve(cwd, name);
  const file = uriOfPath(path);
  const wants = (uri: Uri): boolean => uri === file;
  return {
    base: cwd,
    folders: await rootsOf([dirname(path)]),
    writable: [dirname(path)],
    wants,
    checkMatches(files) {
      if (!files.some(wants)) throw new UsageError(`${name} is no file that its world reads or checks.`);
    },
  };
}

async function selectOne(path: string, cwd: string): Promise<Selection | undefined> {
  const absolute = resolve(cwd, path);
  const found = await stat(absolute).catch(() => undefined);
  if (found?.isDirectory()) {
    const folder = uriOfPath(absolute);
    return { path: absolute, folder: absolute, wants: (uri) => isWithin(folder, uri) };
  }
  if (found) {
    const file = uriOfPath(absolute);
    return { path: absolute, folder: dirname(absolute), wants: (uri) => uri === file };
  }
  const { base, isGlob } = picomatch.scan(path.split(sep).join('/'));
  if (!isGlob) return undefined;
  const folder = resolve(cwd, base);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) return undefined;
  const matches = matchGlobs([relativeSlash(cwd, absolute)]);
  return { path, folder, wants: (uri) => matches(relativeSlash(cwd, pathOfUri(uri))) };
}

function unmatched(path: string): string {
  return `Nothing to check matches ${path}. Correct the path, or pass --allow-unmatched.`;
}

/** The nearest folder upward that holds a `lore.yaml`, for each; the folder itself where there is none. */
async function rootsOf(folders: readonly string[]): Promise<readonly string[]> {
  const roots = new Set<string>();
  for (const folder of folders) roots.add((await rootAbove(folder)) ?? folder);
  return [...roots].sort();
}

async function rootAbove(folder: string): Promise<string | undefined> {
  for (const name of configNames) {
    const found = await stat(resolve(folder, name)).catch(() => undefined);
    if (found?.isFile()) return folder;
  }
  const above = dirname(folder);
  return above === folder ? undefined : rootAbove(above);
}

export interface LoadOptions {
  readonly files: FileAccess;
  readonly terminal: Terminal;
  /** Text that stands for a file's, whatever the disk holds. */
  readonly overlay?: { readonly uri: Uri; readonly text: string };
}

export async function loadWorlds(folders: readonly string[], options: LoadOptions): Promise<Worlds> {
  const { files, terminal, overlay } = options;
  const worlds = createWorlds({
    files,
    openText: (uri) => (uri === overlay?.uri ? overlay.text : undefined),
    openUris: () => (overlay ? [overlay.uri] : []),
    changed: () => undefined,
    defaults: true,
    progress: (world, done, total) => terminal.progress(`Reading ${world}`, done, total),
  });
  await worlds.setFolders(folders.map(uriOfPath));
  terminal.progress('');
  refuseUnreadable(worlds);
  return worlds;
}

/** Without its `lore.yaml` a world has neither canon nor prose, and nothing amiss: that must not pass for clean. */
function refuseUnreadable(worlds: Worlds): void {
  for (const world of worlds.all()) {
    for (const { path, type, problems } of world.snapshot().files.values()) {
      if (type !== 'config' || problems.every(({ rule }) => rule !== 'skipped-file')) continue;
      const name = pathOfUri(world.uriOf(path));
      throw new UsageError(`${name} cannot be read. Make it a readable file of UTF-8 text.`);
    }
  }
}

/** Roots of worlds that are read by the defaults. */
export function undeclaredRoots(worlds: Worlds): readonly string[] {
  const undeclared = worlds.all().filter((world) => !world.snapshot().config.declared);
  return undeclared.map((world) => pathOfUri(world.root));
}

/** Folders whose files the worlds hang on: their own, and those of worlds they use. */
export function foldersOf(worlds: Worlds): readonly Uri[] {
  const folders = worlds.all().flatMap((world) => {
    const { config } = world.snapshot();
    return [world.root, ...config.use.map((path) => joinUri(world.root, path))];
  });
  return folders.filter((folder) => !folders.some((other) => other !== folder && isWithin(other, folder)));
}

export interface WorldFile {
  readonly uri: Uri;
  readonly file: FileSummary;
  readonly snapshot: Snapshot;
}

/** The files of a world that are its own. */
export function filesOf(world: World): readonly WorldFile[] {
  const snapshot = world.snapshot();
  return [...snapshot.files.values()]
    .filter((file) => !file.shared)
    .map((file) => ({ uri: world.uriOf(file.path), file, snapshot }));
}

/** A path relative to a folder, with `/` between its parts; the path itself when it is on another drive. */
export function relativeSlash(from: string, to: string): string {
  const path = relative(from, to);
  return (isAbsolute(path) ? to : path).split(sep).join('/');
}
