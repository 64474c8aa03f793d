/** Readings of a word that is, as it stands, no word of a name: with an ending, or as part of a compound. */
import { charClass, classes, folds } from '../../domain/names/characters.ts';
import type { Ending, LanguageRules } from '../../domain/names/languages.ts';
import { foldToken, hashFolded, hashNext, type TokenCursor, tokenFlag } from '../../syntax/words/tokens.ts';
import type { Candidate } from './scan.ts';
import { spellingFlag } from './spellings.ts';
import type { NameStore } from './store.ts';

/** An ending with the hashes of what may stand in its place, made ready for one index. */
interface ReadyEnding {
  readonly text: string;
  readonly instead: readonly string[];
  /** Fewest letters that must be left when it is taken off. */
  readonly shortestStem: number;
  /** Flag a spelling must have to take it; 0 when every name may. */
  readonly needs: number;
}

export type Endings = (text: string, word: TokenCursor, node: number, start: number) => readonly Candidate[];

/**
 * Reads a word as an inflected last word of a name.
 *
 * The function made takes the text, the word, the node of the trie before it, and the place where the name
 * began. It is called for every capitalised word that is no name, so that it must find out without making a
 * string that there is nothing to find: by the hashes of the word's beginnings.
 */
export function createEndings(store: NameStore, language: LanguageRules): Endings {
  const ready = readyEndings(language);
  const lastLetters = new Set(ready.map((ending) => ending.text.charCodeAt(ending.text.length - 1)));
  let beginnings = new Int32Array(64);

  /** Fills {@link beginnings}: the hash of the first n units, at n. */
  const hashBeginnings = (text: string, start: number, end: number): void => {
    if (end - start >= beginnings.length) beginnings = new Int32Array((end - start) * 2);
    let hash = hashFolded('');
    beginnings[0] = hash;
    for (let i = start; i < end; i++) {
      const folded = folds[text.charCodeAt(i)] as number;
      if (folded !== 0) hash = hashNext(hash, folded);
      beginnings[i - start + 1] = hash;
    }
  };
  const isKnown = (length: number, back: string): boolean => {
    let hash = beginnings[length] as number;
    for (let i = 0; i < back.length; i++) hash = hashNext(hash, back.charCodeAt(i));
    return store.tokens.mayHave(hash);
  };

  return (text, word, node, start) => {
    const { flags } = word;
    if ((flags & (tokenFlag.upperFirst | tokenFlag.lower)) === 0 || flags & tokenFlag.ideograph)
      return nothing;
    const found: Candidate[] = [];
    if (flags & tokenFlag.hyphen) found.push(...compound(store, text, word, node, start));
    if (!lastLetters.has(folds[text.charCodeAt(word.end - 1)] as number)) return found;
    hashBeginnings(text, word.start, word.end);
    const owned = flags & tokenFlag.apostrophe && endsWith(text, word.end, "'s") ? 2 : 0;
    for (const ending of ready) {
      if (ending.needs === spellingFlag.demonym && (flags & tokenFlag.upperFirst) === 0) continue;
      const end = ending.needs === 0 ? word.end : word.end - owned;
      const left = end - word.start - ending.text.length;
      if (left < ending.shortestStem || !endsWith(text, end, ending.text)) continue;
      for (const back of ending.instead) {
        if (!isKnown(left, back)) continue;
        const stem = text.slice(word.start, word.start + left) + back;
        const token = store.tokens.findFolded(foldToken(stem, 0, stem.length));
        const target = token === 0 ? 0 : store.trie.child(node, token);
        if (target === 0) continue;
        const plain = ending.needs === 0 && back === '';
        const written = plain ? undefined : text.slice(start, word.start) + stem;
        const nameEnd = plain ? word.start + left : end;
        found.push({ node: target, start, end: nameEnd, readEnd: word.end, needs: ending.needs, written });
      }
    }
    // Candidates are tried from the last to the first.
    return found.reverse();
  };
}

const nothing: readonly Candidate[] = [];

function readyEndings(language: LanguageRules): readonly ReadyEnding[] {
  const ready = (endings: readonly Ending[], shortestStem: number, needs: number): ReadyEnding[] =>
    endings.map((ending) => ({ ...ending, shortestStem, needs }));
  const demonym = ready(language.demonym, 4, spellingFlag.demonym);
  // Several of them: `Cardassians`.
  const several = demonym
    .filter((ending) => language.plural.some((plural) => plural.text === 's') && !ending.text.endsWith('s'))
    .map((ending) => ({ ...ending, text: `${ending.text}s` }));
  return [
    ...ready(language.possessive, 1, 0),
    ...ready(language.plural, 3, spellingFlag.plural),
    ...demonym,
    ...several,
  ];
}

function endsWith(text: string, end: number, ending: string): boolean {
  const from = end - ending.length;
  for (let i = 0; i < ending.length; i++) {
    if (folds[text.charCodeAt(from + i)] !== ending.charCodeAt(i)) return false;
  }
  return true;
}

/** `Enterprise-class` speaks of Enterprise, `Klingon-Romulan` of both; `Enterprise-C` is a name of its own. */
function compound(
  store: NameStore,
  text: string,
  word: TokenCursor,
  node: number,
  start: number,
): Candidate[] {
  for (let i = word.start + 1; i < word.end - 1; i++) {
    if (classes[text.charCodeAt(i)] !== charClass.hyphen) continue;
    const head = store.tokens.findFolded(foldToken(text, word.start, i));
    const target = head === 0 ? 0 : store.trie.child(node, head);
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
