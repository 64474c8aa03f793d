import { type Almanac, almanac } from '../../domain/calendar/almanac.ts';
import { builtinSpec } from '../../domain/calendar/builtin.ts';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { checkCalendar } from '../../domain/calendar/compile.ts';
import type { CalendarSpec } from '../../domain/calendar/spec.ts';
import type { DateValue } from '../../domain/date.ts';
import { gapInWords } from '../../domain/date-order.ts';
import type { WorldConfig } from '../../domain/world.ts';
import { placeCalendars } from './anchors.ts';
import type { Calendars } from './calendars.ts';
import { findDates } from './find.ts';
import { formatDate, tellAll, tellDay } from './format.ts';
import { lexicon } from './lexicon.ts';
import { eraOfKey, readDate, readParts } from './read.ts';
import type { Reckoning } from './reckoning.ts';
import { scanner } from './scan.ts';

/** Order of the built-in calendars in a world that declares none: bare years are Gregorian. */
const defaults = ['gregorian', 'years', 'kelvin', 'tng', 'm41', 'tos'] as const;

/** All calendars of a world. What is wrong with their declarations comes back in `problems`. */
export function createCalendars(config: Pick<WorldConfig, 'calendars' | 'circa'>): Calendars {
  const specs = config.calendars.length === 0 ? defaults.map(builtinSpec) : config.calendars.map(withBuiltin);
  const alone = (calendar: Calendar): Reckoning => ({
    calendars: [calendar],
    lexicon: lexicon([calendar]),
    circa: config.circa,
  });
  const placed = placeCalendars(specs, (calendar, text) => readDate(alone(calendar), text));
  const reckoning: Reckoning = {
    calendars: placed.calendars,
    lexicon: lexicon(placed.calendars),
    circa: config.circa,
  };
  const scan = scanner(reckoning.lexicon);
  return {
    ids: placed.calendars.map((calendar) => calendar.id),
    problems: [...config.calendars.flatMap(checkCalendar), ...placed.problems],
    read: (text, options) => readDate(reckoning, text, options),
    find: (prose, blocks, options) => findDates(reckoning, scan, prose, blocks, options),
    tell: (day, axis, calendar) => tellDay(reckoning, day, axis, calendar),
    tellAll: (date) => tellAll(reckoning, date),
    format: (date) => formatDate(reckoning, date),
    yearsBetween: (from, to, axis) => (to - from) / meanYearOf(reckoning, axis),
    gapBetween: (a, b) => gapBetween(reckoning, a, b),
    readParts: (parts) => readParts(reckoning, parts),
    eraOfKey: (key) => eraOfKey(reckoning, key),
    almanac: (date) => almanacOf(reckoning, date),
    whyApart: (a, b) => whyApart(reckoning, a, b),
  };
}

/** A kept built-in calendar, under the name and with the extra eras and years the world gives it. */
function withBuiltin(spec: CalendarSpec): CalendarSpec {
  if (spec.builtin === undefined) return spec;
  const base = builtinSpec(spec.builtin);
  return {
    ...base,
    id: spec.id,
    name: spec.name === spec.id ? base.name : spec.name,
    eras: [...base.eras, ...spec.eras],
    namedYears: spec.namedYears,
    moons: spec.moons,
    seasons: spec.seasons,
    order: spec.order,
    span: spec.span,
  };
}

function almanacOf(reckoning: Reckoning, date: DateValue): Almanac | undefined {
  const { earliest, latest } = date.range;
  const calendar = reckoning.calendars.find((one) => one.id === date.calendar);
  if (!calendar || earliest !== latest || calendar.spec.builtin === 'tos') return undefined;
  return almanac(calendar, earliest);
}

function whyApart(reckoning: Reckoning, a: DateValue, b: DateValue): string | undefined {
  const nobody = [a, b].find((date) => date.unknown);
  if (nobody) return `\`${nobody.text}\` says that nobody knows when.`;
  if (a.axis === b.axis) return undefined;
  const name = (date: DateValue) =>
    reckoning.calendars.find((one) => one.id === date.calendar)?.name ?? date.calendar;
  return `\`${a.text}\` is told in ${name(a)} and \`${b.text}\` in ${name(b)}, and no \`anchor\` in lore.yaml ties the two calendars together.`;
}

function gapBetween(reckoning: Reckoning, a: DateValue, b: DateValue): string | undefined {
  const calendar = reckoning.calendars.find((one) => one.id === a.calendar);
  return gapInWords(a, b, calendar?.arithmetic.meanYear, calendar?.numbered.length);
}

function meanYearOf(reckoning: Reckoning, axis: string): number {
  const calendar = reckoning.calendars.find((one) => one.axis === axis);
  return calendar?.arithmetic.meanYear ?? 365.2425;
}
