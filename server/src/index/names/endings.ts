/** Readings of a word that is, as it stands, no word of a name: with an ending, or as part of a compound. */
import { charClass, classes, folds } from '../../domain/names/characters.ts';
import { foldName } from '../../domain/names/fold.ts';
import type { Ending, LanguageRules } from '../../domain/names/languages.ts';
import {
  foldToken,
  hashFolded,
  hashNext,
  longestWord,
  type TokenCursor,
  tokenFlag,
} from '../../syntax/words/tokens.ts';
import type { Candidate } from './scan.ts';
import { spellingFlag } from './spellings.ts';
import type { NameStore } from './store.ts';

/** An ending with the hashes of what may stand in its place, made ready for one index. */
interface ReadyEnding {
  readonly text: string;
  readonly instead: readonly { readonly text: string; readonly folded: string }[];
  /** Fewest letters that must be left when it is taken off. */
  readonly shortestStem: number;
  /** Flag a spelling must have to take it; 0 when every name may. */
  readonly needs: number;
}

/** A word of a name before the last, with its ending undone. */
export interface Declined {
  readonly node: number;
  readonly stem: string;
}

export interface Endings {
  /** A word as an inflected last word of a name; `node` is that of the trie before it, `start` where the name began. */
  last(text: string, word: TokenCursor, node: number, start: number): readonly Candidate[];
  /** A word as an inflected one before the last. */
  inner(text: string, word: TokenCursor, node: number): readonly Declined[];
}

/**
 * Reads inflected words of names. It is called for every capitalised word that is no name, so that it must find
 * out without making a string that there is nothing to find: by the hashes of the word's beginnings.
 */
export function createEndings(store: NameStore, language: LanguageRules): Endings {
  const ready = readyEndings(language);
  const declined = readied(language.declined, 2, 0);
  const lastLetters = lettersOf(ready);
  const innerLetters = lettersOf(declined);
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

  /** Calls with every word of the trie that a word may be when an ending is taken off. */
  const eachStem = (
    text: string,
    word: TokenCursor,
    node: number,
    ending: ReadyEnding,
    end: number,
    visit: (target: number, stem: string, back: string) => void,
  ): void => {
    const left = end - word.start - ending.text.length;
    if (left < ending.shortestStem || !endsWith(text, end, ending.text)) return;
    for (const back of ending.instead) {
      if (!isKnown(left, back.folded)) continue;
      const stem = text.slice(word.start, word.start + left) + back.text;
      const token = store.tokens.findFolded(foldToken(stem, 0, stem.length));
      const target = token === 0 ? 0 : store.trie.child(node, token);
      if (target !== 0) visit(target, stem, back.text);
    }
  };

  return {
    last(text, word, node, start) {
      const { flags } = word;
      if (word.end - word.start > longestWord) return nothing;
      if ((flags & (tokenFlag.upperFirst | tokenFlag.lower)) === 0 || flags & tokenFlag.ideograph)
        return nothing;
      const found: Candidate[] = [];
      if (flags & tokenFlag.hyphen) found.push(...compound(store, text, word, node, start));
      if (!lastLetters.has(folds[text.charCodeAt(word.end - 1)] as number)) return found;
      hashBeginnings(text, word.start, word.end);
      const owned = flags & tokenFlag.apostrophe && endsWith(text, word.end, "'s") ? 2 : 0;
      for (const ending of ready) {
        const { needs } = ending;
        if (needs === spellingFlag.demonym && (flags & tokenFlag.upperFirst) === 0) continue;
        const end = needs === 0 ? word.end : word.end - owned;
        if (!endsWith(text, end, ending.text)) continue;
        eachStem(text, word, node, ending, end, (target, stem, back) => {
          const plain = needs === 0 && back === '';
          const written = plain ? undefined : text.slice(start, word.start) + stem;
          const nameEnd = plain ? word.start + stem.length : end;
          found.push({ node: target, start, end: nameEnd, readEnd: word.end, needs, written });
        });
      }
      // Candidates are tried from the last to the first.
      return found.reverse();
    },
    inner(text, word, node) {
      if ((word.flags & tokenFlag.upperFirst) === 0 || word.end - word.start > longestWord) return noStem;
      if (!innerLetters.has(folds[text.charCodeAt(word.end - 1)] as number)) return noStem;
      hashBeginnings(text, word.start, word.end);
      const found: Declined[] = [];
      for (const ending of declined) {
        eachStem(text, word, node, ending, word.end, (target, stem) => found.push({ node: target, stem }));
      }
      return found;
    },
  };
}

const noStem: readonly Declined[] = [];
const nothing: readonly Candidate[] = [];

function readied(endings: readonly Ending[], shortestStem: number, needs: number): ReadyEnding[] {
  return endings.map(({ text, instead }) => ({
    text,
    instead: instead.map((back) => ({ text: back, folded: foldName(back) })),
    shortestStem,
    needs,
  }));
}

function lettersOf(endings: readonly ReadyEnding[]): ReadonlySet<number> {
  return new Set(endings.map(({ text }) => text.charCodeAt(text.length - 1)));
}

function readyEndings(language: LanguageRules): readonly ReadyEnding[] {
  const demonym = readied(language.demonym, 4, spellingFlag.demonym);
  // Several of them: `Cardassians`.
  const several = demonym
    .filter((ending) => language.plural.some((plural) => plural.text === 's') && !ending.text.endsWith('s'))
    .map((ending) => ({ ...ending, text: `${ending.text}s` }));
  return [
    ...readied(language.possessive, 1, 0),
    ...readied(language.plural, 3, spellingFlag.plural),
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
