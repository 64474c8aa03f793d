/** Days and months told by their number in the year: "day 147 of 2261", "the third month of 540 TR". */
import { type Calendar, monthRange, yearsRange } from '../../domain/calendar/calendar.ts';
import type { DayRange, Grain } from '../../domain/date.ts';
import { type Draft, days, moment, oneOf } from '../../domain/date-value.ts';
import type { DateProblem } from './model.ts';
import { failed, type Parsed, problem } from './parsed.ts';
import { firstCalendar } from './reckoning.ts';
import { maybeSign, maybeWord, type Source, skipWord, skipWords, tokenAt } from './source.ts';
import { ordinalAt } from './words.ts';
import { isProblem, namedCalendars, type YearExpression, yearAt, yearsOf } from './year.ts';

interface Which {
  readonly unit: 'day' | 'month';
  /** From 1; -1 is the last. */
  readonly number: number;
  readonly end: number;
}

export function countedAt(source: Source, start: number): Parsed | undefined {
  const which = numberedAt(source, start) ?? newYearAt(source, start);
  if (!which) return undefined;
  const year = yearAt(source, maybeWord(source, maybeSign(source, which.end, ','), 'of', 'in'));
  if (!year || !fits(source, year)) return undefined;
  const made = draftOf(source, year, which);
  return isProblem(made) ? failed(start, year.end, made) : { start, end: year.end, draft: made, bare: [] };
}

function fits(source: Source, year: YearExpression): boolean {
  return (
    source.mode === 'whole' || year.eras.length > 0 || year.worded || (year.digits >= 3 && year.digits <= 5)
  );
}

/** "the 147th day", "day 147", "the third month" */
function numberedAt(source: Source, start: number): Which | undefined {
  const ordinal = ordinalAt(source, maybeWord(source, start, 'the'));
  const token = tokenAt(source, ordinal?.end ?? start);
  const unit =
    token.type === 'word' && (token.lower === 'day' || token.lower === 'month') ? token.lower : undefined;
  if (unit === undefined) return undefined;
  if (ordinal) {
    return skipWord(source, token.end, 'of') === undefined
      ? undefined
      : { unit, number: ordinal.value, end: token.end };
  }
  const number = tokenAt(source, token.end);
  if (number.type !== 'number' || number.digits > 4 || number.ordinal || number.decade) return undefined;
  return { unit, number: number.value, end: number.end };
}

function newYearAt(source: Source, start: number): Which | undefined {
  const day = skipWords(source, start, ['new', "year's", 'day']);
  if (day !== undefined) return { unit: 'day', number: 1, end: day };
  const eve = skipWords(source, start, ['new', "year's", 'eve']);
  return eve === undefined ? undefined : { unit: 'day', number: -1, end: eve };
}

function draftOf(source: Source, year: YearExpression, which: Which): Draft | DateProblem {
  const calendar = namedCalendars(year)[0] ?? firstCalendar(source.reckoning);
  const found = yearsOf(calendar, year);
  if (isProblem(found)) return found;
  const ranges = found.years
    .map((one) => rangeOf(calendar, one, which))
    .filter((range) => range !== undefined);
  const grain: Grain = which.unit;
  const draft = oneOf(ranges.map((range) => moment(calendar.id, calendar.axis, range, grain)));
  return draft ?? tooMany(calendar, found.years[0] ?? 0, which);
}

function rangeOf(calendar: Calendar, year: number, { unit, number }: Which): DayRange | undefined {
  const { earliest, latest } = yearsRange(calendar, year);
  if (unit === 'month') {
    const month = calendar.numbered[number - 1];
    return month === undefined ? undefined : monthRange(calendar, year, month);
  }
  const day = number < 0 ? latest : earliest + number - 1;
  return number === 0 || day > latest ? undefined : days(day, day);
}

function tooMany(calendar: Calendar, year: number, { unit, number }: Which): DateProblem {
  const { earliest, latest } = yearsRange(calendar, year);
  const has = unit === 'month' ? calendar.numbered.length : latest - earliest + 1;
  return problem(
    'bad-date',
    `There is no ${unit} ${number}: the year has ${has} ${unit}s. Correct the number.`,
  );
}
