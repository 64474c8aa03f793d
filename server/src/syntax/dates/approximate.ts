import { type Calendar, yearOfDay, yearsRange } from '../../domain/calendar/calendar.ts';
import type { DayRange, Grain } from '../../domain/date.ts';
import { type Draft, widened } from '../../domain/date-value.ts';
import { dayNumber } from '../../domain/ids.ts';
import type { Reckoning } from './reckoning.ts';

/**
 * "Circa": a year is widened by the world's `circa` years (5 unless told otherwise); finer dates by about
 * the next coarser unit, coarser ones by a share of themselves. Whole years stay whole.
 */
export function circa(draft: Draft, reckoning: Reckoning): Draft {
  if (draft.unknown) return draft;
  const calendar = reckoning.calendars.find((one) => one.id === draft.calendar);
  const years = slack(draft.grain, reckoning.circa);
  if (!calendar || !Number.isInteger(years) || calendar.spec.builtin === 'tos') {
    return widened(draft, Math.round(years * (calendar?.arithmetic.meanYear ?? 365.2425)));
  }
  const wide = (range: DayRange): DayRange => ({
    earliest: movedYears(calendar, range.earliest, -years),
    latest: dayNumber(movedYears(calendar, dayNumber(range.latest + 1), years) - 1),
  });
  return {
    ...widened(draft, 0),
    range: wide(draft.range),
    alternatives: draft.alternatives.map(wide),
    ...(draft.begins ? { begins: wide(draft.begins) } : {}),
    ...(draft.ends ? { ends: wide(draft.ends) } : {}),
  };
}

/** The day as far into its year as before, some years on; a year's first day becomes another's first day. */
function movedYears(calendar: Calendar, day: DayRange['earliest'], years: number): DayRange['earliest'] {
  if (!Number.isFinite(day)) return day;
  const year = yearOfDay(calendar, day);
  const into = day - yearsRange(calendar, year).earliest;
  const target = yearsRange(calendar, year + years);
  return dayNumber(Math.min(target.earliest + into, target.latest));
}

/** In years. */
function slack(grain: Grain, years: number): number {
  switch (grain) {
    case 'day':
    case 'week':
      return 1 / 12;
    case 'month':
    case 'season':
      return 1 / 2;
    case 'year':
    case 'decade':
      return years;
    case 'century':
      return Math.max(years, 20);
    case 'millennium':
    case 'era':
      return Math.max(years, 100);
  }
}
