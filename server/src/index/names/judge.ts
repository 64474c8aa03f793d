/** Decides whether words that fold to a name mean it: by their capitals, their place and their neighbours. */
import type { EntityId } from '../../domain/ids.ts';
import { charClass, classes } from '../../domain/names/characters.ts';
import { isSpace } from '../../domain/names/fold.ts';
import { startsSentence } from '../../syntax/words/sentences.ts';
import type { MatchForm } from '../mention.ts';
import { type CompareContext, compareSpelling } from './compare.ts';
import type { NameMatch, NameOwner, Weakness } from './name-index.ts';
import type { Candidate } from './scan.ts';
import { isShipPrefix, shipPrefixOf } from './ship-prefixes.ts';
import { type SpellingRules, spellingFlag } from './spellings.ts';
import type { NameRecord, NameStore } from './store.ts';

/** A stretch of prose that is read as one, such as a paragraph. */
export interface Passage {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Capitals prove nothing here: a heading in title case. */
  readonly titleCase: boolean;
}

export type Judge = (
  passage: Passage,
  candidate: Candidate,
  barred: readonly EntityId[],
) => NameMatch | undefined;

/** Best first: what is written as the name is leaves the others out of the running. */
const formOrder: readonly MatchForm[] = ['exact', 'variant', 'diacritic', 'case', 'short', 'link'];

export function createJudge(store: NameStore, rules: SpellingRules): Judge {
  return (passage, candidate, barred) => {
    const written = candidate.written ?? passage.text.slice(candidate.start, candidate.end);
    const neighbours = neighboursOf(passage, candidate, rules.language.articles);
    const context: CompareContext = {
      dictionary: rules.dictionary,
      particles: rules.language.particles,
      sentenceStart: neighbours.sentenceStart,
    };
    let best: MatchForm | undefined;
    let owners: NameOwner[] = [];
    let articled = false;
    const weaknesses = new Set<Weakness | undefined>();
    for (let record = store.recordsAt(candidate.node); record; record = record.next) {
      if (!mayMean(record, candidate, barred)) continue;
      const compared = compareSpelling(written, record.core, record.flags, context);
      if (compared === undefined || !fits(record, passage, candidate, neighbours)) continue;
      const form = compared === 'exact' && candidate.needs !== 0 ? 'variant' : compared;
      if (best !== undefined && formOrder.indexOf(form) > formOrder.indexOf(best)) continue;
      if (form !== best) {
        [owners, articled] = [[], false];
        weaknesses.clear();
      }
      best = form;
      addOwner(owners, record.owner, written);
      articled ||= (record.flags & spellingFlag.article) !== 0;
      weaknesses.add(weaknessOf(record, passage, written, neighbours));
    }
    if (best === undefined) return undefined;
    const article = articled ? neighbours.article() : undefined;
    const span = { start: article ?? candidate.start, end: withoutMarkup(passage.text, candidate.end) };
    // What is sure of one owner is sure: one name of several that are written alike may be no common word.
    const weak = weaknesses.has(undefined) ? undefined : [...weaknesses][0];
    return { span, form: best, owners: owners.reverse(), ...(weak && { weak }) };
  };
}

/** One name for each entity. Which of two that are written alike does not hang on the order they came in. */
function addOwner(owners: NameOwner[], owner: NameOwner, written: string): void {
  const place = owners.findIndex((other) => other.entity === owner.entity);
  const known = owners[place];
  if (!known) owners.push(owner);
  else if (isRather(owner, known, written)) owners[place] = owner;
}

function isRather({ name: a }: NameOwner, { name: b }: NameOwner, written: string): boolean {
  if ((a.text === written) !== (b.text === written)) return a.text === written;
  if ((a.role === 'name') !== (b.role === 'name')) return a.role === 'name';
  return a.text === b.text ? a.span.start < b.span.start : a.text < b.text;
}

/** Markup inside a word, such as `*Worf*'s`, is a word joiner in blanked prose; a name does not end in it. */
function withoutMarkup(text: string, end: number): number {
  let trimmed = end;
  while (text.charCodeAt(trimmed - 1) === 0x2060) trimmed--;
  return trimmed;
}

function mayMean(record: NameRecord, candidate: Candidate, barred: readonly EntityId[]): boolean {
  const { flags } = record;
  if (flags & spellingFlag.exclusion || barred.includes(record.owner.entity)) return false;
  if (candidate.needs === 0) return true;
  // An ending on a common word is the common word's: `treaties`, `Endurances`.
  const loneCommon = (flags & spellingFlag.singleWord) !== 0 && (flags & spellingFlag.common) !== 0;
  if ((flags & candidate.needs) === 0 || loneCommon) return false;
  return (
    candidate.needs !== spellingFlag.demonym ||
    (flags & spellingFlag.peopled) !== 0 ||
    isSureDemonym(candidate)
  );
}

/** Of an entity whose kind nobody told, only a long stem with one of the clearest endings will do. */
function isSureDemonym(candidate: Candidate): boolean {
  return candidate.end - candidate.start >= 8;
}

interface Neighbours {
  readonly sentenceStart: () => boolean;
  /** Start of an article that stands right before. */
  readonly article: () => number | undefined;
  /** The word right before, blanks between only; empty when there is none. */
  readonly before: () => string;
  readonly after: () => string;
  readonly beforeStart: () => number;
}

function neighboursOf(passage: Passage, candidate: Candidate, articles: readonly string[]): Neighbours {
  const { text, from, to } = passage;
  let start: number | undefined;
  const beforeStart = (): number => {
    start ??= wordBefore(text, candidate.start, from);
    return start;
  };
  const before = (): string => text.slice(beforeStart(), candidate.start).trim();
  return {
    sentenceStart: () => startsSentence(text, candidate.start, from),
    article: () => (articles.includes(before().toLowerCase()) ? beforeStart() : undefined),
    before,
    beforeStart,
    after: () => wordAfter(text, candidate.readEnd, to),
  };
}

/** Start of the word before, if nothing but blanks lies between; else `index`. */
function wordBefore(text: string, index: number, from: number): number {
  let i = index;
  while (i > from && isSpace(text.charCodeAt(i - 1))) i--;
  if (i === index) return index;
  let start = i;
  while (start > from && isWordPart(text.charCodeAt(start - 1))) start--;
  return start === i ? index : start;
}

function wordAfter(text: string, index: number, to: number): string {
  let i = index;
  while (i < to && isSpace(text.charCodeAt(i))) i++;
  let end = i;
  while (end < to && isWordPart(text.charCodeAt(end))) end++;
  return i === index ? '' : text.slice(i, end);
}

/** Letters, marks, apostrophes and hyphens of a word, and the dots of `U.S.S.`. */
function isWordPart(unit: number): boolean {
  return classes[unit] !== charClass.other || unit === 0x2e;
}

const identityNumeral = /^(?:I{2,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XV|XVI{0,3}|XIX|XX)$/;

/** Whether the neighbours leave room for the name. */
function fits(record: NameRecord, passage: Passage, candidate: Candidate, neighbours: Neighbours): boolean {
  const { flags } = record;
  if (flags & spellingFlag.loneIdeograph && !standsAlone(passage, candidate)) return false;
  if (flags & spellingFlag.singleWord && flags & spellingFlag.article && flags & spellingFlag.common) {
    // `The Account`: without its article the word is anybody's.
    if (neighbours.article() === undefined) return false;
  }
  const before = neighbours.before();
  if (isShipPrefix(before, false) && !prefixFits(record, before)) return false;
  return candidate.needs !== 0 || !identityNumeral.test(neighbours.after());
}

/** `IKS Constant` is not the USS Constant, and `USS Khitomer` not the planet. */
function prefixFits(record: NameRecord, before: string): boolean {
  const { flags, owner } = record;
  const vessel = (flags & spellingFlag.vessel) !== 0;
  const own = shipPrefixOf(owner.name.text, vessel);
  if (own !== undefined) return own === before.replace(/\./g, '').toLowerCase();
  return vessel;
}

function standsAlone({ text, from, to }: Passage, { start, readEnd }: Candidate): boolean {
  const ideograph = (index: number): boolean =>
    index >= from && index < to && classes[text.charCodeAt(index)] === charClass.ideograph;
  return !ideograph(start - 1) && !ideograph(readEnd);
}

/** Why a lone common word is no name for sure; undefined when its capital proves enough. */
function weaknessOf(
  record: NameRecord,
  passage: Passage,
  written: string,
  neighbours: Neighbours,
): Weakness | undefined {
  const { flags } = record;
  if ((flags & spellingFlag.singleWord) === 0 || (flags & spellingFlag.common) === 0) return undefined;
  if (flags & spellingFlag.anyCase) return undefined;
  if (flags & spellingFlag.lowerCase) return flags & spellingFlag.article ? undefined : 'small';
  if (isCapitalised(neighbours.after())) return 'run';
  // `ORCHID`: no place gives a word more than its first capital, but where all is shouted.
  if (written === record.core && isShouted(written) && !isShouted(neighbours.before())) return undefined;
  // `HMS Constant`: nothing but a ship's name stands there.
  if (flags & spellingFlag.vessel && isShipPrefix(neighbours.before(), true)) return undefined;
  if (passage.titleCase || neighbours.sentenceStart()) return 'start';
  const before = neighbours.before();
  // `read The Account`: the article's capital is the name's own.
  if (!isCapitalised(before) || (flags & spellingFlag.article && neighbours.article() !== undefined))
    return undefined;
  return startsSentence(passage.text, neighbours.beforeStart(), passage.from) ? undefined : 'run';
}

function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word) && word !== 'I';
}
