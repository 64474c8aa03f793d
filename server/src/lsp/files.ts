/**
 * The one door to files. Everything the server and the command line read comes through it, so that the
 * same engine runs on a disk, in a browser and on a virtual file system.
 */
import type { CancelSignal } from '../base/cancel.ts';
import type { Uri } from './uri.ts';

/** Larger files are not read: no author writes a page of this size, and one would stall the rest. */
export const maxFileBytes = 2 * 1024 * 1024;

export type FileContent =
  | {
      readonly type: 'text';
      /** Without a byte order mark, as editors show it. */
      readonly text: string;
      /** The bytes were no valid text and are shown with replacement characters: writing would lose them. */
      readonly damaged: boolean;
      /** How the file begins and is encoded, to write it back as it was. */
      readonly encoding: Encoding;
    }
  | {
      readonly type: 'skipped';
      readonly reason: 'too-large' | 'binary' | 'unreadable';
      readonly detail: string;
      /** What the author can do, as the beginning of a sentence. */
      readonly remedy: string;
    }
  | { readonly type: 'gone' };

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';

export interface ListOptions {
  /** Whether a file is wanted, by its path relative to the folder. */
  readonly wants: (path: string) => boolean;
  readonly signal: CancelSignal;
}

export interface FileAccess {
  /**
   * Paths of all wanted files below a folder, relative to it, in order. Hidden folders and
   * `node_modules` are left out; a file that can be reached in several ways is listed once.
   */
  list(folder: Uri, options: ListOptions): Promise<readonly string[]>;
  read(file: Uri): Promise<FileContent>;
  /** What stands at an address. */
  stat(uri: Uri): Promise<'file' | 'folder' | undefined>;
  /** The address behind all symbolic links; the same one when there are none, or they cannot be told. */
  realUri(uri: Uri): Uri;
  /** Tells of changes below a folder, in bursts; undefined where that cannot be done. */
  watch?(folder: Uri, changed: (uris: readonly Uri[]) => void): { dispose(): void };
}

/** Folders nobody keeps lore in. */
export function isSkippedFolder(name: string): boolean {
  return name === 'node_modules' || (name.startsWith('.') && name !== '.' && name !== '..');
}

/** Makes text of bytes, as editors do: byte order marks decide, else UTF-8. */
export function decode(bytes: Uint8Array): FileContent {
  const encoding = sniff(bytes);
  const body = bytes.subarray(markLength(encoding));
  if (!encoding.startsWith('utf-16') && body.subarray(0, 8192).includes(0)) {
    return {
      type: 'skipped',
      reason: 'binary',
      detail: 'it holds binary data',
      remedy: 'Save it as UTF-8 text',
    };
  }
  const label = encoding.startsWith('utf-16') ? encoding : 'utf-8';
  const text = new TextDecoder(label, { ignoreBOM: true }).decode(body);
  return { type: 'text', text, damaged: text.includes('\uFFFD') && !isValid(body, label), encoding };
}

function isValid(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function sniff(bytes: Uint8Array): Encoding {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8-bom';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return 'utf-8';
}

function markLength(encoding: Encoding): number {
  return encoding === 'utf-8' ? 0 : encoding === 'utf-8-bom' ? 3 : 2;
}

/** The finding's words for a file over the limit. */
export function tooLarge(bytes: number): FileContent {
  const size = `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  const limit = `${maxFileBytes / 1024 / 1024} MB`;
  const detail = `it has ${size}, more than the limit of ${limit}`;
  return { type: 'skipped', reason: 'too-large', detail, remedy: 'Split it into smaller files' };
}
