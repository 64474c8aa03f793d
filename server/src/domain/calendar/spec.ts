import type { Span } from '../../base/span.ts';
import type { CalendarId } from '../ids.ts';

/** A calendar as `lore.yaml` declares it: plain data, already checked for types, not yet for sense. */
export interface CalendarSpec {
  readonly id: CalendarId;
  readonly name: string;
  /** Which built-in calendar this entry keeps or renames; own calendars have none. */
  readonly builtin: BuiltinCalendar | undefined;
  readonly months: readonly MonthSpec[];
  readonly weekdays: readonly string[];
  /** Weekday of the first day of year 1. */
  readonly firstWeekday: string | undefined;
  /** True: every month starts its weeks anew. */
  readonly weeksPerMonth: boolean;
  readonly leap: readonly LeapRule[];
  readonly eras: readonly EraSpec[];
  /** Proper names of single years, by year number on the calendar's axis. */
  readonly namedYears: ReadonlyMap<number, string>;
  readonly moons: readonly MoonSpec[];
  readonly seasons: readonly SeasonSpec[];
  readonly anchor: AnchorSpec | undefined;
  /** Order of the parts of an all-number date such as `1-1-100`. */
  readonly order: 'ymd' | 'dmy' | 'mdy';
  readonly span: Span;
}

export const builtinCalendars = ['gregorian', 'years', 'm41', 'kelvin', 'tng', 'tos'] as const;
export type BuiltinCalendar = (typeof builtinCalendars)[number];

export interface MonthSpec {
  readonly name: string;
  readonly days: number;
  readonly abbreviations: readonly string[];
  /** A festival or other day outside the months proper: not counted when months are numbered. */
  readonly intercalary: boolean;
  /** False: its days do not move the weekday on. */
  readonly inWeek: boolean;
}

/** Years in which a month gets more days: divisible by `every` (less `from`), but not by `not`, unless by `but`. */
export interface LeapRule {
  readonly every: number;
  readonly not: number | undefined;
  readonly but: number | undefined;
  /** A leap year the count starts from; earlier and later ones follow in both directions. */
  readonly from: number;
  readonly month: string;
  readonly add: number;
  readonly span: Span;
}

export interface EraSpec {
  readonly name: string;
  readonly abbreviations: readonly string[];
  readonly direction: 'forward' | 'backward';
  /** Number of the era's first year: 1, or 0 for an era with a year zero. */
  readonly first: number;
  /** Year of the calendar's own axis on which the era's first year falls. */
  readonly starts: number;
  /** How many years it lasts; undefined: open. */
  readonly years: number | undefined;
  readonly span: Span;
}

export interface MoonSpec {
  readonly name: string;
  readonly cycle: number;
  /** Days by which its cycle is shifted from the axis's first day. */
  readonly shift: number;
}

export interface SeasonSpec {
  readonly name: string;
  /** First day, as a month name and a day of it. */
  readonly month: string;
  readonly day: number;
}

/** Two dates that are the same day: `here` in this calendar, `there` in the other. */
export interface AnchorSpec {
  readonly here: string;
  readonly calendar: CalendarId;
  readonly there: string;
  readonly span: Span;
}
