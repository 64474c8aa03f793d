/** The one door to dates: YAML, front matter, prose, views and the command line all read them through here. */
import type { Problem } from '../../base/problem.ts';
import type { Span } from '../../base/span.ts';
import type { Almanac } from '../../domain/calendar/almanac.ts';
import type { AxisId, DateValue } from '../../domain/date.ts';
import type { CalendarId, DayNumber } from '../../domain/ids.ts';
import type { ProseBlock } from '../markdown/model.ts';
import type { DateMention, DateReading } from './model.ts';

export interface Calendars {
  /** Ids in the order of declaration; the first is read where a date names none. */
  readonly ids: readonly CalendarId[];
  /** What is wrong with the declarations, at their places in `lore.yaml`. */
  readonly problems: readonly Problem[];
  /**
   * Reads a whole text as one date: EDTF, a prose form, a stardate. Never throws; what cannot be read
   * comes back as a problem. `key` is the front-matter key it stood under: `DR: 1430` gives an era.
   */
  read(text: string, options?: ReadOptions): DateReading;
  /** Finds every date, age and length of time in blanked prose, relative ones resolved within their block. */
  find(prose: string, blocks: readonly ProseBlock[], options: FindOptions): readonly DateMention[];
  /** A day told in a calendar, or undefined when the two share no axis. */
  tell(day: DayNumber, axis: AxisId, calendar: CalendarId): string | undefined;
  /** A date in every calendar of its axis, for hover; the first is its own. */
  tellAll(
    date: DateValue,
  ): readonly { readonly calendar: CalendarId; readonly name: string; readonly text: string }[];
  /** The normal way to write a date in its own calendar, at its grain. */
  format(date: DateValue): string;
  /** Years between two days of an axis, as a fraction of the calendar's mean year. */
  yearsBetween(from: DayNumber, to: DayNumber, axis: AxisId): number;
  /** The words between two dates, in years and months of the first one's calendar: "three years". See `gapInWords`. */
  gapBetween(a: DateValue, b: DateValue): string | undefined;
  /** A date given in parts, as `fc-date: { year: 540, month: Thaw, day: 12 }` is. */
  readParts(parts: DateParts): DateReading;
  /** The era a front-matter key names, as in `DR: 1430`; undefined when it is none. */
  eraOfKey(key: string): string | undefined;
  /** Weekday, season, moons and the year's name of a date told to the day; undefined for coarser ones. */
  almanac(date: DateValue): Almanac | undefined;
  /** Why two dates cannot be compared, in one sentence; undefined when they can. */
  whyApart(a: DateValue, b: DateValue): string | undefined;
}

export interface DateParts {
  readonly year: string;
  /** A name, or a number among the months proper. */
  readonly month?: string;
  readonly day?: string;
  readonly era?: string;
}

export interface ReadOptions {
  readonly key?: string;
  /** What a relative text ("the following year") counts from. */
  readonly relativeTo?: DateValue;
}

export interface FindOptions {
  /** Narrative date that holds at an offset: what relative dates fall back on. */
  readonly narrativeDate: (offset: number) => DateValue | undefined;
  /** Only this part of the text; all of it when left out. */
  readonly within?: Span;
}
