/** Stardates and Imperial dates. */

import { type Calendar, yearsRange } from '../../domain/calendar/calendar.ts';
import { imperialYear, tngSlack, tngYear, tosStep } from '../../domain/calendar/stardate.ts';
import { type Draft, days, moment, widened } from '../../domain/date-value.ts';
import type { DateProblem } from './model.ts';
import { failed, type Parsed, problem } from './parsed.ts';
import { builtinCalendar, type Reckoning } from './reckoning.ts';
import { matchAt, maybeSign, type Source, skipSpace, tokenAt } from './source.ts';
import { isProblem } from './year.ts';

export function stardateAt(source: Source, start: number): Parsed | undefined {
  const token = tokenAt(source, start);
  if (token.type === 'word' && (token.lower === 'stardate' || token.lower === 'sd')) {
    return namedStardate(source, start, token.end, token.lower === 'sd');
  }
  return token.type === 'number' || (token.type === 'word' && /^m$/i.test(token.text))
    ? imperialAt(source, token.start, start)
    : undefined;
}

const number = /(\d{1,6})(?:\.(\d{1,4}))?(?![\d\p{L}])/uy;

function namedStardate(source: Source, start: number, position: number, short: boolean): Parsed | undefined {
  const at = skipSpace(source, maybeSign(source, position, ':'));
  const match = matchAt(number, source.text, at);
  if (!match || at + match[0].length > source.end) return undefined;
  if (short && match[2] === undefined && source.mode === 'prose') return undefined;
  const made = stardateDraft(source.reckoning, match[1] ?? '', match[2]);
  if (!made) return undefined;
  const end = at + match[0].length;
  return isProblem(made)
    ? { ...failed(start, end, made), stardate: true }
    : { start, end, draft: made, bare: [], stardate: true };
}

/**
 * Which series a stardate is of shows in its form: five digits are TNG; four digits with a day number
 * behind the point are Kelvin where the year fits, and TOS otherwise.
 */
export function stardateDraft(
  reckoning: Reckoning,
  whole: string,
  fraction: string | undefined,
): Draft | DateProblem | undefined {
  const kelvin = builtinCalendar(reckoning, 'kelvin');
  const tng = builtinCalendar(reckoning, 'tng');
  const tos = builtinCalendar(reckoning, 'tos');
  const value = Number(`${whole}.${fraction ?? '0'}`);
  const like = Number(whole) >= 2200 && Number(whole) < 2400;
  if (whole.length >= 5 && tng) return tngDraft(tng, value);
  if (kelvin && whole.length === 4 && (like || (fraction ?? '').length > 1 || !tos)) {
    return kelvinDraft(kelvin, whole, fraction);
  }
  if (tos) return moment(tos.id, tos.axis, days(tosStep(value), tosStep(value)), 'day');
  if (tng) return tngDraft(tng, value);
  if (kelvin) return kelvinDraft(kelvin, whole, fraction);
  return undefined;
}

function tngDraft(calendar: Calendar, stardate: number): Draft {
  const year = tngYear(stardate);
  const range = yearsRange(calendar, Math.floor(year));
  const day = Math.floor(range.earliest + (year % 1) * (range.latest - range.earliest + 1));
  return widened(moment(calendar.id, calendar.axis, days(day, day), 'year'), tngSlack);
}

function kelvinDraft(calendar: Calendar, whole: string, fraction: string | undefined): Draft | DateProblem {
  const range = yearsRange(calendar, Number(whole));
  if (fraction === undefined) return moment(calendar.id, calendar.axis, range, 'year');
  const dayOfYear = Number(fraction);
  const length = range.latest - range.earliest + 1;
  if (dayOfYear < 1 || dayOfYear > length) {
    return problem(
      'bad-date',
      `There is no stardate ${whole}.${fraction}: behind the point stands the day of the year, and ${whole} has ${length} days. Correct the stardate.`,
    );
  }
  const day = range.earliest + dayOfYear - 1;
  return moment(calendar.id, calendar.axis, days(day, day), 'day');
}

/** `998.M41`, `0 150 998.M41` (check digit, thousandth of the year, year), `M41`. */
const imperial = /(?:(\d)[ .]?(\d{3})[ .]?)?(\d{1,3})\.M(\d{1,2})(?![\d\p{L}])|M(\d{2})(?![\d\p{L}.])/uy;

function imperialAt(source: Source, at: number, start: number): Parsed | undefined {
  const calendar = builtinCalendar(source.reckoning, 'm41');
  const match = calendar && matchAt(imperial, source.text, at);
  if (!calendar || !match || at + match[0].length > source.end) return undefined;
  const end = at + match[0].length;
  if (match[5] !== undefined) {
    if (source.mode === 'prose') return undefined;
    const first = imperialYear(0, Number(match[5]));
    const { earliest } = yearsRange(calendar, first);
    const { latest } = yearsRange(calendar, first + 999);
    return {
      start,
      end,
      draft: moment(calendar.id, calendar.axis, days(earliest, latest), 'millennium'),
      bare: [],
    };
  }
  const range = yearsRange(calendar, imperialYear(Number(match[3]), Number(match[4])));
  if (match[2] === undefined)
    return {
      start,
      end,
      draft: moment(calendar.id, calendar.axis, range, 'year'),
      bare: [],
    };
  const length = range.latest - range.earliest + 1;
  const day = Math.min(range.latest, range.earliest + Math.floor((Number(match[2]) / 1000) * length));
  return {
    start,
    end,
    draft: moment(calendar.id, calendar.axis, days(day, day), 'day'),
    bare: [],
  };
}
