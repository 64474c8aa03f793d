/** Lengths of time and ages: "three years", "nearly 40 years", "aged 40", "a 40-year-old". */
import type { DurationValue } from '../../domain/date.ts';
import { kept, maybeSign, maybeWord, type Source, skipWord, skipWords, tokenAt } from './source.ts';
import { cardinalAt, type Unit, units } from './words.ts';

export interface DurationAt {
  readonly start: number;
  readonly end: number;
  readonly duration: DurationValue;
  /** Number and unit are joined: "a three-year war". */
  readonly joined: boolean;
  /** The number is "a" or "an". */
  readonly article: boolean;
}

/** What may stand before the number; true: the number is no more than near. */
const leads: readonly (readonly [string, boolean])[] = [
  ['a mere', false],
  ['mere', false],
  ['exactly', false],
  ['precisely', false],
  ['only', false],
  ['just', false],
  ['a full', false],
  ['full', false],
  ['about', true],
  ['around', true],
  ['roughly', true],
  ['approximately', true],
  ['nearly', true],
  ['almost', true],
  ['some', true],
  ['over', true],
  ['under', true],
  ['more than', true],
  ['less than', true],
  ['at least', true],
  ['at most', true],
  ['close to', true],
  ['well over', true],
  ['just over', true],
  ['just under', true],
  ['a little over', true],
];

/** By their first word, the longest first. */
const leadsByFirst = new Map<
  string,
  { readonly words: readonly string[]; readonly approximate: boolean }[]
>();
for (const [phrase, approximate] of leads.toSorted(([a], [b]) => b.length - a.length)) {
  const words = phrase.split(' ');
  const first = words[0] ?? '';
  leadsByFirst.set(first, [...(leadsByFirst.get(first) ?? []), { words, approximate }]);
}

export const leadFirstWords: ReadonlySet<string> = new Set(leadsByFirst.keys());

interface Lead {
  readonly end: number;
  readonly approximate: boolean;
}

function leadAt(source: Source, start: number): Lead {
  const token = tokenAt(source, start);
  if (token.type !== 'word') return { end: start, approximate: false };
  for (const { words, approximate } of leadsByFirst.get(token.lower) ?? []) {
    const end = skipWords(source, start, words);
    if (end !== undefined) return { end, approximate };
  }
  return { end: start, approximate: false };
}

/** A counted length of time at a place. */
export function durationAt(source: Source, start: number): DurationAt | undefined {
  return kept(source.memo.lengths, start, () => readDuration(source, start));
}

function readDuration(source: Source, start: number): DurationAt | undefined {
  const lead = leadAt(source, start);
  const count = halfOf(source, lead.end) ?? countAt(source, lead.end);
  if (!count) return undefined;
  const hyphen = maybeSign(source, count.end, '-', '‑');
  const token = tokenAt(source, hyphen);
  const unit = token.type === 'word' ? units.get(token.lower.replace(/'s?$/, '')) : undefined;
  if (unit === undefined || (hyphen !== count.end && token.start !== hyphen)) return undefined;
  const half = skipWords(source, token.end, 'and a half');
  const end = half ?? token.end - possessive(source, token.end);
  return {
    start,
    end,
    duration: {
      text: source.text.slice(start, end),
      unit,
      count: count.value + (half === undefined ? 0 : 0.5),
      approximate: lead.approximate,
    },
    joined: hyphen !== count.end,
    article: count.article,
  };
}

/** "three years' war": the apostrophe is no part of the span. */
function possessive(source: Source, end: number): number {
  return /['’]s$/.test(source.text.slice(0, end)) ? 2 : 0;
}

const quarters = new Map([
  ['a', 0.25],
  ['one', 0.25],
  ['three', 0.75],
]);

const aCouple = ['a', 'couple'];
const aCoupleOf = ['a', 'couple', 'of'];

interface Count {
  readonly value: number;
  readonly end: number;
  readonly article: boolean;
}

/** "half a century", "three quarters of a century" */
function halfOf(source: Source, start: number): Count | undefined {
  const at = skipWord(source, start, 'half');
  const article = at === undefined ? undefined : skipWord(source, at, 'a', 'an');
  if (article !== undefined) return { value: 0.5, end: article, article: false };
  const token = tokenAt(source, start);
  const many = token.type === 'word' ? quarters.get(token.lower) : undefined;
  if (token.type !== 'word' || many === undefined) return undefined;
  const share = skipWord(source, maybeSign(source, token.end, '-'), 'quarter', 'quarters');
  const of = share === undefined ? undefined : skipWord(source, share, 'of');
  const end = of === undefined ? undefined : skipWord(source, of, 'a', 'an');
  return end === undefined ? undefined : { value: many, end, article: false };
}

function countAt(source: Source, start: number): Count | undefined {
  const token = tokenAt(source, start);
  if (token.type === 'number') {
    if (token.ordinal || token.decade || token.ish || token.value > 10_000_000) return undefined;
    return { value: token.value, end: token.end, article: false };
  }
  const couple = skipWords(source, start, aCoupleOf) ?? skipWords(source, start, aCouple);
  if (couple !== undefined) return { value: 2, end: couple, article: false };
  const words = cardinalAt(source, start);
  if (!words) return undefined;
  const half = skipWords(source, words.end, 'and a half');
  const article = token.type === 'word' && /^an?$/.test(token.lower) && words.value === 1;
  return { value: words.value + (half === undefined ? 0 : 0.5), end: half ?? words.end, article };
}

/** "several years", "many decades": a length nobody counted. */
export function vagueLength(source: Source, start: number): { end: number; unit: Unit } | undefined {
  const few = skipWords(source, start, 'a few') ?? skipWord(source, start, 'several', 'many', 'some', 'few');
  const token = tokenAt(source, few ?? start);
  const unit = token.type === 'word' ? units.get(token.lower) : undefined;
  if (unit === undefined || token.type !== 'word' || !token.lower.endsWith('s')) return undefined;
  return { end: token.end, unit };
}

export interface AgeAt {
  readonly start: number;
  readonly end: number;
  readonly duration: DurationValue;
}

/** "aged 40", "at the age of forty", "40 years old", "40-year-old". */
export function ageAt(source: Source, start: number): AgeAt | undefined {
  const lead =
    skipWord(source, start, 'aged') ??
    skipWords(source, maybeWord(source, start, 'the'), 'age of') ??
    skipWord(source, start, 'age');
  if (lead !== undefined) return countedAge(source, start, lead);
  const length = durationAt(source, start);
  if (!length || length.article || (length.duration.unit !== 'year' && length.duration.unit !== 'month'))
    return undefined;
  const end =
    skipWord(source, maybeSign(source, length.end, '-', '‑'), 'old') ??
    skipWords(source, length.end, 'of age');
  if (end === undefined) return undefined;
  return { start, end, duration: { ...length.duration, text: source.text.slice(start, end) } };
}

function countedAge(source: Source, start: number, at: number): AgeAt | undefined {
  const lead = leadAt(source, at);
  const count = countAt(source, lead.end);
  if (!count || count.article || count.value > 100_000) return undefined;
  const years = skipWord(source, count.end, 'years', 'year');
  const end = years ?? count.end;
  const next = tokenAt(source, end);
  // "aged 12 months" and "age 3 to 5" are left to others.
  if (years === undefined && next.type === 'word' && units.has(next.lower)) return undefined;
  const text = source.text.slice(start, end);
  return { start, end, duration: { text, unit: 'year', count: count.value, approximate: lead.approximate } };
}
