/** How one name of an entity may be spelled in prose: the entries that the trie is made of. */
import type { Entity, EntityName } from '../../domain/entity.ts';
import { type BuiltinKind, isBuiltinKind, kindSynonyms } from '../../domain/kinds.ts';
import type { LanguageRules } from '../../domain/names/languages.ts';
import { type Dictionary, isOrdinary } from '../../syntax/words/dictionary.ts';
import { abbreviable, gapBetween, type Token, tokenFlag, tokensOf } from '../../syntax/words/tokens.ts';
import { isShipPrefix } from './ship-prefixes.ts';

/** What decides whether words that fold to a spelling are the name, as bits. */
export const spellingFlag = {
  /** Every word is in the dictionary, so that capitals or context must prove the name. */
  common: 1,
  singleWord: 2,
  /** Written without any capital. */
  lowerCase: 4,
  /** The name begins with an article, which prose may leave out or write small. */
  article: 8,
  exactCase: 16,
  anyCase: 32,
  plural: 64,
  demonym: 128,
  /** Made from the name: without its ship prefix. */
  prefixless: 256,
  /** Made from the name: without apostrophes. */
  bare: 512,
  /** Made from the name: without a trailing parenthesis, or the abbreviation in it. */
  shortened: 1024,
  /** A longer phrase that is no mention of its owner. */
  exclusion: 2048,
  vessel: 4096,
  person: 8192,
  /** One ideograph: too little to be found inside a run of them. */
  loneIdeograph: 16384,
  /** Demonyms by the weaker endings too: it is known to be a place or a people. */
  peopled: 32768,
  /** A kind of thing rather than one thing, as far as is known: several common words may be written small. */
  generic: 65536,
  /** Made from the name: what stands before the first hyphen of `Fenwick-on-Lune`. Written so, or it is none. */
  firstPart: 131072,
} as const;

export interface Spelling {
  /** The words as they are to be written, without article and outer punctuation. */
  readonly core: string;
  readonly flags: number;
  /** Folded words, with the punctuation between them as words of its own; see {@link gapWord}. */
  readonly path: readonly string[];
}

export interface SpellingRules {
  readonly language: LanguageRules;
  readonly dictionary: Dictionary;
  readonly kindOf: (kind: string) => BuiltinKind | undefined;
}

/** Punctuation between two words, as a step of the trie; no word can look like it. */
export function gapWord(marks: string): string {
  return `\u0001${marks}`;
}

export function isGapWord(step: string): boolean {
  return step.charCodeAt(0) === 1;
}

/** The usual reading of a kind, for worlds whose own kinds are not known here. */
export function builtinKindOf(kind: string): BuiltinKind | undefined {
  return isBuiltinKind(kind) ? kind : kindSynonyms.get(kind.toLowerCase());
}

/** All spellings of a name of an entity; none for a title, which calls nobody by itself. */
export function spellingsOf(entity: Entity, name: EntityName, rules: SpellingRules): readonly Spelling[] {
  if (name.role === 'title') return [];
  const base = baseFlags(entity, rules);
  const found: Spelling[] = [];
  const add = (text: string, flags: number): void => {
    const spelling = spell(text, base | flags, rules);
    if (spelling && !found.some((other) => samePath(other, spelling))) found.push(spelling);
  };
  const text = name.text.normalize('NFC').trim();
  add(text, 0);
  const elided = withoutElision(text, rules.language);
  if (elided !== undefined) add(elided, spellingFlag.article);
  const parenthesis = /^(.*\S)\s*\(([^()]+)\)$/s.exec(text);
  if (parenthesis) {
    const [, before = '', inside = ''] = parenthesis;
    add(before, spellingFlag.shortened);
    if (isAbbreviationOf(inside, before)) add(inside, spellingFlag.shortened);
  }
  const firstPart = firstPartOf(text, rules.kindOf(entity.kind), rules);
  if (firstPart !== undefined) add(firstPart, spellingFlag.firstPart);
  const afterPrefix = withoutShipPrefix(text, base);
  if (afterPrefix !== undefined) add(afterPrefix, spellingFlag.prefixless);
  const bare = text.replace(/(?<=\p{L})['’‘ʼʻ`´](?=\p{L})/gu, '');
  // `we'll` and `well` are two words; in a longer name the capitals tell.
  const isOther = tokensOf(bare).length === 1 && everyWordKnown(bare, rules);
  if (bare !== text && !isOther) add(bare, spellingFlag.bare);
  return found;
}

/** The phrases that are no mention of an entity. */
export function exclusionsOf(entity: Entity, rules: SpellingRules): readonly Spelling[] {
  return entity.match.except.flatMap((phrase) => spell(phrase, spellingFlag.exclusion, rules) ?? []);
}

function baseFlags(entity: Entity, rules: SpellingRules): number {
  const kind = rules.kindOf(entity.kind);
  let flags = 0;
  if (entity.match.case === 'exact') flags |= spellingFlag.exactCase;
  if (entity.match.case === 'any') flags |= spellingFlag.anyCase;
  if (entity.match.plural && kind !== 'work' && kind !== 'event') flags |= spellingFlag.plural;
  if (kind === 'vessel') flags |= spellingFlag.vessel;
  if (kind === 'person') flags |= spellingFlag.person;
  if (kind === 'place' || kind === 'faction' || kind === 'species') {
    flags |= spellingFlag.demonym | spellingFlag.peopled;
  }
  if (kind === undefined) flags |= spellingFlag.demonym | spellingFlag.generic;
  if (kind === 'concept' || kind === 'species' || kind === 'object') flags |= spellingFlag.generic;
  return flags;
}

function spell(text: string, base: number, rules: SpellingRules): Spelling | undefined {
  let tokens = tokensOf(text);
  let flags = base;
  const [first, second] = tokens;
  if (first && second && rules.language.articles.includes(first.folded)) {
    tokens = tokens.slice(1);
    flags |= spellingFlag.article;
  }
  const [head] = tokens;
  const last = tokens.at(-1);
  if (!head || !last) return undefined;
  if (everyTokenKnown(tokens, rules)) flags |= spellingFlag.common;
  if (tokens.length === 1) {
    flags |= spellingFlag.singleWord;
    if (head.flags & tokenFlag.ideograph) flags |= spellingFlag.loneIdeograph;
  }
  if (isLowerCase(tokens)) flags |= spellingFlag.lowerCase;
  return { core: text.slice(head.start, last.end), flags, path: pathOf(text, tokens) };
}

function isLowerCase(tokens: readonly Token[]): boolean {
  const capital = tokenFlag.upperFirst | tokenFlag.upperInside | tokenFlag.ideograph | tokenFlag.digit;
  return tokens.every((token) => (token.flags & capital) === 0);
}

/** The steps from the trie's root to the end of a name. */
export function pathOf(text: string, tokens: readonly Token[]): readonly string[] {
  const path: string[] = [];
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1];
    if (before) {
      const gap = gapBetween(text, before.end, token.start, abbreviable(before));
      if (gap) path.push(gapWord(gap));
    }
    path.push(token.folded);
  }
  return path;
}

function everyTokenKnown(tokens: readonly Token[], rules: SpellingRules): boolean {
  return tokens.every((token) => isOrdinary(rules.dictionary, token.folded));
}

function everyWordKnown(text: string, rules: SpellingRules): boolean {
  return everyTokenKnown(tokensOf(text), rules);
}

/** `UT` for `Unified Timekeeping`: capitals only, each the first letter of a word, in order. */
function isAbbreviationOf(short: string, long: string): boolean {
  if (!/^\p{Lu}{2,6}$/u.test(short)) return false;
  const initials = tokensOf(long).map((token) => token.text[0]?.toUpperCase());
  let from = 0;
  for (const letter of short) {
    from = initials.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

/** `Ordre Gris` of `L’Ordre Gris`: in prose `l’` is a word of its own. */
function withoutElision(text: string, { articles }: LanguageRules): string | undefined {
  const [, article = '', rest] = /^(\p{L}+)['’](\p{Lu}.*)$/su.exec(text) ?? [];
  return articles.includes(article.toLowerCase()) ? rest : undefined;
}

/** `Fenwick` of `Fenwick-on-Lune`: what a place is called for short, where that is no common word. */
function firstPartOf(text: string, kind: BuiltinKind | undefined, rules: SpellingRules): string | undefined {
  if (kind !== undefined && kind !== 'place') return undefined;
  const part = /^(\p{Lu}[\p{Ll}’']{3,})(?:-\p{Ll}+){1,3}-\p{Lu}\p{L}+$/u.exec(text)?.[1];
  return part === undefined || everyWordKnown(part, rules) ? undefined : part;
}

function withoutShipPrefix(text: string, base: number): string | undefined {
  const [first, second] = tokensOf(text);
  if (!first || !second) return undefined;
  const vessel = (base & spellingFlag.vessel) !== 0;
  return isShipPrefix(first.text, vessel) ? text.slice(second.start) : undefined;
}

function samePath(a: Spelling, b: Spelling): boolean {
  return a.path.length === b.path.length && a.path.every((step, i) => step === b.path[i]);
}
