/** What a check read, so that it can be told later whether a new check would read the same. */
import { neverCancelled } from '../../base/cancel.ts';
import { fileType } from '../../index/summarise.ts';
import type { FileAccess, FileContent } from '../../lsp/files.ts';
import { joinUri, pathFrom, type Uri } from '../../lsp/uri.ts';
import { isConfigName } from '../../lsp/world.ts';
import { digest } from './mark.ts';

/** Everything by paths relative to one folder, so that the folder may be moved. */
export interface Inputs {
  /** Lore files below a folder, as one digest. */
  readonly lists: Readonly<Record<string, string>>;
  readonly stats: Readonly<Record<string, 'file' | 'folder' | 'nothing'>>;
  /** Digests of contents. */
  readonly reads: Readonly<Record<string, string>>;
}

export interface Recorder {
  readonly files: FileAccess;
  readonly inputs: () => Inputs;
  /** What was read, where it was text. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A door to files that remembers what went through it. */
export function recordFiles(root: Uri, files: FileAccess): Recorder {
  const lists = new Map<string, string>();
  const stats = new Map<string, 'file' | 'folder' | 'nothing'>();
  const reads = new Map<string, string>();
  const texts = new Map<string, string>();
  const name = (uri: Uri): string => (uri === root ? '' : (pathFrom(root, uri) ?? ''));
  return {
    files: {
      ...files,
      async list(folder, options) {
        const found = await files.list(folder, options);
        lists.set(name(folder), digest(...found));
        return found;
      },
      async stat(uri) {
        const found = await files.stat(uri);
        stats.set(name(uri), found ?? 'nothing');
        return found;
      },
      async read(uri) {
        const content = await files.read(uri);
        reads.set(name(uri), digestOf(content));
        if (content.type === 'text' && !content.damaged) texts.set(name(uri), content.text);
        else texts.delete(name(uri));
        return content;
      },
    },
    inputs: () => ({
      lists: Object.fromEntries(lists),
      stats: Object.fromEntries(stats),
      reads: Object.fromEntries(reads),
    }),
    texts,
  };
}

/** Files read at the same time. */
const readers = 24;

/**
 * Which files have another content than they had then. Undefined when more than that has changed: which
 * files there are, or the configuration.
 */
export async function changedFiles(
  root: Uri,
  inputs: Inputs,
  files: FileAccess,
): Promise<readonly string[] | undefined> {
  for (const [path, type] of Object.entries(inputs.stats)) {
    if (((await files.stat(uriIn(root, path))) ?? 'nothing') !== type) return undefined;
  }
  const wants = (path: string): boolean => fileType(path) !== undefined;
  for (const [path, known] of Object.entries(inputs.lists)) {
    const found = await files.list(uriIn(root, path), { wants, signal: neverCancelled });
    if (digest(...found) !== known) return undefined;
  }
  const reads = Object.entries(inputs.reads);
  const changed: string[] = [];
  for (let at = 0; at < reads.length; at += readers) {
    const group = reads.slice(at, at + readers);
    const now = await Promise.all(group.map(async ([path]) => digestOf(await files.read(uriIn(root, path)))));
    changed.push(...group.flatMap(([path, known], i) => (now[i] === known ? [] : [path])));
  }
  const config = changed.some((path) => isConfigName(path.slice(path.lastIndexOf('/') + 1)));
  return config ? undefined : changed;
}

/** The file at a path as {@link Inputs} have it. */
export function uriIn(root: Uri, path: string): Uri {
  return path === '' ? root : joinUri(root, path);
}

function digestOf(content: FileContent): string {
  if (content.type === 'text') return digest(content.type, `${content.damaged}`, content.text);
  return digest(content.type, content.type === 'skipped' ? content.detail : '');
}

/** The digest of a text as {@link Inputs} have it. */
export function digestOfText(text: string): string {
  return digestOf({ type: 'text', text, damaged: false, encoding: 'utf-8' });
}
