/** Years: a number, an era before or behind it, "the year …", or a proper name. */
import { type Calendar, farthestYear, yearsRange } from '../../domain/calendar/calendar.ts';
import { bareYears, eraToAxis } from '../../domain/calendar/era.ts';
import type { EraSpec } from '../../domain/calendar/spec.ts';
import { type Draft, moment, oneOf } from '../../domain/date-value.ts';
import { type Match, phraseAt, type Sense } from './lexicon.ts';
import type { DateProblem } from './model.ts';
import { problem } from './parsed.ts';
import { yearCalendars } from './reckoning.ts';
import {
  maybeSign,
  maybeWord,
  type NumberToken,
  type Source,
  skipSpace,
  skipWord,
  skipWords,
  tokenAt,
} from './source.ts';
import { ordinalAt } from './words.ts';

export type EraSense = Extract<Sense, { type: 'era' }>;

export interface YearExpression {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly digits: number;
  /** Written with separators between thousands: in prose a count rather than a year. */
  readonly grouped: boolean;
  /** Eras its name may mean; empty for a bare number. */
  readonly eras: readonly EraSense[];
  /** A calendar named beside the number: "540 of the Tarsh Reckoning". */
  readonly calendar: Calendar | undefined;
  /** Years of that name, when it is no number. */
  readonly named: readonly { readonly calendar: Calendar; readonly year: number }[];
  /** The word "year" stands before it. */
  readonly worded: boolean;
  readonly ish: boolean;
}

/** Reads a year at a place. */
export function yearAt(source: Source, position: number): YearExpression | undefined {
  const start = skipSpace(source, position);
  const named = namedYear(source, start);
  if (named) return named;
  const worded = afterYearWord(source, start);
  const at = worded ?? start;
  const year =
    eraFirst(source, at) ?? numberFirst(source, at, worded !== undefined) ?? countedYear(source, at);
  return year && { ...year, start, worded: worded !== undefined || year.worded };
}

/** "the year", "year of grace", "the year of our Lord". */
function afterYearWord(source: Source, start: number): number | undefined {
  const at = skipWord(source, maybeWord(source, start, 'the'), 'year', 'years', 'yr', 'yrs');
  if (at === undefined) return undefined;
  return skipWords(source, at, 'of grace') ?? skipWords(source, at, 'of our lord') ?? at;
}

function namedYear(source: Source, start: number): YearExpression | undefined {
  if (!source.reckoning.lexicon.namesYears) return undefined;
  const tries = [start, skipWords(source, start, 'the'), skipWords(source, start, 'the year of')].concat(
    skipWords(source, start, 'year of'),
    skipWords(source, start, 'the year of the'),
    skipWords(source, start, 'year of the'),
  );
  for (const [index, at] of tries.entries()) {
    if (at === undefined) continue;
    const match = phraseAt(source, skipSpace(source, at), 'year');
    // "The Comet" alone may be anything; with the word "year" it is a date.
    if (!match || (index < 2 && source.mode === 'prose' && !/\byear\b/i.test(match.phrase.name))) continue;
    return { ...blankYear(start, match.end), named: match.senses, worded: true };
  }
  return undefined;
}

/** A year of which nothing has been read yet. */
export function blankYear(start: number, end: number): YearExpression {
  return {
    start,
    end,
    number: 0,
    digits: 0,
    grouped: false,
    eras: [],
    calendar: undefined,
    named: [],
    worded: false,
    ish: false,
  };
}

/** `TR 540`, `3E 433`, `A.D. 57`, `EF 10ish`, `Third Age 2941`. */
function eraFirst(source: Source, start: number): YearExpression | undefined {
  const era = phraseAt(source, skipSpace(source, maybeWord(source, start, 'the')), 'era');
  if (!era) return undefined;
  const token = tokenAt(source, maybeSign(source, maybeWord(source, era.end, 'year'), ',', ':'));
  if (token.type !== 'number' || token.ordinal || token.decade) return undefined;
  return { ...fromNumber(token, start, token.end), eras: era.senses };
}

/** `540 TR`, `4,200 A.F.`, `540 of the Tarsh Reckoning`, `540`. */
function numberFirst(source: Source, start: number, worded: boolean): YearExpression | undefined {
  // "Aug-2381" has a hyphen, no sign.
  const free = source.mode === 'whole' && !/[\p{L}\d]/u.test(source.text.charAt(start - 1));
  const signed = free || worded ? maybeSign(source, start, '-', '−') : start;
  const token = tokenAt(source, signed);
  if (token.type !== 'number' || token.ordinal || token.decade) return undefined;
  if (signed !== start && token.start !== signed) return undefined;
  const year = fromNumber(token, start, token.end);
  const number = signed === start ? year.number : -year.number;
  return { ...year, number, ...eraBehind(source, token.end) };
}

/** "the 540th year of the Crown". */
function countedYear(source: Source, start: number): YearExpression | undefined {
  const ordinal = ordinalAt(source, maybeWord(source, start, 'the'));
  const at = ordinal && skipWords(source, ordinal.end, 'year of');
  const behind = at === undefined ? undefined : eraBehind(source, at);
  if (!ordinal || !behind?.end) return undefined;
  return { ...blankYear(start, behind.end), number: ordinal.value, ...behind, worded: true };
}

function fromNumber(token: NumberToken, start: number, end: number): YearExpression {
  return {
    ...blankYear(start, end),
    number: token.value,
    digits: token.digits,
    grouped: token.grouped,
    ish: token.ish,
  };
}

export interface Behind {
  readonly end?: number;
  readonly eras?: readonly EraSense[];
  readonly calendar?: Calendar;
}

/** An era, or the name of a calendar, behind a number. */
export function eraBehind(source: Source, position: number): Behind {
  const of = skipWord(source, maybeSign(source, position, ','), 'of', 'in');
  const tries = [
    position,
    of,
    of && maybeWord(source, of, 'the'),
    skipWord(source, position, 'after', 'the'),
  ];
  for (const at of tries) {
    if (at === undefined) continue;
    const start = skipSpace(source, at);
    const era = phraseAt(source, start, 'era');
    if (era && isAttached(source, position, era)) return { end: era.end, eras: era.senses };
    const calendar = phraseAt(source, start, 'calendar')?.senses[0]?.calendar;
    if (calendar && at !== position) return { end: start + matchLength(source, start), calendar };
  }
  return {};
}

function matchLength(source: Source, start: number): number {
  const match = phraseAt(source, start, 'calendar');
  return match ? match.end - match.start : 0;
}

/** In prose a lone letter behind a number is an era only with a space or nothing between. */
function isAttached(source: Source, position: number, era: Match): boolean {
  return source.mode === 'whole' || era.start - position <= 40;
}

/** What of an expression says which year it is. */
export type YearNumber = Pick<YearExpression, 'number' | 'eras' | 'named' | 'calendar'>;

/** Years of the calendar's axis that an expression means, or why there are none. */
export function yearsOf(
  calendar: Calendar,
  year: YearNumber,
): { readonly years: readonly number[]; readonly era?: EraSpec } | DateProblem {
  if (year.named.length > 0) {
    return { years: year.named.filter((name) => name.calendar === calendar).map((name) => name.year) };
  }
  const eras = year.eras.filter((sense) => sense.calendar === calendar).map((sense) => sense.era);
  const [era] = eras;
  if (!era) return bounded(bareYears(calendar.spec.eras, year.number));
  const years = eras.map((one) => eraToAxis(one, year.number)).filter((one) => one !== undefined);
  const found = years.length === 0 ? noSuchYear(era, year.number) : bounded(years);
  return isProblem(found) ? found : { ...found, era };
}

function bounded(years: readonly number[]): { readonly years: readonly number[] } | DateProblem {
  if (years.every((year) => Math.abs(year) <= farthestYear)) return { years };
  return problem(
    'bad-date',
    "This year lies more than ten million years from the calendar's beginning, farther than dates are kept. Check the number.",
  );
}

function noSuchYear(era: EraSpec, number: number): DateProblem {
  const name = era.abbreviations[0] ?? era.name;
  if (number < era.first)
    return problem(
      'bad-date',
      `${name} has no year ${number}: it begins with year ${era.first}. Correct the year, or the era.`,
    );
  const last = era.first + (era.years ?? 0) - 1;
  return problem(
    'bad-date',
    `${name} has no year ${number}: it ended with year ${last} (\`years: ${era.years}\` in lore.yaml). Correct the year, or the era.`,
  );
}

export function isProblem<T extends object>(value: T | DateProblem): value is DateProblem {
  return 'rule' in value;
}

/** Calendars that an era, a calendar's name or a year's name points to, in the order of declaration. */
export function namedCalendars(year: YearNumber): readonly Calendar[] {
  if (year.calendar) return [year.calendar];
  return [...new Set([...year.named, ...year.eras].map((sense) => sense.calendar))];
}

function calendarsOf(source: Source, year: YearExpression): readonly Calendar[] {
  const named = namedCalendars(year);
  return named.length > 0 ? named : yearCalendars(source.reckoning).slice(0, 1);
}

/** The whole year as a date. */
export function yearDraft(source: Source, year: YearExpression): Draft | DateProblem {
  let firstProblem: DateProblem | undefined;
  for (const calendar of calendarsOf(source, year)) {
    const found = yearsOf(calendar, year);
    if (isProblem(found)) {
      firstProblem ??= found;
      continue;
    }
    const drafts = found.years.map((one) =>
      moment(calendar.id, calendar.axis, yearsRange(calendar, one), 'year'),
    );
    const draft = oneOf(drafts);
    if (draft) return found.era ? { ...draft, era: eraName(found.era) } : draft;
  }
  return (
    firstProblem ??
    problem(
      'unknown-date',
      'No calendar of this world counts years. Declare one that does under `calendars` in lore.yaml.',
    )
  );
}

export function eraName(era: EraSpec): string {
  return era.abbreviations[0] ?? era.name;
}
