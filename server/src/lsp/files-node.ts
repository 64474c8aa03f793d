/** {@link FileAccess} on a disk, by Node. */
import { type FSWatcher, realpathSync, watch as watchFolder } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { throwIfCancelled } from '../base/cancel.ts';
import type { ListOptions } from './files.ts';
import {
  decode,
  type FileAccess,
  type FileContent,
  isSkippedFolder,
  maxFileBytes,
  tooLarge,
} from './files.ts';
import { joinUri, normalizeUri, type Uri } from './uri.ts';

export function uriOfPath(path: string): Uri {
  return normalizeUri(pathToFileURL(path).href) as Uri;
}

export function pathOfUri(uri: Uri): string {
  return fileURLToPath(uri === 'file://' ? 'file:///' : uri);
}

export function nodeFiles(): FileAccess {
  return { list, read, stat: statOf, realUri, watch };
}

async function statOf(uri: Uri): Promise<'file' | 'folder' | undefined> {
  try {
    const found = await stat(pathOfUri(uri));
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : undefined;
  } catch {
    return undefined;
  }
}

function realUri(uri: Uri): Uri {
  try {
    return uriOfPath(realpathSync(pathOfUri(uri)));
  } catch {
    return uri;
  }
}

async function read(uri: Uri): Promise<FileContent> {
  try {
    const file = await open(pathOfUri(uri), 'r');
    try {
      const about = await file.stat();
      if (!about.isFile()) return { type: 'gone' };
      if (about.size > maxFileBytes) return tooLarge(about.size);
      return decode(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { type: 'gone' };
    return {
      type: 'skipped',
      reason: 'unreadable',
      detail: `it cannot be read (${code ?? 'unknown error'})`,
      remedy: 'Make it readable',
    };
  }
}

function codeOf(error: unknown): string | undefined {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : undefined;
}

interface Walk {
  readonly options: ListOptions;
  readonly found: string[];
  /** Symbolic links, walked last, so that the direct way to a file wins. */
  readonly links: { readonly path: string; readonly relative: string }[];
}

async function list(folder: Uri, options: ListOptions): Promise<readonly string[]> {
  const root = pathOfUri(folder);
  const walk: Walk = { options, found: [], links: [] };
  await walkFolder(walk, root, '');
  if (walk.links.length > 0) await followLinks(walk, root);
  return walk.found.sort((a, b) => (a < b ? -1 : 1));
}

async function walkFolder(walk: Walk, folder: string, prefix: string): Promise<void> {
  throwIfCancelled(walk.options.signal);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const relative = prefix + entry.name;
    const path = `${folder}/${entry.name}`;
    if (entry.isSymbolicLink()) walk.links.push({ path, relative });
    else if (entry.isDirectory() && !isSkippedFolder(entry.name))
      await walkFolder(walk, path, `${relative}/`);
    else if (entry.isFile() && walk.options.wants(relative)) walk.found.push(relative);
  }
}

/** Links are followed at most once for every real place, which also ends loops. */
async function followLinks(walk: Walk, root: string): Promise<void> {
  const realRoot = await realpath(root);
  const reached = [realRoot];
  const isReached = (real: string) => reached.some((at) => real === at || real.startsWith(`${at}/`));
  for (let link = walk.links.shift(); link !== undefined; link = walk.links.shift()) {
    const real = await realpath(link.path).catch(() => undefined);
    if (real === undefined || isReached(real)) continue;
    const type = await stat(real);
    const name = link.relative.slice(link.relative.lastIndexOf('/') + 1);
    if (type.isDirectory() && !isSkippedFolder(name) && !realRoot.startsWith(`${real}/`)) {
      reached.push(real);
      await walkFolder(walk, link.path, `${link.relative}/`);
    } else if (type.isFile() && walk.options.wants(link.relative)) {
      reached.push(real);
      walk.found.push(link.relative);
    }
  }
}

/** Bursts of events, such as a checkout, come as one. */
const burstMs = 60;

function watch(folder: Uri, changed: (uris: readonly Uri[]) => void): { dispose(): void } {
  const pending = new Set<Uri>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    const uris = [...pending];
    pending.clear();
    changed(uris);
  };
  let watcher: FSWatcher | undefined;
  try {
    watcher = watchFolder(pathOfUri(folder), { recursive: true, persistent: true }, (_event, name) => {
      if (name === null || name.split(/[\\/]/).some(isSkippedFolder)) return;
      pending.add(joinUri(folder, name.replaceAll('\\', '/')));
      timer ??= setTimeout(flush, burstMs);
    });
    watcher.on('error', () => watcher?.close());
  } catch {
    // The platform cannot watch: the editor's own events and saving still bring the changes.
  }
  return {
    dispose() {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}
