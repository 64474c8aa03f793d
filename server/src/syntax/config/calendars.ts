import {
  type AnchorSpec,
  type BuiltinCalendar,
  builtinCalendars,
  type CalendarSpec,
  type EraSpec,
  type LeapRule,
  type MonthSpec,
  type MoonSpec,
  type SeasonSpec,
} from '../../domain/calendar/spec.ts';
import { calendarId } from '../../domain/ids.ts';
import { entry, type YamlMap, type YamlPair } from '../yaml/tree.ts';
import type { ConfigReader } from './reader.ts';

/** Keys of a calendar in `lore.yaml`, with what each means: the source of its JSON Schema and docs. */
export const calendarFields: Readonly<Record<string, string>> = {
  name: 'Name of the calendar.',
  builtin: 'Which built-in calendar this one is, when it goes by another name.',
  months: 'Months and festivals, in the order of the year.',
  weekdays: 'Names of the weekdays.',
  'first-weekday': 'Weekday of the first day of year 1.',
  'weeks-per-month': 'True: every month starts its weeks anew.',
  leap: 'Rules by which some years have more days.',
  eras: 'How years are counted and named.',
  years: 'Proper names of single years, by number.',
  moons: 'Moons: `{ name, cycle, shift }`, in days.',
  seasons: 'Seasons: `{ name, month, day }` of their first day.',
  anchor: 'Two dates that are the same day: `{ here, calendar, there }`.',
  order: 'Order of all-number dates: ymd, dmy or mdy.',
};

/** Reads `calendars:`, in order of declaration. A bare name of a built-in calendar keeps it. */
export function readCalendars(reader: ConfigReader, pair: YamlPair | undefined): CalendarSpec[] {
  if (!pair) return [];
  if (pair.value.type === 'map') return pair.value.pairs.map((item) => readCalendar(reader, item));
  return reader.items(pair).flatMap((item) => {
    if (item.type !== 'scalar') {
      reader.wrongType(item.span, '`calendars` is a map from a name to a calendar.');
      return [];
    }
    const key = { ...item, text: item.text.trim() };
    return [readCalendar(reader, { key, value: { ...key, text: '', style: 'missing' }, span: item.span })];
  });
}

function readCalendar(reader: ConfigReader, pair: YamlPair): CalendarSpec {
  const map: YamlMap = reader.map(pair) ?? { type: 'map', pairs: [], flow: false, span: pair.span };
  reader.known(map, Object.keys(calendarFields), 'a calendar');
  const at = (key: string): YamlPair | undefined => entry(map, key);
  const id = pair.key.text.trim();
  const months = reader
    .items(at('months'))
    .flatMap((item) =>
      item.type === 'map'
        ? [readMonth(reader, item)]
        : wrongItem(reader, item.span, 'month', '{ name, days }'),
    );
  return {
    id: calendarId(id),
    name: reader.text(at('name')) ?? id,
    builtin: readBuiltin(reader, at('builtin'), id, months.length === 0 && !at('eras')),
    months,
    weekdays: reader.texts(at('weekdays')),
    firstWeekday: reader.text(at('first-weekday')),
    weeksPerMonth: reader.flag(at('weeks-per-month')) ?? false,
    leap: maps(reader, at('leap'), (item) => readLeap(reader, item)),
    eras: maps(reader, at('eras'), (item) => readEra(reader, item)),
    namedYears: readNamedYears(reader, at('years')),
    moons: maps(reader, at('moons'), (item) => readMoon(reader, item)),
    seasons: maps(reader, at('seasons'), (item) => readSeason(reader, item)),
    anchor: readAnchor(reader, at('anchor')),
    order: readOrder(reader, at('order')),
    span: pair.key.span,
  };
}

function wrongItem(
  reader: ConfigReader,
  span: { start: number; end: number },
  what: string,
  shape: string,
): never[] {
  reader.wrongType(span, `A ${what} is a map \`${shape}\`.`);
  return [];
}

function maps<T>(reader: ConfigReader, pair: YamlPair | undefined, read: (map: YamlMap) => T): T[] {
  return reader.items(pair).flatMap((item) => {
    if (item.type === 'map') return [read(item)];
    reader.wrongType(item.span, `\`${pair?.key.text ?? ''}\` takes maps.`);
    return [];
  });
}

function readBuiltin(
  reader: ConfigReader,
  pair: YamlPair | undefined,
  id: string,
  empty: boolean,
): BuiltinCalendar | undefined {
  const word = reader.text(pair) ?? (empty ? id : '');
  const found = builtinCalendars.find((name) => name === word.toLowerCase());
  if (pair && !found) {
    reader.wrongType(
      pair.value.span,
      `There is no built-in calendar \`${word}\`. Known: ${builtinCalendars.join(', ')}.`,
    );
  }
  return found;
}

function readMonth(reader: ConfigReader, map: YamlMap): MonthSpec {
  reader.known(map, ['name', 'days', 'abbr', 'intercalary', 'in-week'], 'a month');
  return {
    name: reader.text(entry(map, 'name')) ?? '',
    days: reader.number(entry(map, 'days')) ?? 1,
    abbreviations: reader.texts(entry(map, 'abbr')),
    intercalary: reader.flag(entry(map, 'intercalary')) ?? false,
    inWeek: reader.flag(entry(map, 'in-week')) ?? true,
  };
}

function readLeap(reader: ConfigReader, map: YamlMap): LeapRule {
  reader.known(map, ['every', 'not', 'but', 'from', 'month', 'add'], 'a leap rule');
  return {
    every: reader.number(entry(map, 'every')) ?? 0,
    not: reader.number(entry(map, 'not')),
    but: reader.number(entry(map, 'but')),
    from: reader.number(entry(map, 'from')) ?? 0,
    month: reader.text(entry(map, 'month')) ?? '',
    add: reader.number(entry(map, 'add')) ?? 1,
    span: map.span,
  };
}

function readEra(reader: ConfigReader, map: YamlMap): EraSpec {
  reader.known(map, ['name', 'abbr', 'direction', 'first', 'starts', 'years'], 'an era');
  const direction = reader.text(entry(map, 'direction'));
  if (direction !== undefined && direction !== 'forward' && direction !== 'backward') {
    reader.wrongType(
      entry(map, 'direction')?.value.span ?? map.span,
      `An era runs forward or backward, not \`${direction}\`.`,
    );
  }
  const backward = direction === 'backward';
  return {
    name: reader.text(entry(map, 'name')) ?? '',
    abbreviations: reader.texts(entry(map, 'abbr')),
    direction: backward ? 'backward' : 'forward',
    first: reader.number(entry(map, 'first')) ?? 1,
    starts: reader.number(entry(map, 'starts')) ?? (backward ? 0 : 1),
    years: reader.number(entry(map, 'years')),
    span: map.span,
  };
}

function readNamedYears(reader: ConfigReader, pair: YamlPair | undefined): Map<number, string> {
  const years = new Map<number, string>();
  for (const item of reader.map(pair)?.pairs ?? []) {
    const year = Number(item.key.text);
    const name = reader.text(item);
    if (Number.isInteger(year) && name) years.set(year, name);
    else reader.wrongType(item.key.span, 'A named year is written `812: Year of the Comet`.');
  }
  return years;
}

function readMoon(reader: ConfigReader, map: YamlMap): MoonSpec {
  reader.known(map, ['name', 'cycle', 'shift'], 'a moon');
  const cycle = reader.number(entry(map, 'cycle')) ?? 0;
  if (!(cycle > 0)) reader.wrongType(map.span, 'A moon needs a `cycle` of more than no days.');
  return {
    name: reader.text(entry(map, 'name')) ?? '',
    cycle: cycle > 0 ? cycle : 1,
    shift: reader.number(entry(map, 'shift')) ?? 0,
  };
}

function readSeason(reader: ConfigReader, map: YamlMap): SeasonSpec {
  reader.known(map, ['name', 'month', 'day'], 'a season');
  return {
    name: reader.text(entry(map, 'name')) ?? '',
    month: reader.text(entry(map, 'month')) ?? '',
    day: reader.number(entry(map, 'day')) ?? 1,
  };
}

function readAnchor(reader: ConfigReader, pair: YamlPair | undefined): AnchorSpec | undefined {
  const map = reader.map(pair);
  if (!map) return undefined;
  reader.known(map, ['here', 'calendar', 'there'], 'an anchor');
  const [here, calendar, there] = ['here', 'calendar', 'there'].map((key) => reader.text(entry(map, key)));
  if (!here || !there) {
    reader.wrongType(map.span, 'An anchor needs `here` and `there`: two dates that are the same day.');
    return undefined;
  }
  return { here, calendar: calendarId(calendar ?? 'gregorian'), there, span: map.span };
}

function readOrder(reader: ConfigReader, pair: YamlPair | undefined): CalendarSpec['order'] {
  const word = reader.text(pair)?.toLowerCase();
  if (word === 'dmy' || word === 'mdy' || word === 'ymd') return word;
  if (word && pair) reader.wrongType(pair.value.span, `\`order\` is ymd, dmy or mdy, not \`${word}\`.`);
  return 'ymd';
}
