/** Paths of files, and addresses without a scheme, that stand in the text as they are. */
import type { Span } from '../../base/span.ts';
import { charAfter, charBefore, isAsciiLetter, isAsciiWord, isGap, isWord } from './chars.ts';
import { addressEnd } from './urls.ts';

const DOT = 46;
const SLASH = 47;
const COLON = 58;
const BACKSLASH = 92;

/** Longer than any path that people write out. */
const longest = 200;

/** Endings after which nothing else can be meant; words that a sentence may begin with are none of them. */
const endings = new Set(
  (
    'png jpg jpeg gif svg webp bmp tif tiff psd pdf md markdown txt rtf docx odt epub html htm css js ts json yaml yml ' +
    'xml csv toml ini cfg exe dll zip rar gz mp3 mp4 ogg wav flac avi mkv ttf otf py lua com org net edu gov io'
  ).split(' '),
);

const ending = /[a-z][a-z0-9]{0,7}(?![\p{L}\p{N}_-])/uy;

/** The path or address that the dot at `at` is part of: `Mirra.png`, `assets/Mirra.blend`, `mirra.org/Solenne`. */
export function pathAtDot(text: string, at: number, from: number, end: number): Span | undefined {
  const after = text.charCodeAt(at + 1);
  if (at + 1 >= end || after < 97 || after > 122 || !isWord(charBefore(text, at))) return undefined;
  ending.lastIndex = at + 1;
  const [word] = ending.exec(text) ?? [];
  if (word === undefined) return undefined;
  const start = pathStart(text, at, from);
  const behind = at + 1 + word.length;
  const folders = /[/\\]/.test(text.slice(start, at));
  const address =
    text.charCodeAt(behind) === SLASH &&
    word.length > 1 &&
    behind + 1 < end &&
    isAsciiWord(text.charCodeAt(behind + 1));
  return folders || address || endings.has(word) ? { start, end: addressEnd(text, behind, end) } : undefined;
}

/** The same for the first slash of `/home/Mirra`, `~/Mirra`, `../Mirra`. */
export function pathAtSlash(text: string, at: number, from: number, end: number): Span | undefined {
  let start = at;
  while (start > from && at - start < 2 && text.charCodeAt(start - 1) === DOT) start--;
  if (start === at && start > from && text[start - 1] === '~') start--;
  if (start > from && !isGap(text.charCodeAt(start - 1)) && !'("“‘['.includes(text[start - 1] ?? ''))
    return undefined;
  if (!isWordAt(text, at + 1, end)) return undefined;
  const stop = addressEnd(text, at + 1, end);
  if (start < at) return { start, end: stop };
  // `/mira/` is how a name is spoken, and `/Mira` may be anything.
  const second = text.indexOf('/', at + 1);
  return second !== -1 && second < stop && isWordAt(text, second + 1, end) ? { start, end: stop } : undefined;
}

/** The same for a backslash before a letter: `C:\Games\Mirra`. */
export function pathAtBackslash(text: string, at: number, from: number, end: number): Span | undefined {
  if (!isWordAt(text, at + 1, end)) return undefined;
  const before = at > from ? text.charCodeAt(at - 1) : 0;
  const drive = before === COLON && isAsciiLetter(text.charCodeAt(at - 2));
  if (!drive && before !== BACKSLASH && !(at > from && isWord(charBefore(text, at)))) return undefined;
  return { start: pathStart(text, at, from), end: addressEnd(text, at + 1, end) };
}

function isWordAt(text: string, at: number, end: number): boolean {
  return at < end && isWord(charAfter(text, at));
}

function pathStart(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && at - start < longest && isPathUnit(text, start - 1)) start--;
  return start;
}

function isPathUnit(text: string, at: number): boolean {
  return '-_./\\:~%+'.includes(text[at] ?? ' ') || isWord(charBefore(text, at + 1));
}
