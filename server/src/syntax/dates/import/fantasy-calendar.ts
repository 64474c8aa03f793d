/** Calendars exported from fantasy-calendar.com (`static_data.year_data.timespans`, `leap_days`, …). */
import type { CalendarSpec } from '../../../domain/calendar/spec.ts';
import { readCalendarium } from './calendarium.ts';
import { type ImportedCalendar, shortOfFormat } from './draft.ts';
import { erasOf } from './eras.ts';
import { field, flag, type Json, list, text, whole } from './json.ts';

/** Months, weeks and moons differ in names only: they are read as the Obsidian plugin would keep them. */
export function readFantasyCalendar(calendar: Json): ImportedCalendar {
  const data = field(calendar, 'static_data');
  const year = field(data, 'year_data');
  const { spec, notes: found } = readCalendarium({
    name: field(calendar, 'name'),
    static: {
      months: list(field(year, 'timespans')),
      leapDays: list(field(year, 'leap_days')).map((day) => ({
        name: field(day, 'name'),
        timespan: field(day, 'timespan'),
        intercalary: field(day, 'intercalary'),
        after: field(day, 'day'),
        offset: field(day, 'offset'),
        interval: conditionsOf(text(field(day, 'interval')) ?? String(whole(field(day, 'interval')) ?? 1)),
      })),
      weekdays: list(field(year, 'global_week')).map((name) => ({ name })),
      // Their weekdays count from 1.
      firstWeekDay: Math.max(0, (whole(field(year, 'first_day')) ?? 1) - 1),
      overflow: field(year, 'overflow'),
      moons: list(field(data, 'moons')),
    },
    seasonal: seasonsOf(field(data, 'seasons')),
  });
  const notes = [...found, ...warnings(year)];
  const eras = readEras(list(field(data, 'eras')), notes);
  return { spec: { ...spec, eras }, notes };
}

/** `400,!100,4`: `!` is an exception, `+` counts from year 0 whatever the offset. */
function conditionsOf(written: string): readonly Json[] {
  return written.split(',').map((one) => ({
    interval: whole(one.replace(/[^\d]/g, '')) ?? 1,
    exclusive: one.includes('!'),
    ignore: one.includes('+'),
  }));
}

function seasonsOf(seasons: Json): Json {
  const periodic = flag(field(field(seasons, 'global_settings'), 'periodic_seasons')) ?? true;
  const entries = list(field(seasons, 'data')).map((season) => ({
    name: field(season, 'name'),
    month: field(season, 'timespan'),
    day: field(season, 'day'),
  }));
  return { type: periodic ? 'Periodic' : 'Dated', seasons: entries };
}

function readEras(entries: readonly Json[], notes: string[]): CalendarSpec['eras'] {
  return erasOf(
    entries.map((entry) => {
      const settings = field(entry, 'settings');
      const date = field(entry, 'date');
      const starting = field(settings, 'starting_era') === true;
      if (field(settings, 'ends_year') === true)
        notes.push(
          `The era \`${text(field(entry, 'name'))}\` cuts its first year short; years are whole here.`,
        );
      return {
        name: text(field(entry, 'name')) ?? 'Era',
        short: shortOfFormat(text(field(entry, 'formatting')) ?? text(field(entry, 'format'))),
        year: starting ? undefined : whole(field(date, 'year')),
        restart: field(settings, 'restart') === true,
        midYear: (whole(field(date, 'timespan')) ?? 0) > 0 || (whole(field(date, 'day')) ?? 1) > 1,
      };
    }),
    notes,
  );
}

function warnings(year: Json): readonly string[] {
  const weeks = list(field(year, 'timespans')).some((span) => list(field(span, 'week')).length > 0);
  const added = list(field(year, 'leap_days')).some((day) => field(day, 'adds_week_day') === true);
  return [
    ...(weeks ? ['Months with a week of their own now share the common week.'] : []),
    ...(added ? ['Leap days that add a weekday now leave the week as it is.'] : []),
  ];
}
