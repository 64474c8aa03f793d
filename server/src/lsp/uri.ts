/**
 * Addresses of files and folders. Clients spell the same URI in different ways (`c%3A`, `C:`, `'`,
 * `%27`), so every URI is brought into one spelling before it is compared or used as a key.
 */
import type { Brand } from '../base/brand.ts';
import { type FilePath, filePath } from '../domain/ids.ts';

/** A URI in the one spelling of {@link normalizeUri}: never a trailing slash, no query, no fragment. */
export type Uri = Brand<string, 'Uri'>;

const shape = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)/;

/** The URI in this project's one spelling, which is the one VS Code uses; undefined when it is none. */
export function normalizeUri(text: string): Uri | undefined {
  const found = shape.exec(text);
  if (!found) return undefined;
  const [, scheme = '', authority, path = ''] = found;
  const segments = path.split('/').map(decodeSegment);
  if (/^[A-Za-z]:$/.test(segments[1] ?? '')) segments[1] = (segments[1] ?? '').toLowerCase();
  const joined = segments.map(encodeSegment).join('/').replace(/\/+$/, '');
  const host = authority !== undefined ? `//${authority.toLowerCase()}` : scheme === 'file' ? '//' : '';
  return `${scheme.toLowerCase()}:${host}${joined}` as Uri;
}

/** Decodes `%41`; a percent sign that begins no valid escape is taken for itself. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
}

function encodeSegment(segment: string): string {
  const wellFormed = segment.replace(/\p{Surrogate}/gu, '\uFFFD');
  return encodeURIComponent(wellFormed).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The file at a path relative to a folder; `..` parts step up, but never above the URI's root. */
export function joinUri(folder: Uri, path: string): Uri {
  const found = shape.exec(folder);
  const host = found?.[2] === undefined ? `${found?.[1]}:` : `${found[1]}://${found[2]}`;
  const parts = (found?.[3] ?? '').split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(encodeSegment(part));
  }
  return `${host}${parts.map((part) => `/${part}`).join('')}` as Uri;
}

/** Whether the URI is the folder itself or lies in it. */
export function isWithin(folder: Uri, uri: Uri): boolean {
  return uri.startsWith(folder) && (uri.length === folder.length || uri[folder.length] === '/');
}

/** The path of a file relative to a folder it lies in, or undefined when it lies elsewhere. */
export function relativePath(folder: Uri, uri: Uri): FilePath | undefined {
  if (!isWithin(folder, uri) || uri.length === folder.length) return undefined;
  return filePath(
    uri
      .slice(folder.length + 1)
      .split('/')
      .map(decodeSegment)
      .join('/'),
  );
}

/** Like {@link relativePath}, but files outside the folder get a path that starts with `../`. */
export function pathFrom(folder: Uri, uri: Uri): FilePath | undefined {
  let up = '';
  for (let base: Uri | undefined = folder; base !== undefined; base = parentUri(base)) {
    const inside = relativePath(base, uri);
    if (inside !== undefined) return filePath(up + inside);
    up += '../';
  }
  return undefined;
}

/** The folder a URI lies in; undefined at the top. */
export function parentUri(uri: Uri): Uri | undefined {
  const found = shape.exec(uri);
  const path = found?.[3] ?? '';
  if (path === '') return undefined;
  return uri.slice(0, uri.length - (path.length - path.lastIndexOf('/'))) as Uri;
}

/** Last part of the path, decoded. */
export function baseName(uri: Uri): string {
  return decodeSegment(uri.slice(uri.lastIndexOf('/') + 1));
}

/** The scheme, such as `file` or `vscode-vfs`. */
export function schemeOf(uri: Uri): string {
  return uri.slice(0, uri.indexOf(':'));
}
