/** Rare variants of a name that the world uses often, though its canon does not hold it. */
import { foldName, skeleton } from '../domain/names/fold.ts';
import { languageRules } from '../domain/names/languages.ts';
import { phoneticKey } from '../domain/names/phonetic.ts';
import { type Dictionary, isOrdinary } from '../syntax/words/dictionary.ts';
import { type FrequentName, frequentCount, type Lexicon } from './lexicon.ts';

/** A name used more often than this is used on purpose. */
const mostUses = 2;

/** Names used often of which a word may be a variant by mistake, likeliest first. */
export function driftOf(
  folded: string,
  lexicon: Lexicon,
  dictionary: Dictionary,
  language: string,
): readonly FrequentName[] {
  const counts = lexicon.counts(folded);
  const uses = counts.name + counts.start + counts.caps;
  if (uses > mostUses || counts.lower > 0 || folded.length < 5 || isOrdinary(dictionary, folded)) return [];
  return lexicon
    .frequentNear(folded)
    .filter(
      (name) =>
        isDrift(folded, name, uses, dictionary) &&
        !isInflection(folded, name.folded, language) &&
        !isAdjectiveOf(folded, name.folded),
    );
}

/** `Tanic` of `Tanis`: an adjective may take the place of the name's own ending. */
function isAdjectiveOf(word: string, name: string): boolean {
  const stem = /^(\p{L}{3,})(?:ic|ian|ean|ish|ese)$/u.exec(word)?.[1];
  return stem !== undefined && name.startsWith(stem) && name.length <= stem.length + 2;
}

function isDrift(folded: string, name: FrequentName, uses: number, dictionary: Dictionary): boolean {
  if (isOrdinary(dictionary, name.folded) || name.counts.lower > 0) return false;
  const [a, b] = [skeleton(folded), skeleton(name.folded)];
  const length = Math.min(a.length, b.length);
  if (length < 5) return a === b;
  if (uses > 1 && name.counts.name < 2 * frequentCount) return false;
  if (name.distance > 1 && (length < 8 || phoneticKey(a) !== phoneticKey(b))) return false;
  return a[0] === b[0] || (uses === 1 && length > 6);
}

/** Either is the other with an ending: `Macedonian` and `Macedonia` are both right. */
export function isInflection(a: string, b: string, language: string): boolean {
  return takesEnding(a, b, language) || takesEnding(b, a, language);
}

/** A word is a name with an ending, or one of the people that a name tells: `Midianite` of `Midianites`. */
export function isInflected(word: string, name: string, language: string): boolean {
  return takesEnding(word, name, language) || (/(?:ite|an|er|on|ard|ic)s$/.test(name) && `${word}s` === name);
}

/** Whether a word is another with an ending. A lone letter proves none, save an s, and those of cases. */
export function takesEnding(long: string, short: string, language: string): boolean {
  const rules = languageRules(language);
  return [...rules.plural, ...rules.demonym, ...rules.possessive].some(
    ({ text, instead }) =>
      (text.length > 1 || text === 's' || rules.declined.some((ending) => ending.text === text)) &&
      long.endsWith(text) &&
      instead.some((back) => long.slice(0, long.length - text.length) + foldName(back) === short),
  );
}
