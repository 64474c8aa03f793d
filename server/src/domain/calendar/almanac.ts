/** What a calendar tells of a single day beside its date: weekday, season, moons, the year's name. */
import type { DayNumber } from '../ids.ts';
import { modulo } from './arithmetic.ts';
import { type Calendar, fromDay, toDay, weekdayName } from './calendar.ts';
import { monthIndex } from './compile.ts';
import type { MoonSpec } from './spec.ts';

export interface Almanac {
  readonly weekday: string | undefined;
  readonly season: string | undefined;
  readonly moons: readonly { readonly name: string; readonly phase: string }[];
  readonly yearName: string | undefined;
}

/** Eight phases of equal length, the new moon centred on the start of the cycle. */
const phases = [
  'new',
  'waxing crescent',
  'first quarter',
  'waxing gibbous',
  'full',
  'waning gibbous',
  'last quarter',
  'waning crescent',
] as const;

export function almanac(calendar: Calendar, day: DayNumber): Almanac {
  return {
    weekday: weekdayName(calendar, day),
    season: seasonOn(calendar, day),
    moons: calendar.spec.moons.map((moon) => ({
      name: moon.name,
      phase: phaseOf(moon, day - calendar.shift),
    })),
    yearName: calendar.spec.namedYears.get(fromDay(calendar, day).year),
  };
}

/** `day` counts from the calendar's own first day; its cycle begins `shift` days after that. */
export function phaseOf(moon: MoonSpec, day: number): string {
  const share = modulo(day - moon.shift, moon.cycle) / moon.cycle;
  return phases[Math.floor(share * 8 + 0.5) % 8] ?? 'new';
}

/** The declared season that began last, in this year or the one before. */
function seasonOn(calendar: Calendar, day: DayNumber): string | undefined {
  const { year } = fromDay(calendar, day);
  let latest: { start: number; name: string } | undefined;
  for (const [index, season] of calendar.spec.seasons.entries()) {
    for (const start of [seasonStart(calendar, year - 1, index), seasonStart(calendar, year, index)]) {
      if (start !== undefined && start <= day && (!latest || start > latest.start))
        latest = { start, name: season.name };
    }
  }
  return latest?.name;
}

/** First day of a declared season in a year; undefined when its month has no such day. */
export function seasonStart(calendar: Calendar, year: number, index: number): number | undefined {
  const season = calendar.spec.seasons[index];
  const month = season ? monthIndex(calendar.arithmetic.months, season.month) : -1;
  return season && month >= 0 ? toDay(calendar, { year, month, day: season.day }) : undefined;
}
