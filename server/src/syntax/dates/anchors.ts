/** Places calendars on day axes: which ones share one, and by how many days they are apart. */
import type { Problem } from '../../base/problem.ts';
import { builtinSpec, commonAxis, tosAxis } from '../../domain/calendar/builtin.ts';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { yearOfDay } from '../../domain/calendar/calendar.ts';
import { compileCalendar, type Placement } from '../../domain/calendar/compile.ts';
import { type AnchorSpec, builtinCalendars, type CalendarSpec } from '../../domain/calendar/spec.ts';
import type { DateReading } from './model.ts';

/** Reads a date text in one calendar alone. */
type ReadIn = (calendar: Calendar, text: string) => DateReading;

export interface Placed {
  readonly calendars: readonly Calendar[];
  readonly problems: readonly Problem[];
}

export function placeCalendars(specs: readonly CalendarSpec[], readIn: ReadIn): Placed {
  const problems: Problem[] = [];
  const done = new Map<string, Calendar>();
  const place = (spec: CalendarSpec, open: readonly string[]): Calendar => {
    const known = done.get(spec.id);
    if (known) return known;
    const calendar = compileCalendar(spec, placement(spec, [...open, spec.id]));
    done.set(spec.id, calendar);
    return calendar;
  };
  const placement = (spec: CalendarSpec, open: readonly string[]): Placement => {
    const alone = aloneOf(spec);
    if (!spec.anchor || alone.axis !== spec.id) return alone;
    const report = (message: string, rule = 'bad-date') => {
      if (spec.anchor) problems.push({ rule, span: spec.anchor.span, message });
      return alone;
    };
    const target = targetOf(specs, spec.anchor);
    if (!target) return report(unknownTarget(specs, spec.anchor), 'unknown-reference');
    if (open.includes(target.id)) return report(cyclic(open, target.id), 'containment-cycle');
    const there = place(target, open);
    return tie(spec, spec.anchor, alone, there, readIn) ?? report(unreadable(spec.anchor, target));
  };
  const calendars = specs.map((spec) => place(spec, []));
  return { calendars, problems };
}

function aloneOf(spec: CalendarSpec): Placement {
  const axis = spec.builtin === undefined ? spec.id : spec.builtin === 'tos' ? tosAxis : commonAxis;
  return { axis, shift: 0, yearShift: 0 };
}

/** The calendar an anchor names; a built-in one need not be kept for that. */
function targetOf(specs: readonly CalendarSpec[], anchor: AnchorSpec): CalendarSpec | undefined {
  const own = specs.find((spec) => spec.id === anchor.calendar);
  const builtin = builtinCalendars.find((name) => name === anchor.calendar.toLowerCase());
  return own ?? (builtin && builtinSpec(builtin));
}

/** Both dates are read, and their first days made the same day. */
function tie(
  spec: CalendarSpec,
  anchor: AnchorSpec,
  alone: Placement,
  there: Calendar,
  readIn: ReadIn,
): Placement | undefined {
  const own = compileCalendar(spec, alone);
  const here = readIn(own, anchor.here).date;
  const other = readIn(there, anchor.there).date;
  if (!here || !other || other.axis !== there.axis || there.axis === tosAxis) return undefined;
  if (![here.range.earliest, other.range.earliest].every(Number.isFinite)) return undefined;
  const yearShift = yearOfDay(there, other.range.earliest) - yearOfDay(own, here.range.earliest);
  // Borrowed Gregorian months must have their leap years where the other calendar has them.
  const aligned = compileCalendar(spec, { ...alone, yearShift });
  const start = readIn(aligned, anchor.here).date?.range.earliest ?? here.range.earliest;
  return { axis: there.axis, shift: other.range.earliest - start, yearShift };
}

function unknownTarget(specs: readonly CalendarSpec[], anchor: AnchorSpec): string {
  const known = [...new Set([...specs.map((spec) => spec.id as string), 'gregorian'])].join(', ');
  return `There is no calendar \`${anchor.calendar}\` to anchor to. Known: ${known}.`;
}

function cyclic(open: readonly string[], target: string): string {
  const circle = [...open.slice(open.indexOf(target)), target].join(' → ');
  return `These anchors go round in a circle: ${circle}. One of the calendars must stand by itself.`;
}

function unreadable(anchor: AnchorSpec, target: CalendarSpec): string {
  return target.builtin === 'tos'
    ? 'TOS stardates only have an order, no days, so nothing can be anchored to them.'
    : `This anchor cannot be read: \`here: ${anchor.here}\` must be a date of this calendar and \`there: ${anchor.there}\` one of \`${target.name}\`.`;
}
