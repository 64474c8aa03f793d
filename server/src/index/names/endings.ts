/** Readings of a word that is, as it stands, no word of a name: with an ending, or as part of a compound. */
import { charClass, classes } from '../../domain/names/characters.ts';
import type { Ending, LanguageRules } from '../../domain/names/languages.ts';
import { foldToken, type TokenCursor, tokenFlag } from '../../syntax/words/tokens.ts';
import type { Candidate } from './scan.ts';
import { spellingFlag } from './spellings.ts';
import type { NameStore } from './store.ts';

/** Fewest letters that must be left of a word when an ending is taken off. */
const shortestStem = { plural: 3, demonym: 4 } as const;

/**
 * @param node where the trie stands before the word
 * @param start where the name began, in the text
 */
export function endingsOf(
  store: NameStore,
  language: LanguageRules,
  text: string,
  word: TokenCursor,
  node: number,
  start: number,
): readonly Candidate[] {
  if ((word.flags & (tokenFlag.upperFirst | tokenFlag.lower)) === 0 || word.flags & tokenFlag.ideograph)
    return [];
  const found: Candidate[] = [];
  const reach = (folded: string): number => {
    const token = store.tokens.findFolded(folded);
    return token === 0 ? 0 : store.trie.child(node, token);
  };
  const folded = foldToken(text, word.start, word.end);
  const before = text.slice(start, word.start);
  const tryEnding = (form: string, end: number, ending: Ending, needs: number): void => {
    if (!form.endsWith(ending.text)) return;
    const stem = form.slice(0, form.length - ending.text.length);
    const stemEnd = end - ending.text.length;
    for (const back of ending.instead) {
      const target = reach(stem + back);
      if (target === 0) continue;
      const plain = needs === 0 && back === '';
      const written = plain ? undefined : before + text.slice(word.start, stemEnd) + back;
      found.push({ node: target, start, end: plain ? stemEnd : end, readEnd: word.end, needs, written });
    }
  };
  if (word.flags & tokenFlag.hyphen) found.push(...compound(store, text, word, start, reach));
  for (const ending of language.possessive) tryEnding(folded, word.end, ending, 0);
  const owned = folded.endsWith("'s");
  const form = owned ? folded.slice(0, -2) : folded;
  const end = owned ? word.end - 2 : word.end;
  for (const ending of language.plural) {
    if (form.length - ending.text.length >= shortestStem.plural)
      tryEnding(form, end, ending, spellingFlag.plural);
  }
  if (word.flags & tokenFlag.upperFirst) {
    for (const ending of language.demonym) {
      if (form.length - ending.text.length < shortestStem.demonym) continue;
      tryEnding(form, end, ending, spellingFlag.demonym);
      // Several of them: `Cardassians`.
      if (form.endsWith('s'))
        tryEnding(form, end, { ...ending, text: `${ending.text}s` }, spellingFlag.demonym);
    }
  }
  // Candidates are tried from the last to the first.
  return found.reverse();
}

/** `Enterprise-class` speaks of Enterprise, `Klingon-Romulan` of both; `Enterprise-C` is a name of its own. */
function compound(
  store: NameStore,
  text: string,
  word: TokenCursor,
  start: number,
  reach: (folded: string) => number,
): Candidate[] {
  for (let i = word.start + 1; i < word.end - 1; i++) {
    if (classes[text.charCodeAt(i)] !== charClass.hyphen) continue;
    const target = reach(foldToken(text, word.start, i));
    if (target === 0) continue;
    const rest = text.slice(i + 1, word.end);
    if (/^\p{Ll}[\p{Ll}'’-]+$/u.test(rest)) {
      return [{ node: target, start, end: i, readEnd: word.end, needs: 0, written: undefined }];
    }
    const own = rest.replace(/['’]s$/, '');
    const token = /^\p{Lu}[\p{L}'’]{2,}$/u.test(own)
      ? store.tokens.findFolded(foldToken(own, 0, own.length))
      : 0;
    if (token !== 0 && store.recordsAt(store.trie.child(0, token))) {
      return [{ node: target, start, end: i, readEnd: i, needs: 0, written: undefined }];
    }
  }
  return [];
}
