/** Seasons of a year: those a calendar declares, else the four of the Gregorian year. */

import { seasonStart } from '../../domain/calendar/almanac.ts';
import { type Calendar, monthRange, yearOfDay, yearsRange } from '../../domain/calendar/calendar.ts';
import type { DayRange } from '../../domain/date.ts';
import { type Draft, days, isOpen, moment, oneOf } from '../../domain/date-value.ts';
import { phraseAt } from './lexicon.ts';
import { failed, type Parsed } from './parsed.ts';
import { firstCalendar, type Reckoning } from './reckoning.ts';
import { maybeSign, maybeWord, type Source, tokenAt } from './source.ts';
import { seasonWords } from './words.ts';
import { isProblem, namedCalendars, type YearExpression, yearAt, yearsOf } from './year.ts';

/** "the summer of 2293", "spring 540 TR". */
export function seasonAt(source: Source, start: number): Parsed | undefined {
  const at = maybeWord(source, start, 'the');
  const token = tokenAt(source, at);
  if (token.type !== 'word') return undefined;
  const named = phraseAt(source, token.start, 'season');
  const number = seasonWords.get(token.lower);
  if (!named && number === undefined) return undefined;
  const behind = named?.end ?? token.end;
  const year = yearAt(source, maybeWord(source, maybeSign(source, behind, ','), 'of', 'in'));
  if (!year || !fits(source, year)) return undefined;
  const calendar = namedCalendars(year)[0] ?? named?.senses[0]?.calendar ?? firstCalendar(source.reckoning);
  const found = yearsOf(calendar, year);
  if (isProblem(found)) return failed(start, year.end, found);
  const own = named?.senses.find((sense) => sense.calendar === calendar)?.season;
  const drafts = found.years.flatMap((one) => seasonDrafts(calendar, one, own, number ?? 0));
  const draft = oneOf(drafts);
  return draft && { start, end: year.end, draft, bare: [] };
}

function fits(source: Source, year: YearExpression): boolean {
  return (
    source.mode === 'whole' || year.eras.length > 0 || year.worded || (year.digits >= 3 && year.digits <= 5)
  );
}

/** The season of a name in the year around a date, or so many years on. */
export function seasonIn(base: Draft, word: string, by: number, reckoning: Reckoning): Draft | undefined {
  const calendar = reckoning.calendars.find((one) => one.id === base.calendar);
  const edtf = seasonWords.get(word);
  if (!calendar || edtf === undefined || isOpen(base.range)) return undefined;
  const year = yearOfDay(calendar, base.range.earliest) + by;
  return oneOf(seasonDrafts(calendar, year, undefined, edtf));
}

function seasonDrafts(
  calendar: Calendar,
  year: number,
  own: number | undefined,
  edtf: number,
): readonly Draft[] {
  const ranges = own === undefined ? namedLike(calendar, year, edtf) : [ownSeason(calendar, year, own)];
  return ranges.map((range) => moment(calendar.id, calendar.axis, range, 'season'));
}

/** An English season word in a calendar: the declared season of that name, or the Gregorian one. */
function namedLike(calendar: Calendar, year: number, edtf: number): readonly DayRange[] {
  const own = calendar.spec.seasons.findIndex(
    (season) => seasonWords.get(season.name.toLowerCase()) === edtf,
  );
  if (own >= 0) return [ownSeason(calendar, year, own)];
  // Nobody said when this calendar's seasons are: some time in the year.
  if (calendar.spec.months.length > 0 && calendar.spec.builtin !== 'gregorian')
    return [yearsRange(calendar, year)];
  return subYear(calendar, year, edtf) ?? [yearsRange(calendar, year)];
}

/** From the first day of a declared season to the day before the next one's. */
function ownSeason(calendar: Calendar, year: number, index: number): DayRange {
  const start = seasonStart(calendar, year, index);
  const { seasons } = calendar.spec;
  const starts = seasons.flatMap((_, other) => [
    seasonStart(calendar, year, other),
    seasonStart(calendar, year + 1, other),
  ]);
  const whole = yearsRange(calendar, year);
  if (start === undefined) return whole;
  const next = starts.filter((day) => day !== undefined && day > start).map(Number);
  return days(start, next.length === 0 ? whole.latest : Math.min(...next) - 1);
}

/**
 * Parts of a year by their EDTF numbers (ISO 8601-2, 4.8): 21–24 seasons of either reckoning, 25–28 north,
 * 29–32 south, 33–36 quarters, 37–39 thirds, 40–41 halves. The seasons are wide, for nobody says whether they go by
 * the almanac or by the weather; a winter may be the one at either end of the year.
 */
export function subYear(calendar: Calendar, year: number, edtf: number): readonly DayRange[] | undefined {
  const months = (from: number, to: number, last = year) => wholeMonths(calendar, year, from, last, to);
  if (edtf >= 21 && edtf <= 32) {
    const season = (edtf - 21) % 4;
    const turned = edtf >= 29 ? (season + 2) % 4 : season;
    return [[months(3, 6)], [months(6, 9)], [months(9, 12)], [months(1, 3), months(12, 3, year + 1)]][turned];
  }
  if (edtf >= 33 && edtf <= 36) return [months((edtf - 33) * 3 + 1, (edtf - 33) * 3 + 3)];
  if (edtf >= 37 && edtf <= 39) return [months((edtf - 37) * 4 + 1, (edtf - 37) * 4 + 4)];
  if (edtf === 40 || edtf === 41) return [months((edtf - 40) * 6 + 1, (edtf - 40) * 6 + 6)];
  return undefined;
}

function wholeMonths(calendar: Calendar, year: number, from: number, lastYear: number, to: number): DayRange {
  const first = monthRange(calendar, year, calendar.numbered[from - 1] ?? 0);
  const last = monthRange(calendar, lastYear, calendar.numbered[to - 1] ?? 0);
  const whole = yearsRange(calendar, year);
  return days(first?.earliest ?? whole.earliest, last?.latest ?? whole.latest);
}
