/** Rare variants of a name that the world uses often, though its canon does not hold it. */
import { skeleton } from '../domain/names/fold.ts';
import { languageRules } from '../domain/names/languages.ts';
import { phoneticKey } from '../domain/names/phonetic.ts';
import { type Dictionary, isOrdinary } from '../syntax/words/dictionary.ts';
import type { FrequentName, Lexicon } from './lexicon.ts';

/** Names used often of which a word may be a variant by mistake, likeliest first. */
export function driftOf(
  folded: string,
  lexicon: Lexicon,
  dictionary: Dictionary,
  language: string,
): readonly FrequentName[] {
  const counts = lexicon.counts(folded);
  const uses = counts.name + counts.start + counts.caps;
  if (uses > 2 || counts.lower > 0 || folded.length < 5 || isOrdinary(dictionary, folded)) return [];
  return lexicon
    .frequentNear(folded)
    .filter(
      (name) => isDrift(folded, name, uses, dictionary) && !isInflection(folded, name.folded, language),
    );
}

function isDrift(folded: string, name: FrequentName, uses: number, dictionary: Dictionary): boolean {
  if (isOrdinary(dictionary, name.folded) || name.counts.lower > 0) return false;
  const [a, b] = [skeleton(folded), skeleton(name.folded)];
  const length = Math.min(a.length, b.length);
  if (length < 5) return a === b;
  if (name.distance > 1 && (length < 8 || phoneticKey(a) !== phoneticKey(b))) return false;
  return a[0] === b[0] || (uses === 1 && length > 6);
}

/** One is the other with an ending: `Macedonian` is no slip for `Macedonia`. A lone letter proves no ending, save an s. */
export function isInflection(a: string, b: string, language: string): boolean {
  const rules = languageRules(language);
  const endings = [...rules.plural, ...rules.demonym, ...rules.possessive].filter(
    ({ text }) => text.length > 1 || text === 's',
  );
  const made = (long: string, short: string): boolean =>
    endings.some(
      ({ text, instead }) =>
        long.endsWith(text) &&
        instead.some((back) => long.slice(0, long.length - text.length) + back === short),
    );
  return made(a, b) || made(b, a);
}
