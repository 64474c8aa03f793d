import { type Dictionary, isOrdinary } from './dictionary.ts';
import { longestWord } from './tokens.ts';

const prefixes = [
  'un',
  're',
  'pre',
  'non',
  'over',
  'under',
  'out',
  'mis',
  'dis',
  'in',
  'im',
  'fore',
  'anti',
  'inter',
  'super',
  'semi',
  'mid',
  'counter',
  'ex',
  'co',
  'sub',
  'self',
];
const suffixes = [
  'ly',
  'ness',
  'less',
  'ish',
  'like',
  'ful',
  'able',
  'ing',
  'ed',
  'er',
  'ers',
  'est',
  'ism',
  'ist',
  'ists',
  'ment',
  'ship',
  'hood',
  'ward',
  'wards',
  'wise',
  's',
  'y',
  'al',
  'ity',
  'ance',
  'ion',
  'ions',
  'in',
];

/**
 * Whether a folded word is made of a word of the dictionary by the usual prefixes and suffixes, as
 * `unquestioningly` is: list or no list, a capital at the start of a sentence does not make it a name.
 */
export function isDerived(dictionary: Dictionary, folded: string): boolean {
  if (folded.length > longestWord) return false;
  const known = (word: string): boolean => word.length >= 3 && isOrdinary(dictionary, word);
  for (const suffix of suffixes) {
    if (!folded.endsWith(suffix)) continue;
    const stem = folded.slice(0, -suffix.length);
    if (known(stem) || known(`${stem}e`) || known(stem.replace(/i$/, 'y'))) return true;
    if (/(.)\1$/.test(stem) && known(stem.slice(0, -1))) return true;
  }
  for (const prefix of prefixes) {
    if (folded.startsWith(prefix) && known(folded.slice(prefix.length))) return true;
  }
  return isCompound(dictionary, folded);
}

/** `shipmate`, `doorkeeper`: two words of four letters or more, written as one. */
function isCompound(dictionary: Dictionary, folded: string): boolean {
  for (let i = 4; i <= folded.length - 4; i++) {
    if (dictionary.rank(folded.slice(0, i)) === 1 && dictionary.rank(folded.slice(i)) === 1) return true;
  }
  return false;
}
