/** The small words around a date: "late", "before", "circa", "or after". */
import {
  after,
  before,
  type Draft,
  doubted,
  orAfter,
  orBefore,
  type Part,
  partOf,
} from '../../domain/date-value.ts';
import { circa } from './approximate.ts';
import { dashAt } from './range-sign.ts';
import type { Reckoning } from './reckoning.ts';
import { maybeSign, type Source, skipWords, tokenAt } from './source.ts';

export type Change = (draft: Draft, reckoning: Reckoning) => Draft;

export interface Modifier {
  readonly end: number;
  readonly change: Change;
  /** `range`: stands before a whole expression ("before late 2375"); `part`: before a date. */
  readonly reach: 'range' | 'part';
}

interface Prefix {
  readonly words: string;
  readonly split?: readonly string[];
  readonly change: Change;
  readonly reach: Modifier['reach'];
  /** In prose these are no part of the date: "until 2375" is about 2375. */
  readonly wholeOnly?: boolean;
  /** May stand with a hyphen: "mid-2375". */
  readonly hyphen?: boolean;
}

const part =
  (which: Part): Change =>
  (draft) =>
    partOf(draft, which);

const partWords: readonly (readonly [string, Part])[] = [
  ['early', 'early'],
  ['early in', 'early'],
  ['the early', 'early'],
  ['the early part of', 'early'],
  ['the beginning of', 'early'],
  ['beginning of', 'early'],
  ['the start of', 'early'],
  ['start of', 'early'],
  ['the dawn of', 'early'],
  ['mid', 'mid'],
  ['the mid', 'mid'],
  ['the middle of', 'mid'],
  ['middle of', 'mid'],
  ['late', 'late'],
  ['late in', 'late'],
  ['the late', 'late'],
  ['the later part of', 'late'],
  ['the latter part of', 'late'],
  ['the end of', 'late'],
  ['end of', 'late'],
  ['the close of', 'late'],
  ['the first half of', 'first half'],
  ['first half of', 'first half'],
  ['the second half of', 'second half'],
  ['second half of', 'second half'],
  ['the latter half of', 'second half'],
  ['the first third of', 'first third'],
  ['the last third of', 'last third'],
  ['the first quarter of', 'first quarter'],
  ['the second quarter of', 'second quarter'],
  ['the third quarter of', 'third quarter'],
  ['the last quarter of', 'last quarter'],
  ['the final quarter of', 'last quarter'],
  ['the first years of', 'early'],
  ['the last years of', 'late'],
  ['the final years of', 'late'],
];

const rangeWords: readonly (readonly [string, Change])[] = [
  ['before', before],
  ['prior to', before],
  ['pre', before],
  ['earlier than', before],
  ['sometime before', before],
  ['some time before', before],
  ['shortly before', before],
  ['after', after],
  ['post', after],
  ['later than', after],
  ['sometime after', after],
  ['some time after', after],
  ['shortly after', after],
  ['in or after', orAfter],
  ['in or before', orBefore],
  ['on or after', orAfter],
  ['on or before', orBefore],
];

const wholeRangeWords: readonly (readonly [string, Change])[] = [
  ['by', orBefore],
  ['until', orBefore],
  ['till', orBefore],
  ['up to', orBefore],
  ['no later than', orBefore],
  ['not later than', orBefore],
  ['not after', orBefore],
  ['at the latest', orBefore],
  ['since', orAfter],
  ['no earlier than', orAfter],
  ['not earlier than', orAfter],
  ['not before', orAfter],
  ['<', before],
  ['>', after],
  ['≤', orBefore],
  ['≥', orAfter],
];

const circaWords = ['circa', 'ca', 'c', 'approximately', 'approx', 'about', 'around', 'roughly', '~', '≈'];
const circaPhrases = ['in or around', 'in or about', 'on or about', 'sometime around', 'some time around'];
const wholeCircaWords = ['est', 'estimated', 'the turn of', 'turn of'];
const vagueWords = ['sometime in', 'some time in', 'sometime during'];
const nearWords = ['nearly', 'almost'];
const doubtWords = [
  'probably',
  'possibly',
  'perhaps',
  'maybe',
  'presumably',
  'likely',
  'allegedly',
  'supposedly',
];

const prefixes: readonly Prefix[] = [
  ...partWords.map(([words, which]) => ({
    words,
    change: part(which),
    reach: 'part' as const,
    hyphen: true,
  })),
  ...rangeWords.map(([words, change]) => ({ words, change, reach: 'range' as const, hyphen: true })),
  ...wholeRangeWords.map(([words, change]) => ({ words, change, reach: 'range' as const, wholeOnly: true })),
  ...circaWords.map((words) => ({ words, change: circa, reach: 'part' as const })),
  ...circaPhrases.map((words) => ({ words, change: circa, reach: 'part' as const })),
  ...wholeCircaWords.map((words) => ({
    words,
    change: words.endsWith('of') ? turnOf : circa,
    reach: 'part' as const,
    wholeOnly: true,
  })),
  ...vagueWords.map((words) => ({ words, change: same, reach: 'part' as const })),
  ...nearWords.map((words) => ({ words, change: circa, reach: 'part' as const, wholeOnly: true })),
  ...doubtWords.map((words) => ({ words, change: doubted, reach: 'range' as const, wholeOnly: true })),
  ...['in', 'on', 'during', 'at', 'the', 'of'].map((words) => ({
    words,
    change: same,
    reach: 'range' as const,
    wholeOnly: true,
  })),
];

/** "the turn of the 24th century": about its beginning. */
function turnOf(draft: Draft, reckoning: Reckoning): Draft {
  const { earliest } = draft.range;
  return Number.isFinite(earliest)
    ? circa(
        {
          ...draft,
          range: { earliest, latest: earliest },
          alternatives: [{ earliest, latest: earliest }],
          grain: 'decade',
        },
        reckoning,
      )
    : draft;
}

function same(draft: Draft): Draft {
  return draft;
}

/** Prefixes by their first word, the longest first. */
const byFirst = new Map<string, readonly Prefix[]>();
for (const prefix of prefixes.toSorted((a, b) => b.words.length - a.words.length)) {
  const first = prefix.words.split(' ', 1)[0] ?? '';
  byFirst.set(first, [...(byFirst.get(first) ?? []), { ...prefix, split: prefix.words.split(' ') }]);
}

/** Every reading of the modifier at a place, the longest first. */
export function prefixesAt(source: Source, start: number): readonly Modifier[] {
  const token = tokenAt(source, start);
  const key = token.type === 'word' ? token.lower : token.type === 'sign' ? token.text : '';
  const found: Modifier[] = [];
  for (const prefix of byFirst.get(key) ?? []) {
    if (prefix.wholeOnly && source.mode === 'prose') continue;
    const end = token.type === 'sign' ? token.end : skipWords(source, start, prefix.split ?? prefix.words);
    if (end === undefined) continue;
    // "c." and "ca." are short for circa with a dot only; "c" alone might be a name.
    const dotted =
      circaWords.includes(prefix.words) || prefix.words === 'est' ? maybeSign(source, end, '.') : end;
    if (
      prefix.words === 'c' &&
      source.mode === 'prose' &&
      (dotted === end || source.text.charAt(start - 1) === '.')
    )
      continue;
    const hyphen = prefix.hyphen ? dashAt(source, end) : undefined;
    if ((prefix.words === 'pre' || prefix.words === 'post') && hyphen === undefined) continue;
    found.push({ end: hyphen ?? dotted, change: prefix.change, reach: prefix.reach });
  }
  return found;
}

/** Words that may begin a date expression, for the scan of prose. */
export const prefixFirstWords: ReadonlySet<string> = new Set(
  prefixes.filter((prefix) => !prefix.wholeOnly).map((prefix) => prefix.words.split(' ', 1)[0] ?? ''),
);

const suffixes: readonly (readonly [string, Change])[] = [
  ['or after', orAfter],
  ['or later', orAfter],
  ['and after', orAfter],
  ['and later', orAfter],
  ['at the earliest', orAfter],
  ['onward', orAfter],
  ['onwards', orAfter],
  ['or before', orBefore],
  ['or earlier', orBefore],
  ['and before', orBefore],
  ['at the latest', orBefore],
  ['or so', circa],
  ['or thereabouts', circa],
  ['approximately', circa],
  ['approx', circa],
  ['circa', circa],
  ['ish', circa],
];

/** "or after", "or so", "?" behind a date. */
export function suffixAt(source: Source, position: number): Modifier | undefined {
  const first = tokenAt(source, position);
  if (first.type !== 'word') return source.mode === 'whole' ? signSuffix(source, position) : undefined;
  for (const [words, change] of suffixes) {
    if (!words.startsWith(first.lower)) continue;
    const end = skipWords(source, position, words);
    if (end !== undefined) return { end, change, reach: 'range' };
  }
  return source.mode === 'whole' ? signSuffix(source, position) : undefined;
}

/** `2293?`, `2293 (?)`, `2293~`, `2293 (approx.)`, `2293+`. */
function signSuffix(source: Source, position: number): Modifier | undefined {
  const match =
    /^\s*(?:\(\s*(\?|uncertain|unsure|disputed|possibly|probably|approx\.?|approximate|approximately|circa|ca?\.|estimated|est\.?)\s*\)|(\?+)|(~)|(%)|(\+))/iu.exec(
      source.text.slice(position, source.end),
    );
  if (!match) return undefined;
  const end = position + match[0].length;
  const word = match[1]?.toLowerCase();
  if (match[5]) return { end, change: orAfter, reach: 'range' };
  if (match[4])
    return { end, change: (draft, reckoning) => doubted(circa(draft, reckoning)), reach: 'range' };
  const approximate = match[3] !== undefined || (word !== undefined && /^(approx|circa|c|est)/.test(word));
  return { end, change: approximate ? circa : doubted, reach: 'range' };
}
