/** Which era of the world a word may be a slip for. */
import { editDistance } from '../../domain/names/edit-distance.ts';
import { nearest } from '../../domain/names/nearest.ts';
import type { Phrase } from './lexicon.ts';
import type { Reckoning } from './reckoning.ts';

/** Everybody knows these: they are no slips for an era of one's own. */
export const wellKnown: ReadonlySet<string> = new Set(['ad', 'bc', 'ce', 'bce', 'ah', 'am', 'auc', 'pm']);

/** The one era of the world that a word of a few letters is a single slip away from. */
export function eraNear({ lexicon }: Reckoning, word: string): Phrase | undefined {
  const folded = word.replaceAll('.', '').toLowerCase();
  const eras = lexicon.phrases.filter((phrase) => phrase.senses[0]?.type === 'era');
  if (wellKnown.has(folded) || eras.some((phrase) => phrase.folded === folded)) return undefined;
  if (folded.length > 3) return named(eras, word);
  const near = eras.filter(
    (phrase) =>
      phrase.short &&
      phrase.folded.length === folded.length &&
      folded.length > 1 &&
      editDistance(phrase.folded, folded, 1) === 1,
  );
  const distinct = new Set(near.map((phrase) => phrase.folded));
  return distinct.size === 1 ? near[0] : undefined;
}

function named(eras: readonly Phrase[], word: string): Phrase | undefined {
  const name = nearest(
    word,
    eras.map((phrase) => phrase.name),
  );
  return eras.find((phrase) => phrase.name === name);
}
