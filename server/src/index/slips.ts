/** Judges whether words that are no canon name are a canon name misspelt. */
import type { Span } from '../base/span.ts';
import type { EntityId } from '../domain/ids.ts';
import { foldName, skeleton } from '../domain/names/fold.ts';
import { languageRules } from '../domain/names/languages.ts';
import { nationalities } from '../syntax/words/closed-lists.ts';
import { type Dictionary, dictionaryOf, isOrdinary } from '../syntax/words/dictionary.ts';
import { isAllCaps, tokensOf } from '../syntax/words/tokens.ts';
import { crowdingOf } from './canon-basis.ts';
import { isInflected, isInflection, takesEnding } from './drift.ts';
import { frequentCount } from './lexicon.ts';
import type { NameSuggestion } from './mention.ts';
import type { NearName } from './names/name-index.ts';
import { isBesideForeign } from './passed-over.ts';
import type { NameRun, RunWord } from './proper-names.ts';
import { type Evidence, isCertain, openCanon, weigh } from './slip-evidence.ts';
import type { Snapshot } from './snapshot.ts';
import { isFormOfKnown } from './spoken-forms.ts';
import { isSpeltLikePage, isTold, pageWordsOf } from './told.ts';

/** A misspelt part of a run. */
export interface Slip {
  readonly span: Span;
  /** The evidence clears the bar for a warning. */
  readonly certain: boolean;
  readonly suggestions: readonly NameSuggestion[];
}

export interface SlipJudge {
  /** Misspelt names of a run, in order, not overlapping. */
  slipsOf(run: NameRun): readonly Slip[];
}

/** A canon name near a stretch of a run, with all that speaks for it. */
interface Guess {
  readonly span: Span;
  readonly text: string;
  readonly entity: EntityId | undefined;
  readonly distance: number;
  readonly weight: number;
  readonly certain: boolean;
  /** In a crowded canon a lone word near two names may well be neither. */
  readonly contestable: boolean;
  readonly shared?: true;
}

const mostNear = 8;
const mostSuggestions = 3;
const longestWindow = 5;

/** @param spokenOf entities that the file mentions for sure: a slip is most likely a slip for one of them */
export function createSlipJudge(
  snapshot: Snapshot,
  prose: string,
  spokenOf: ReadonlySet<EntityId>,
): SlipJudge {
  const dictionary = dictionaryOf(snapshot.config.language);
  const pageWords = pageWordsOf(snapshot);
  const isKnown = (word: RunWord): boolean => word.role === 'known' || snapshot.names.hasWord(word.folded);
  const guessesAt = (run: NameRun, i: number, word: RunWord): readonly Guess[] => {
    const isTelling = (other: RunWord | undefined): boolean =>
      other !== undefined && isKnown(other) && !isOrdinary(dictionary, other.folded);
    const pair = !word.initial && (isTelling(run.around[i - 1]) || isTelling(run.around[i + 1]));
    const common = dictionary.rank(word.folded) === 1;
    const guesses = windowsAround(
      run.around,
      i,
      common ? (pair ? 2 : 3) : word.folded.length < 4 ? 2 : 1,
      isKnown,
    ).flatMap((window) =>
      snapshot.names
        .near(textOf(prose, window), mostNear)
        .flatMap((name) => guess(snapshot, dictionary, prose, { window, word, run }, name, spokenOf) ?? []),
    );
    if (guesses.length > 0 || !common || pair || !isPlainPair(run, word)) return guesses;
    return pairGuesses(snapshot, dictionary, prose, run, word, spokenOf);
  };
  return {
    slipsOf(run) {
      const slips: Slip[] = [];
      for (const [i, word] of run.around.entries()) {
        if (!maySlip(word, snapshot, dictionary) || pageWords.has(word.folded)) continue;
        if (slips.some((slip) => slip.span.end > word.start)) continue;
        let guesses = guessesAt(run, i, word);
        if (guesses.length === 0 && !isFormOfKnown(snapshot, word.folded)) {
          guesses = bareForms(word, snapshot.config.language).flatMap((bare) =>
            guessesAt({ ...run, around: run.around.with(i, bare) }, i, bare),
          );
        }
        const slip = bestOf(guesses, word);
        if (slip) slips.push(slip);
      }
      return slips;
    },
  };
}

/** `Silberhaven` of `Silberhavens`: a misspelt name may have an ending, which the correction leaves alone. */
function bareForms(word: RunWord, language: string): readonly RunWord[] {
  if (word.folded.length !== word.text.length) return [];
  return languageRules(language).possessive.flatMap(({ text, instead }) => {
    const length = word.text.length - text.length;
    if (length < shortestBare || !instead.includes('') || !word.folded.endsWith(text)) return [];
    return [
      {
        ...word,
        end: word.end - text.length,
        text: word.text.slice(0, length),
        folded: word.folded.slice(0, length),
      },
    ];
  });
}

const shortestBare = 5;

/** Only words that are nothing else: no part of a canon name, no common word that begins a sentence. */
function maySlip(word: RunWord, snapshot: Snapshot, dictionary: Dictionary): boolean {
  if (word.role !== 'sure' && word.role !== 'weak') return false;
  if (word.folded.length < (word.role === 'sure' ? 3 : 4)) return false;
  if (word.role === 'weak' && isOrdinary(dictionary, word.folded) && word.initial) return false;
  return !snapshot.names.hasWord(word.folded);
}

/**
 * The stretches of a run that hold a word: all of it, then it with its neighbours, then alone. A common word can
 * be a slip only within a longer name, and a longer name must have some word that is right.
 */
function windowsAround(
  words: readonly RunWord[],
  index: number,
  shortest: number,
  isKnown: (word: RunWord) => boolean,
): readonly (readonly RunWord[])[] {
  const windows: (readonly RunWord[])[] = [];
  for (let length = Math.min(words.length, longestWindow); length >= shortest; length--) {
    for (let from = Math.max(0, index - length + 1); from <= index && from + length <= words.length; from++) {
      const window = words.slice(from, from + length);
      if (window[0]?.role === 'particle' || window.at(-1)?.role === 'particle') continue;
      if (length === 1 || window.some((word, i) => from + i !== index && isKnown(word))) windows.push(window);
    }
  }
  return windows;
}

function textOf(prose: string, window: readonly RunWord[]): string {
  const [first] = window;
  const last = window.at(-1);
  return first && last ? prose.slice(first.start, last.end).replace(/\s+/g, ' ') : '';
}

/** Some words of a run, one of which is in doubt. */
interface Stretch {
  readonly window: readonly RunWord[];
  readonly word: RunWord;
  readonly run: NameRun;
}

/** Whether the run goes on beside a window, so that the window would be only part of another name. */
function isPart(window: readonly RunWord[], run: NameRun): boolean {
  const first = run.around.indexOf(window[0] as RunWord);
  const beside = [run.around[first - 1], run.around[first + window.length]];
  return beside.some(
    (word) => (word?.role === 'sure' || (word?.role === 'weak' && !isAllCaps(word.flags))) && !word.initial,
  );
}

function guess(
  snapshot: Snapshot,
  dictionary: Dictionary,
  prose: string,
  { window, word, run }: Stretch,
  name: NearName,
  spokenOf: ReadonlySet<EntityId>,
): Guess | undefined {
  if (name.distance === 0) return undefined;
  const { language } = snapshot.config;
  const part = differingPart(prose, window, word, name);
  if (!part) return undefined;
  const { lexicon } = snapshot;
  const counts = lexicon.counts(word.folded);
  const uses = counts.name + counts.start + counts.caps;
  const target = foldName(part.text);
  if (isInflected(word.folded, target, language)) return undefined;
  const speakable = name.owners.filter((owner) => spokenOf.has(owner.entity));
  const [spoken] = speakable;
  const known = lexicon.counts(target);
  const often = known.name + known.start;
  const length = Math.min(skeleton(word.folded).length, skeleton(target).length);
  const evidence: Evidence = {
    spoken: spoken !== undefined,
    often,
    uses,
    lower: counts.lower,
    several: window.length > 1,
    part: isPart(window, run),
    told: isMeant(snapshot, dictionary, prose, word, target),
    stem: takesEnding(target, word.folded, language),
    short: name.short === true,
    ordinary: isOrdinary(dictionary, target),
    crowding: crowdingOf(snapshot, length),
  };
  const weight = weigh(word.folded, target, name.distance, evidence);
  if (weight <= 0) return undefined;
  const owner = spoken ?? name.owners[0];
  return {
    span: part.span,
    text: part.text,
    entity: owner?.entity,
    distance: name.distance,
    weight,
    certain: isCertain(word.folded, target, weight, evidence),
    contestable: evidence.crowding >= openCanon && !evidence.several,
    ...(name.owners.length > 1 && speakable.length !== 1 && { shared: true }),
  };
}

/** Whether a word seems to be written as it is on purpose, however near a name it is. */
function isMeant(
  snapshot: Snapshot,
  dictionary: Dictionary,
  prose: string,
  word: RunWord,
  target: string,
): boolean {
  if (isTold(prose, word.start, word.end) || isSpeltLikePage(snapshot, word.folded, target)) return true;
  const isKnown = (folded: string): boolean =>
    snapshot.names.hasWord(folded) || snapshot.lexicon.counts(folded).lower > mostForeign;
  return isBesideForeign(prose, word, dictionary, isKnown);
}

/** A small word used more often than this is one of the world's. */
const mostForeign = 2;

/** Two common words with capitals inside a sentence, and no other beside them: one name, and all of it. */
function isPlainPair({ words }: NameRun, word: RunWord): boolean {
  return (
    words.length === 2 &&
    words.includes(word) &&
    words.every(({ role, initial, flags }) => pairRoles.has(role) && !initial && !isAllCaps(flags)) &&
    word.folded.length >= shortestCommon &&
    !nationalities.has(word.folded)
  );
}

const pairRoles: ReadonlySet<RunWord['role']> = new Set(['sure', 'weak', 'known']);

/** A shorter common word is one letter away from too many others. */
const shortestCommon = 5;

/**
 * `Salt March` for Salt Marsh: no word of it tells by itself that it is a name. So it must be the only use of such
 * a name in the world, one letter away from one name only, and a warning needs that name to be at home here.
 */
function pairGuesses(
  snapshot: Snapshot,
  dictionary: Dictionary,
  prose: string,
  run: NameRun,
  word: RunWord,
  spokenOf: ReadonlySet<EntityId>,
): readonly Guess[] {
  const { name: uses } = snapshot.lexicon.counts(word.folded);
  if (uses > 1) return [];
  const [near, rival] = snapshot.names
    .near(textOf(prose, run.words), mostNear)
    .filter(({ distance }) => distance <= 1);
  if (!near || rival || tokensOf(near.text).length !== run.words.length) return [];
  const found = guess(snapshot, dictionary, prose, { window: run.words, word, run }, near, spokenOf);
  if (!found) return [];
  const target = wordOf(near.text, run.words.indexOf(word));
  if (isInflection(word.folded, target, snapshot.config.language)) return [];
  const { name: often } = snapshot.lexicon.counts(target);
  const atHome = near.owners.some(({ entity }) => spokenOf.has(entity)) || often >= frequentCount;
  return [{ ...found, certain: found.certain && atHome }];
}

function wordOf(name: string, place: number): string {
  return tokensOf(name)[place]?.folded ?? '';
}

/** The window, if it is the doubtful word that the name writes otherwise. */
function differingPart(
  prose: string,
  window: readonly RunWord[],
  word: RunWord,
  name: NearName,
): { readonly span: Span; readonly text: string } | undefined {
  const span = { start: window[0]?.start ?? 0, end: window.at(-1)?.end ?? 0 };
  if (prose.slice(span.start, span.end) === name.text) return undefined;
  const parts = tokensOf(name.text);
  const at = window.indexOf(word);
  const same = parts.length === window.length && parts[at]?.folded === word.folded;
  return same ? undefined : { span, text: name.text };
}

function bestOf(guesses: readonly Guess[], word: RunWord): Slip | undefined {
  const sorted = [...guesses].sort((a, b) => b.weight - a.weight || a.distance - b.distance);
  const [heaviest] = sorted;
  if (!heaviest) return undefined;
  const best = wholeOf(heaviest, sorted);
  const suggestions: NameSuggestion[] = [];
  for (const { span, text, entity, distance, shared } of [best, ...sorted]) {
    const same = span.start === best.span.start && span.end === best.span.end;
    if (!same || suggestions.some((known) => known.text === text)) continue;
    suggestions.push({ text, entity, distance, ...(shared && { shared }) });
  }
  const certain = best.certain && !(best.contestable && hasRival(best, sorted));
  return best.span.start <= word.start
    ? { span: best.span, certain, suggestions: suggestions.slice(0, mostSuggestions) }
    : undefined;
}

/** `Hesk Varow` is Hesk Varrow, however often the prose calls all the family `Varrow`. */
function wholeOf(best: Guess, guesses: readonly Guess[]): Guess {
  const whole = guesses.find(
    ({ span, text, distance }) =>
      span.start <= best.span.start &&
      span.end >= best.span.end &&
      distance === best.distance &&
      text !== best.text &&
      text.split(' ').includes(best.text),
  );
  return whole ? { ...whole, certain: whole.certain || best.certain } : best;
}

/** So much more must speak for the best of several names near a word. */
const clearLead = 2;

function hasRival(best: Guess, guesses: readonly Guess[]): boolean {
  return guesses.some(
    ({ text, entity, weight }) =>
      text !== best.text && entity !== best.entity && weight > best.weight - clearLead,
  );
}
