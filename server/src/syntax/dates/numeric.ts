/** All-number dates as authors write them: `1-1-100`, `4200/07/12`, `12.7.4200 TR`. */
import { type Draft, oneOf } from '../../domain/date-value.ts';
import { numberedDraft } from './day.ts';
import type { DateProblem } from './model.ts';
import { firstCalendar, type Reckoning } from './reckoning.ts';
import type { Source } from './source.ts';
import { type EraSense, eraBehind, isProblem, namedCalendars, yearsOf } from './year.ts';

const threeParts = /^(-?\d+)([-/.])(\d+)\2(\d+)(?:\s*(\D.*))?$/s;
const twoParts = /^(-?\d{3,})[-/](\d{1,2})$/;

/** Reads a whole text of numbers; undefined when it is something else. */
export function readNumeric(source: Source, text: string): Draft | DateProblem | undefined {
  const { reckoning } = source;
  const two = twoParts.exec(text);
  if (two) return ofParts(reckoning, [], Number(two[1]), Number(two[2]), undefined);
  const three = threeParts.exec(text);
  if (!three) return undefined;
  const [, a = '', , b = '', c = '', tail] = three;
  const eras = tail === undefined ? [] : eraOf(source, text.length - tail.length);
  if (!eras) return undefined;
  const order = orderOf(reckoning, a, c);
  const drafts = order.map((kind) => {
    const [year, month, day] = kind === 'ymd' ? [a, b, c] : kind === 'dmy' ? [c, b, a] : [c, a, b];
    return ofParts(reckoning, eras, Number(year), Number(month), Number(day));
  });
  const made = drafts.filter((draft): draft is Draft => !isProblem(draft));
  return oneOf(made) ?? drafts[0];
}

/** Behind all-number dates an era, and nothing else. */
function eraOf(source: Source, at: number): readonly EraSense[] | undefined {
  const behind = eraBehind(source, at);
  return behind.end === source.end ? behind.eras : undefined;
}

/**
 * The declared order, unless the numbers themselves show otherwise: three digits can only be a year. With
 * the year last and no order declared, day and month stay open.
 */
function orderOf(reckoning: Reckoning, a: string, c: string): readonly ('ymd' | 'dmy' | 'mdy')[] {
  const { order } = firstCalendar(reckoning).spec;
  if (a.replace('-', '').length >= 3) return ['ymd'];
  if (order !== 'ymd') return [order];
  return c.length >= 3 ? ['dmy', 'mdy'] : ['ymd'];
}

function ofParts(
  reckoning: Reckoning,
  eras: readonly EraSense[],
  number: number,
  month: number,
  day: number | undefined,
): Draft | DateProblem {
  const year = { number, eras, named: [], calendar: undefined } as const;
  const calendar = namedCalendars(year)[0] ?? firstCalendar(reckoning);
  const found = yearsOf(calendar, year);
  return isProblem(found) ? found : numberedDraft(calendar, found.years, month, day);
}
