/**
 * {@link FileAccess} by asking the client: for virtual file systems, and in the browser, where the server
 * has no file system of its own.
 *
 * - `lorecheck/fs/list` `{ uri }` → `{ paths: string[] }`, all files below, relative, `/` between parts
 * - `lorecheck/fs/read` `{ uri, maxBytes }` → `{ base64 }`, or `{ size }` when too large, or `{}` when gone
 * - `lorecheck/fs/stat` `{ uri }` → `{ type: 'file' | 'folder' }`, or `{}`
 */
import { throwIfCancelled } from '../base/cancel.ts';
import { decode, type FileAccess, isSkippedFolder, maxFileBytes, tooLarge } from './files.ts';

/** Sends a request to the client. */
export type Ask = (method: string, params: object) => Promise<unknown>;

export function clientFiles(ask: Ask): FileAccess {
  return {
    async list(folder, { wants, signal }) {
      throwIfCancelled(signal);
      const paths = member(await ask('lorecheck/fs/list', { uri: folder }), 'paths');
      throwIfCancelled(signal);
      const texts = Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
      const inside = texts.filter((path) => !path.split('/').slice(0, -1).some(isSkippedFolder));
      return [...new Set(inside.filter(wants))].sort((a, b) => (a < b ? -1 : 1));
    },
    async read(uri) {
      const answer = await ask('lorecheck/fs/read', { uri, maxBytes: maxFileBytes });
      const base64 = member(answer, 'base64');
      const size = member(answer, 'size');
      if (typeof base64 === 'string') return decode(fromBase64(base64));
      return typeof size === 'number' ? tooLarge(size) : { type: 'gone' };
    },
    async stat(uri) {
      const type = member(await ask('lorecheck/fs/stat', { uri }), 'type');
      return type === 'file' || type === 'folder' ? type : undefined;
    },
    realUri: (uri) => uri,
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
