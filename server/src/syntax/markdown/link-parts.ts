/** The parts of Markdown links: destinations, titles, labels (CommonMark 0.31 §4.7, §6.3). */
import { isAsciiPunctuation, isGap, isLineEnd } from './chars.ts';

/** `[label]: destination` */
export interface Definition {
  /** The destination, without angle brackets. */
  readonly start: number;
  readonly end: number;
}

export interface Destination extends Definition {
  /** Offset behind it, angle bracket included. */
  readonly next: number;
}

/** CommonMark bounds parentheses in a bare destination, so that reading stays linear. */
const deepestParentheses = 32;
const longestLabel = 999;

/** Reads a destination, `<in angle brackets>` or bare; undefined when it is malformed. */
export function readDestination(text: string, at: number, limit: number): Destination | undefined {
  return text.charCodeAt(at) === 60 ? readAngled(text, at, limit) : readBare(text, at, limit);
}

function readAngled(text: string, at: number, limit: number): Destination | undefined {
  for (let i = at + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 62) return { start: at + 1, end: i, next: i + 1 };
    if (code === 60 || isLineEnd(code)) return undefined;
    if (code === 92 && isAsciiPunctuation(text.charCodeAt(i + 1))) i++;
  }
  return undefined;
}

function readBare(text: string, at: number, limit: number): Destination | undefined {
  let depth = 0;
  let i = at;
  for (; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (isGap(code)) break;
    if (code < 32 || code === 127) return undefined;
    if (code === 92 && i + 1 < limit && isAsciiPunctuation(text.charCodeAt(i + 1))) i++;
    else if (code === 40) {
      if (++depth > deepestParentheses) return undefined;
    } else if (code === 41) {
      if (depth === 0) break;
      depth--;
    }
  }
  return depth === 0 ? { start: at, end: i, next: i } : undefined;
}

/** Offset behind the title that opens at `at`; -1 when none does. */
export function skipTitle(text: string, at: number, limit: number): number {
  const opener = text.charCodeAt(at);
  if (at >= limit || (opener !== 34 && opener !== 39 && opener !== 40)) return -1;
  const closer = opener === 40 ? 41 : opener;
  for (let i = at + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === closer) return i + 1;
    if (code === 92) i++;
    else if (code === 40 && opener === 40) return -1;
  }
  return -1;
}

/** Offset of the `]` that ends the label whose `[` stands at `at`; -1 when none does. */
export function labelEnd(text: string, at: number, limit: number): number {
  const last = Math.min(limit, at + longestLabel + 2);
  for (let i = at + 1; i < last; i++) {
    const code = text.charCodeAt(i);
    if (code === 93) return i;
    if (code === 91) return -1;
    if (code === 92 && isAsciiPunctuation(text.charCodeAt(i + 1))) i++;
  }
  return -1;
}

/** Labels are equal without regard to case and white space. Undefined when nothing stands in it. */
export function normalLabel(label: string): string | undefined {
  if (label.length > longestLabel) return undefined;
  const folded = label
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase();
  return folded === '' ? undefined : folded;
}
