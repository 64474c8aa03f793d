/**
 * Words of prose as names need them: internal apostrophes and hyphens belong to the word (`Qo'noS`,
 * `Enterprise-C`), dotted capitals are one word (`U.S.S.`), and each letter of a script without spaces
 * is a word of its own.
 */
import { astralClass, charClass, classes, folds } from '../../domain/names/characters.ts';
import { isSpace } from '../../domain/names/fold.ts';

/** What a token is made of, as bits. */
export const tokenFlag = {
  upperFirst: 1,
  /** A capital beyond the first letter. */
  upperInside: 2,
  lower: 4,
  digit: 8,
  hyphen: 16,
  apostrophe: 32,
  /** `U.S.S.`: the dots are in the span but not in the folded form. */
  dotted: 64,
  ideograph: 128,
} as const;

/** Filled anew by each {@link readToken}: one object serves a whole scan, so that nothing is allocated. */
export interface TokenCursor {
  start: number;
  end: number;
  /** Of the folded form; equal for all spellings that fold alike. */
  hash: number;
  flags: number;
}

/** A longer run of letters is no word of any language, but encoded data: nobody looks into it for parts and endings. */
export const longestWord = 200;

const lowerOnly = tokenFlag.lower | tokenFlag.hyphen | tokenFlag.apostrophe;

export function tokenCursor(): TokenCursor {
  return { start: 0, end: 0, hash: 0, flags: 0 };
}

// As a signed number: the engine keeps 32 signed bits unboxed.
const hashSeed = 0x811c9dc5 | 0;
const hashPrime = 0x01000193;

/** Start of the next word at or behind `from`, or `limit`. */
export function nextWordStart(text: string, from: number, limit: number): number {
  for (let i = from; i < limit; i++) {
    if (startsWord(text, i)) return i;
  }
  return limit;
}

function startsWord(text: string, index: number): boolean {
  const found = classes[text.charCodeAt(index)];
  if (found === charClass.surrogate) return astralClass(text, index) !== charClass.other;
  return (
    found === charClass.lower ||
    found === charClass.upper ||
    found === charClass.digit ||
    found === charClass.ideograph
  );
}

/**
 * Reads the word that starts at `start` (see {@link nextWordStart}). A word that begins in lower case ends
 * before an apostrophe or hyphen that leads to a capital: `non-Klingon` and `d'Artagnan` are two words.
 * The hash is FNV-1a over the folded units.
 */
export function readToken(text: string, start: number, limit: number, out: TokenCursor): void {
  let hash = hashSeed;
  let flags = 0;
  let i = start;
  while (i < limit) {
    const unit = text.charCodeAt(i);
    let found = classes[unit] as number;
    if (found === charClass.surrogate) found = astralClass(text, i);
    if (found === charClass.lower) flags |= tokenFlag.lower;
    else if (found === charClass.upper) flags |= i === start ? tokenFlag.upperFirst : tokenFlag.upperInside;
    else if (found === charClass.digit) flags |= tokenFlag.digit;
    else if (found === charClass.ideograph) {
      if (i > start) break;
      flags |= tokenFlag.ideograph;
    } else if (found === charClass.apostrophe || found === charClass.hyphen) {
      if (!joins(text, i, limit, flags)) break;
      flags |= found === charClass.hyphen ? tokenFlag.hyphen : tokenFlag.apostrophe;
    } else if (found !== charClass.mark) break;
    // The half pair behind a letter beyond the basic plane belongs to it.
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < limit) {
      hash = Math.imul(hash ^ unit, hashPrime);
      i++;
      hash = Math.imul(hash ^ text.charCodeAt(i), hashPrime);
      i++;
      continue;
    }
    const folded = folds[unit] as number;
    if (folded !== 0) hash = Math.imul(hash ^ folded, hashPrime);
    i++;
    if (flags & tokenFlag.ideograph && !continuesIdeograph(text, i, limit)) break;
  }
  out.start = start;
  out.end = i;
  out.hash = hash;
  out.flags = flags;
  if (i === start + 1 && flags === tokenFlag.upperFirst && text.charCodeAt(i) === 0x2e) {
    readDotted(text, limit, out);
  }
}

function continuesIdeograph(text: string, index: number, limit: number): boolean {
  return index < limit && classes[text.charCodeAt(index)] === charClass.mark;
}

/** Whether an apostrophe or hyphen at `index` stands inside a word. */
function joins(text: string, index: number, limit: number, flags: number): boolean {
  if (index + 1 >= limit) return false;
  const next = classes[text.charCodeAt(index + 1)];
  if (next === charClass.upper)
    return (flags & (tokenFlag.upperFirst | tokenFlag.upperInside | tokenFlag.digit)) !== 0;
  return next === charClass.lower || next === charClass.digit;
}

/** `U.S.S.` and `J.R.R.`: single capitals with a dot after each; the last dot is left outside. */
function readDotted(text: string, limit: number, out: TokenCursor): void {
  let hash = out.hash;
  let end = out.end;
  while (
    end + 1 < limit &&
    text.charCodeAt(end) === 0x2e &&
    classes[text.charCodeAt(end + 1)] === charClass.upper &&
    !isWordUnit(text.charCodeAt(end + 2))
  ) {
    hash = Math.imul(hash ^ (folds[text.charCodeAt(end + 1)] as number), hashPrime);
    end += 2;
  }
  if (end === out.end) return;
  out.end = end;
  out.hash = hash;
  out.flags |= tokenFlag.dotted | tokenFlag.upperInside;
}

function isWordUnit(unit: number): boolean {
  const found = classes[unit] ?? charClass.other;
  return found !== charClass.other && found !== charClass.apostrophe && found !== charClass.hyphen;
}

/** Tells the words that may matter from those that a scan passes over. */
export type LowerFilter = (hash: number) => boolean;

/**
 * Reads on to the next word that does not begin in lower case, or whose hash passes the filter. This is the
 * inner loop of every scan: nine words in ten are passed over without being looked at twice.
 */
export function readNextWord(
  text: string,
  from: number,
  limit: number,
  filter: LowerFilter,
  out: TokenCursor,
): boolean {
  let i = from;
  while (i < limit) {
    const start = i;
    let unit = text.charCodeAt(i);
    let found = classes[unit] as number;
    if (found === charClass.lower) {
      let hash = hashSeed;
      do {
        hash = Math.imul(hash ^ (folds[unit] as number), hashPrime);
        i++;
        if (i >= limit) break;
        unit = text.charCodeAt(i);
        found = classes[unit] as number;
      } while (found === charClass.lower);
      const whole = i >= limit || found === charClass.other;
      if (whole && !filter(hash)) continue;
      readToken(text, start, limit, out);
      if (whole || (out.flags & ~lowerOnly) !== 0 || filter(out.hash) || isPossessive(text, out)) return true;
      i = out.end;
    } else if (found === charClass.other || !startsWord(text, i)) {
      i++;
    } else {
      readToken(text, start, limit, out);
      return true;
    }
  }
  return false;
}

function isPossessive(text: string, word: TokenCursor): boolean {
  return (
    text.charCodeAt(word.end - 1) === 0x73 && classes[text.charCodeAt(word.end - 2)] === charClass.apostrophe
  );
}

/** Hash of a folded form, as {@link readToken} computes it. */
export function hashFolded(folded: string): number {
  let hash = hashSeed;
  for (let i = 0; i < folded.length; i++) hash = Math.imul(hash ^ folded.charCodeAt(i), hashPrime);
  return hash;
}

/** Hash of a folded form with one more unit behind it. */
export function hashNext(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, hashPrime);
}

/** The folded form of a stretch of text that is one token: marks, invisible signs and dots are left out. */
export function foldToken(text: string, start: number, end: number): string {
  const word = text.slice(start, end);
  if (/^[A-Za-z]+$/.test(word)) return word.toLowerCase();
  let folded = '';
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    const to = folds[unit] as number;
    if (to !== 0 && unit !== 0x2e) folded += String.fromCharCode(to);
  }
  return folded;
}

/** A token kept for later, where speed does not matter. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly flags: number;
  readonly text: string;
  readonly folded: string;
}

/** All tokens of a stretch of text. */
export function tokensOf(text: string, from = 0, limit: number = text.length): readonly Token[] {
  const tokens: Token[] = [];
  const cursor = tokenCursor();
  let position = nextWordStart(text, from, limit);
  while (position < limit) {
    readToken(text, position, limit, cursor);
    const { start, end, flags } = cursor;
    tokens.push({ start, end, flags, text: text.slice(start, end), folded: foldToken(text, start, end) });
    position = nextWordStart(text, end, limit);
  }
  return tokens;
}

/** Length of a word for {@link gapBetween}: dotted capitals are as short as words can be. */
export function abbreviable(word: {
  readonly start: number;
  readonly end: number;
  readonly flags: number;
}): number {
  return word.flags & tokenFlag.dotted ? 1 : word.end - word.start;
}

/**
 * What stands between two words of one name: `''` for blanks (a line break included), the marks without
 * blanks for punctuation, undefined when the words cannot belong together (an empty line between them).
 * A dot behind a short word (`St. Ives`, `James T. Kirk`) counts as blank.
 */
export function gapBetween(text: string, from: number, to: number, wordLength: number): string | undefined {
  let marks = '';
  let lineEnds = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) {
      if (++lineEnds > 1) return undefined;
    }
    if (!isSpace(unit)) marks += text[i];
  }
  if (marks === '.' && wordLength <= longestAbbreviation) return '';
  return marks;
}

const longestAbbreviation = 4;

/** Whether a word's capitals are all there are: `KHITOMER`. One letter alone tells nothing. */
export function isAllCaps(flags: number): boolean {
  return (
    (flags & (tokenFlag.upperFirst | tokenFlag.upperInside)) ===
      (tokenFlag.upperFirst | tokenFlag.upperInside) && (flags & tokenFlag.lower) === 0
  );
}
