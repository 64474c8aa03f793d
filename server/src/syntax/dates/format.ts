/** Telling dates: in their own calendar at their own grain, and in every other calendar of their axis. */
import { type Calendar, fromDay, monthRange, yearOfDay, yearsRange } from '../../domain/calendar/calendar.ts';
import { axisToEra, tellingEra } from '../../domain/calendar/era.ts';
import type { AxisId, DateValue, DayRange, Grain } from '../../domain/date.ts';
import { moment, partOf } from '../../domain/date-value.ts';
import { type CalendarId, type DayNumber, dayNumber } from '../../domain/ids.ts';
import type { Reckoning } from './reckoning.ts';
import { eraName } from './year.ts';

/** A year with its era: `540 TR`, `44 BC`; plain where the era goes without saying. */
export function tellYear(calendar: Calendar, year: number, preferred?: string): string {
  if (calendar.spec.builtin === 'm41' && year >= 0) return imperial(year);
  const { eras } = calendar.spec;
  const own = eras.find((era) => eraName(era) === preferred && axisToEra(era, year) !== undefined);
  const era = own ?? tellingEra(eras, year);
  const number = era && axisToEra(era, year);
  if (!era || number === undefined) return String(year);
  const silent = !own && calendar.spec.builtin !== undefined && era.direction === 'forward';
  return silent ? String(number) : `${number} ${eraName(era)}`;
}

function imperial(year: number): string {
  return `${String(year % 1000).padStart(3, '0')}.M${Math.floor(year / 1000) + 1}`;
}

/** A day: `29 Deepfrost 540 TR`, `14 August 2381`, `stardate 2261.147`. */
function tellDayIn(calendar: Calendar, day: DayNumber, era?: string): string {
  if (calendar.spec.builtin === 'tos') return `stardate ${(day / 10).toFixed(1)}`;
  const date = fromDay(calendar, day);
  const year = tellYear(calendar, date.year, era);
  if (calendar.spec.builtin === 'kelvin' || calendar.spec.builtin === 'tng') {
    return tellStardate(calendar, day, date.year);
  }
  const month = calendar.arithmetic.months[date.month];
  if (calendar.spec.builtin !== undefined && calendar.spec.months.length === 0) return year;
  const single = calendar.arithmetic.monthDays(date.year, date.month) === 1;
  return single ? `${month?.name} ${year}` : `${date.day} ${month?.name} ${year}`;
}

function tellStardate(calendar: Calendar, day: DayNumber, year: number): string {
  const { earliest, latest } = yearsRange(calendar, year);
  if (calendar.spec.builtin === 'kelvin') return `stardate ${year}.${day - earliest + 1}`;
  const fraction = (day - earliest) / (latest - earliest + 1);
  return `stardate ${((year - 2323 + fraction) * 1000).toFixed(1)}`;
}

export function tellDay(
  reckoning: Reckoning,
  day: DayNumber,
  axis: AxisId,
  id: CalendarId,
): string | undefined {
  const calendar = reckoning.calendars.find((one) => one.id === id);
  if (!calendar || calendar.axis !== axis || !Number.isFinite(day)) return undefined;
  return tellDayIn(calendar, day);
}

/** The date as it is normally written, in its own calendar. */
export function formatDate(reckoning: Reckoning, date: DateValue): string {
  const calendar = reckoning.calendars.find((one) => one.id === date.calendar);
  return calendar ? tellValue(calendar, date) : date.text;
}

export function tellAll(
  reckoning: Reckoning,
  date: DateValue,
): readonly { readonly calendar: CalendarId; readonly name: string; readonly text: string }[] {
  const sharing = reckoning.calendars.filter(
    (calendar) =>
      calendar.axis === date.axis && (calendar.id === date.calendar || isFitting(reckoning, calendar, date)),
  );
  const own = sharing.filter((calendar) => calendar.id === date.calendar);
  const others = sharing.filter((calendar) => calendar.id !== date.calendar);
  const told = [...own, ...others].map((calendar) => ({
    calendar: calendar.id,
    name: calendar.name,
    text: tellValue(calendar, date),
  }));
  return told.filter((one, index) => told.findIndex((other) => other.text === one.text) === index);
}

/** Stardates and Imperial dates only tell times in which anybody counts so; plain years say nothing new. */
function isFitting(reckoning: Reckoning, calendar: Calendar, date: DateValue): boolean {
  const { builtin } = calendar.spec;
  if (builtin === 'years') return !reckoning.calendars.some((one) => one.spec.builtin === 'gregorian');
  const era = builtin && fittingYears[builtin];
  if (!era) return true;
  const [from, to] = [date.range.earliest, date.range.latest];
  if (!Number.isFinite(from) || !Number.isFinite(to)) return false;
  return yearOfDay(calendar, from) >= era[0] && yearOfDay(calendar, to) <= era[1];
}

const fittingYears: Readonly<Partial<Record<string, readonly [number, number]>>> = {
  kelvin: [2233, 2400],
  tng: [2323, 2423],
  m41: [20_000, 60_000],
};

function tellValue(calendar: Calendar, date: DateValue): string {
  if (date.unknown) return 'unknown';
  const doubt = date.uncertain ? ' (uncertain)' : '';
  if (date.alternatives.length > 1 && !date.extended) {
    return `${date.alternatives.map((range) => tellRange(calendar, { ...date, range })).join(' or ')}${doubt}`;
  }
  if (!date.extended) return `${tellRange(calendar, date)}${doubt}`;
  const { begins = date.range, ends = date.range } = date;
  const from = tellRange(calendar, { ...date, range: begins });
  const to = tellRange(calendar, { ...date, range: ends });
  if (!Number.isFinite(ends.latest)) return `since ${from}${doubt}`;
  if (!Number.isFinite(begins.earliest)) return `until ${to}${doubt}`;
  return `from ${from} to ${to}${doubt}`;
}

type Told = Pick<DateValue, 'range' | 'grain' | 'approximate' | 'era'>;

function tellRange(calendar: Calendar, date: Told): string {
  const { earliest, latest } = date.range;
  const [opens, closes] = [!Number.isFinite(earliest), !Number.isFinite(latest)];
  if (opens && closes) return 'any time';
  if (opens) return `before ${tellEdge(calendar, dayNumber(latest + 1), date)}`;
  if (closes) return `${tellEdge(calendar, earliest, date)} or later`;
  return (
    unitOf(calendar, date) ?? circaOf(calendar, date) ?? partOfYear(calendar, date) ?? fromTo(calendar, date)
  );
}

/** "late 2375" */
function partOfYear(calendar: Calendar, { range, grain, era }: Told): string | undefined {
  const year = yearOfDay(calendar, range.earliest);
  if (grain !== 'year' || yearOfDay(calendar, range.latest) !== year) return undefined;
  const whole = moment(calendar.id, calendar.axis, yearsRange(calendar, year), 'year');
  const part = (['early', 'mid', 'late'] as const).find((name) => same(partOf(whole, name).range, range));
  return part && `${part}${part === 'mid' ? '-' : ' '}${tellYear(calendar, year, era)}`;
}

/** The unit that begins on a day, as coarse as the date is told; else the day itself. */
function tellEdge(calendar: Calendar, day: DayNumber, date: Told): string {
  const year = yearOfDay(calendar, day);
  const whole = yearsRange(calendar, year);
  if (date.grain !== 'day' && whole.earliest === day) return tellYear(calendar, year, date.era);
  const { month } = fromDay(calendar, day);
  const range = monthRange(calendar, year, month);
  return date.grain !== 'day' && range?.earliest === day
    ? tellMonth(calendar, year, month, date.era)
    : tellDayIn(calendar, day, date.era);
}

function tellMonth(calendar: Calendar, year: number, month: number, era?: string): string {
  return `${calendar.arithmetic.months[month]?.name} ${tellYear(calendar, year, era)}`;
}

/** The single unit a range fills: a day, month, year, decade or century. */
function unitOf(calendar: Calendar, { range, grain, era }: Told): string | undefined {
  if (range.earliest === range.latest) return tellDayIn(calendar, range.earliest, era);
  if (calendar.spec.builtin === 'tos') return undefined;
  const first = yearOfDay(calendar, range.earliest);
  const last = yearOfDay(calendar, range.latest);
  const { month } = fromDay(calendar, range.earliest);
  if (same(monthRange(calendar, first, month), range)) return tellMonth(calendar, first, month, era);
  if (!same(yearsRange(calendar, first, last), range)) return undefined;
  if (first === last) return tellYear(calendar, first, era);
  return manyYears(calendar, first, last, grain, era);
}

function manyYears(
  calendar: Calendar,
  first: number,
  last: number,
  grain: Grain,
  era: string | undefined,
): string | undefined {
  const told = tellYear(calendar, first, era);
  const number = Number.parseInt(told, 10);
  const behind = told.slice(String(number).length);
  if (last - first === 9 && number % 10 === 0 && grain !== 'year') return `the ${number}s${behind}`;
  const round = number % 100 === 0 ? number : number - 1;
  const century = grain === 'century' && round % 100 === 0 && last - first >= 98;
  return century ? `the ${ordinal(round / 100 + 1)} century${behind}` : undefined;
}

export function ordinal(value: number): string {
  const tens = value % 100;
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${ending}`;
}

/** "c. 2151": the year in the middle of an approximate range. */
function circaOf(calendar: Calendar, { range, grain, approximate, era }: Told): string | undefined {
  if (!approximate) return undefined;
  const middle = dayNumber(Math.floor((range.earliest + range.latest) / 2));
  if (grain === 'day') return `c. ${tellDayIn(calendar, middle, era)}`;
  const year = yearOfDay(calendar, middle);
  if (grain !== 'month' && grain !== 'season') return `c. ${tellYear(calendar, year, era)}`;
  return `c. ${tellMonth(calendar, year, fromDay(calendar, middle).month, era)}`;
}

function fromTo(calendar: Calendar, { range, grain, era }: Told): string {
  const [first, last] = [range.earliest, range.latest];
  const [a, b] = [yearOfDay(calendar, first), yearOfDay(calendar, last)];
  const wide = ['year', 'decade', 'century', 'millennium', 'era'].includes(grain);
  if (wide && a !== b) return `${tellYear(calendar, a, era)}–${tellYear(calendar, b, era)}`;
  return `${tellDayIn(calendar, first, era)} – ${tellDayIn(calendar, last, era)}`;
}

function same(a: DayRange | undefined, b: DayRange): boolean {
  return a !== undefined && a.earliest === b.earliest && a.latest === b.latest;
}
