/** From calendar, year, month and day to a draft, or to the reason why there is no such day. */
import { type Calendar, monthRange, toDay, weekdayName, yearsRange } from '../../domain/calendar/calendar.ts';
import { monthIndex } from '../../domain/calendar/compile.ts';
import type { EraSpec } from '../../domain/calendar/spec.ts';
import { type Draft, days, moment, oneOf } from '../../domain/date-value.ts';
import type { Overrun } from './last-day.ts';
import type { DateProblem } from './model.ts';
import { type MonthSense, type Partial, problem } from './parsed.ts';
import { eraName, isProblem, namedCalendars, type YearExpression, yearsOf } from './year.ts';

/** A month, or a day of it, in a year told by an expression: in the first calendar that has both. */
export function dayDraft(partial: Partial, year: YearExpression): Draft | DateProblem {
  const senses = sensesWithYear(partial.months, year);
  if (senses.length === 0) return strangers(partial.months, year);
  let first: DateProblem | undefined;
  for (const sense of senses) {
    const found = yearsOf(sense.calendar, year);
    const made = isProblem(found) ? found : draftIn(sense, found.years, partial);
    if (!isProblem(made)) return withEra(made, isProblem(found) ? undefined : found.era);
    first ??= made;
  }
  return first ?? strangers(partial.months, year);
}

function sensesWithYear(months: readonly MonthSense[], year: YearExpression): readonly MonthSense[] {
  if (year.eras.length === 0 && year.named.length === 0 && !year.calendar) return months;
  const calendars = namedCalendars(year);
  return months.filter((sense) => calendars.includes(sense.calendar));
}

function strangers(months: readonly MonthSense[], year: YearExpression): DateProblem {
  const month = months[0];
  const era = year.eras[0];
  const own = month ? month.calendar.arithmetic.months[month.month]?.name : undefined;
  const other = era ? eraName(era.era) : year.calendar?.name;
  return problem(
    'unknown-date',
    `\`${own}\` is a month of ${month?.calendar.name}, but ${other} is counted in ${(era?.calendar ?? year.calendar)?.name}: no calendar of this world has both. Correct the month, or the era.`,
  );
}

function withEra(draft: Draft, era: EraSpec | undefined): Draft {
  return era ? { ...draft, era: eraName(era) } : draft;
}

function draftIn(sense: MonthSense, years: readonly number[], partial: Partial): Draft | DateProblem {
  const made = years.map((year) =>
    partial.day === undefined
      ? wholeMonth(sense.calendar, year, sense.month)
      : singleDay(sense.calendar, year, sense.month, partial.day, partial.weekday),
  );
  const drafts = made.filter((one): one is Draft => !isProblem(one));
  return (
    oneOf(drafts) ??
    made.find((one) => isProblem(one)) ??
    problem('unknown-date', 'No calendar of this world has such a year. Correct the year, or the era.')
  );
}

export function wholeMonth(calendar: Calendar, year: number, month: number): Draft | DateProblem {
  const range = monthRange(calendar, year, month);
  const name = calendar.arithmetic.months[month]?.name;
  if (!range) {
    return problem(
      'bad-date',
      `${name} has no day in that year: in ${calendar.name} it comes in leap years only. Correct the year, or the day.`,
    );
  }
  const grain = range.earliest === range.latest ? 'day' : 'month';
  return moment(calendar.id, calendar.axis, range, grain);
}

export function singleDay(
  calendar: Calendar,
  year: number,
  month: number,
  day: number,
  weekday?: string,
): Draft | DateProblem {
  const found = toDay(calendar, { year, month, day });
  if (found === undefined) return noSuchDay(calendar, year, month, day);
  const draft = moment(calendar.id, calendar.axis, days(found, found), 'day');
  const actual = weekday === undefined ? undefined : weekdayName(calendar, found);
  if (weekday === undefined || actual === undefined || sameWord(weekday, actual)) return draft;
  const known = calendar.spec.weekdays.some((name) => sameWord(name, weekday));
  return known ? { ...draft, weekdayMismatch: { written: weekday, actual } } : draft;
}

function sameWord(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function noSuchDay(calendar: Calendar, year: number, month: number, day: number): DateProblem {
  const { arithmetic } = calendar;
  const name = arithmetic.months[month]?.name;
  const has = arithmetic.monthDays(year, month);
  if (has === 0) {
    return problem(
      'bad-date',
      `${name} has no day in that year: in ${calendar.name} it comes in leap years only. Correct the year, or the day.`,
    );
  }
  const usual = arithmetic.months[month]?.days;
  const leap = usual !== undefined && usual !== has ? ' that year' : '';
  return overrun(`${name} has ${has} ${has === 1 ? 'day' : 'days'}${leap}`, { day, last: has });
}

/** A day that its month does not have. */
function overrun(fact: string, days: Overrun): DateProblem {
  const why = `${fact}, so there is no day ${days.day}. Correct the day, or the month.`;
  return days.day < 1 ? problem('bad-date', why) : { ...problem('bad-date', why), overrun: days };
}

/** Why no year has such a day of a month; undefined when some year may. */
export function neverSuchDay({ months, day }: Partial): DateProblem | undefined {
  const [sense] = months;
  const last = mostDays(months);
  if (!sense || day === undefined || day <= last || last === 0) return undefined;
  const { months: named } = sense.calendar.arithmetic;
  const usual = named[sense.month];
  const most = last === usual?.days ? '' : 'at most ';
  return overrun(`${usual?.name} has ${most}${last} ${last === 1 ? 'day' : 'days'}`, { day, last });
}

/** The days of a month in its longest year, in whichever calendar it is longest. */
function mostDays(months: readonly MonthSense[]): number {
  return Math.max(
    ...months.map(({ calendar: { arithmetic, spec }, month }) => {
      const own = spec.leap.filter((rule) => monthIndex(arithmetic.months, rule.month) === month);
      return own.reduce((most, rule) => most + Math.max(0, rule.add), arithmetic.months[month]?.days ?? 0);
    }),
  );
}

/** Month and day by number, as in `1372-07-12`. */
export function numberedDraft(
  calendar: Calendar,
  years: readonly number[],
  month: number,
  day: number | undefined,
): Draft | DateProblem {
  const index = calendar.numbered[month - 1];
  if (index === undefined) {
    return problem(
      'bad-date',
      `There is no month ${month}: ${calendar.name} has ${calendar.numbered.length} months. Correct the month.`,
    );
  }
  return draftIn({ type: 'month', calendar, month: index }, years, { months: [], day });
}

/** All days of some years, as one date. */
export function yearsDraft(calendar: Calendar, first: number, last: number, grain: Draft['grain']): Draft {
  return moment(calendar.id, calendar.axis, yearsRange(calendar, first, last), grain);
}
