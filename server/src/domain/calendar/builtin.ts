import { span } from '../../base/span.ts';
import { calendarId } from '../ids.ts';
import type { BuiltinCalendar, CalendarSpec, EraSpec, LeapRule, MonthSpec } from './spec.ts';

/** Axis of the Gregorian calendar and of everything that counts its years: stardates, M41. */
export const commonAxis = 'common';

/** TOS stardates only have an order among themselves. */
export const tosAxis = 'tos';

const nowhere = span(0, 0);

const month = (name: string, days: number, ...abbreviations: string[]): MonthSpec => ({
  name,
  days,
  abbreviations,
  intercalary: false,
  inWeek: true,
});

export const gregorianMonths: readonly MonthSpec[] = [
  month('January', 31, 'Jan'),
  month('February', 28, 'Feb'),
  month('March', 31, 'Mar'),
  month('April', 30, 'Apr'),
  month('May', 31),
  month('June', 30, 'Jun'),
  month('July', 31, 'Jul'),
  month('August', 31, 'Aug'),
  month('September', 30, 'Sep', 'Sept'),
  month('October', 31, 'Oct'),
  month('November', 30, 'Nov'),
  month('December', 31, 'Dec'),
];

/** The Gregorian leap rule, counted from a given year: worlds may number the same years otherwise. */
export const gregorianLeap = (from: number): LeapRule => ({
  every: 4,
  not: 100,
  but: 400,
  from,
  month: 'February',
  add: 1,
  span: nowhere,
});

const gregorianEras: readonly EraSpec[] = [
  {
    name: 'Before Christ',
    abbreviations: ['BC', 'BCE', 'B.C.', 'B.C.E.'],
    direction: 'backward',
    first: 1,
    starts: 0,
    years: undefined,
    span: nowhere,
  },
  {
    name: 'Anno Domini',
    abbreviations: ['AD', 'CE', 'A.D.', 'C.E.'],
    direction: 'forward',
    first: 1,
    starts: 1,
    years: undefined,
    span: nowhere,
  },
];

const names: Readonly<Record<BuiltinCalendar, string>> = {
  gregorian: 'Gregorian',
  years: 'Years',
  m41: 'Imperial dating',
  kelvin: 'Stardate (Kelvin)',
  tng: 'Stardate (TNG)',
  tos: 'Stardate (TOS)',
};

/** A built-in calendar as if `lore.yaml` had declared it. */
export function builtinSpec(builtin: BuiltinCalendar): CalendarSpec {
  const gregorian = builtin === 'gregorian';
  return {
    id: calendarId(builtin),
    name: names[builtin],
    builtin,
    months: gregorian ? gregorianMonths : [],
    weekdays: gregorian ? ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] : [],
    // 1 January of year 1, proleptic.
    firstWeekday: gregorian ? 'Monday' : undefined,
    weeksPerMonth: false,
    leap: gregorian ? [gregorianLeap(0)] : [],
    eras: gregorian || builtin === 'years' ? gregorianEras : [],
    namedYears: new Map(),
    moons: [],
    seasons: [],
    anchor: undefined,
    order: 'ymd',
    span: nowhere,
  };
}
