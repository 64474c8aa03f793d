/** What part a word may play in a date, looked up by a hash so that no word of prose is ever cut out. */
import { gregorianMonths } from '../../domain/calendar/builtin.ts';
import { leadFirstWords } from './duration.ts';
import type { Lexicon } from './lexicon.ts';
import { prefixFirstWords } from './modifiers.ts';
import { anniversaries, cardinalWords, ordinalWords, seasonWords, units } from './words.ts';

/** A mention may begin with this word as it stands. */
export const opens = 1;
/** A mention may begin with this word if one that tells time follows soon: "the", "two", "before". */
export const leads = 2;
/** Tells time: what a leading word needs behind it. */
export const tells = 4;
/** Never begins a mention, but may stand within one: "of", "and". */
export const joins = 8;

/** Roles by the low bits of a word's hash. A clash costs one look in vain, never a mention. */
export type Roles = Uint8Array;

const size = 1 << 16;

const list = (words: string): readonly string[] => words.split(' ');

const leading = list(
  'the a an that this last next half between from either in few several many some couple same very',
);
const leadingToo = list('following previous preceding ensuing subsequent prior mere full quarter quarters');
const joining = list('or of and than more less');
const telling = list('morning afternoon evening night anniversary age');
const opening = list('stardate sd aged age year new');

export function rolesOf(lexicon: Lexicon): Roles {
  const roles: Roles = new Uint8Array(size);
  const add = (word: string, role: number) => {
    // The hash folds the case of Latin letters only; for other scripts each way to write it is put in.
    const first = word.charAt(0);
    for (const form of [
      word.toLowerCase(),
      first.toUpperCase() + word.slice(1).toLowerCase(),
      word.toUpperCase(),
    ]) {
      const at = hashOf(form) & (size - 1);
      roles[at] = (roles[at] ?? 0) | role;
    }
  };
  const leaders = [
    leading,
    leadingToo,
    prefixFirstWords,
    cardinalWords,
    ordinalWords,
    leadFirstWords,
    seasonWords.keys(),
  ];
  for (const words of leaders) for (const word of words) add(word, leads);
  for (const word of joining) add(word, joins);
  for (const words of [units.keys(), telling, seasonWords.keys()]) for (const word of words) add(word, tells);
  for (const words of [anniversaries.keys(), opening]) for (const word of words) add(word, opens | tells);
  addNames(lexicon, add);
  // Months that everybody knows are looked at even where no calendar has them: they may be a slip.
  for (const month of gregorianMonths) add(month.name, opens);
  return roles;
}

function addNames(lexicon: Lexicon, add: (word: string, role: number) => void): void {
  for (const phrase of lexicon.phrases) {
    const [first, ...rest] = phrase.folded.match(/[\p{L}\p{M}']+/gu) ?? [];
    if (first === undefined || phrase.senses[0]?.type === 'calendar') continue;
    // A name made of several words may begin with a very common one; then another must follow.
    add(first, rest.length > 0 && phrase.folded.includes(' ') ? leads | tells : opens | tells);
    for (const word of rest) add(word, tells);
  }
}

export function roleOf(roles: Roles, hash: number): number {
  return roles[hash & (size - 1)] ?? 0;
}

/** One step of the hash: FNV-1a over code units, small letters and straight apostrophes for all. */
export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ (unit === 0x2019 ? 39 : unit | 32), 0x01000193);
}

export const hashStart = 0x811c9dc5 | 0;

export function hashOf(word: string): number {
  let hash = hashStart;
  for (let at = 0; at < word.length; at++) hash = hashStep(hash, word.charCodeAt(at));
  return hash;
}
