import { editDistance } from '../../domain/names/edit-distance.ts';
import { skeleton } from '../../domain/names/fold.ts';
import { sameIdentity } from '../../domain/names/identity.ts';
import { type Dictionary, isOrdinary } from '../../syntax/words/dictionary.ts';
import { hashFolded } from '../../syntax/words/tokens.ts';
import type { FuzzyIndex } from './fuzzy.ts';
import { isGapWord } from './spellings.ts';
import type { NameStore } from './store.ts';

const sampleSize = 100;
/** A share is told in so many steps: one word more or less is to make no difference. */
const steps = 20;
/** A canon of a few words is taken for an open one: they count as so many more without a neighbour. */
const prior = 10;
/** So many words are looked at to find the samples, or up to twice as many. */
const looked = 4096;
/** Longer words are as good as never a slip apart by chance. */
const longest = 24;

/**
 * How crowded a canon is, by the length of words: the share of its words of a length that have another of its
 * words one slip away. Where names lie close together, to be near one of them means little. Which words are looked
 * at hangs on their letters alone, so that a name more or less hardly ever makes a difference, and the order in
 * which names came never does.
 */
export function crowdingOf(store: NameStore, fuzzy: FuzzyIndex, dictionary: Dictionary): readonly number[] {
  const samples = samplesOf(store, dictionary);
  return samples.map((sample) => {
    const crowded = sample.filter((token) => hasNeighbour(store, fuzzy, token)).length;
    return Math.round((crowded / (sample.length + prior)) * steps) / steps;
  });
}

/** The crowding of words of a length. */
export function crowdingAt(table: readonly number[], length: number): number {
  return table[Math.min(length, longest)] ?? 0;
}

/** For each length the words with the smallest hashes. */
function samplesOf(store: NameStore, dictionary: Dictionary): readonly (readonly number[])[] {
  const { tokens } = store;
  const mask = sieve(store.live);
  const found: { token: number; hash: number }[][] = Array.from({ length: longest + 1 }, () => []);
  for (let token = 1; token <= tokens.size; token++) {
    const word = tokens.text(token);
    const hash = mixed(hashFolded(word));
    if (hash & mask || isGapWord(word) || !store.isLive(token) || isOrdinary(dictionary, word)) continue;
    found[Math.min(skeleton(word).length, longest)]?.push({ token, hash });
  }
  return found.map((words) =>
    words
      .sort((a, b) => a.hash - b.hash || (tokens.text(a.token) < tokens.text(b.token) ? -1 : 1))
      .slice(0, sampleSize)
      .map(({ token }) => token),
  );
}

/** Bits that must be zero, so that of very many words enough are left. */
function sieve(words: number): number {
  let mask = 0;
  for (let left = words; left >= 2 * looked; left >>= 1) mask = (mask << 1) | 1;
  return mask;
}

/** The low bits of FNV hang on the last letters too much. */
function mixed(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

function hasNeighbour(store: NameStore, fuzzy: FuzzyIndex, own: number): boolean {
  const word = store.tokens.text(own);
  const letters = skeleton(word);
  let found = false;
  fuzzy.candidates(word, (token) => {
    if (found || token === own || !store.isLive(token)) return;
    const other = store.tokens.text(token);
    // The same name without its apostrophe, or the next one of a series, is no neighbour.
    if (skeleton(other) === letters || !sameIdentity(word, other, false, false)) return;
    found = editDistance(word, other, 1) === 1;
  });
  return found;
}
