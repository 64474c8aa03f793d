/** Calendars of Seasons & Stars (format 1.0: `months`, `leapYear`, `intercalary`, `year`, …). */
import { modulo } from '../../../domain/calendar/arithmetic.ts';
import { toDay } from '../../../domain/calendar/calendar.ts';
import type { CalendarSpec, LeapRule, MonthSpec } from '../../../domain/calendar/spec.ts';
import { compiled, emptySpec, era, freeName, type ImportedCalendar, inserted, leap, month } from './draft.ts';
import { field, flag, type Json, list, number, text, whole } from './json.ts';

export function readSeasonsAndStars(calendar: Json): ImportedCalendar {
  const notes: string[] = [];
  const base = emptySpec(nameOf(calendar));
  const given = list(field(calendar, 'months')).map((entry) =>
    month(text(field(entry, 'name')) ?? 'Unnamed', daysOf(entry), {
      abbreviations: [text(field(entry, 'abbreviation'))].filter((short) => short !== undefined),
    }),
  );
  const regular = given.length === 0 ? base.months : given;
  const rule = readLeap(field(calendar, 'leapYear'), regular, notes);
  const days = readIntercalary(list(field(calendar, 'intercalary')), regular, rule, notes);
  const weekdays = list(field(calendar, 'weekdays')).flatMap((day) => text(field(day, 'name')) ?? []);
  const rough: CalendarSpec = {
    ...base,
    months: days.months,
    leap: [...(rule && rule.month !== '' ? [rule] : []), ...days.leap],
    weekdays,
    firstWeekday: weekdays[0],
    eras: readEras(field(calendar, 'year')),
    seasons: list(field(calendar, 'seasons')).flatMap((entry) => {
      const host = regular[(whole(field(entry, 'startMonth')) ?? 0) - 1];
      const name = text(field(entry, 'name'));
      return host && name ? [{ name, month: host.name, day: whole(field(entry, 'startDay')) ?? 1 }] : [];
    }),
  };
  const spec = { ...rough, firstWeekday: firstWeekday(rough, field(calendar, 'year')) };
  return { spec: { ...spec, moons: readMoons(list(field(calendar, 'moons')), spec, regular) }, notes };
}

function nameOf(calendar: Json): string {
  const translations = field(calendar, 'translations');
  const english = field(translations, 'en') ?? Object.values((translations ?? {}) as object)[0];
  return (
    text(field(english, 'label')) ??
    text(field(calendar, 'label')) ??
    text(field(calendar, 'name')) ??
    text(field(calendar, 'id')) ??
    'Imported calendar'
  );
}

function daysOf(entry: Json): number {
  return Math.max(0, whole(field(entry, 'days')) ?? whole(field(entry, 'length')) ?? 30);
}

/** Without a block of its own a calendar has the Gregorian rule. An empty month: only festivals use it. */
function readLeap(block: Json, months: readonly MonthSpec[], notes: string[]): LeapRule | undefined {
  const kind = block === undefined ? 'gregorian' : field(block, 'rule');
  if (kind !== 'gregorian' && kind !== 'custom') return undefined;
  const named = text(field(block, 'month')) ?? (block === undefined ? 'February' : '');
  const host = months.find((one) => one.name.toLowerCase() === named.toLowerCase());
  if (named !== '' && !host && block !== undefined)
    notes.push(`The leap years lengthen \`${named}\`, which is no month; that was left out.`);
  const add = whole(field(block, 'extraDays')) ?? 1;
  const name = host?.name ?? '';
  if (kind === 'gregorian') return leap(name, 4, { not: 100, but: 400, add });
  const every = Math.max(1, whole(field(block, 'interval')) ?? 4);
  // Their offset is added to the year before the interval is applied.
  return leap(name, every, { from: modulo(-(whole(field(block, 'offset')) ?? 0), every), add });
}

interface WithFestivals {
  readonly months: readonly MonthSpec[];
  readonly leap: readonly LeapRule[];
}

function readIntercalary(
  entries: readonly Json[],
  regular: readonly MonthSpec[],
  rule: LeapRule | undefined,
  notes: string[],
): WithFestivals {
  let months = regular;
  const rules: LeapRule[] = [];
  for (const entry of entries) {
    const name = freeName(months, text(field(entry, 'name')) ?? 'Festival');
    const [after, before] = [text(field(entry, 'after')), text(field(entry, 'before'))];
    const at = months.findIndex((one) => one.name.toLowerCase() === (after ?? before ?? '').toLowerCase());
    const days = whole(field(entry, 'days')) ?? 1;
    const leapOnly = flag(field(entry, 'leapYearOnly')) === true;
    if (at < 0 || (leapOnly && !rule)) {
      notes.push(
        `\`${name}\` ${at < 0 ? 'stands beside no month' : 'needs leap years, and there are none'}; it was left out.`,
      );
      continue;
    }
    const inWeek = flag(field(entry, 'countsForWeekdays')) ?? true;
    const index = after === undefined ? at - 1 : behindFestivals(months, at);
    months = inserted(months, index, month(name, leapOnly ? 0 : days, { intercalary: true, inWeek }));
    if (leapOnly && rule) rules.push({ ...rule, month: name, add: days });
  }
  return { months, leap: rules };
}

/** Several festivals after one month keep their order. */
function behindFestivals(months: readonly MonthSpec[], at: number): number {
  let last = at;
  while (months[last + 1]?.intercalary) last++;
  return last;
}

function readEras(year: Json): CalendarSpec['eras'] {
  const short = text(field(year, 'suffix')) ?? text(field(year, 'prefix'));
  if (short === undefined || /^year$/i.test(short)) return [];
  return [era(short, { abbreviations: [short] })];
}

/** Theirs is the weekday on which the epoch's year begins, ours that of year 1. */
function firstWeekday(spec: CalendarSpec, year: Json): string | undefined {
  const { weekdays } = spec;
  if (weekdays.length === 0) return undefined;
  const { arithmetic } = compiled(spec);
  const there = arithmetic.weekday(arithmetic.yearStart(whole(field(year, 'epoch')) ?? 0)) ?? 0;
  const wanted = whole(field(year, 'startDay')) ?? 0;
  return weekdays[modulo(wanted - there, weekdays.length)];
}

function readMoons(
  entries: readonly Json[],
  spec: CalendarSpec,
  regular: readonly MonthSpec[],
): CalendarSpec['moons'] {
  const calendar = compiled(spec);
  return entries.flatMap((entry) => {
    const cycle = number(field(entry, 'cycleLength')) ?? 0;
    if (!(cycle > 0)) return [];
    const first = field(entry, 'firstNewMoon');
    const host = regular[(whole(field(first, 'month')) ?? 1) - 1];
    const index = spec.months.findIndex((one) => one.name === host?.name);
    const date = {
      year: whole(field(first, 'year')) ?? 1,
      month: index,
      day: whole(field(first, 'day')) ?? 1,
    };
    const day = first === undefined || index < 0 ? undefined : toDay(calendar, date);
    return [{ name: text(field(entry, 'name')) ?? 'Moon', cycle, shift: modulo(day ?? 0, cycle) }];
  });
}
