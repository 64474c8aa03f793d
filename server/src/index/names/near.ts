/** Which canon names an author may have meant by words that are none. */
import { editDistance } from '../../domain/names/edit-distance.ts';
import { foldName, skeleton } from '../../domain/names/fold.ts';
import { sameIdentity } from '../../domain/names/identity.ts';
import { phoneticKey } from '../../domain/names/phonetic.ts';
import { type Dictionary, isOrdinary } from '../../syntax/words/dictionary.ts';
import { isAllCaps, type Token, tokensOf } from '../../syntax/words/tokens.ts';
import { type FuzzyIndex, shortestDouble, shortestFuzzy } from './fuzzy.ts';
import type { NameOwner, NearName } from './name-index.ts';
import { pathOf, spellingFlag } from './spellings.ts';
import type { NameRecord, NameStore } from './store.ts';

/** A word that is part of more names than this tells too little for all of them to be followed. */
const longestPosting = 64;
/** Of names of more words, only so many are tried for a slip. */
const mostWords = 6;

interface Found {
  readonly text: string;
  readonly owners: NameOwner[];
  readonly distance: number;
  readonly short: boolean;
  readonly rank: number;
}

export function createNear(
  store: NameStore,
  fuzzy: FuzzyIndex,
  dictionary: Dictionary,
): (name: string, limit: number, thorough?: boolean) => readonly NearName[] {
  return (name, limit, thorough = false) => {
    const words = tokensOf(name);
    const found = new Map<string, Found>();
    const [first, second] = words;
    if (!first) return [];
    for (const token of nearWords(store, fuzzy, first.folded, !second)) {
      if (!second) nearSingles(store, dictionary, first, token, found);
    }
    if (second) nearRuns(store, fuzzy, name, words, found, thorough);
    return [...found.values()]
      .sort((a, b) => a.distance - b.distance || a.rank - b.rank || (a.text < b.text ? -1 : 1))
      .slice(0, limit)
      .map(({ text, owners, distance, short }) => ({ text, owners, distance, ...(short && { short }) }));
  };
}

/** How many slips may lie between two words: short ones are too easily other words. */
export function allowedDistance(a: string, b: string): number {
  if (Math.min(a.length, b.length) >= 2 * shortestDouble) return 2;
  const [shortA, shortB] = [skeleton(a), skeleton(b)];
  if (shortA === shortB) return 2;
  const length = Math.min(shortA.length, shortB.length);
  if (length < 4) return 0;
  if (length >= shortestDouble) return 2;
  return length >= 6 && phoneticKey(shortA) === phoneticKey(shortB) ? 2 : 1;
}

/** Distance of two folded words, or undefined when they are too far apart or are told apart by a marker. */
function wordDistance(written: Token, folded: string, shouted: boolean): number | undefined {
  if (written.folded === folded) return 0;
  if (!sameIdentity(written.folded, folded, isAllCaps(written.flags), shouted)) return undefined;
  const allowed = allowedDistance(written.folded, folded);
  const distance = editDistance(written.folded, folded, allowed);
  return distance <= allowed ? distance : undefined;
}

function nearWords(store: NameStore, fuzzy: FuzzyIndex, folded: string, alone: boolean): ReadonlySet<number> {
  const tokens = new Set<number>();
  const exact = store.tokens.findFolded(folded);
  if (exact !== 0) tokens.add(exact);
  if (alone || exact === 0 || store.postings(exact) === undefined) {
    fuzzy.candidates(folded, (token) => tokens.add(token));
  }
  return tokens;
}

function nearSingles(
  store: NameStore,
  dictionary: Dictionary,
  written: Token,
  token: number,
  found: Map<string, Found>,
): void {
  const folded = store.tokens.text(token);
  const distance = wordDistance(written, folded, isAllCaps(written.flags));
  if (distance === undefined) return;
  const distinctive = !isOrdinary(dictionary, folded);
  let followed = 0;
  for (let posting = store.postings(token); posting && followed < longestPosting; posting = posting.next) {
    const { record } = posting;
    if (record.dead) continue;
    followed++;
    if (record.flags & spellingFlag.singleWord)
      note(found, written.folded, record.core, record, distance, false);
    else if (distinctive && distance > 0) {
      const part = tokensOf(record.core).find((candidate) => candidate.folded === folded);
      if (part) note(found, written.folded, part.text, record, distance, true);
    }
  }
}

/**
 * Names of several words. One wrong word is found by putting the words near it in its place; wrong words
 * beside it through the names that one right or nearly right word is part of.
 */
function nearRuns(
  store: NameStore,
  fuzzy: FuzzyIndex,
  name: string,
  words: readonly Token[],
  found: Map<string, Found>,
  thorough: boolean,
): void {
  const folded = foldName(name);
  const near = words.slice(0, mostWords).map((word) => nearWords(store, fuzzy, word.folded, thorough));
  const seen = new Set<NameRecord>();
  const consider = (record: NameRecord): void => {
    if (record.dead || seen.has(record) || record.flags & spellingFlag.singleWord) return;
    seen.add(record);
    const distance = runDistance(words, record);
    if (distance !== undefined) note(found, folded, record.core, record, distance, false);
  };
  const path = [...pathOf(name, words)];
  const places = words.map((word) => path.indexOf(word.folded));
  for (const [i, tokens] of near.entries()) {
    const place = places[i] as number;
    for (const token of tokens) {
      const node = store.nodeOf(path.with(place, store.tokens.text(token)));
      for (let record = store.recordsAt(node); record && node !== 0; record = record.next) consider(record);
    }
  }
  // Words too short for the fuzzy index are found only through those beside them.
  if (found.size === 0 || (thorough && words.some((word) => word.folded.length <= shortestFuzzy)))
    for (const tokens of near) for (const token of tokens) eachPosting(store, token, consider);
  nearJoined(store, words, found);
}

/** Records that a word is part of; none when they are too many to mean anything. */
function eachPosting(store: NameStore, token: number, visit: (record: NameRecord) => void): void {
  const records: NameRecord[] = [];
  for (let posting = store.postings(token); posting; posting = posting.next) {
    if (records.push(posting.record) > longestPosting) return;
  }
  for (const record of records) visit(record);
}

function runDistance(words: readonly Token[], record: NameRecord): number | undefined {
  const parts = tokensOf(record.core);
  if (parts.length !== words.length) return undefined;
  let total = 0;
  const exact = words.some((word, i) => word.folded === parts[i]?.folded);
  for (const [i, word] of words.entries()) {
    const part = parts[i];
    if (!part) return undefined;
    const distance =
      wordDistance(word, part.folded, isAllCaps(part.flags)) ??
      (exact ? shortDistance(word, part) : undefined);
    if (distance === undefined) return undefined;
    total += distance;
  }
  return total <= 3 ? total : undefined;
}

/** `Merrin Oad` for Merrin Oak: beside a word that is right, one of three letters may hold a slip behind its first. */
function shortDistance(written: Token, part: Token): 1 | undefined {
  const [a, b] = [written.folded, part.folded];
  const shouted = isAllCaps(part.flags) || isAllCaps(written.flags);
  if (Math.min(a.length, b.length) !== 3 || a[0] !== b[0] || shouted) return undefined;
  if (!sameIdentity(a, b, false, false)) return undefined;
  return editDistance(a, b, 1) === 1 ? 1 : undefined;
}

/** `Star fleet` for `Starfleet`: two words that are one. */
function nearJoined(store: NameStore, words: readonly Token[], found: Map<string, Found>): void {
  const [first, second] = words;
  if (!first || !second || words.length > 2) return;
  const joined = skeleton(first.folded + second.folded);
  for (const form of [joined, `${first.folded}-${second.folded}`]) {
    const token = store.tokens.findFolded(form);
    const node = token === 0 ? 0 : store.trie.child(0, token);
    for (let record = store.recordsAt(node); record; record = record.next) {
      if (node !== 0) note(found, joined, record.core, record, 1, false);
    }
  }
}

function note(
  found: Map<string, Found>,
  written: string,
  text: string,
  record: NameRecord,
  distance: number,
  short: boolean,
): void {
  if (record.flags & (spellingFlag.exclusion | spellingFlag.bare)) return;
  const key = short ? `~${text}` : text;
  const known = found.get(key);
  if (known) {
    if (!known.owners.some((owner) => owner.entity === record.owner.entity)) known.owners.push(record.owner);
    return;
  }
  const folded = foldName(text);
  const sameStart = folded[0] === written[0] ? 0 : 2;
  const sameSound = phoneticKey(folded) === phoneticKey(written) ? 0 : 1;
  const shouted = text.length > 1 && text === text.toUpperCase() ? 0.5 : 0;
  const rank = sameStart + sameSound + shouted + (short ? 0.5 : 0);
  found.set(key, { text, owners: [record.owner], distance, short, rank });
}
