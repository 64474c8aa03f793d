/** Building dates out of dates: what "before", "about", "or" and "late" do to a range of days. */
import type { DateValue, DayRange, Grain } from './date.ts';
import { grains } from './date.ts';
import { hull } from './date-order.ts';
import { type CalendarId, dayNumber } from './ids.ts';

/** A date before its words are put to it. */
export type Draft = Omit<DateValue, 'text'>;

const forever = Number.POSITIVE_INFINITY;

export const everything: DayRange = { earliest: dayNumber(-forever), latest: dayNumber(forever) };

export function days(earliest: number, latest: number): DayRange {
  return { earliest: dayNumber(earliest), latest: dayNumber(latest) };
}

/** A moment somewhere within a range. */
export function moment(calendar: CalendarId, axis: string, range: DayRange, grain: Grain): Draft {
  return {
    calendar,
    axis,
    grain,
    range,
    alternatives: [range],
    approximate: false,
    uncertain: false,
    extended: false,
    unknown: false,
  };
}

/** Nobody knows: never compared with anything. */
export function unknownDate(calendar: CalendarId, axis: string): Draft {
  return { ...moment(calendar, axis, everything, 'era'), unknown: true };
}

/** One of several moments; undefined when they lie on different axes or there are none. */
export function oneOf(drafts: readonly Draft[]): Draft | undefined {
  const [first] = drafts;
  if (!first || drafts.some((draft) => draft.axis !== first.axis)) return undefined;
  if (drafts.length === 1) return first;
  const alternatives = distinct(drafts.flatMap((draft) => draft.alternatives));
  const { begins: _begins, ends: _ends, ...rest } = first;
  return {
    ...rest,
    grain: coarsest(drafts),
    range: hull(alternatives) ?? first.range,
    alternatives,
    approximate: drafts.some((draft) => draft.approximate),
    uncertain: drafts.some((draft) => draft.uncertain),
    extended: false,
    unknown: drafts.some((draft) => draft.unknown),
  };
}

function distinct(ranges: readonly DayRange[]): readonly DayRange[] {
  return ranges.filter(
    (a, index) => ranges.findIndex((b) => a.earliest === b.earliest && a.latest === b.latest) === index,
  );
}

/** Wider by so many days on either side, and marked as approximate. */
export function widened(draft: Draft, by: number): Draft {
  const wide = (range: DayRange) => days(range.earliest - by, range.latest + by);
  return {
    ...draft,
    approximate: true,
    range: wide(draft.range),
    alternatives: draft.alternatives.map(wide),
    ...(draft.begins ? { begins: wide(draft.begins) } : {}),
    ...(draft.ends ? { ends: wide(draft.ends) } : {}),
  };
}

export function doubted(draft: Draft): Draft {
  return { ...draft, uncertain: true };
}

/** A moment before the date begins. */
export function before(draft: Draft): Draft {
  return openRange(draft, days(-forever, startOf(draft).earliest - 1));
}

/** A moment after the date is over. */
export function after(draft: Draft): Draft {
  return openRange(draft, days(endOf(draft).latest + 1, forever));
}

/** The date, or any time later. */
export function orAfter(draft: Draft): Draft {
  return openRange(draft, days(startOf(draft).earliest, forever));
}

/** The date, or any time earlier. */
export function orBefore(draft: Draft): Draft {
  return openRange(draft, days(-forever, endOf(draft).latest));
}

function openRange(draft: Draft, range: DayRange): Draft {
  const { begins: _begins, ends: _ends, ...rest } = draft;
  return { ...rest, range, alternatives: [range], extended: false };
}

/** A moment from the start of the one to the end of the other. Undefined across axes or when reversed. */
export function between(from: Draft, to: Draft): Draft | undefined {
  if (from.axis !== to.axis) return undefined;
  const range = days(startOf(from).earliest, endOf(to).latest);
  if (range.earliest > range.latest) return undefined;
  return { ...joined(from, to, range), extended: false };
}

/** Something that lasts from the one date to the other. Undefined across axes or when reversed. */
export function lasting(from: Draft, to: Draft): Draft | undefined {
  if (from.axis !== to.axis) return undefined;
  const begins = startOf(from);
  const ends = endOf(to);
  if (begins.earliest > ends.latest) return undefined;
  const range = days(begins.earliest, ends.latest);
  return { ...joined(from, to, range), extended: true, begins, ends };
}

function joined(from: Draft, to: Draft, range: DayRange): Draft {
  return {
    ...from,
    grain: coarsest([from, to]),
    range,
    alternatives: [range],
    approximate: from.approximate || to.approximate,
    uncertain: from.uncertain || to.uncertain,
    unknown: from.unknown || to.unknown,
  };
}

function startOf(draft: Draft): DayRange {
  return draft.begins ?? draft.range;
}

function endOf(draft: Draft): DayRange {
  return draft.ends ?? draft.range;
}

/** Fractions of a span of time that its parts cover. They overlap: nobody says where "late" begins. */
export const parts = {
  early: [0, 0.4],
  mid: [0.3, 0.7],
  late: [0.6, 1],
  'first half': [0, 0.5],
  'second half': [0.5, 1],
  'first third': [0, 0.34],
  'last third': [0.66, 1],
  'first quarter': [0, 0.25],
  'second quarter': [0.25, 0.5],
  'third quarter': [0.5, 0.75],
  'last quarter': [0.75, 1],
} as const satisfies Record<string, readonly [number, number]>;
export type Part = keyof typeof parts;

/** The early, middle or late part of a date with two ends; open ones stay as they are. */
export function partOf(draft: Draft, part: Part): Draft {
  const { earliest, latest } = draft.range;
  const length = latest - earliest + 1;
  if (!Number.isFinite(length)) return draft;
  const [from, to] = parts[part];
  const range = days(earliest + Math.floor(length * from), earliest + Math.ceil(length * to) - 1);
  return openRange(draft, range);
}

export function coarsest(drafts: readonly { readonly grain: Grain }[]): Grain {
  return drafts.reduce<Grain>(
    (worst, { grain }) => (grains.indexOf(grain) > grains.indexOf(worst) ? grain : worst),
    'day',
  );
}

export function isOpen(range: DayRange): boolean {
  return !Number.isFinite(range.earliest) || !Number.isFinite(range.latest);
}
