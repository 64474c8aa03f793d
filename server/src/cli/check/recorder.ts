/** What a check read, so that it can be told later whether a new check would read the same. */
import { neverCancelled } from '../../base/cancel.ts';
import { fileType } from '../../index/summarise.ts';
import type { FileAccess, FileContent } from '../../lsp/files.ts';
import { joinUri, pathFrom, type Uri } from '../../lsp/uri.ts';
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
}

/** A door to files that remembers what went through it. */
export function recordFiles(root: Uri, files: FileAccess): Recorder {
  const lists = new Map<string, string>();
  const stats = new Map<string, 'file' | 'folder' | 'nothing'>();
  const reads = new Map<string, string>();
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
        return content;
      },
    },
    inputs: () => ({
      lists: Object.fromEntries(lists),
      stats: Object.fromEntries(stats),
      reads: Object.fromEntries(reads),
    }),
  };
}

/** Files read at the same time. */
const readers = 24;

/** Whether everything that was read then would be read in the same way now. */
export async function isUnchanged(root: Uri, inputs: Inputs, files: FileAccess): Promise<boolean> {
  const uriOf = (path: string): Uri => (path === '' ? root : joinUri(root, path));
  for (const [path, type] of Object.entries(inputs.stats)) {
    if (((await files.stat(uriOf(path))) ?? 'nothing') !== type) return false;
  }
  const wants = (path: string): boolean => fileType(path) !== undefined;
  for (const [path, known] of Object.entries(inputs.lists)) {
    const found = await files.list(uriOf(path), { wants, signal: neverCancelled });
    if (digest(...found) !== known) return false;
  }
  const reads = Object.entries(inputs.reads);
  for (let at = 0; at < reads.length; at += readers) {
    const same = await Promise.all(
      reads
        .slice(at, at + readers)
        .map(async ([path, known]) => digestOf(await files.read(uriOf(path))) === known),
    );
    if (same.includes(false)) return false;
  }
  return true;
}

function digestOf(content: FileContent): string {
  if (content.type !== 'text') return digest(content.type, content.type === 'skipped' ? content.detail : '');
  return digest(content.type, `${content.damaged}`, content.text);
}
