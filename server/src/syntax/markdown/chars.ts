/** Character classes of Markdown, with a fast path for ASCII. */

export const TAB = 9;
export const SPACE = 32;
export const BACKSLASH = 92;

const wordLike = /[\p{L}\p{N}\p{M}]/u;
const punctuation = /[\p{P}\p{S}]/u;
const whitespace = /\s/u;

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** Space, tab or a line end: what Markdown skips between the parts of a tag or a link. */
export function isGap(code: number): boolean {
  return code === SPACE || code === TAB || code === 10 || code === 13;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

export function isAsciiWord(code: number): boolean {
  return isAsciiLetter(code) || isDigit(code);
}

/** What a backslash can escape. */
export function isAsciiPunctuation(code: number): boolean {
  return (
    (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126)
  );
}

/** The character that ends right before an offset, both halves of a surrogate pair; empty at the start. */
export function charBefore(text: string, offset: number): string {
  if (offset <= 0) return '';
  const low = text.charCodeAt(offset - 1);
  const paired = low >= 0xdc00 && low <= 0xdfff && offset > 1;
  return paired ? text.slice(offset - 2, offset) : text[offset - 1]!;
}

/** The character that begins at an offset; empty at the end. */
export function charAfter(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** A letter, digit or combining mark of any script. */
export function isWord(char: string): boolean {
  const code = char.charCodeAt(0);
  return code < 128 ? isAsciiWord(code) : char !== '' && wordLike.test(char);
}

/** White space as emphasis sees it: the start and the end of a text count as well. */
export function isSpaceLike(char: string): boolean {
  const code = char.charCodeAt(0);
  return char === '' || (code < 128 ? isGap(code) || code === 12 : whitespace.test(char));
}

export function isPunctuation(char: string): boolean {
  const code = char.charCodeAt(0);
  return code < 128 ? isAsciiPunctuation(code) : char !== '' && punctuation.test(char);
}

/** First offset at or behind `from` that is neither space nor tab. */
export function skipBlanks(text: string, from: number, end: number): number {
  let i = from;
  while (i < end && isBlank(text.charCodeAt(i))) i++;
  return i;
}

/** First offset at or behind `from` that is no space, tab or line end. */
export function skipGaps(text: string, from: number, end: number): number {
  let i = from;
  while (i < end && isGap(text.charCodeAt(i))) i++;
  return i;
}

/** Offset behind the last unit of `[start, end)` that is no space, tab or line end. */
export function trimEnd(text: string, start: number, end: number): number {
  let i = end;
  while (i > start && isGap(text.charCodeAt(i - 1))) i--;
  return i;
}

/** Offset of the line end at or behind `from`, or the text's length. */
export function lineEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && !isLineEnd(text.charCodeAt(i))) i++;
  return i;
}

/** Offset of the first unit of the line that `from` stands on. */
export function lineStart(text: string, from: number): number {
  let i = from;
  while (i > 0 && !isLineEnd(text.charCodeAt(i - 1))) i--;
  return i;
}

/** Offset behind the line end that stands at `end`; `\r\n` is one. */
export function nextLine(text: string, end: number): number {
  if (end >= text.length) return end;
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}
