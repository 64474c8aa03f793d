/** How likely a word is a slip for a name, and when that is worth a warning. The figures come from measurement. */
import { skeleton } from '../domain/names/fold.ts';
import { isRespelling, phoneticKey } from '../domain/names/phonetic.ts';
import { frequentCount } from './lexicon.ts';

/** A canon less crowded than this leaves a near word little to be but a slip. */
export const openCanon = 0.08;

export interface Evidence {
  /** The file mentions the canon name elsewhere. */
  readonly spoken: boolean;
  /** How often the prose of the world writes the right word. */
  readonly often: number;
  /** How often the prose of the world writes the doubtful word with a capital. */
  readonly uses: number;
  readonly lower: number;
  /** The neighbouring words are those of the name. */
  readonly several: boolean;
  /** Further capitalised words stand beside it: the whole may be a name of its own. */
  readonly part: boolean;
  /** The word is written so on purpose, for all that can be seen: the text says that it is a name, for one. */
  readonly told: boolean;
  /** The right word is this one with an ending: `America` for `American`. */
  readonly stem: boolean;
  /** The target is but a part of a name: `Kirk`. */
  readonly short: boolean;
  /** The right word is one of the dictionary. */
  readonly ordinary: boolean;
  /** See `NameIndex.crowding`. */
  readonly crowding: number;
}

/** How likely a word is a slip for another; none when not positive. The figures come from measurement. */
export function weigh(word: string, target: string, distance: number, evidence: Evidence): number {
  const [a, b] = [skeleton(word), skeleton(target)];
  const length = Math.min(a.length, b.length);
  if (evidence.uses >= frequentCount || (evidence.lower > 0 && !evidence.several)) return 0;
  let weight = length - 3 - 2 * (distance - 1);
  if (a === b) weight += 4;
  if (evidence.several) weight += 4;
  if (evidence.spoken) weight += 2;
  if (evidence.often > 1) weight += 1;
  if (evidence.often >= frequentCount) weight += 0.5;
  if (a[0] !== b[0]) weight -= keepsRest(a, b) ? 1 : 2;
  if (phoneticKey(a) === phoneticKey(b)) weight += 1;
  if (evidence.part) weight -= 3;
  // Nobody is called by half a name who was not called by the whole before.
  if (evidence.short && !evidence.spoken) weight -= 2;
  weight -= (evidence.often >= frequentCount ? 1 : 2) * (evidence.uses - 1);
  return weight;
}

/** The first letter fell out, came in or changed places with the second: the rest stands as it should. */
function keepsRest(a: string, b: string): boolean {
  const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b || b.slice(1) === a;
}

/**
 * Whether a slip is worth a warning. A letter must differ, and not only an apostrophe or hyphen. In a crowded
 * canon the name must be spoken of in the file, or often in the world, unless its other words stand beside it.
 */
export function isCertain(word: string, target: string, weight: number, evidence: Evidence): boolean {
  const { spoken, often, crowding, several, told } = evidence;
  if (told || skeleton(word) === skeleton(target)) return false;
  // Three letters are another name too easily.
  if (several) return weight >= 4 && word.length > 3;
  if (evidence.stem && !spoken) return false;
  // A common word misspelt is no more than that, unless the name is at home in the file.
  if (evidence.ordinary && !spoken) return false;
  if (crowding < openCanon) return weight >= (spoken || often >= frequentCount ? 2 : 3);
  if (evidence.uses > 1 || isRespelling(word, target)) return false;
  return (spoken || often >= frequentCount) && weight - crowding * (spoken ? 3 : 6) >= 4;
}
