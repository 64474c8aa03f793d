/** A disk in memory, whose reading a test can watch and interrupt. */
import type { FileAccess } from '../../server/src/lsp/files.ts';
import { normalizeUri, type Uri } from '../../server/src/lsp/uri.ts';

export const root = uri('file:///w');

export function uri(text: string): Uri {
  const normal = normalizeUri(text);
  if (normal === undefined) throw new Error(`${text} is no URI.`);
  return normal;
}

export const at = (path: string): Uri => uri(`${root}/${path}`);

export interface MemoryFiles extends FileAccess {
  readonly texts: Map<string, string>;
  /** Paths in the order in which they were read. */
  readonly reads: string[];
  /** Called between the moment a file is read and the moment its text is handed over. */
  whileReading: ((path: string) => void) | undefined;
}

export function memoryFiles(texts: Readonly<Record<string, string>>): MemoryFiles {
  const pathOf = (address: Uri): string => decodeURIComponent(address.slice(root.length + 1));
  const files: MemoryFiles = {
    texts: new Map(Object.entries(texts)),
    reads: [],
    whileReading: undefined,
    list: async (folder, { wants }) => {
      const inside = folder === root ? '' : `${pathOf(folder)}/`;
      const paths = [...files.texts.keys()].filter((path) => path.startsWith(inside));
      return paths.map((path) => path.slice(inside.length)).filter(wants);
    },
    read: async (address) => {
      const path = pathOf(address);
      const text = files.texts.get(path);
      files.reads.push(path);
      await Promise.resolve();
      files.whileReading?.(path);
      if (text === undefined) return { type: 'gone' };
      return { type: 'text', text, damaged: false, encoding: 'utf-8' };
    },
    stat: async (address) => {
      if (files.texts.has(pathOf(address))) return 'file';
      const isFolder = [...files.texts.keys()].some((path) => at(path).startsWith(`${address}/`));
      return isFolder ? 'folder' : undefined;
    },
    realUri: (address) => address,
  };
  return files;
}
