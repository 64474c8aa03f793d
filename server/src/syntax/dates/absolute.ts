/** Dates that stand on their own: day, month, season, year, decade, century, in any of their orders. */
import { coarsest, type Draft, lasting } from '../../domain/date-value.ts';
import { centuryAt, decadeAt } from './century.ts';
import { followerOf } from './context.ts';
import { countedAt } from './counted.ts';
import { dayDraft } from './day.ts';
import { phraseAt } from './lexicon.ts';
import type { DateProblem } from './model.ts';
import { failed, type MonthSense, type Parsed, type Partial } from './parsed.ts';
import { dashAt } from './range-sign.ts';
import { seasonAt } from './season.ts';
import {
  kept,
  maybeSign,
  maybeWord,
  type Source,
  skipSpace,
  skipWord,
  type Token,
  tokenAt,
} from './source.ts';
import { stardateAt } from './stardates.ts';
import { ordinalAt } from './words.ts';
import { isProblem, type YearExpression, yearAt, yearDraft } from './year.ts';

/** The date that begins at a place, the longest form first. */
export function absoluteAt(source: Source, position: number): Parsed | undefined {
  const start = skipSpace(source, position);
  return kept(source.memo.dates, start, () => readAbsolute(source, start));
}

function readAbsolute(source: Source, start: number): Parsed | undefined {
  const weekday = phraseAt(source, start, 'weekday');
  if (weekday) {
    const at = maybeWord(source, maybeSign(source, weekday.end, ','), 'the');
    return dated(source, start, at, weekday.senses[0]?.weekday);
  }
  return (
    stardateAt(source, start) ??
    dated(source, start, maybeWord(source, start, 'the'), undefined) ??
    countedAt(source, start) ??
    seasonAt(source, start) ??
    centuryAt(source, start) ??
    decadeAt(source, start) ??
    yearFirst(source, start)
  );
}

/** Forms with the name of a month in them. */
function dated(source: Source, start: number, at: number, weekday: string | undefined): Parsed | undefined {
  return (
    dayRange(source, start, at) ??
    dayFirst(source, start, at, weekday) ??
    monthFirst(source, start, at, weekday)
  );
}

interface MonthAt {
  readonly end: number;
  readonly senses: readonly MonthSense[];
}

export function monthAt(source: Source, position: number): MonthAt | undefined {
  const start = skipSpace(source, position);
  const match = phraseAt(source, start, 'month');
  if (!match) return undefined;
  const dot = match.phrase.short && source.text.charAt(match.end) === '.' && match.end < source.end;
  return { end: dot ? match.end + 1 : match.end, senses: match.senses };
}

/** "29th of Deepfrost", "the twenty-ninth day of Deepfrost", "29 Deepfrost". */
function dayFirst(
  source: Source,
  start: number,
  at: number,
  weekday: string | undefined,
): Parsed | undefined {
  const day = dayNumberAt(source, at);
  if (!day) return undefined;
  const of = maybeWord(source, maybeWord(source, day.end, 'day'), 'of', 'in');
  const month = monthAt(source, of);
  if (!month) return undefined;
  return withYear(source, start, month.end, partialOf(month, day.value, weekday));
}

function partialOf(month: MonthAt, day: number | undefined, weekday: string | undefined): Partial {
  return { months: month.senses, day, ...(weekday === undefined ? {} : { weekday }) };
}

function dayNumberAt(source: Source, at: number): { value: number; end: number } | undefined {
  const token = tokenAt(source, at);
  if (token.type === 'word') return ordinalAt(source, at);
  if (token.type !== 'number' || token.digits > 3 || token.decade || token.ish) return undefined;
  return { value: token.value, end: token.end };
}

/** "Deepfrost 29, 540 TR", "Deepfrost of 540 TR", "Deepfrost 540 TR". */
function monthFirst(
  source: Source,
  start: number,
  at: number,
  weekday: string | undefined,
): Parsed | undefined {
  const month = monthAt(source, at);
  if (!month) return undefined;
  const asYear = withYear(source, start, month.end, partialOf(month, undefined, weekday));
  const day = tokenAt(source, maybeWord(source, month.end, 'the'));
  const many = daysBehind(source, start, month, day);
  if (many) return many;
  const isDay = day.type === 'number' && !day.decade && !day.ish && !day.grouped && day.digits <= 3;
  if (!isDay) return asYear;
  const asDay = withYear(source, start, day.end, partialOf(month, day.value, weekday));
  if (day.value > longest(month.senses)) return isImpossibleDay(source, day.digits, asDay) ? asDay : asYear;
  if (asDay.draft || asDay.problem) return asDay;
  // "Deepfrost 12 TR" is a year; "Deepfrost 12" is a day that lacks one.
  const era = asYear.draft?.era !== undefined || (asYear.problem !== undefined && asYear.end > asDay.end);
  return era ? asYear : asDay;
}

/** "February 30, 1999": no year 30, for another year follows, which counts nothing. */
function isImpossibleDay(source: Source, digits: number, { problem, end }: Parsed): boolean {
  if (problem === undefined || digits > 2) return false;
  const follower = followerOf(source, end);
  return follower === 'close' || follower === 'function';
}

/** "August 3–9, 2381" */
function daysBehind(source: Source, start: number, month: MonthAt, first: Token): Parsed | undefined {
  if (first.type !== 'number' || first.digits > 2 || first.decade) return undefined;
  const dash = dashAt(source, first.end);
  const second = dash === undefined ? undefined : tokenAt(source, dash);
  if (second?.type !== 'number' || second.digits > 2 || second.value <= first.value) return undefined;
  const last = withYear(source, start, second.end, partialOf(month, second.value, undefined));
  if (!last.draft || !last.parts) return undefined;
  const from = dayDraft({ months: month.senses, day: first.value }, last.parts.year);
  return isProblem(from) ? failed(start, last.end, from) : joinedDays(start, last.end, from, last.draft);
}

function longest(months: readonly MonthSense[]): number {
  return Math.max(
    ...months.map(({ calendar, month }) => {
      const leap = calendar.spec.leap.reduce((most, rule) => most + Math.max(0, rule.add), 0);
      return (calendar.arithmetic.months[month]?.days ?? 0) + leap;
    }),
  );
}

/** The year behind a month or day; without one it stays partial. */
function withYear(source: Source, start: number, end: number, partial: Partial): Parsed {
  const comma = maybeSign(source, end, ',');
  const linked = maybeWord(source, comma, 'of', 'in');
  const year = yearAt(source, linked) ?? (comma === end ? undefined : yearAt(source, end));
  if (!year || !fitsAsYear(source, year)) return { start, end, partial, bare: [] };
  const made = dayDraft(partial, year);
  return isProblem(made)
    ? failed(start, year.end, made)
    : { start, end: year.end, draft: made, bare: [], parts: { year, partial }, loose: isBare(year) };
}

/** In prose "Deepfrost, 12 ships came" has no year: small numbers need an era or the word "year". */
function fitsAsYear(source: Source, year: YearExpression): boolean {
  if (source.mode === 'whole' || year.eras.length > 0 || year.worded || year.calendar) return true;
  if (year.digits < 3 || year.digits > 5) return false;
  return !/^[.:]\d|^\s*[%°]|^-\p{L}/u.test(source.text.slice(year.end, year.end + 4));
}

/** "3–9 August 2381", "3 to 9 August 2381". */
function dayRange(source: Source, start: number, at: number): Parsed | undefined {
  const first = tokenAt(source, at);
  if (first.type !== 'number' || first.digits > 2 || first.decade || first.ish) return undefined;
  const dash = dashAt(source, first.end) ?? skipWord(source, first.end, 'to', 'until');
  if (dash === undefined) return undefined;
  const second = dayFirst(source, dash, dash, undefined);
  if (!second?.draft) return undefined;
  const { partial, year } = second.parts ?? {};
  if (!partial || !year) return undefined;
  const from = dayDraft({ months: partial.months, day: first.value }, year);
  return isProblem(from)
    ? failed(start, second.end, from)
    : joinedDays(start, second.end, from, second.draft);
}

function joinedDays(start: number, end: number, from: Draft, to: Draft): Parsed | undefined {
  const draft = lasting(from, to);
  return draft && { start, end, draft: { ...draft, grain: coarsest([from, to]) }, bare: [] };
}

/** A year, and what may follow it: "540 TR, 29 Deepfrost". */
function yearFirst(source: Source, start: number): Parsed | undefined {
  const year = yearAt(source, start);
  if (!year) return undefined;
  const behind = dayBehind(source, year);
  if (behind) {
    const made = dayDraft(behind.partial, year);
    return isProblem(made)
      ? failed(start, behind.end, made)
      : { start, end: behind.end, draft: made, bare: [], parts: { year, partial: behind.partial } };
  }
  const made = yearDraft(source, year);
  return asParsed(start, year, made);
}

function asParsed(start: number, year: YearExpression, made: Draft | DateProblem): Parsed {
  const bare = isBare(year)
    ? [{ start: year.start, end: year.end, value: year.number, digits: year.digits, grouped: year.grouped }]
    : [];
  return isProblem(made)
    ? { ...failed(start, year.end, made), bare }
    : { start, end: year.end, draft: made, parts: { year }, bare };
}

function dayBehind(source: Source, year: YearExpression): { partial: Partial; end: number } | undefined {
  if (source.mode === 'prose' && year.eras.length === 0) return undefined;
  const at = maybeWord(source, maybeSign(source, year.end, ',', '-', '/'), 'the');
  const day = dayNumberAt(source, at);
  if (day) {
    const month = monthAt(source, maybeWord(source, day.end, 'of'));
    return month && { partial: partialOf(month, day.value, undefined), end: month.end };
  }
  const month = monthAt(source, at);
  if (!month) return undefined;
  const next = tokenAt(source, maybeSign(source, month.end, '-', '/'));
  // `14-Aug-2381` has its day first.
  if (next.type === 'number' && next.digits > 3) return undefined;
  if (next.type === 'number' && next.digits <= 3 && !next.decade)
    return { partial: partialOf(month, next.value, undefined), end: next.end };
  return source.mode === 'whole'
    ? { partial: partialOf(month, undefined, undefined), end: month.end }
    : undefined;
}

function isBare(year: YearExpression): boolean {
  return year.eras.length === 0 && !year.calendar && !year.worded;
}
