/**
 * Comparing dates that are intervals. Every answer is about what the author said, not about a guess: a
 * date lies *somewhere* in its range, so two years that are equal are neither before nor after one another.
 *
 * Which function to use:
 * - a rule that reports a contradiction asks {@link verdictBefore}: "is it sure, or at least one of the
 *   readings, that `a` was over before `b` began?", and reports what comes back;
 * - a filter that wants only sure things asks {@link certainlyBefore};
 * - a filter that must not miss anything asks {@link mayOverlap};
 * - the words of a proof come from {@link gapInWords}: "three years".
 */
import type { DateValue, DayRange } from './date.ts';
import type { Verdict } from './finding.ts';
import type { DayNumber } from './ids.ts';

/** Days in a mean Gregorian year; the default wherever a calendar's own mean year is not at hand. */
const meanGregorianYear = 365.2425;

/** Whether two dates can be compared at all: a declared axis in common, and neither says "unknown". */
export function sameAxis(a: DateValue, b: DateValue): boolean {
  return a.axis === b.axis && !a.unknown && !b.unknown;
}

/** Where the beginning of a date may lie. For a moment that is its whole range. */
export function beginning(date: DateValue): DayRange {
  return date.extended ? (date.begins ?? date.range) : date.range;
}

/** Where the end of a date may lie. For a moment that is its whole range. */
export function ending(date: DateValue): DayRange {
  return date.extended ? (date.ends ?? date.range) : date.range;
}

/** In every reading, `a` is over before `b` begins. False when they cannot be compared. */
export function certainlyBefore(a: DateValue, b: DateValue): boolean {
  return sameAxis(a, b) && ending(a).latest < beginning(b).earliest;
}

/** In some reading, the two share a day. True when they cannot be compared. */
export function mayOverlap(a: DateValue, b: DateValue): boolean {
  if (!sameAxis(a, b)) return true;
  return parts(a).some((x) => parts(b).some((y) => x.earliest <= y.latest && y.earliest <= x.latest));
}

/**
 * What may be said against "`a` is not before `b`".
 *
 * - `certain`: `a` is over before `b` begins, whichever way both are read.
 * - `possible`: so it is by the ranges, but one of the two is only approximate or doubted by its author;
 *   or it is so for one of the alternatives an author gave, and not for another.
 * - `unknowable`: no common axis, or one of them unknown. Never reported.
 * - `undefined`: nothing; they overlap or lie the other way round.
 */
export function verdictBefore(a: DateValue, b: DateValue): Verdict | undefined {
  if (!sameAxis(a, b)) return 'unknowable';
  if (certainlyBefore(a, b)) return isFirm(a) && isFirm(b) ? 'certain' : 'possible';
  const pairs = endParts(a).flatMap((x) => beginParts(b).map((y) => x.latest < y.earliest));
  return pairs.includes(true) ? 'possible' : undefined;
}

/** What may be said against "`a` and `b` share a day": certain, possible, unknowable, or nothing. */
export function verdictApart(a: DateValue, b: DateValue): Verdict | undefined {
  const before = verdictBefore(a, b);
  const after = verdictBefore(b, a);
  // Alternatives on both sides of the other date keep every single pair apart, though no order is sure.
  if (before === 'possible' && after === 'possible' && !mayOverlap(a, b) && isFirm(a) && isFirm(b))
    return 'certain';
  return before === 'certain' || after === 'certain' ? 'certain' : (before ?? after);
}

/** Neither circa nor questioned: a contradiction with it can be certain. */
export function isFirm(date: DateValue): boolean {
  return !date.approximate && !date.uncertain;
}

function parts(date: DateValue): readonly DayRange[] {
  return date.extended || date.alternatives.length === 0 ? [date.range] : date.alternatives;
}

function endParts(date: DateValue): readonly DayRange[] {
  return date.extended ? [ending(date)] : parts(date);
}

function beginParts(date: DateValue): readonly DayRange[] {
  return date.extended ? [beginning(date)] : parts(date);
}

/**
 * The distance between two dates as an author would say it, without a direction: "three years",
 * "about 5 months", "12 days", "at least two years" when an end is open or the grains differ much.
 * The order of the arguments does not matter. Undefined when they cannot be compared or may overlap.
 */
export function gapInWords(
  a: DateValue,
  b: DateValue,
  meanYear = meanGregorianYear,
  months = 12,
): string | undefined {
  if (certainlyBefore(b, a)) return gapInWords(b, a, meanYear, months);
  if (!certainlyBefore(a, b)) return undefined;
  const from = ending(a);
  const to = beginning(b);
  if (from.latest === to.earliest - 1 && lengthOf(from) > 1 && lengthOf(to) > 1 && !isSameGrain(a, b))
    return 'just outside it';
  const alike = isSameGrain(a, b) && Number.isFinite(from.earliest) && Number.isFinite(to.latest);
  if (alike) return countInWords(to.earliest - from.earliest, { meanYear, months }, a.grain === 'day');
  return `at least ${countInWords(to.earliest - from.latest, { meanYear, months }, true)}`;
}

function isSameGrain(a: DateValue, b: DateValue): boolean {
  return a.grain === b.grain && !a.extended && !b.extended;
}

function lengthOf(range: DayRange): number {
  return range.latest - range.earliest + 1;
}

/** Days in a year of the calendar, and months in it; 0 where it counts none. */
interface Year {
  readonly meanYear: number;
  readonly months: number;
}

function countInWords(days: number, { meanYear, months: inYear }: Year, exact: boolean): string {
  const years = days / meanYear;
  if (years >= 1.97 || (!exact && years > 0.97)) {
    const whole = exact ? Math.floor(years + 0.01) : Math.round(years);
    return plural(whole, 'year');
  }
  const whole = Math.round(years);
  if (whole >= 1 && Math.abs(years - whole) < 0.006) return plural(whole, 'year');
  const months = (days * inYear) / meanYear;
  if (months >= 2.9 || (!exact && months >= 0.9)) return plural(Math.floor(months + 0.1), 'month');
  return plural(days, 'day');
}

const small = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** "three years", "1,200 years": small numbers in words, large ones grouped. */
export function plural(count: number, unit: string): string {
  const word = small[count] ?? String(count).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${word} ${unit}${count === 1 ? '' : 's'}`;
}

/** The smallest range that holds all of them. Undefined for none. */
export function hull(ranges: readonly DayRange[]): DayRange | undefined {
  const [first, ...rest] = ranges;
  if (first === undefined) return undefined;
  return rest.reduce(
    (all, next) => ({
      earliest: Math.min(all.earliest, next.earliest) as DayNumber,
      latest: Math.max(all.latest, next.latest) as DayNumber,
    }),
    first,
  );
}
