/**
 * Words, names and ids that findings hang on, numbered: what was asked for each of many thousand files is kept as
 * lists of numbers.
 */
import { includesSorted } from '../base/sorted.ts';
import { editDistance } from '../domain/names/edit-distance.ts';
import { skeleton } from '../domain/names/fold.ts';
import { bitCount, lettersOf } from '../domain/names/letters.ts';
import type { CountChange } from './lexicon.ts';
import { allowedDistance } from './names/near.ts';
import { createTokenTable, type TokenTable } from './names/token-table.ts';

/** Numbers in ascending order; those of ids, of texts and of words sought have no number in common. */
export type Numbers = Int32Array;

export interface AskedWords {
  /** Nobody has asked about anything yet. */
  readonly isEmpty: boolean;
  /** Number of an entity that was looked at, given a new one when needed. */
  numberOfId(id: string): number;
  /** Number of a text. */
  numberOf(text: string): number;
  /** Number of a folded word for which near names were sought. */
  nearNumberOf(folded: string): number;
  /** Numbers of those of the entities that were ever looked at. */
  knownIds(ids: Iterable<string>): ReadonlySet<number>;
  /** Numbers of those of the texts that were ever asked about. */
  known(texts: Iterable<string>): ReadonlySet<number>;
  /** Numbers of what was ever asked about how often a word stands, and may be told otherwise now. */
  knownCounts(change: CountChange, inCanon: (word: string) => boolean): ReadonlySet<number>;
  /** Numbers of words for which near names were sought and to which one of these words is near. */
  near(words: Iterable<string>): ReadonlySet<number>;
}

/** What a number stands for, in its low bits. */
const sorts = { id: 0, text: 1, sought: 2 } as const;
const sortBits = 2;

function tagged(token: number, sort: number): number {
  return (token << sortBits) | sort;
}

function knownIn(table: TokenTable, sort: number): (texts: Iterable<string>) => ReadonlySet<number> {
  return (texts) => {
    const tokens = [...texts].map((text) => table.findFolded(text)).filter((token) => token !== 0);
    return new Set(tokens.map((token) => tagged(token, sort)));
  };
}

/** What stands for how often, and where, a word stands. */
export function countsKey(word: string): string {
  return `counts:${word}`;
}

export function createAskedWords(): AskedWords {
  const ids = createTokenTable();
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
  const known = knownIn(texts, sorts.text);
  return {
    get isEmpty() {
      return ids.size + texts.size + sought.size === 0;
    },
    numberOfId: (id) => tagged(ids.intern(id), sorts.id),
    numberOf: (text) => tagged(texts.intern(text), sorts.text),
    nearNumberOf(folded) {
      const { size } = sought;
      const token = sought.intern(folded);
      if (sought.size > size) describe(token, folded);
      return tagged(token, sorts.sought);
    },
    knownIds: knownIn(ids, sorts.id),
    known,
    knownCounts({ word, matters, elsewhere }, inCanon) {
      const exactly = known([countsKey(word)]);
      const roughly = matters ? known([word]) : exactly;
      // Of a word that stands nowhere else nobody else asks, unless it is what another one should be.
      const isOthers = roughly.size > 0 && matters && (inCanon(word) || elsewhere());
      return isOthers ? new Set([...exactly, ...roughly]) : exactly;
    },
    near(words) {
      const found = new Set<number>();
      for (const word of words) {
        const bare = skeleton(word);
        const own = lettersOf(bare);
        for (let token = 1; token <= sought.size; token++) {
          // Two slips change four letters at most: most words are ruled out without being looked at.
          if (Math.abs((lengths[token] as number) - Math.min(bare.length, 255)) > 2) continue;
          if (bitCount((letters[token] as number) ^ own) > 4) continue;
          if (isNear(sought.text(token), word)) found.add(tagged(token, sorts.sought));
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

export const noNumbers: Numbers = new Int32Array(0);

/** Numbers that are known, and more. */
export function withMore(numbers: Numbers, more: ReadonlySet<number>): Numbers {
  const fresh = [...more].filter((number) => !includesSorted(numbers, number));
  if (fresh.length === 0) return numbers;
  const all = new Int32Array(numbers.length + fresh.length);
  all.set(numbers);
  all.set(fresh, numbers.length);
  return all.sort();
}

/** Whether one of a few numbers is among many. */
export function hasAny(numbers: Numbers, wanted: ReadonlySet<number>): boolean {
  for (const number of wanted) if (includesSorted(numbers, number)) return true;
  return false;
}
