/** What may be done about a day that its month does not have: it is told as the month's last day. */
import type { DateProblem } from './model.ts';

/** A day that was written, and the last one of its month. */
export interface Overrun {
  readonly day: number;
  readonly last: number;
}

/** The problem with the text that has the last day instead: a guess, for the month may as well be the wrong one. */
export function withLastDay(problem: DateProblem, text: string): DateProblem {
  const suggestion = problem.overrun && lastDayIn(text, problem.overrun);
  return suggestion === undefined || problem.suggestion !== undefined
    ? problem
    : { ...problem, suggestion, guess: true };
}

const isoDay = /^([^-]*-?\d+-\d+-)(\d+)$/;
const number = /(?<![\d\p{L}])(\d+)(st|nd|rd|th)?(?![\d\p{L}])/gu;

/** Undefined when the day stands there twice, or in words. */
function lastDayIn(text: string, { day, last }: Overrun): string | undefined {
  const iso = isoDay.exec(text);
  if (iso) {
    const [, before = '', digits = ''] = iso;
    return Number(digits) === day ? before + String(last).padStart(digits.length, '0') : undefined;
  }
  const places = [...text.matchAll(number)].filter((match) => Number(match[1]) === day);
  const [place] = places;
  if (!place || places.length > 1) return undefined;
  const [written, digits = '', ending] = place;
  const mended = String(last).padStart(/^0/.test(digits) ? digits.length : 1, '0');
  const after = text.slice(place.index + written.length);
  return text.slice(0, place.index) + mended + (ending === undefined ? '' : ordinalEnding(last)) + after;
}

function ordinalEnding(value: number): string {
  const tens = value % 100;
  if (tens > 10 && tens < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}
