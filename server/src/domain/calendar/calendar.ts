/** A calendar made ready for use: names, eras, arithmetic, and where it lies on a day axis. */
import type { AxisId, DayRange } from '../date.ts';
import { type CalendarId, type DayNumber, dayNumber } from '../ids.ts';
import type { Arithmetic, YearMonthDay } from './arithmetic.ts';
import type { CalendarSpec } from './spec.ts';

/** Years beyond this, either way, are refused: day numbers stay exact far past it, authors' intent does not. */
export const farthestYear = 10_000_000;

export interface Calendar {
  readonly id: CalendarId;
  readonly name: string;
  readonly spec: CalendarSpec;
  readonly axis: AxisId;
  /** Added to an own day number to give a day of the axis. */
  readonly shift: number;
  readonly arithmetic: Arithmetic;
  /** Indices of the months proper, in order: what month numbers count. */
  readonly numbered: readonly number[];
}

/** A day of the axis. Undefined when the month has no such day in that year. */
export function toDay(calendar: Calendar, date: YearMonthDay): DayNumber | undefined {
  const { arithmetic, shift } = calendar;
  if (date.day < 1 || date.day > arithmetic.monthDays(date.year, date.month)) return undefined;
  return dayNumber(arithmetic.monthStart(date.year, date.month) + date.day - 1 + shift);
}

export function fromDay(calendar: Calendar, day: DayNumber): YearMonthDay {
  return calendar.arithmetic.fromDay(day - calendar.shift);
}

export function yearOfDay(calendar: Calendar, day: DayNumber): number {
  return calendar.arithmetic.yearOf(day - calendar.shift);
}

/** All days from the first day of one year to the last day of another. */
export function yearsRange(calendar: Calendar, first: number, last = first): DayRange {
  const { arithmetic, shift } = calendar;
  return {
    earliest: dayNumber(arithmetic.yearStart(first) + shift),
    latest: dayNumber(arithmetic.yearStart(last + 1) - 1 + shift),
  };
}

/** All days of a month. Undefined when it has none in that year: a leap month out of its turn. */
export function monthRange(calendar: Calendar, year: number, month: number): DayRange | undefined {
  const { arithmetic, shift } = calendar;
  const days = arithmetic.monthDays(year, month);
  if (days === 0) return undefined;
  const start = arithmetic.monthStart(year, month) + shift;
  return { earliest: dayNumber(start), latest: dayNumber(start + days - 1) };
}

/** Name of the weekday; undefined outside the week, or when the calendar does not say where weeks begin. */
export function weekdayName(calendar: Calendar, day: DayNumber): string | undefined {
  const index = calendar.arithmetic.weekday(day - calendar.shift);
  return index === undefined ? undefined : calendar.spec.weekdays[index];
}
