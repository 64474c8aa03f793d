/** Reads the annotated date corpus and works out its values by calendar arithmetic alone. */
import { readFileSync } from 'node:fs';
import { builtinSpec } from '../server/src/domain/calendar/builtin.ts';
import { type Calendar, monthRange, toDay, yearsRange } from '../server/src/domain/calendar/calendar.ts';
import { compileCalendar, monthIndex } from '../server/src/domain/calendar/compile.ts';
import type { CalendarSpec } from '../server/src/domain/calendar/spec.ts';
import { parts } from '../server/src/domain/date-value.ts';
import { readConfig } from '../server/src/syntax/config/read.ts';
import type { Calendars } from '../server/src/syntax/dates/calendars.ts';
import { createCalendars } from '../server/src/syntax/dates/create.ts';
import type { DateMention } from '../server/src/syntax/dates/model.ts';

export interface Annotation {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

export interface Passage {
  readonly world: string;
  readonly text: string;
  readonly dates: readonly Annotation[];
}

export interface World {
  readonly calendars: Calendars;
  /** The first calendar of the world on its own day axis, and by how much that is shifted. */
  readonly own: Calendar;
}

const home = new URL('../test/corpora/dates/', import.meta.url);

export function readPassages(half: 'dev' | 'held-out'): readonly Passage[] {
  const lines = readFileSync(new URL(`${half}.jsonl`, home), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Passage);
}

export function readWorld(name: string): World {
  const { config } = readConfig(readFileSync(new URL(`worlds/${name}.yaml`, home), 'utf8'));
  const calendars = createCalendars(config);
  const first = config.calendars[0];
  if (!first) throw new Error(`${name} has no calendar`);
  const spec: CalendarSpec = first.builtin ? builtinSpec(first.builtin) : first;
  // An anchor moves the axis: the calendar's own first day tells by how much.
  const alone = compileCalendar(spec, { axis: 'own', shift: 0, yearShift: 0 });
  const start = calendars.read(`${yearName(spec)}`).date?.range.earliest ?? 0;
  const shift = start - alone.arithmetic.yearStart(1);
  return { calendars, own: { ...alone, shift } };
}

/** The name of axis year 1, for calendars whose days are moved by an anchor. */
function yearName(spec: CalendarSpec): string {
  const era = spec.eras.find((one) => one.direction === 'forward');
  return era ? `${1 - era.starts + era.first} ${era.abbreviations[0]}` : '1';
}

export interface Expected {
  readonly kind: 'date' | 'relative' | 'duration' | 'age' | 'stardate';
  readonly range: readonly [number, number] | undefined;
  readonly length: string | undefined;
  readonly approximate: boolean;
  readonly lasts: boolean;
  readonly choices: number;
}

export function expected(world: World, value: string): Expected {
  const [, mark, rest = ''] = /^(R:|R\?|S:|P|A)?(.*)$/.exec(value) ?? [];
  if (mark === 'P' || mark === 'A') return lengthOf(mark === 'A' ? 'age' : 'duration', `P${rest}`);
  if (mark === 'R?') return { ...lengthOf('relative', rest.replace('+', '')), approximate: false };
  const kind = mark === 'R:' ? 'relative' : mark === 'S:' ? 'stardate' : 'date';
  const choices = rest.split('|').map((one) => rangeOf(world.own, one));
  return {
    kind,
    range: [Math.min(...choices.map((one) => one[0])), Math.max(...choices.map((one) => one[1]))],
    length: undefined,
    approximate: rest.includes('~'),
    lasts: rest.includes('!'),
    choices: choices.length,
  };
}

function lengthOf(kind: Expected['kind'], text: string): Expected {
  const length = text === '' ? undefined : text.replace('~', '').replace('-P', 'P');
  return { kind, range: undefined, length, approximate: text.includes('~'), lasts: false, choices: 0 };
}

function rangeOf(calendar: Calendar, text: string): readonly [number, number] {
  const match = /^([<>]?)(.*?)(!?)([EML]?)(?:~([\d.]*))?$/.exec(text);
  if (!match) throw new Error(`bad value ${text}`);
  const [, sign, body = '', , part, slack] = match;
  const [a = '', b = a] = body.split('..');
  let [from, to] = [
    a === '' ? -Infinity : termOf(calendar, a)[0],
    b === '' ? Infinity : termOf(calendar, b)[1],
  ];
  if (part) {
    const [low, high] = parts[part === 'E' ? 'early' : part === 'M' ? 'mid' : 'late'];
    const length = to - from + 1;
    [from, to] = [from + Math.floor(length * low), from + Math.ceil(length * high) - 1];
  }
  if (slack !== undefined) {
    const by = Math.round(Number(slack || 5) * calendar.arithmetic.meanYear);
    [from, to] = [from - by, to + by];
  }
  return sign === '<' ? [-Infinity, from - 1] : sign === '>' ? [to + 1, Infinity] : [from, to];
}

function termOf(calendar: Calendar, term: string): readonly [number, number] {
  const match = /^(-?\d+)(?:s(\d)|-(\d+)(?:-(\d+))?)?$/.exec(term);
  if (!match) throw new Error(`bad value ${term}`);
  const year = Number(match[1]);
  if (match[2] !== undefined) return seasonRange(calendar, year, Number(match[2]));
  const month = Number(match[3]) - 1;
  if (match[4] !== undefined) {
    const day = toDay(calendar, { year, month, day: Number(match[4]) });
    if (day === undefined) throw new Error(`no such day ${term}`);
    return [day, day];
  }
  const range = match[3] === undefined ? yearsRange(calendar, year) : monthRange(calendar, year, month);
  if (!range) throw new Error(`no such month ${term}`);
  return [range.earliest, range.latest];
}

function seasonRange(calendar: Calendar, year: number, index: number): readonly [number, number] {
  const { seasons } = calendar.spec;
  const start = (at: number, inYear: number) => {
    const season = seasons[at % seasons.length];
    const month = monthIndex(calendar.arithmetic.months, season?.month ?? '');
    return Number(toDay(calendar, { year: inYear, month, day: season?.day ?? 1 }));
  };
  const next = start(index + 1, index + 1 === seasons.length ? year + 1 : year);
  return [start(index, year), next - 1];
}

const letters = {
  day: 'D',
  week: 'W',
  month: 'M',
  year: 'Y',
  decade: 'DEC',
  century: 'C',
  millennium: 'K',
} as const;

/** Whether a mention found says what the annotation says; three days of play where either is approximate. */
export function agrees(mention: DateMention, wanted: Expected): boolean {
  if (mention.type !== wanted.kind) return false;
  const { date, duration } = mention;
  if (wanted.range === undefined) {
    const length = duration && `P${duration.count}${letters[duration.unit]}`;
    return date === undefined && (wanted.length === undefined || length === wanted.length);
  }
  if (!date) return false;
  const play = wanted.approximate || date.approximate ? 3 : 0;
  const near = (a: number, b: number) => a === b || Math.abs(a - b) <= play;
  return (
    near(date.range.earliest, wanted.range[0]) &&
    near(date.range.latest, wanted.range[1]) &&
    date.approximate === wanted.approximate &&
    date.extended === wanted.lasts
  );
}
