/** Forms of known words that are no new names: plurals, titles, and the inflections of scripts without rules here. */
import { partText } from '../domain/claim.ts';
import { foldName } from '../domain/names/fold.ts';
import { languageRules } from '../domain/names/languages.ts';
import { neverNames } from '../syntax/words/closed-lists.ts';
import { tokensOf } from '../syntax/words/tokens.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';

const titlesMemo: MemoKey<ReadonlySet<string>> = { name: 'words of titles' };

/** Words of the titles and offices that the canon gives anybody: `Hetman`, `Speaker`. */
export function titleWords(snapshot: Snapshot): ReadonlySet<string> {
  return snapshot.canonMemo(titlesMemo, () => {
    const words = new Set<string>();
    const add = (title: string): void => {
      for (const token of tokensOf(title)) words.add(token.folded);
    };
    for (const entity of snapshot.canon.entities.values()) {
      for (const name of entity.names) if (name.role === 'title') add(name.text);
      for (const claim of entity.claims) if (claim.field === 'offices') add(partText(claim, 'title') ?? '');
    }
    return words;
  });
}

/**
 * `Tuesdays`, and the `Vargas` of a canon with one Varga; in other languages every ending of case and number that
 * their rules know. English plurals take an s and no more.
 */
export function isFormOfKnown(snapshot: Snapshot, folded: string): boolean {
  const { language } = snapshot.config;
  const isKnown = (word: string): boolean => neverNames.has(word) || snapshot.names.hasWord(word);
  if (language.split('-', 1)[0] === 'en')
    return folded.length >= 5 && folded.endsWith('s') && isKnown(folded.slice(0, -1));
  const { possessive, plural } = languageRules(language);
  return [...possessive, ...plural].some(({ text, instead }) => {
    const stem = folded.slice(0, -text.length);
    if (stem.length < shortestStem || !folded.endsWith(text)) return false;
    return instead.some((back) => snapshot.names.hasWord(stem + foldName(back)));
  });
}

const shortestStem = 3;

/** `M-Mira` and `Miiira!`: a name as it is stammered or drawn out in speech. */
export function isUttered(snapshot: Snapshot, folded: string): boolean {
  const whole = folded.replace(/^(\p{L}{1,3})(?:-\1)*-(?=\1)/u, '');
  const spellings = [whole, drawnIn(whole, '$1'), drawnIn(whole, '$1$1')];
  return spellings.some((word) => word !== folded && snapshot.names.hasWord(word));
}

/** Three vowels or four letters of a kind in a row are no slip of the pen. */
function drawnIn(word: string, instead: string): string {
  return word.replace(/([aeiouy])\1{2,}|(.)\2{3,}/gu, (_, vowel?: string, letter?: string) =>
    instead.replaceAll('$1', vowel ?? letter ?? ''),
  );
}

/** A word in a script other than the one the world is told in: its endings follow rules that are not known here. */
export function isForeignScript(snapshot: Snapshot, text: string): boolean {
  return snapshot.config.language.split('-', 1)[0] !== 'uk' && !/\p{Script=Latin}/u.test(text);
}

/** Two words alike but for an ending of up to two letters, such as a case ending. */
export function sharesStem(a: string, b: string): boolean {
  const [first, second] = [foldName(a), foldName(b)];
  const stem = Math.max(3, Math.max(first.length, second.length) - 2);
  return first.slice(0, stem) === second.slice(0, stem);
}
