/** Addresses that stand in the text as they are. */
import { isAsciiLetter, isAsciiWord, isDigit } from './chars.ts';

/** Schemes whose addresses need no `//`. */
const scheme = /^[a-z][a-z0-9+.-]*:/i;

/** Whether a link target is an address rather than a path of the world. */
export function isExternalTarget(target: string): boolean {
  return scheme.test(target) || target.startsWith('//');
}

/** Offset behind the address that a `:` at `at` is part of, with where it starts; undefined when it is none. */
export function addressAtColon(text: string, at: number, from: number, end: number) {
  if (text.charCodeAt(at + 1) !== 47 || text.charCodeAt(at + 2) !== 47 || at + 3 >= end) return undefined;
  let start = at;
  while (start > from && at - start < 32 && isSchemeUnit(text.charCodeAt(start - 1))) start--;
  while (start < at && !isAsciiLetter(text.charCodeAt(start))) start++;
  if (at - start < 2) return undefined;
  const stop = addressEnd(text, at + 3, end);
  return stop > at + 3 ? { start, end: stop } : undefined;
}

function isSchemeUnit(code: number): boolean {
  return isAsciiWord(code) || code === 43 || code === 45 || code === 46;
}

function isW(text: string, at: number): boolean {
  return (text.charCodeAt(at) | 0x20) === 0x77;
}

/** The same for the first dot of `www.…`. */
export function addressAtDot(text: string, at: number, from: number, end: number) {
  const start = at - 3;
  if (start < from || !isW(text, start) || !isW(text, start + 1) || !isW(text, start + 2)) return undefined;
  if (start > from && isAsciiWord(text.charCodeAt(start - 1))) return undefined;
  if (!isAsciiWord(text.charCodeAt(at + 1))) return undefined;
  return { start, end: addressEnd(text, at + 1, end) };
}

/** The same for the `@` of an e-mail address. */
export function addressAtSign(text: string, at: number, from: number, end: number) {
  let start = at;
  while (start > from && isLocalUnit(text.charCodeAt(start - 1))) start--;
  let stop = at + 1;
  let dot = -1;
  for (; stop < end; stop++) {
    const code = text.charCodeAt(stop);
    if (code === 46) dot = stop;
    else if (!isAsciiWord(code) && code !== 45) break;
  }
  while (stop > at && (text.charCodeAt(stop - 1) === 46 || text.charCodeAt(stop - 1) === 45)) {
    stop--;
    if (dot >= stop) dot = text.lastIndexOf('.', stop - 1);
  }
  if (start === at || dot <= at + 1 || isDigit(text.charCodeAt(stop - 1))) return undefined;
  return { start, end: stop };
}

function isLocalUnit(code: number): boolean {
  return isAsciiWord(code) || code === 46 || code === 45 || code === 43 || code === 95;
}

/** Ends at white space or a bracket; punctuation at the end belongs to the sentence, not to the address. */
export function addressEnd(text: string, from: number, limit: number): number {
  let depth = 0;
  let i = from;
  for (; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (endsAddress(code)) break;
    if (code === 40) depth++;
    else if (code === 41 && --depth < 0) break;
  }
  while (i > from && isTrailing(text.charCodeAt(i - 1))) i--;
  return i;
}

function endsAddress(code: number): boolean {
  if (code <= 32 || code === 127) return true;
  if (code < 128) return '<>[]"`|'.includes(String.fromCharCode(code));
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x206f) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xff0f)
  );
}

function isTrailing(code: number): boolean {
  return code < 128 && ".,;:!?'*_~".includes(String.fromCharCode(code));
}
