/** Emphasis, strikethrough and highlight (CommonMark 0.31 §6.2; `~~` GitHub, `==` Obsidian). */
import { charAfter, charBefore, isPunctuation, isSpaceLike } from './chars.ts';
import { INLINE } from './prose.ts';

const UNDERSCORE = 95;
const STAR = 42;

/** A run of marks that may open or close emphasis. */
export interface Delimiter {
  /** First mark that is not used up. */
  start: number;
  count: number;
  readonly original: number;
  readonly code: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Reads the run of marks at an offset; its length counts even when it can neither open nor close. */
export function readDelimiter(text: string, at: number, end: number): Delimiter {
  const code = text.charCodeAt(at);
  let i = at;
  while (i < end && text.charCodeAt(i) === code) i++;
  const count = i - at;
  const before = charBefore(text, at);
  const after = charAfter(text, i);
  const afterSpace = isSpaceLike(after);
  const beforeSpace = isSpaceLike(before);
  const afterMark = isPunctuation(after);
  const beforeMark = isPunctuation(before);
  const left = !afterSpace && (!afterMark || beforeSpace || beforeMark);
  const right = !beforeSpace && (!beforeMark || afterSpace || afterMark);
  const underscore = code === UNDERSCORE;
  const usable = underscore || code === STAR || count === 2;
  return {
    start: at,
    count,
    original: count,
    code,
    opens: usable && left && (!underscore || !right || beforeMark),
    closes: usable && right && (!underscore || !left || afterMark),
  };
}

/**
 * Pairs the runs from index `from` on, hides what is paired, and forgets them all. `bottoms` remember where
 * a search for an opener failed, so that no run is looked at again and again.
 */
export function pairDelimiters(delimiters: Delimiter[], from: number, mask: Uint8Array): void {
  if (delimiters.length <= from) return;
  const openers: Delimiter[] = [];
  const bottoms = new Map<number, number>();
  for (let i = from; i < delimiters.length; i++) {
    const run = delimiters[i]!;
    while (run.closes && run.count > 0) {
      const opener = findOpener(openers, run, bottoms);
      if (opener === -1) break;
      useMarks(openers, opener, run, mask);
      for (const [key, bottom] of bottoms) if (bottom > openers.length) bottoms.set(key, openers.length);
    }
    if (run.opens && run.count > 0) openers.push(run);
  }
  delimiters.length = from;
}

function findOpener(openers: readonly Delimiter[], closer: Delimiter, bottoms: Map<number, number>): number {
  const key = closer.code * 8 + (closer.opens ? 4 : 0) + (closer.original % 3);
  const bottom = bottoms.get(key) ?? 0;
  for (let i = openers.length - 1; i >= bottom; i--) {
    if (fits(openers[i]!, closer)) return i;
  }
  bottoms.set(key, openers.length);
  return -1;
}

/** The "rule of three": runs that could both open and close pair only when their lengths allow. */
function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.code !== closer.code) return false;
  if (!opener.closes && !closer.opens) return true;
  const sum = opener.original + closer.original;
  return sum % 3 !== 0 || (opener.original % 3 === 0 && closer.original % 3 === 0);
}

function useMarks(openers: Delimiter[], index: number, closer: Delimiter, mask: Uint8Array): void {
  const opener = openers[index]!;
  const used = opener.count >= 2 && closer.count >= 2 ? 2 : 1;
  opener.count -= used;
  mask.fill(INLINE, opener.start + opener.count, opener.start + opener.count + used);
  mask.fill(INLINE, closer.start, closer.start + used);
  closer.start += used;
  closer.count -= used;
  openers.length = opener.count > 0 ? index + 1 : index;
}
