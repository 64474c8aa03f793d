import type { CalendarId, DayNumber } from './ids.ts';

/** How finely a date is told. Order matters: later is coarser. */
export const grains = [
  'day',
  'week',
  'month',
  'season',
  'year',
  'decade',
  'century',
  'millennium',
  'era',
] as const;
export type Grain = (typeof grains)[number];

/**
 * A line of day numbers. Calendars that are anchored to one another share an axis; dates of different
 * axes cannot be compared, and every verdict about them is `unknowable`.
 */
export type AxisId = string;

/** Inclusive bounds in days of one axis; an infinite bound is an open or unknown end. */
export interface DayRange {
  readonly earliest: DayNumber;
  readonly latest: DayNumber;
}

/**
 * A date as an author wrote it, placed on a day axis: the moment meant lies somewhere in `range`
 * (for a {@link extended} date: it fills the range from its start to its end).
 *
 * Syntax and meaning follow EDTF (ISO 8601-2:2019), widened by the forms of prose.
 */
export interface DateValue {
  /** The words it was read from, as written. */
  readonly text: string;
  readonly calendar: CalendarId;
  readonly axis: AxisId;
  readonly grain: Grain;
  /** Hull of all alternatives. */
  readonly range: DayRange;
  /** More than one when the author gave a choice, such as `one of [2344, 2375..]`; each lies in `range`. */
  readonly alternatives: readonly DayRange[];
  /** EDTF `~`, "circa", "-ish": the range has been widened already. */
  readonly approximate: boolean;
  /** EDTF `?`: the author doubts it. */
  readonly uncertain: boolean;
  /** An interval that lasts (`2293/2295`, "from 2293 to 2295") rather than a moment somewhere within. */
  readonly extended: boolean;
  /** `unknown`, `???`: says that nobody knows; range is infinite both ways. */
  readonly unknown: boolean;
  /** For {@link extended}: where its beginning and its end may lie. */
  readonly begins?: DayRange;
  readonly ends?: DayRange;
  /** Short name of the era the author counted in, to tell the date back in the same one. */
  readonly era?: string;
  /** Weekday the author named beside the date, as written, when the calendar says it is another. */
  readonly weekdayMismatch?: { readonly written: string; readonly actual: string };
}

/** Length of time told in calendar units, with bounds in days ("three years" is 3 years, give or take what the grain allows). */
export interface DurationValue {
  readonly text: string;
  readonly unit: 'day' | 'week' | 'month' | 'year' | 'decade' | 'century' | 'millennium';
  readonly count: number;
  readonly approximate: boolean;
}
