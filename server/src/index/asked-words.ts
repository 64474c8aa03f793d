/**
 * Words, names and ids that findings hang on, numbered: what was asked for each of many thousand files is kept as
 * lists of numbers.
 */
import { editDistance } from '../domain/names/edit-distance.ts';
import { skeleton } from '../domain/names/fold.ts';
import { bitCount, lettersOf } from '../domain/names/letters.ts';
import { allowedDistance } from './names/near.ts';
import { createTokenTable } from './names/token-table.ts';

/** Numbers in ascending order. */
export type Numbers = Int32Array;

export interface AskedWords {
  /** Number of a text, given a new one when needed. */
  numberOf(text: string): number;
  /** Number of a folded word for which near names were sought. */
  nearNumberOf(folded: string): number;
  /** Numbers of those of the texts that were ever asked about. */
  known(texts: Iterable<string>): ReadonlySet<number>;
  /** Numbers of words for which near names were sought and to which one of these words is near. */
  near(words: Iterable<string>): ReadonlySet<number>;
}

export function createAskedWords(): AskedWords {
  const texts = createTokenTable();
  const sought = createTokenTable();
  let letters = new Uint32Array(1024);
  let lengths = new Uint8Array(1024);
  const describe = (token: number, word: string): void => {
    if (token >= lengths.length) {
      letters = extended(letters, new Uint32Array(lengths.length * 2));
      lengths = extended(lengths, new Uint8Array(lengths.length * 2));
    }
    const bare = skeleton(word);
    letters[token] = lettersOf(bare);
    lengths[token] = Math.min(bare.length, 255);
  };
  return {
    numberOf: texts.intern,
    nearNumberOf(folded) {
      const { size } = sought;
      const token = sought.intern(folded);
      if (sought.size > size) describe(token, folded);
      return token;
    },
    known: (asked) => new Set([...asked].map(texts.findFolded).filter((token) => token !== 0)),
    near(words) {
      const found = new Set<number>();
      for (const word of words) {
        const bare = skeleton(word);
        const own = lettersOf(bare);
        for (let token = 1; token <= sought.size; token++) {
          // Two slips change four letters at most: most words are ruled out without being looked at.
          if (Math.abs((lengths[token] as number) - Math.min(bare.length, 255)) > 2) continue;
          if (bitCount((letters[token] as number) ^ own) > 4) continue;
          if (isNear(sought.text(token), word)) found.add(token);
        }
      }
      return found;
    },
  };
}

function isNear(a: string, b: string): boolean {
  const allowed = allowedDistance(a, b);
  return editDistance(a, b, allowed) <= allowed;
}

function extended<T extends Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

export function packed(numbers: Iterable<number>): Numbers {
  return Int32Array.from(new Set(numbers)).sort();
}

/** Whether one of a few numbers is among many. */
export function hasAny(numbers: Numbers, wanted: ReadonlySet<number>): boolean {
  for (const number of wanted) if (has(numbers, number)) return true;
  return false;
}

function has(numbers: Numbers, wanted: number): boolean {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === wanted;
}
