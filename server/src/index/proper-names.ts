/** Which capitalised words of a file are proper names, whether or not the canon knows them. */
import { overlapTest, type Span } from '../base/span.ts';
import { languageRules } from '../domain/names/languages.ts';
import type { ProseBlock } from '../syntax/markdown/model.ts';
import {
  functionWords,
  givenNames,
  nationalities,
  neverNames,
  personTitles,
  placeNouns,
} from '../syntax/words/closed-lists.ts';
import { isDerived } from '../syntax/words/derived.ts';
import { type Dictionary, dictionaryOf, isOrdinary } from '../syntax/words/dictionary.ts';
import { isAllCaps, tokenFlag } from '../syntax/words/tokens.ts';
import type { BlockWord } from './block-words.ts';
import { frequentCount, type Lexicon } from './lexicon.ts';
import { foreignPhrases, quotedTitles, statNames } from './passed-over.ts';

/**
 * What a word may be to a name. `sure`: a name by itself. `weak`: capitalised, but a common word: part of a name
 * beside a sure one. `title`: stands before a person's name. `particle`: a small word inside a name. `small`:
 * written small, but part of some canon name. `known`: part of a mention of a canon name. `break`: none of these.
 */
export type WordRole = 'sure' | 'weak' | 'title' | 'particle' | 'small' | 'known' | 'break';

export interface RunWord {
  readonly start: number;
  /** Without a possessive ending. */
  readonly end: number;
  readonly text: string;
  readonly folded: string;
  readonly flags: number;
  readonly role: WordRole;
  /** Stands where any word would have a capital. */
  readonly initial: boolean;
  /** Has a possessive ending. */
  readonly owner: boolean;
}

/** Capitalised words in a row, such as `Order of the Golden Bough`, with the small ones between them. */
export interface NameRun {
  readonly words: readonly RunWord[];
  /** The same with small words of canon names on both ends. */
  readonly around: readonly RunWord[];
  readonly span: Span;
  /** Holds a proper name that the canon does not know. */
  readonly name: boolean;
}

export interface ProseReading {
  /** The file's text, and its prose with all else blanked. */
  readonly text: string;
  readonly prose: string;
  readonly lexicon: Lexicon;
  readonly language: string;
  /** Whether a folded word is part of a canon name. */
  readonly inCanon: (folded: string) => boolean;
  /** Whether a word of some canon name begins so and goes on. */
  readonly beginsName: (folded: string) => boolean;
}

export interface BlockReading {
  readonly block: ProseBlock;
  readonly words: readonly BlockWord[];
  /** Mentions of canon names. */
  readonly known: readonly Span[];
  /** Places to pass over altogether, such as links that lead nowhere. */
  readonly skipped: readonly Span[];
}

/** Runs with a capitalised word that no mention covers, in order; words of mentions are part of a run they touch. */
export function nameRuns(reading: ProseReading, around: BlockReading): readonly NameRun[] {
  const { block, words } = around;
  const runs: NameRun[] = [];
  let open: RunWord[] = [];
  const close = (): void => {
    const run = open.length > 0 ? toRun(open) : undefined;
    if (run?.words.some((word) => word.role !== 'known')) runs.push(run);
    if (open.length > 0) open = [];
  };
  const roleOf = createJudge(reading, around);
  let behind = block.span.start;
  for (const word of words) {
    const from = block.span.start + word.start;
    if (word.apart || isLabelEdge(reading.text, behind, from) || beginsAnew(reading, block, word, behind))
      close();
    behind = block.span.start + word.tokenEnd;
    const role = roleOf(word);
    if (role === 'break' || (role === 'particle' && open.length === 0)) close();
    else open.push(toWord(reading.text, word, block.span.start, role));
  }
  close();
  return runs;
}

/** Whether a sentence begins with a word, though the dot before it might be that of a short word: `Moth Hall. Past`. */
function beginsAnew({ prose }: ProseReading, block: ProseBlock, word: BlockWord, behind: number): boolean {
  if (!word.initial || block.type === 'heading') return false;
  return /[.!?]/.test(prose.slice(behind, block.span.start + word.start));
}

/** Whether strong emphasis begins or ends between two words: `**Languages** Common` is a label and a value, not one name. */
function isLabelEdge(text: string, from: number, to: number): boolean {
  return to - from > 2 && /\*\*|__/.test(text.slice(from, to));
}

function toRun(collected: readonly RunWord[]): NameRun | undefined {
  const words = trimmed(collected);
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return undefined;
  return { words, around: collected, span: { start: first.start, end: last.end }, name: isName(words) };
}

/**
 * The single names of a run: its parts between the words that the canon knows, and between two names. What somebody
 * owns is no part of their name: `Joe's Ranger`.
 */
export function segmentsOf(run: NameRun): readonly NameRun[] {
  const segments: NameRun[] = [];
  let open: RunWord[] = [];
  const close = (): void => {
    const segment = toRun(open);
    if (segment) segments.push(segment);
    open = [];
  };
  for (const word of run.words) {
    if (word.role === 'known' || word.role === 'small' || (word.role === 'particle' && !takesParticle(open)))
      close();
    else open.push(word);
    if (word.owner && givenNames.has(word.folded)) close();
  }
  close();
  return segments;
}

/** `House of`, `Count de`, `of the`; but two names with `of` between them are two, and `Mrs. Long` is one. */
function takesParticle(words: readonly RunWord[]): boolean {
  const last = words.at(-1);
  if (last?.role === 'weak') return words.at(-2)?.role !== 'title';
  return last?.role === 'title' || last?.role === 'particle';
}

function toWord(source: string, word: BlockWord, from: number, role: WordRole): RunWord {
  const { text, folded, flags } = word;
  const initial = role !== 'known' && word.initial;
  let end = from + word.end;
  // Between a name and its possessive ending: `*Vane*'s`, `[[Vane]]'s`.
  while (emphasis.has(source[end - 1] as string)) end--;
  return {
    start: from + word.start,
    end,
    text,
    folded,
    flags,
    role,
    initial,
    owner: word.tokenEnd > word.end,
  };
}

const emphasis: ReadonlySet<string> = new Set('*_~=]');

/** Whether a run is a name: it holds a sure one, a title before a common word (`Mrs. Long`), or a place's noun behind one. */
function isName(words: readonly RunWord[]): boolean {
  if (words.some((word) => word.role === 'sure')) return true;
  return words.some((word, i) => {
    if (word.role !== 'weak' || isAllCaps(word.flags)) return false;
    const before = words[i - 1];
    if (before?.role === 'title') return true;
    return placeNouns.has(word.folded) && before?.role === 'weak' && !before.initial;
  });
}

/** Takes small words and sentence beginnings off both ends. */
function trimmed(words: readonly RunWord[]): readonly RunWord[] {
  let from = 0;
  let to = words.length;
  const loose = (word: RunWord | undefined): boolean =>
    word !== undefined && (isSmall(word) || (word.role === 'weak' && word.initial));
  while (from < to && loose(words[from])) from++;
  while (to > from && isSmall(words[to - 1])) to--;
  return words.slice(from, to);
}

function isSmall(word: RunWord | undefined): boolean {
  return word?.role === 'particle' || word?.role === 'small';
}

type SpanTest = ReturnType<typeof overlapTest>;

function createJudge(
  reading: ProseReading,
  { block, known, skipped }: BlockReading,
): (word: BlockWord) => WordRole {
  const { prose, language } = reading;
  const { start } = block.span;
  const dictionary = dictionaryOf(language);
  const isKnown = overlapTest(known);
  const isSkipped = overlapTest(skipped);
  // Both are asked of doubtful words only, which most blocks do not have.
  let isTitle: SpanTest | undefined;
  let isForeign: SpanTest | undefined;
  return (word) => {
    const at = { start: start + word.start, end: start + word.tokenEnd };
    if (isKnown(at)) return 'known';
    if (word.small !== undefined) return word.small;
    if (isSkipped(at) || isBrokenOff(reading, word, at.end)) return 'break';
    const role = roleOf(word, reading, dictionary);
    if (role !== 'sure') return role;
    isForeign ??= overlapTest([
      ...foreignPhrases(reading.text, block.span, dictionary, reading.inCanon),
      ...statNames(prose, block.span),
    ]);
    if (isForeign(at)) return 'break';
    // The words of a title are no names by themselves, but may be misspelt ones.
    isTitle ??= overlapTest(quotedTitles(prose, block.span));
    return isTitle(at) ? 'weak' : role;
  };
}

/** `Tob…`, `Tob—`: a name of the canon that is not spoken to its end. */
const brokenOff = /(?:…|\.{2,}|[—–]|-+(?![\p{L}\p{N}-]))/uy;

function isBrokenOff({ prose, beginsName }: ProseReading, { folded }: BlockWord, end: number): boolean {
  brokenOff.lastIndex = end;
  return folded.length > 1 && brokenOff.test(prose) && beginsName(folded);
}

function roleOf(
  { folded, flags, initial }: BlockWord,
  { lexicon, inCanon, language }: ProseReading,
  dictionary: Dictionary,
): WordRole {
  if (neverNames.has(folded) || functionWords.has(folded)) return inCanon(folded) ? 'small' : 'break';
  if (personTitles.has(folded)) return 'title';
  if (flags & tokenFlag.digit || folded.length < 2) return 'weak';
  if (nationalities.has(folded) || nationalities.has(folded.replace(/s$/, ''))) return 'weak';
  if (isAllCaps(flags)) return 'weak';
  const { lower, name } = lexicon.counts(folded);
  if (name < frequentCount && (isAbbreviation(folded) || (initial && name === 0 && elision.test(folded))))
    return 'weak';
  // A name that is a common word as well is one at the start of a sentence only where others use it so.
  const least = dictionary.rank(folded) === 1 ? 1 : 0;
  if (givenNames.has(folded) && lower === 0 && (!initial || name > least)) return 'sure';
  if (isOrdinary(dictionary, folded)) {
    const used = lower === 0 && name >= frequentCount - 2;
    return used && !(initial && dictionary.rank(folded) === 1 && name < frequentCount) ? 'sure' : 'weak';
  }
  if (lower > 0 && lower >= name) return 'weak';
  if (!dictionary.hasWords) {
    // Without a word list, and where every noun has a capital, the world's use of a word is no proof.
    return languageRules(language).nounsAreCapitalised || (initial && name === 0) ? 'weak' : 'sure';
  }
  if (initial && name === 0 && isDerived(dictionary, folded)) return 'weak';
  return 'sure';
}

/** `Mk IV`, `Hrsg.`: up to four consonants stand for some longer word. */
function isAbbreviation(folded: string): boolean {
  return /^[b-df-hj-np-tv-xz]{2,4}$/.test(folded);
}

/** `C’est`, `L’amour`, `Dell’arte`: how the Romance languages begin a sentence. */
const elision = /^(?:[cdjlmnst]|qu|un|all|dall|dell|nell|sull)'[aeiouh]/;
