/** The text being read, and its tokens: numbers, words and single signs, looked at only where a date may be. */
import type { DurationAt } from './duration.ts';
import type { Parsed } from './parsed.ts';
import type { Reckoning } from './reckoning.ts';

export interface Source {
  readonly text: string;
  /** Nothing is read before it: what stands there belongs to another passage. */
  readonly start: number;
  /** Nothing is read from here on. */
  readonly end: number;
  /** `whole`: the text is meant to be a date, so capitals and context are not asked for. */
  readonly mode: 'whole' | 'prose';
  readonly reckoning: Reckoning;
  readonly memo: Memo;
}

/** What has been read at which place: the grammar tries many forms at the same one. */
export interface Memo {
  readonly tokens: Map<number, Token>;
  readonly dates: Map<number, Parsed | undefined>;
  readonly lengths: Map<number, DurationAt | undefined>;
}

export function createSource(
  reckoning: Reckoning,
  text: string,
  mode: Source['mode'],
  end = text.length,
  start = 0,
): Source {
  return {
    text,
    start,
    end,
    mode,
    reckoning,
    memo: { tokens: new Map(), dates: new Map(), lengths: new Map() },
  };
}

export function forget({ memo }: Source): void {
  memo.tokens.clear();
  memo.dates.clear();
  memo.lengths.clear();
}

/** The value kept for a place, made on the first call. */
export function kept<T>(store: Map<number, T>, at: number, make: () => T): T {
  const known = store.get(at);
  if (known !== undefined || store.has(at)) return known as T;
  const made = make();
  store.set(at, made);
  return made;
}

export type Token = NumberToken | WordToken | SignToken | EndToken;

interface Place {
  readonly start: number;
  readonly end: number;
}

export interface NumberToken extends Place {
  readonly type: 'number';
  readonly value: number;
  /** As many digits as written, separators not counted. */
  readonly digits: number;
  /** Written with separators between thousands. */
  readonly grouped: boolean;
  /** `29th`. */
  readonly ordinal: boolean;
  /** `2340s`, `2340's`. */
  readonly decade: boolean;
  /** `10ish`, `10-ish`. */
  readonly ish: boolean;
}

export interface WordToken extends Place {
  readonly type: 'word';
  /** As written. */
  readonly text: string;
  /** Lower case, straight apostrophes. */
  readonly lower: string;
}

export interface SignToken extends Place {
  readonly type: 'sign';
  readonly text: string;
}

export interface EndToken extends Place {
  readonly type: 'end';
}

/** Digits, in groups of three where separated by commas or by spaces that do not break. */
const digits = /\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+/y;
const suffix = /(st|nd|rd|th)(?![\p{L}\d])|(['’]?s)(?![\p{L}\d])|(-?ish)(?![\p{L}\d])/uy;
const word = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*/uy;

export function skipSpace(source: Source, position: number): number {
  const { text, end } = source;
  let at = position;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** White space of any width, line ends included: a date may be wrapped. */
export function isSpace(unit: number): boolean {
  return unit <= 32 || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200b) || unit === 0x202f;
}

/** The token at or behind a place, spaces skipped. */
export function tokenAt(source: Source, position: number): Token {
  const known = source.memo.tokens.get(position);
  if (known) return known;
  const token = readToken(source, position);
  source.memo.tokens.set(position, token);
  return token;
}

function readToken(source: Source, position: number): Token {
  const start = skipSpace(source, position);
  if (start >= source.end) return { type: 'end', start: source.end, end: source.end };
  const unit = source.text.charCodeAt(start);
  if (unit >= 48 && unit <= 57) return numberAt(source, start);
  const match = matchAt(word, source.text, start);
  if (match && start + match[0].length <= source.end) {
    const text = match[0];
    return { type: 'word', start, end: start + text.length, text, lower: foldWord(text) };
  }
  return { type: 'sign', start, end: start + 1, text: source.text.charAt(start) };
}

function numberAt(source: Source, start: number): NumberToken {
  const written = matchAt(digits, source.text, start)?.[0] ?? source.text.charAt(start);
  const plain = written.replace(/\D/g, '');
  const tail = matchAt(suffix, source.text, start + written.length);
  return {
    type: 'number',
    start,
    end: Math.min(source.end, start + written.length + (tail?.[0].length ?? 0)),
    value: Number(plain),
    digits: plain.length,
    grouped: plain.length !== written.length,
    ordinal: tail?.[1] !== undefined,
    decade: tail?.[2] !== undefined,
    ish: tail?.[3] !== undefined,
  };
}

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

export function foldWord(text: string): string {
  const lower = text.toLowerCase();
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower;
}

/** End of a word if it stands next, as one of the given (lower case) words. */
export function skipWord(source: Source, position: number, ...words: readonly string[]): number | undefined {
  const token = tokenAt(source, position);
  return token.type === 'word' && words.includes(token.lower) ? token.end : undefined;
}

/** Behind an optional word. */
export function maybeWord(source: Source, position: number, ...words: readonly string[]): number {
  return skipWord(source, position, ...words) ?? position;
}

/** Behind an optional sign. */
export function maybeSign(source: Source, position: number, ...signs: readonly string[]): number {
  const token = tokenAt(source, position);
  return token.type === 'sign' && signs.includes(token.text) ? token.end : position;
}

/** Behind several words in a row, or undefined. */
export function skipWords(
  source: Source,
  position: number,
  phrase: string | readonly string[],
): number | undefined {
  let at = position;
  for (const next of typeof phrase === 'string' ? phrase.split(' ') : phrase) {
    const token = tokenAt(source, at);
    if (token.type !== 'word' || token.lower !== next) return undefined;
    at = token.end;
  }
  return at;
}
