import { editDistance } from '../../domain/names/edit-distance.ts';
import { skeleton } from '../../domain/names/fold.ts';
import { sameIdentity } from '../../domain/names/identity.ts';
import { type Dictionary, isOrdinary } from '../../syntax/words/dictionary.ts';
import type { FuzzyIndex } from './fuzzy.ts';
import { isGapWord } from './spellings.ts';
import type { NameStore } from './store.ts';

const sampleSize = 40;
/** A canon of a few words is taken for an open one: they count as so many more without a neighbour. */
const prior = 10;
/** So many words are looked at, evenly spread, to find the sample. */
const looked = 4000;

/**
 * How crowded a canon is: the share of its words of a length that have another of its words one slip away.
 * Where names lie close together, to be near one of them means little.
 */
export function crowdingOf(
  store: NameStore,
  fuzzy: FuzzyIndex,
  dictionary: Dictionary,
  length: number,
): number {
  const { tokens } = store;
  const stride = Math.max(1, Math.floor(tokens.size / looked));
  const words: number[] = [];
  for (let token = 1; token <= tokens.size; token += stride) {
    const word = tokens.text(token);
    if (word.length < length || isGapWord(word) || skeleton(word).length !== length) continue;
    if (!isOrdinary(dictionary, word) && store.postings(token)) words.push(token);
  }
  const step = Math.max(1, words.length / sampleSize);
  let sampled = 0;
  let crowded = 0;
  for (let i = 0; i < words.length; i += step) {
    const token = words[Math.floor(i)] as number;
    sampled++;
    if (hasNeighbour(store, fuzzy, tokens.text(token), token)) crowded++;
  }
  return crowded / (sampled + prior);
}

function hasNeighbour(store: NameStore, fuzzy: FuzzyIndex, word: string, own: number): boolean {
  const letters = skeleton(word);
  let found = false;
  fuzzy.candidates(word, (token) => {
    if (found || token === own || !store.postings(token)) return;
    const other = store.tokens.text(token);
    // The same name without its apostrophe, or the next one of a series, is no neighbour.
    if (skeleton(other) === letters || !sameIdentity(word, other, false, false)) return;
    found = editDistance(word, other, 1) === 1;
  });
  return found;
}
