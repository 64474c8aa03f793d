/** Decades, centuries and millennia: "the 2340s", "the 24th century BC", "the third millennium". */
import { type Calendar, farthestYear } from '../../domain/calendar/calendar.ts';
import { eraToAxis } from '../../domain/calendar/era.ts';
import type { EraSpec } from '../../domain/calendar/spec.ts';
import { type Draft, oneOf } from '../../domain/date-value.ts';
import { yearsDraft } from './day.ts';
import { phraseAt } from './lexicon.ts';
import type { DateProblem } from './model.ts';
import { failed, type Parsed, problem } from './parsed.ts';
import { yearCalendars } from './reckoning.ts';
import { maybeSign, maybeWord, type Source, skipSpace, skipWord, tokenAt } from './source.ts';
import { ordinalAt } from './words.ts';
import { type Behind, type EraSense, eraBehind, eraName } from './year.ts';

/** "the 24th century", "twenty-fourth-century", "the 3rd millennium of the Crown". */
export function centuryAt(source: Source, start: number): Parsed | undefined {
  const ordinal = ordinalAt(source, maybeWord(source, start, 'the'));
  if (!ordinal) return undefined;
  const at = maybeSign(source, ordinal.end, '-');
  const century = skipWord(source, at, 'century');
  const unit = century ?? skipWord(source, at, 'millennium');
  if (unit === undefined || ordinal.value < 1) return undefined;
  const length = century === undefined ? 1000 : 100;
  const first = (ordinal.value - 1) * length;
  // Loose counting starts a century with its round year, strict counting ends it there: both belong.
  const behind = eraBehind(source, unit);
  return spanOf(
    source,
    start,
    behind,
    unit,
    first,
    first + length,
    length === 100 ? 'century' : 'millennium',
  );
}

/** "the 2340s", "2340's", "the 540s TR"; "the 1900s" are the century. */
export function decadeAt(source: Source, start: number): Parsed | undefined {
  const the = skipWord(source, start, 'the');
  const era = phraseAt(source, skipSpace(source, the ?? start), 'era');
  const token = tokenAt(source, era?.end ?? the ?? start);
  if (token.type !== 'number' || !token.decade || token.grouped || token.value % 10 !== 0) return undefined;
  const short = token.digits < 3 || (token.digits === 3 && the === undefined);
  const behind = era ? { end: token.end, eras: era.senses } : eraBehind(source, token.end);
  if (short && source.mode === 'prose' && !behind.eras) return undefined;
  const hundred = token.digits > 2 && token.value % 100 === 0;
  const last = token.value + (hundred ? 99 : 9);
  return spanOf(source, start, behind, token.end, token.value, last, hundred ? 'century' : 'decade');
}

/** Years `first` to `last` of an era, or of the calendar read first. */
function spanOf(
  source: Source,
  start: number,
  behind: Behind,
  position: number,
  first: number,
  last: number,
  grain: Draft['grain'],
): Parsed | undefined {
  const end = behind.end ?? position;
  if (last > farthestYear) return failed(start, end, tooFar);
  const made = behind.eras
    ? behind.eras.map((sense) => inEra(sense, first, last, grain))
    : [inCalendar(behind.calendar ?? yearCalendars(source.reckoning)[0], first, last, grain)];
  const draft = made.find((one) => one !== undefined);
  return draft ? { start, end, draft, bare: [] } : failed(start, end, noSuchSpan(behind.eras));
}

const tooFar: DateProblem = problem(
  'bad-date',
  'This lies more than ten million years away, farther than dates are kept. Check the number.',
);

function noSuchSpan(eras: readonly EraSense[] | undefined): DateProblem {
  const era = eras?.[0] && eraName(eras[0].era);
  return problem(
    'bad-date',
    era
      ? `${era} has no such years. Correct the years, or the era.`
      : 'No calendar of this world counts years. Declare one that does under `calendars` in lore.yaml.',
  );
}

function inEra(sense: EraSense, first: number, last: number, grain: Draft['grain']): Draft | undefined {
  const years = eraYears(sense.era, first, last);
  if (!years) return undefined;
  return { ...yearsDraft(sense.calendar, years[0], years[1], grain), era: eraName(sense.era) };
}

/** Axis years of a stretch of an era, cut to what the era has. */
function eraYears(era: EraSpec, first: number, last: number): readonly [number, number] | undefined {
  const end = era.years === undefined ? last : Math.min(last, era.first + era.years - 1);
  const years = [Math.max(first, era.first), end].map((year) => eraToAxis(era, year));
  const [a, b] = years;
  if (a === undefined || b === undefined || Math.max(first, era.first) > end) return undefined;
  return [Math.min(a, b), Math.max(a, b)];
}

/** Without an era: in every forward era the calendar has, or plainly on its own axis. */
export function inCalendar(
  calendar: Calendar | undefined,
  first: number,
  last: number,
  grain: Draft['grain'],
): Draft | undefined {
  if (!calendar) return undefined;
  const eras = calendar.spec.eras.filter((era) => era.direction === 'forward');
  const spans = eras.map((era) => eraYears(era, first, last)).filter((years) => years !== undefined);
  if (spans.length === 0) return yearsDraft(calendar, first, last, grain);
  return oneOf(spans.map(([a, b]) => yearsDraft(calendar, a, b, grain)));
}
