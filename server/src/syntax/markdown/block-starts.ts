/** How lines that begin a block look. Every function gets the offset of the first unit that is no white space. */
import { isBlank, isDigit, skipBlanks, trimEnd } from './chars.ts';

const HASH = 35;
const STAR = 42;
const PLUS = 43;
const MINUS = 45;
const DOT = 46;
const EQUALS = 61;
const UNDERSCORE = 95;
const BACKTICK = 96;
const TILDE = 126;

function runLength(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  let i = at;
  while (i < end && text.charCodeAt(i) === code) i++;
  return i - at;
}

export interface HeadingLine {
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

/** `## Text ##` */
export function readHeadingLine(text: string, at: number, end: number): HeadingLine | undefined {
  const level = runLength(text, at, end);
  if (text.charCodeAt(at) !== HASH || level > 6) return undefined;
  if (at + level < end && !isBlank(text.charCodeAt(at + level))) return undefined;
  const start = skipBlanks(text, at + level, end);
  let last = trimEnd(text, start, end);
  let hashes = last;
  while (hashes > start && text.charCodeAt(hashes - 1) === HASH) hashes--;
  if (hashes === start || (hashes < last && isBlank(text.charCodeAt(hashes - 1)))) last = hashes;
  return { level, start, end: trimEnd(text, start, last) };
}

/** The line under a heading: level 1 for `===`, 2 for `---`, else 0. */
export function underlineLevel(text: string, at: number, end: number): 0 | 1 | 2 {
  const code = text.charCodeAt(at);
  if (code !== EQUALS && code !== MINUS) return 0;
  const behind = at + runLength(text, at, end);
  if (skipBlanks(text, behind, end) < end) return 0;
  return code === EQUALS ? 1 : 2;
}

/** `***`, `- - -`, `___` */
export function isThematicBreak(text: string, at: number, end: number): boolean {
  const mark = text.charCodeAt(at);
  if (mark !== STAR && mark !== MINUS && mark !== UNDERSCORE) return false;
  let count = 0;
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === mark) count++;
    else if (!isBlank(code)) return false;
  }
  return count >= 3;
}

/** Code and length of the fence that opens here. */
export function readFence(text: string, at: number, end: number) {
  const code = text.charCodeAt(at);
  if (code !== BACKTICK && code !== TILDE) return undefined;
  const size = runLength(text, at, end);
  if (size < 3) return undefined;
  if (code === BACKTICK) {
    for (let i = at + size; i < end; i++) if (text.charCodeAt(i) === BACKTICK) return undefined;
  }
  return { code, size };
}

export function closesFence(
  text: string,
  at: number,
  end: number,
  fence: { readonly code: number; readonly size: number },
): boolean {
  if (text.charCodeAt(at) !== fence.code || at >= end) return false;
  const size = runLength(text, at, end);
  return size >= fence.size && skipBlanks(text, at + size, end) >= end;
}

/**
 * Units of the list marker that stands here; 0 when none does. In the middle of a paragraph only a filled
 * item may begin, and a numbered one only with 1.
 */
export function listMarkerWidth(text: string, at: number, end: number, inParagraph: boolean): number {
  const code = text.charCodeAt(at);
  let i = at;
  if (code === MINUS || code === PLUS || code === STAR) {
    i++;
  } else {
    while (i < end && i - at < 10 && isDigit(text.charCodeAt(i))) i++;
    if (i === at || i - at > 9) return 0;
    const mark = text.charCodeAt(i);
    if (i >= end || (mark !== DOT && mark !== 41)) return 0;
    if (inParagraph && Number(text.slice(at, i)) !== 1) return 0;
    i++;
  }
  if (i < end && !isBlank(text.charCodeAt(i))) return 0;
  if (inParagraph && skipBlanks(text, i, end) >= end) return 0;
  return i - at;
}

/** Units of `[ ]`, `[x]` and its like in front of a task; 0 when none stands here. */
export function taskMarkerWidth(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) !== 91 || text.charCodeAt(at + 2) !== 93 || at + 3 > end) return 0;
  return at + 3 === end || isBlank(text.charCodeAt(at + 3)) ? 3 : 0;
}

/** Units of `[^id]:`; 0 when no footnote begins here. */
export function footnoteMarkerWidth(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) !== 91 || text.charCodeAt(at + 1) !== 94) return 0;
  let i = at + 2;
  while (i < end && !isBlank(text.charCodeAt(i)) && text.charCodeAt(i) !== 93) i++;
  if (i === at + 2 || i >= end || text.charCodeAt(i) !== 93) return 0;
  return text.charCodeAt(i + 1) === 58 ? i + 2 - at : 0;
}

const calloutHead = /\[![^\]\r\n]{1,60}\][+-]?/y;

/** Units of `[!cite]-` at the beginning of a quote; 0 when none stands here. */
export function calloutWidth(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) !== 91 || text.charCodeAt(at + 1) !== 33) return 0;
  calloutHead.lastIndex = at;
  const width = calloutHead.exec(text)?.[0].length ?? 0;
  return at + width <= end ? width : 0;
}
