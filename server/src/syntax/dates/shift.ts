/** Moving a date by a length of time. */
import { type Calendar, fromDay, monthRange, yearOfDay, yearsRange } from '../../domain/calendar/calendar.ts';
import type { Grain } from '../../domain/date.ts';
import { coarsest, type Draft, days, isOpen, moment, widened } from '../../domain/date-value.ts';
import type { DayNumber } from '../../domain/ids.ts';
import type { Reckoning } from './reckoning.ts';
import { type Unit, yearsInUnit } from './words.ts';

export interface Step {
  readonly unit: Unit;
  /** Signed: -3 for "three years earlier". */
  readonly count: number;
  readonly approximate: boolean;
}

/**
 * The date a step away from another. "Two years later" than a day is some time in the year two on, for
 * that is all it says; counted in days it is a day. Undefined when the other is open or unknown.
 */
export function shifted(base: Draft, step: Step, reckoning: Reckoning): Draft | undefined {
  const calendar = reckoning.calendars.find((one) => one.id === base.calendar);
  if (!calendar || base.unknown || isOpen(base.range) || calendar.spec.builtin === 'tos') return undefined;
  const years = yearsInUnit[step.unit];
  const moved =
    years === undefined ? byDays(calendar, base, step) : byYears(calendar, base, step.count * years);
  if (!moved || Math.abs(yearOfDay(calendar, moved.range.earliest)) > 20_000_000) return undefined;
  const made: Draft = {
    ...moved,
    approximate: base.approximate,
    uncertain: base.uncertain,
    ...(base.era === undefined ? {} : { era: base.era }),
  };
  const slack = looseness(step) * calendar.arithmetic.meanYear;
  return slack > 0 ? widened(made, Math.round(slack)) : made;
}

/** How loosely a round length is meant, in years each way: "a century later" is no exact hundred. */
function looseness({ unit, count, approximate }: Step): number {
  const years = Math.abs(count) * (yearsInUnit[unit] ?? 0);
  const round = unit === 'decade' ? 5 : unit === 'century' ? 10 : unit === 'millennium' ? 100 : 0;
  const half = years % 1 === 0 ? 0 : 1;
  return Math.max(round, half, approximate ? Math.max(1, years / 10) : 0);
}

function byYears(calendar: Calendar, base: Draft, years: number): Draft {
  const first = Math.floor(yearOfDay(calendar, base.range.earliest) + years);
  const last = Math.ceil(yearOfDay(calendar, base.range.latest) + years);
  return moment(
    calendar.id,
    calendar.axis,
    yearsRange(calendar, first, last),
    coarsest([base, { grain: 'year' }]),
  );
}

function byDays(calendar: Calendar, base: Draft, { unit, count }: Step): Draft | undefined {
  if (unit === 'month') return byMonths(calendar, base, Math.round(count));
  const by = Math.round(count * (unit === 'week' ? Math.max(1, calendar.spec.weekdays.length || 7) : 1));
  const range = days(base.range.earliest + by, base.range.latest + by);
  const grain: Grain = unit === 'week' ? coarsest([base, { grain: 'week' }]) : base.grain;
  return moment(calendar.id, calendar.axis, widerWeek(range, unit), grain);
}

/** "Three weeks later" is good to the week. */
function widerWeek(range: Draft['range'], unit: Unit): Draft['range'] {
  return unit === 'week' ? days(range.earliest - 3, range.latest + 3) : range;
}

function byMonths(calendar: Calendar, base: Draft, count: number): Draft | undefined {
  const first = monthAway(calendar, base.range.earliest, count);
  const last = monthAway(calendar, base.range.latest, count);
  if (!first || !last) return undefined;
  const range = days(first.earliest, last.latest);
  return moment(calendar.id, calendar.axis, range, coarsest([{ grain: 'month' }, base]));
}

function monthAway(calendar: Calendar, day: DayNumber, count: number): Draft['range'] | undefined {
  const date = fromDay(calendar, day);
  const at = Math.max(
    0,
    calendar.numbered.findLastIndex((index) => index <= date.month),
  );
  const length = calendar.numbered.length;
  if (length === 0) return undefined;
  const moved = date.year * length + at + count;
  const year = Math.floor(moved / length);
  return monthRange(calendar, year, calendar.numbered[moved - year * length] ?? 0);
}

/** The day, month, year … around a date: what "that year" means. */
export function around(base: Draft, unit: Unit, reckoning: Reckoning): Draft | undefined {
  const calendar = reckoning.calendars.find((one) => one.id === base.calendar);
  if (!calendar || base.unknown || isOpen(base.range)) return undefined;
  const years = yearsInUnit[unit];
  if (years === undefined) return unit === 'month' ? byMonths(calendar, base, 0) : base;
  const first = Math.floor(yearOfDay(calendar, base.range.earliest) / years) * years;
  const last = Math.floor(yearOfDay(calendar, base.range.latest) / years) * years + years - 1;
  const grain = ({ year: 'year', decade: 'decade', century: 'century', millennium: 'millennium' } as const)[
    unit as 'year' | 'decade' | 'century' | 'millennium'
  ];
  return {
    ...moment(calendar.id, calendar.axis, yearsRange(calendar, first, last), coarsest([{ grain }, base])),
    approximate: base.approximate,
    uncertain: base.uncertain,
  };
}
