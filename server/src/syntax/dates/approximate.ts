import type { Grain } from '../../domain/date.ts';
import { type Draft, widened } from '../../domain/date-value.ts';
import type { Reckoning } from './reckoning.ts';

/**
 * "Circa": a year is widened by the world's `circa` years (5 unless told otherwise); finer dates by about
 * the next coarser unit, coarser ones by a share of themselves.
 */
export function circa(draft: Draft, reckoning: Reckoning): Draft {
  if (draft.unknown) return draft;
  return widened(draft, Math.round(slack(draft.grain, reckoning.circa) * meanYear(draft, reckoning)));
}

export function meanYear(draft: Pick<Draft, 'calendar'>, reckoning: Reckoning): number {
  const own = reckoning.calendars.find((calendar) => calendar.id === draft.calendar);
  return own?.arithmetic.meanYear ?? 365.2425;
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
