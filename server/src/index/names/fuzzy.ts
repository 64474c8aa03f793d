/**
 * Which words are near a word: a symmetric-delete index with prefixes (Garbe 2012, SymSpell) over the skeletons
 * of all words of names. Words that differ by one slip share a form of their first letters with one letter
 * deleted. In long words two slips are allowed: one half of the word then holds one slip at most, so that the
 * deletions of both halves suffice, at a fraction of the entries that two deletions would take. How long a half
 * is hangs on the length of the word that is looked for, which is tried in turn.
 */
import { skeleton } from '../../domain/names/fold.ts';
import { bitCount, lettersOf } from '../../domain/names/letters.ts';
import { phoneticKey } from '../../domain/names/phonetic.ts';
import { hashFolded } from '../../syntax/words/tokens.ts';

export interface FuzzyIndex {
  add(token: number, folded: string): void;
  reset(): void;
  /** Calls for every word that may be within the allowed distance, some of them repeatedly. */
  candidates(folded: string, visit: (token: number) => void): void;
  /** Bytes held, for the benchmarks. */
  readonly bytes: number;
}

/** Shortest skeleton that is searched by deletion. */
export const shortestFuzzy = 4;
/** Skeletons from this length on may differ by two slips anywhere. */
export const shortestDouble = 10;
/** Words up to this length are searched by the deletions of their first letters. */
const longestPlain = 10;
const plainPrefix = 7;
const longestHalf = 8;

const plainMark = 0x5bd1e995;
const tailMark = 0x3c6ef372;
const soundMark = 0x14d049bb;

/** @param textOf the folded word of a number; asked again when the table grows, which spares storing keys */
export function createFuzzyIndex(textOf: (token: number) => string): FuzzyIndex {
  let tokens = new Int32Array(4096);
  let nexts = new Int32Array(4096);
  let heads = new Int32Array(4096);
  let signatures = new Uint32Array(1024);
  let lengths = new Uint8Array(1024);
  let count = 0;
  let last = 0;

  const insert = (key: number, token: number): void => {
    if (count + 1 >= tokens.length) {
      const size = Math.floor(tokens.length * 1.5);
      tokens = extended(tokens, new Int32Array(size));
      nexts = extended(nexts, new Int32Array(size));
    }
    count++;
    tokens[count] = token;
    const slot = key & (heads.length - 1);
    nexts[count] = heads[slot] as number;
    heads[slot] = count;
  };
  const widen = (): void => {
    heads = new Int32Array(heads.length * 4);
    count = 0;
    for (let token = 1; token <= last; token++) {
      if (lengths[token]) eachOwnKey(skeleton(textOf(token)), (key) => insert(key, token));
    }
  };
  const describe = (token: number, letters: string): void => {
    while (token >= signatures.length) {
      signatures = extended(signatures, new Uint32Array(signatures.length * 2));
      lengths = extended(lengths, new Uint8Array(lengths.length * 2));
    }
    signatures[token] = lettersOf(letters);
    lengths[token] = Math.min(255, letters.length);
    last = Math.max(last, token);
  };

  return {
    add(token, folded) {
      const letters = skeleton(folded);
      if (letters.length < shortestFuzzy) return;
      describe(token, letters);
      eachOwnKey(letters, (key) => insert(key, token));
      if (count > heads.length * 2) widen();
    },
    reset() {
      count = 0;
      last = 0;
      heads.fill(0);
      lengths.fill(0);
    },
    candidates(folded, visit) {
      const letters = skeleton(folded);
      const { length } = letters;
      if (length < shortestFuzzy) return;
      const signature = lettersOf(letters);
      const follow = (key: number, slips: number): void => {
        for (
          let entry = heads[key & (heads.length - 1)] as number;
          entry !== 0;
          entry = nexts[entry] as number
        ) {
          const token = tokens[entry] as number;
          const difference = (lengths[token] as number) - length;
          if (difference > slips || difference < -slips) continue;
          if (bitCount((signatures[token] as number) ^ signature) <= 2 * slips) visit(token);
        }
      };
      follow(soundKey(letters), 2);
      eachPlainKey(letters, (key) => follow(key, 1));
      if (length < shortestDouble) return;
      for (let other = Math.max(length - 2, shortestDouble); other <= length + 2; other++) {
        eachHalfKey(letters, other, (key) => follow(key, 2));
      }
    },
    get bytes() {
      const lists = tokens.byteLength + nexts.byteLength + heads.byteLength;
      return lists + signatures.byteLength + lengths.byteLength;
    },
  };
}

function extended<T extends Uint32Array | Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function eachOwnKey(letters: string, visit: (key: number) => void): void {
  visit(soundKey(letters));
  eachPlainKey(letters, visit);
  if (letters.length >= shortestDouble) eachHalfKey(letters, letters.length, visit);
}

function soundKey(letters: string): number {
  return mixed(hashFolded(phoneticKey(letters)) ^ soundMark);
}

function eachPlainKey(letters: string, visit: (key: number) => void): void {
  if (letters.length > longestPlain) return;
  eachDeletion(letters, 0, Math.min(letters.length, plainPrefix), plainMark, visit);
}

/** Keys of both ends, as long as half of a word of `length` letters is. */
function eachHalfKey(letters: string, length: number, visit: (key: number) => void): void {
  const half = Math.min(length >> 1, longestHalf, letters.length);
  eachDeletion(letters, 0, half, length, visit);
  eachDeletion(letters, letters.length - half, letters.length, length ^ tailMark, visit);
}

const base = 0x01000193;

/**
 * Keys of a stretch of letters: of itself, and of it without each one of its letters. The hash is a polynomial,
 * so that a deletion takes a step instead of a pass; a run of one letter counts once.
 */
function eachDeletion(
  letters: string,
  from: number,
  to: number,
  mark: number,
  visit: (key: number) => void,
): void {
  let before = 0;
  for (let i = from; i < to; i++) before = (Math.imul(before, base) + letters.charCodeAt(i)) | 0;
  visit(mixed(before ^ mark));
  let after = 0;
  let power = 1;
  const inverse = inverseBase;
  for (let i = to - 1; i >= from; i--) {
    const unit = letters.charCodeAt(i);
    before = Math.imul(before - unit, inverse);
    if (i === from || unit !== letters.charCodeAt(i - 1)) {
      visit(mixed((Math.imul(before, power) + after) ^ mark));
    }
    after = (Math.imul(unit, power) + after) | 0;
    power = Math.imul(power, base);
  }
}

/** Inverse of {@link base} modulo 2^32, by Newton's iteration. */
const inverseBase = [1, 2, 3, 4, 5].reduce(
  (inverse) => Math.imul(inverse, 2 - Math.imul(base, inverse)),
  base,
);

/** Spreads a polynomial's bits, of which the low ones hang on the last letters too much. */
function mixed(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return h ^ (h >>> 15);
}
