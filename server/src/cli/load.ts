/** From paths on the command line to worlds in memory and the files of them that are meant. */
import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch/posix.js';
import { matchGlobs } from '../base/globs.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import type { FileAccess } from '../lsp/files.ts';
import { pathOfUri, uriOfPath } from '../lsp/files-node.ts';
import { isWithin, type Uri } from '../lsp/uri.ts';
import type { World } from '../lsp/world.ts';
import { createWorlds, type Worlds } from '../lsp/worlds.ts';
import { UsageError } from './errors.ts';
import type { Terminal } from './terminal.ts';

export interface LoadOptions {
  /** As given; empty means the current folder. */
  readonly paths: readonly string[];
  readonly cwd: string;
  /** A path that matches nothing is no error. */
  readonly allowUnmatched: boolean;
  readonly files: FileAccess;
  readonly terminal: Terminal;
  /** Text that stands for a file's, whatever the disk holds. */
  readonly overlay?: { readonly uri: Uri; readonly text: string };
}

export interface Loaded {
  readonly worlds: Worlds;
  /** What names in reports are relative to. */
  readonly base: string;
  /** Whether a file is among those that were asked for. */
  readonly wants: (uri: Uri) => boolean;
}

/** One thing the user asked for: a folder, a file, or files by a pattern. */
interface Selection {
  readonly path: string;
  readonly folder: string;
  readonly wants: (uri: Uri) => boolean;
}

export async function load(options: LoadOptions): Promise<Loaded> {
  const { paths, cwd, terminal } = options;
  const asked = paths.length === 0 ? ['.'] : paths;
  const selections: Selection[] = [];
  for (const path of asked) {
    const selection = await select(path, cwd);
    if (selection) selections.push(selection);
    else if (!options.allowUnmatched) throw new UsageError(unmatched(path));
  }
  const worlds = createWorlds({
    files: options.files,
    openText: (uri) => (uri === options.overlay?.uri ? options.overlay.text : undefined),
    openUris: () => (options.overlay ? [options.overlay.uri] : []),
    changed: () => undefined,
    defaults: true,
    progress: (world, done, total) => terminal.progress(`Reading ${world}: ${done} of ${total}`),
  });
  await worlds.setFolders([...new Set(selections.map((selection) => uriOfPath(selection.folder)))]);
  terminal.progress('');
  if (!options.allowUnmatched) checkMatches(worlds, selections);
  for (const world of worlds.all()) {
    if (!world.snapshot().config.declared) terminal.say(`${undeclared(world)}`);
  }
  const [only] = selections;
  const single = selections.length === 1 && only && only.path === only.folder;
  return {
    worlds,
    base: single ? only.folder : cwd,
    wants: (uri) => selections.some((selection) => selection.wants(uri)),
  };
}

function undeclared(world: World): string {
  return `${pathOfUri(world.root)} has no lore.yaml: read by the defaults, every page defining an entity.`;
}

function unmatched(path: string): string {
  return `Nothing to check matches ${path}. Correct the path, or pass --allow-unmatched.`;
}

async function select(path: string, cwd: string): Promise<Selection | undefined> {
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

function checkMatches(worlds: Worlds, selections: readonly Selection[]): void {
  for (const selection of selections) {
    const any = worlds.all().some((world) => filesOf(world).some(({ uri }) => selection.wants(uri)));
    if (!any) throw new UsageError(unmatched(selection.path));
  }
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
