/** Weekdays beside dates without a year, in passages that say in which year they are told. */
import { type Calendar, toDay, weekdayName, yearOfDay } from '../../domain/calendar/calendar.ts';
import type { DateValue } from '../../domain/date.ts';
import { isOpen } from '../../domain/date-value.ts';
import type { DateProblem } from './model.ts';
import { type Partial, problem } from './parsed.ts';

/**
 * That a weekday is not the one of its day, in the year in which the passage is told. Undefined when it may be: when the
 * passage does not keep to one year of the month's calendar, or when the day may be that of the year before or after and has
 * the weekday there.
 * @param text the date as written
 */
export function weekdayProblem(partial: Partial, told: DateValue, text: string): DateProblem | undefined {
  const { weekday, day, months } = partial;
  const [sense, ...others] = months;
  if (weekday === undefined || day === undefined || !sense || others.length > 0) return undefined;
  const { calendar, month } = sense;
  const year = yearTold(told, calendar);
  if (year === undefined || !calendar.spec.weekdays.some((name) => isSame(name, weekday))) return undefined;
  const weekdayIn = (of: number): string | undefined => {
    const found = toDay(calendar, { year: of, month, day });
    return found === undefined || (of !== year && !isNear(found, told, calendar))
      ? undefined
      : weekdayName(calendar, found);
  };
  const actual = weekdayIn(year);
  if (actual === undefined) return undefined;
  if ([year - 1, year, year + 1].some((of) => isSame(weekdayIn(of) ?? '', weekday))) return undefined;
  const why = `This passage is dated \`${told.text}\`, and in that year the weekday of this date is ${actual}, not ${weekday}. Correct the weekday, or the date.`;
  return { ...problem('weekday-mismatch', why, withWeekday(text, weekday, actual)), guess: true };
}

/** The name as the text has it, in whatever capitals. */
function withWeekday(text: string, from: string, to: string): string {
  const at = text.toLowerCase().indexOf(from.toLowerCase());
  return at < 0 ? text : text.slice(0, at) + to + text.slice(at + from.length);
}

/** The one year of a calendar in which a date lies for sure. */
export function yearTold(told: DateValue, calendar: Calendar): number | undefined {
  const { range, approximate, uncertain, unknown, alternatives } = told;
  if (told.calendar !== calendar.id || approximate || uncertain || unknown || isOpen(range)) return undefined;
  if (alternatives.length > 1) return undefined;
  const year = yearOfDay(calendar, range.earliest);
  return year === yearOfDay(calendar, range.latest) ? year : undefined;
}

/** Whether a day of another year is less than a year away from the time that is told of: the next one, or the last. */
function isNear(day: number, { range, grain }: DateValue, { arithmetic }: Calendar): boolean {
  if (grain === 'year') return false;
  const away = Math.max(range.earliest - day, day - range.latest);
  return away < Math.floor(arithmetic.meanYear);
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
