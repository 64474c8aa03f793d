/**
 * Days and dates of one calendar, by closed formulas: a conversion costs the same in year 3 and in year
 * three million. Own day 0 is the first day of year 0; negative years count on downwards.
 */
import { isLeap, type LeapCycle, leapShare, leapsBefore } from './leap.ts';
import type { MonthSpec } from './spec.ts';

export interface YearMonthDay {
  /** Year on the calendar's own axis: 0 comes before 1. */
  readonly year: number;
  /** Index into the calendar's months, intercalary ones included. */
  readonly month: number;
  /** From 1. */
  readonly day: number;
}

export interface Week {
  /** How many weekdays there are; 0 when the calendar has no week. */
  readonly length: number;
  /** Index of the weekday on the first day of year 1 that has one; undefined: not known. */
  readonly first: number | undefined;
  /** Every month starts its weeks anew. */
  readonly perMonth: boolean;
}

export interface Arithmetic {
  readonly months: readonly MonthSpec[];
  /** Mean days of a year over all leap cycles. */
  readonly meanYear: number;
  /** First day of a year. */
  yearStart(year: number): number;
  yearDays(year: number): number;
  yearOf(day: number): number;
  monthDays(year: number, month: number): number;
  /** First day of a month; months that have no day this year start where the next one does. */
  monthStart(year: number, month: number): number;
  fromDay(day: number): YearMonthDay;
  /** Index of the weekday; undefined for days outside the week and for calendars without one. */
  weekday(day: number): number | undefined;
}

export function arithmetic(
  months: readonly MonthSpec[],
  cycles: readonly LeapCycle[],
  week: Week,
): Arithmetic {
  const all = dayCounter(months, cycles, () => true);
  const inWeek = dayCounter(months, cycles, (month) => month.inWeek);
  const byMonth = months.map((_, index) => cycles.filter((cycle) => cycle.month === index));
  const monthDays = (year: number, month: number) =>
    (byMonth[month] ?? []).reduce(
      (days, cycle) => (isLeap(cycle, year) ? days + cycle.add : days),
      months[month]?.days ?? 0,
    );
  const daysUpTo = (year: number, month: number, counted: (month: MonthSpec) => boolean) => {
    let days = 0;
    for (let i = 0; i < month; i++) if (counted(months[i]!)) days += monthDays(year, i);
    return days;
  };
  const yearOf = (day: number) => searchYear(day, all.meanYear, all.before);
  const monthStart = (year: number, month: number) => all.before(year) + daysUpTo(year, month, () => true);

  function fromDay(day: number): YearMonthDay {
    const year = yearOf(day);
    let left = day - all.before(year);
    for (let month = 0; month < months.length; month++) {
      const days = monthDays(year, month);
      if (left < days) return { year, month, day: left + 1 };
      left -= days;
    }
    throw new RangeError(`day ${day} lies in no month`);
  }

  function weekday(day: number): number | undefined {
    if (week.length === 0) return undefined;
    const date = fromDay(day);
    if (months[date.month]?.inWeek === false) return undefined;
    if (week.perMonth) return (date.day - 1) % week.length;
    if (week.first === undefined) return undefined;
    const counted = inWeek.before(date.year) + daysUpTo(date.year, date.month, (month) => month.inWeek);
    return modulo(counted + date.day - 1 - inWeek.before(1) + week.first, week.length);
  }

  return {
    months,
    meanYear: all.meanYear,
    yearStart: all.before,
    yearDays: (year) => all.before(year + 1) - all.before(year),
    yearOf,
    monthDays,
    monthStart,
    fromDay,
    weekday,
  };
}

interface DayCounter {
  readonly meanYear: number;
  /** Counted days from the start of year 0 to the start of `year`. */
  readonly before: (year: number) => number;
}

function dayCounter(
  months: readonly MonthSpec[],
  cycles: readonly LeapCycle[],
  counted: (month: MonthSpec) => boolean,
): DayCounter {
  const plain = months.reduce((days, month) => (counted(month) ? days + month.days : days), 0);
  const adding = cycles.filter((cycle) => counted(months[cycle.month]!));
  return {
    meanYear: adding.reduce((days, cycle) => days + cycle.add * leapShare(cycle), plain),
    before: (year) =>
      adding.reduce((days, cycle) => days + cycle.add * leapsBefore(cycle, year), year * plain),
  };
}

/** The year whose first day is the last one not after `day`: a guess by the mean year, then bisection. */
function searchYear(day: number, meanYear: number, start: (year: number) => number): number {
  let low = Math.floor(day / meanYear) - 1;
  let high = low + 3;
  for (let step = 1; start(low) > day; step *= 2) low -= step;
  for (let step = 1; start(high) <= day; step *= 2) high += step;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (start(middle) <= day) low = middle;
    else high = middle;
  }
  return low;
}

export function modulo(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}
