/**
 * Extended Date/Time Format, levels 0 to 2 (ISO 8601-2:2019 annex A; https://www.loc.gov/standards/datetime/).
 * Numbers are read by the calendar declared first, so that `1372-07-12` is its seventh month.
 */
import { type Calendar, farthestYear } from '../../domain/calendar/calendar.ts';
import { bareYears } from '../../domain/calendar/era.ts';
import { type Draft, doubted, lasting, moment, oneOf, orAfter, orBefore } from '../../domain/date-value.ts';
import { circa } from './approximate.ts';
import { inCalendar } from './century.ts';
import { numberedDraft, yearsDraft } from './day.ts';
import type { DateProblem } from './model.ts';
import { problem } from './parsed.ts';
import { firstCalendar, type Reckoning, yearCalendars } from './reckoning.ts';
import { subYear } from './season.ts';
import { isProblem } from './year.ts';

const component =
  /^(?:(-?[\dX]{3,9})|Y(-?\d+(?:E\d+)?))(?:S(\d+))?(?:-([\dX]{2})(?:-([\dX]{2}))?)?(?:T[\d:.]+(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/;
const qualifiers = /[?~%]/g;
/** Qualifiers stand before or behind a part, never inside a number; a small `x` only where all digits behind it are unknown too. */
const misplaced = /[\dX][?~%]+[\dX]|x\d/i;

/** Reads a text in the form of EDTF; undefined when it is not in that form at all. */
export function readEdtf(reckoning: Reckoning, text: string): Draft | DateProblem | undefined {
  const set = /^(\[|\{)(.*)(\]|\})$/s.exec(text);
  if (set) return readSet(reckoning, set[2] ?? '', set[1] === '{');
  const slash = text.indexOf('/');
  if (slash >= 0 && text.indexOf('/', slash + 1) < 0) {
    return readInterval(reckoning, text.slice(0, slash), text.slice(slash + 1));
  }
  const dots = text.indexOf('..');
  if (dots >= 0) return readInterval(reckoning, text.slice(0, dots) || '..', text.slice(dots + 2) || '..');
  return readOne(reckoning, text);
}

/** `[1667, 1670..1672, ..1650]`: one of them. `{…}`: all of them. */
function readSet(reckoning: Reckoning, inner: string, all: boolean): Draft | DateProblem | undefined {
  const members: Draft[] = [];
  for (const item of inner.split(',')) {
    const made = readMember(reckoning, item.trim());
    if (made === undefined || isProblem(made)) return made;
    members.push(made);
  }
  if (!all) return oneOf(members);
  const sorted = members.toSorted((a, b) => a.range.earliest - b.range.earliest);
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first && last && lasting(first, last);
}

/** In a set, `a..b` is some moment between: the same hull as an interval, but not one that lasts. */
function readMember(reckoning: Reckoning, item: string): Draft | DateProblem | undefined {
  const made = item.includes('..')
    ? readInterval(reckoning, item.split('..')[0] || '..', item.split('..')[1] || '..')
    : readOne(reckoning, item);
  if (made === undefined || isProblem(made)) return made;
  const { begins: _begins, ends: _ends, ...rest } = made;
  return { ...rest, extended: false };
}

/** `2293/2295`, `../2295`, `2293/..`; an empty side is an unknown end. */
function readInterval(reckoning: Reckoning, left: string, right: string): Draft | DateProblem | undefined {
  const [a, b] = [left.trim(), right.trim()];
  if (/^\d+$/.test(a) && /^\d{1,2}$/.test(b)) return undefined;
  const from = a === '' || a === '..' ? undefined : readOne(reckoning, a);
  const to = b === '' || b === '..' ? undefined : readOne(reckoning, b);
  if ((a && a !== '..' && !from) || (b && b !== '..' && !to)) return undefined;
  if (from && isProblem(from)) return from;
  if (to && isProblem(to)) return to;
  if (from && to) return lasting(from, to) ?? reversed;
  if (from) return { ...orAfter(from), extended: true, begins: from.range, ends: orAfter(from).range };
  if (to) return { ...orBefore(to), extended: true, begins: orBefore(to).range, ends: to.range };
  return undefined;
}

const reversed = problem('bad-date', 'This span ends before it begins. Swap its two dates.');

function readOne(reckoning: Reckoning, text: string): Draft | DateProblem | undefined {
  if (misplaced.test(text) && !/^[^x]*X\d[^x]*$/.test(text)) return undefined;
  const match = component.exec(text.replace(qualifiers, '').toUpperCase().replace('−', '-'));
  if (!match) return undefined;
  const made = draftOf(reckoning, match);
  if (isProblem(made)) return made;
  const approximate = /[~%]/.test(text) ? circa(made, reckoning) : made;
  return /[?%]/.test(text) ? doubted(approximate) : approximate;
}

function draftOf(reckoning: Reckoning, match: RegExpExecArray): Draft | DateProblem {
  const [, plain, long, significant, month, day] = match;
  const calendar = yearCalendars(reckoning)[0] ?? firstCalendar(reckoning);
  const years = plain === undefined ? longYear(long ?? '0') : unspecified(plain);
  if (Math.abs(years.first) > farthestYear || Math.abs(years.last) > farthestYear) {
    return problem(
      'bad-date',
      'This year lies more than ten million years away, farther than dates are kept. Check the number.',
    );
  }
  if (significant !== undefined) return significantYear(calendar, years.first, Number(significant));
  if (years.first !== years.last) {
    const within = monthOf(calendar, years.first, month);
    if (within && isProblem(within)) return within;
    return (
      inCalendar(calendar, years.first, years.last, years.grain) ??
      yearsDraft(calendar, years.first, years.last, years.grain)
    );
  }
  const bare = bareYears(calendar.spec.eras, years.first);
  if (month === undefined || month.includes('X')) return wholeYears(calendar, bare);
  const number = Number(month);
  if (number > calendar.numbered.length && subYear(calendar, bare[0] ?? 0, number)) {
    return seasonOf(calendar, bare, number);
  }
  if (day?.includes('X')) return numberedDraft(calendar, bare, number, undefined);
  return numberedDraft(calendar, bare, number, day === undefined ? undefined : Number(day));
}

/** A month that is no season is to be one of the calendar's, in whatever year. */
function monthOf(
  calendar: Calendar,
  year: number,
  month: string | undefined,
): Draft | DateProblem | undefined {
  if (month === undefined || month.includes('X')) return undefined;
  const number = Number(month);
  if (number > calendar.numbered.length && subYear(calendar, year, number)) return undefined;
  return numberedDraft(calendar, [year], number, undefined);
}

function wholeYears(calendar: Calendar, years: readonly number[]): Draft {
  const drafts = years.map((year) => yearsDraft(calendar, year, year, 'year'));
  return oneOf(drafts) ?? yearsDraft(calendar, 0, 0, 'year');
}

function seasonOf(calendar: Calendar, years: readonly number[], edtf: number): Draft {
  const drafts = years.flatMap((year) =>
    (subYear(calendar, year, edtf) ?? []).map((range) => moment(calendar.id, calendar.axis, range, 'season')),
  );
  return oneOf(drafts) ?? wholeYears(calendar, years);
}

interface Years {
  readonly first: number;
  readonly last: number;
  readonly grain: Draft['grain'];
}

/** `19XX`: some year of that century. Negative years count away from zero. */
function unspecified(text: string): Years {
  const [low, high] = [Number(text.replaceAll('X', '0')), Number(text.replaceAll('X', '9'))];
  const unknown = text.includes('X') ? text.length - text.indexOf('X') : 0;
  const grains = ['year', 'decade', 'century', 'millennium'] as const;
  return { first: Math.min(low, high) + 0, last: Math.max(low, high) + 0, grain: grains[unknown] ?? 'era' };
}

/** `Y17E7` is 170 million. */
function longYear(text: string): Years {
  const year = Number(text);
  return { first: year, last: year, grain: 'year' };
}

/** `1950S2`: 1950, of which two digits are significant. */
function significantYear(calendar: Calendar, year: number, digits: number): Draft {
  const step = 10 ** Math.max(0, String(Math.abs(year)).length - digits);
  const first = Math.floor(year / step) * step;
  return { ...yearsDraft(calendar, first, first + step - 1, 'year'), approximate: step > 1 };
}
