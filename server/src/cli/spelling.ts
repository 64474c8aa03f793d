/** The names of a world as words that a spell-checker may be taught. */
import { languageRules } from '../domain/names/languages.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { type Dictionary, dictionaryOf, isOrdinary } from '../syntax/words/dictionary.ts';
import { type Token, tokenFlag, tokensOf } from '../syntax/words/tokens.ts';
import type { WordList } from './commands/names.ts';

export interface Spellings {
  /** Words of names as they are written; none that everybody knows. */
  readonly words: ReadonlySet<string>;
  /** Those among them that are rare words of the language. */
  readonly rare: ReadonlySet<string>;
  /** The same with the endings that prose puts behind them. */
  readonly inflected: ReadonlySet<string>;
}

/** Collects the words of all names, aliases, titles and accepted words of a world. */
export function spellingsOf(snapshot: Snapshot): Spellings {
  const { config, canon } = snapshot;
  const dictionary = dictionaryOf(config.language);
  const endings = endingsOf(config.language);
  const words = new Set<string>();
  const rare = new Set<string>();
  const inflected = new Set<string>();
  const take = (text: string, plural: boolean): void => {
    const normal = text.normalize('NFC');
    for (const token of tokensOf(normal)) {
      if (isPlain(token, dictionary)) continue;
      words.add(token.text);
      if (dictionary.rank(token.folded) > 0) rare.add(token.text);
      // Of `U.S.S.` some tools want the last dot as well.
      if (token.flags & tokenFlag.dotted && normal[token.end] === '.') words.add(`${token.text}.`);
      else for (const form of endings(token.text, plural)) inflected.add(form);
    }
  };
  for (const entity of canon.entities.values()) {
    const base = canon.kindOf(entity)?.base;
    const plural = entity.match.plural && base !== 'event' && base !== 'work';
    for (const name of entity.names) take(name.text, plural);
  }
  for (const word of config.words) take(word, false);
  return { words, rare, inflected };
}

/** A word that needs no teaching: a common one of the language, a number, a single letter. */
function isPlain({ text, folded }: Token, dictionary: Dictionary): boolean {
  if (/^[\d.,]+$/.test(text) || /^\P{Script=Han}$/u.test(text)) return true;
  return text.toLowerCase() === folded && dictionary.rank(folded) !== 2 && isOrdinary(dictionary, folded);
}

/** Possessive and plural of a word, in languages that form them behind it in one way. */
function endingsOf(language: string): (word: string, plural: boolean) => readonly string[] {
  const english = languageRules(language) === languageRules('en');
  if (!english) return () => [];
  return (word, plural) => {
    const many = plural ? [pluralOf(word)] : [];
    const owned = [
      `${word}'s`,
      ...[word, ...many].filter((form) => form.endsWith('s')).map((form) => `${form}'`),
    ];
    return [word, ...many, ...owned];
  };
}

function pluralOf(word: string): string {
  return /(?:[sxz]|[cs]h)$/i.test(word) ? `${word}es` : `${word}s`;
}

/** The dictionary file of a spell-checker. */
export function dictionaryFor(tool: WordList, all: readonly Spellings[]): string {
  const words = sorted(all.flatMap((one) => [...one.words]));
  const forms = sorted(all.flatMap((one) => [...one.words, ...one.inflected]));
  switch (tool) {
    case 'cspell':
      return lines(forms);
    case 'vale': {
      // What Vale is told to accept it wants to see in these letters only: no word that prose writes small.
      const rare = new Set(all.flatMap((one) => [...one.rare]));
      return lines(words.filter((word) => !rare.has(word)).map(escapePattern));
    }
    case 'harper':
      return lines(sorted([...forms, ...parts(forms)]));
    case 'hunspell': {
      const entries = sorted([...forms, ...parts(forms)]);
      return lines([`${entries.length}`, ...entries]);
    }
  }
}

/** Halves of words with hyphens, for tools that look at each half by itself. */
function parts(words: readonly string[]): readonly string[] {
  return words
    .filter((word) => word.includes('-'))
    .flatMap((word) => word.split('-').filter((part) => part.length > 1));
}

function escapePattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}

function lines(words: readonly string[]): string {
  return words.map((word) => `${word}\n`).join('');
}
