/** Calendars of the Obsidian plugins Calendarium and Fantasy Calendar (`static.months`, `static.leapDays`, …). */
import type { CalendarSpec, LeapRule, MonthSpec } from '../../../domain/calendar/spec.ts';
import {
  type Condition,
  compiled,
  emptySpec,
  freeName,
  type ImportedCalendar,
  inserted,
  leap,
  leapOfConditions,
  month,
  shortOfFormat,
} from './draft.ts';
import { erasOf } from './eras.ts';
import { field, flag, type Json, list, number, text, whole } from './json.ts';

export function readCalendarium(calendar: Json): ImportedCalendar {
  const data = field(calendar, 'static');
  const notes: string[] = [];
  const base = emptySpec(text(field(calendar, 'name')) ?? 'Imported calendar');
  const { months, leap: leapMonths } = readMonths(list(field(data, 'months')));
  const leapt = readLeapDays(list(field(data, 'leapDays')), months, notes);
  const weekdays = list(field(data, 'weekdays')).flatMap((day) => text(field(day, 'name')) ?? []);
  const spec: CalendarSpec = {
    ...base,
    months: leapt.months,
    leap: [...leapMonths, ...leapt.leap],
    weekdays,
    firstWeekday: weekdays[whole(field(data, 'firstWeekDay')) ?? 0],
    weeksPerMonth: flag(field(data, 'overflow')) === false,
    eras: readEras(list(field(data, 'eras')), field(calendar, 'displayAbsoluteYear') === true, notes),
    namedYears: readYears(data),
    seasons: readSeasons(field(calendar, 'seasonal'), months, notes),
  };
  return { spec: { ...spec, moons: readMoons(list(field(data, 'moons')), spec) }, notes };
}

function readMonths(entries: readonly Json[]): { months: readonly MonthSpec[]; leap: readonly LeapRule[] } {
  const months: MonthSpec[] = [];
  const rules: LeapRule[] = [];
  for (const entry of entries) {
    const name = freeName(months, text(field(entry, 'name')) ?? 'Unnamed');
    const length = Math.max(0, whole(field(entry, 'length')) ?? 1);
    const intercalary = field(entry, 'type') === 'intercalary';
    const short = text(field(entry, 'short'));
    const every = whole(field(entry, 'interval')) ?? 1;
    const days = every > 1 ? 0 : length;
    const abbreviations = short === undefined ? [] : [short];
    months.push(month(name, days, { abbreviations, intercalary, inWeek: !intercalary }));
    if (every > 1) {
      const from = (whole(field(entry, 'offset')) ?? 0) % every;
      rules.push(leap(name, every, { from, add: length }));
    }
  }
  return { months, leap: rules };
}

interface Leapt {
  readonly months: readonly MonthSpec[];
  readonly leap: readonly LeapRule[];
}

function readLeapDays(entries: readonly Json[], given: readonly MonthSpec[], notes: string[]): Leapt {
  let months = given;
  const rules: LeapRule[] = [];
  for (const entry of entries) {
    const host = given[whole(field(entry, 'timespan')) ?? -1];
    const name = text(field(entry, 'name')) ?? 'Leap day';
    if (!host) {
      notes.push(`The leap day \`${name}\` belongs to no month and was left out.`);
      continue;
    }
    const own = flag(field(entry, 'intercalary')) === true;
    const target = own ? freeName(months, name) : host.name;
    const offset = whole(field(entry, 'offset')) ?? 0;
    const rule = leapOfConditions(target, readConditions(field(entry, 'interval')), offset, 1);
    if (!rule) {
      notes.push(
        `The leap day \`${name}\` comes by a rule that \`every\`, \`not\` and \`but\` cannot say; it was left out.`,
      );
      continue;
    }
    if (own) {
      months = inserted(months, months.indexOf(host), month(target, 0, { intercalary: true, inWeek: false }));
      const after = whole(field(entry, 'after'));
      if (after !== undefined && after < host.days && after > 0)
        notes.push(`The leap day \`${name}\` stood within ${host.name}; it now follows it.`);
    }
    rules.push(rule);
  }
  return { months, leap: rules };
}

/** `[{ interval: 400 }, { interval: 100, exclusive: true }, { interval: 4 }]` */
function readConditions(value: Json): readonly Condition[] {
  return list(value).map((one) => ({
    every: whole(field(one, 'interval')) ?? 1,
    except: flag(field(one, 'exclusive')) ?? false,
    fixed: flag(field(one, 'ignore')) ?? false,
  }));
}

function readEras(entries: readonly Json[], absolute: boolean, notes: string[]): CalendarSpec['eras'] {
  return erasOf(
    entries.map((entry) => {
      const start = field(entry, 'date') ?? field(entry, 'start');
      const starting = field(entry, 'isStartingEra') === true;
      return {
        name: text(field(entry, 'name')) ?? 'Era',
        short: shortOfFormat(text(field(entry, 'format'))),
        year: starting ? undefined : whole(field(start, 'year')),
        restart: !absolute && field(entry, 'restart') !== false,
        midYear: (whole(field(start, 'month')) ?? 0) > 0 || (whole(field(start, 'day')) ?? 1) > 1,
      };
    }),
    notes,
  );
}

function readYears(data: Json): CalendarSpec['namedYears'] {
  if (field(data, 'useCustomYears') === false) return new Map();
  const named = list(field(data, 'years')).flatMap((year, index) => {
    const name = text(field(year, 'name'));
    return name === undefined ? [] : [[index + 1, name] as const];
  });
  return new Map(named);
}

/** Their moons count from the first day of year 1, ours from that of year 0. */
function readMoons(entries: readonly Json[], spec: CalendarSpec): CalendarSpec['moons'] {
  const start = compiled(spec).arithmetic.yearStart(1);
  return entries.flatMap((entry) => {
    const cycle = number(field(entry, 'cycle')) ?? 0;
    const shift = number(field(entry, 'offset')) ?? number(field(entry, 'shift')) ?? 0;
    return cycle > 0 ? [{ name: text(field(entry, 'name')) ?? 'Moon', cycle, shift: shift + start }] : [];
  });
}

function readSeasons(seasonal: Json, months: readonly MonthSpec[], notes: string[]): CalendarSpec['seasons'] {
  const entries = list(field(seasonal, 'seasons'));
  if (entries.length > 0 && field(seasonal, 'type') === 'Periodic') {
    notes.push('Seasons told by their length have no fixed first day and were left out.');
    return [];
  }
  return entries.flatMap((entry) => {
    const host = months[whole(field(entry, 'month')) ?? -1];
    const name = text(field(entry, 'name'));
    return host && name ? [{ name, month: host.name, day: whole(field(entry, 'day')) ?? 1 }] : [];
  });
}
