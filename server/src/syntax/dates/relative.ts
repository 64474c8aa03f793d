/** Dates told by other dates: "the following year", "two years later", "a mere 127 years ago". */
import type { DurationValue } from '../../domain/date.ts';
import type { Draft } from '../../domain/date-value.ts';
import { absoluteAt, monthAt } from './absolute.ts';
import { dayDraft } from './day.ts';
import { durationAt, vagueLength } from './duration.ts';
import type { Parsed, Partial } from './parsed.ts';
import type { Reckoning } from './reckoning.ts';
import { seasonIn } from './season.ts';
import { around, type Step, shifted } from './shift.ts';
import { maybeWord, type Source, skipSpace, skipWord, skipWords, tokenAt } from './source.ts';
import { anniversaries, ordinalAt, seasonWords, type Unit, units, yearsInUnit } from './words.ts';
import { blankYear, isProblem } from './year.ts';

export interface Relative {
  readonly start: number;
  readonly end: number;
  readonly direction: -1 | 0 | 1;
  readonly duration: DurationValue | undefined;
  /** What it counts from: the latest date told, the narrative now, a date beside it, or something unnamed. */
  readonly from: 'latest' | 'now' | 'given' | 'nothing';
  readonly given?: Parsed;
  /** The day or month itself, when it is one without a year. */
  readonly partial?: Partial;
  /** Undefined: too vague to come to a date. */
  readonly resolve: ((base: Draft, reckoning: Reckoning) => Draft | undefined) | undefined;
}

export function relativeAt(source: Source, start: number): Relative | undefined {
  return (
    stepAt(source, start) ??
    ofNamedYear(source, start) ??
    namedStep(source, start) ??
    anniversaryAt(source, start)
  );
}

const laterWords = ['later', 'afterwards', 'afterward', 'thereafter', 'hence', 'after', 'following', 'on'];
const earlierWords = ['earlier', 'before', 'previously', 'prior', 'beforehand', 'ago', 'back'];

/** "two years later", "a mere 127 years ago", "three years before 2293". */
function stepAt(source: Source, start: number): Relative | undefined {
  const length = durationAt(source, start);
  if (length && !length.joined) {
    const direction = directionAt(source, length.end);
    return direction && counted(source, start, direction, length.duration);
  }
  const vague = vagueLength(source, start);
  const direction = vague && directionAt(source, vague.end);
  if (!direction || !['later', 'earlier', 'ago', 'afterwards'].includes(direction.word)) return undefined;
  const from = direction.word === 'ago' ? 'now' : 'latest';
  return {
    start,
    end: direction.end,
    direction: direction.sign,
    duration: undefined,
    from,
    resolve: undefined,
  };
}

interface Direction {
  readonly sign: -1 | 1;
  readonly word: string;
  readonly end: number;
}

function directionAt(source: Source, at: number): Direction | undefined {
  const now = skipWords(source, at, 'from now');
  if (now !== undefined) return { sign: 1, word: 'hence', end: now };
  const prior = skipWords(source, at, 'prior to');
  if (prior !== undefined) return { sign: -1, word: 'before', end: prior };
  const token = tokenAt(source, at);
  if (token.type !== 'word') return undefined;
  if (laterWords.includes(token.lower)) return { sign: 1, word: token.lower, end: token.end };
  return earlierWords.includes(token.lower) ? { sign: -1, word: token.lower, end: token.end } : undefined;
}

function counted(
  source: Source,
  start: number,
  direction: Direction,
  duration: DurationValue,
): Relative | undefined {
  const { word, sign, end } = direction;
  const step: Step = { unit: duration.unit, count: duration.count * sign, approximate: duration.approximate };
  const resolve = (base: Draft, reckoning: Reckoning) => shifted(base, step, reckoning);
  const made = { start, direction: sign, duration, resolve } as const;
  if (word === 'ago' || word === 'hence') return { ...made, end, from: 'now' };
  const open = closesHere(source, end);
  if (word === 'before' || word === 'after' || word === 'following') {
    const given = absoluteAt(source, maybeWord(source, end, 'the'));
    if (given?.draft && given.bare.every((number) => number.digits >= 3))
      return { ...made, end: given.end, from: 'given', given };
    if (word === 'following' && open) return undefined;
    return { ...made, end, from: open ? 'latest' : 'nothing' };
  }
  if ((word === 'on' || word === 'back' || word === 'prior') && !open) return undefined;
  return { ...made, end, from: 'latest' };
}

/** Nothing follows that the word could lean on: it looks back to what was said before. */
function closesHere(source: Source, at: number): boolean {
  const next = tokenAt(source, at);
  if (next.type === 'end') return true;
  if (next.type === 'sign') return /[.,;:!?)\]–—…"”']/.test(next.text);
  return next.type === 'word' && /^(and|but|when|while|as|or|in|at|with|so|then)$/.test(next.lower);
}

const nextWords = ['following', 'next', 'ensuing', 'subsequent', 'succeeding', 'coming'];
const lastWords = ['previous', 'preceding', 'prior', 'last', 'past'];
const sameWords = ['same', 'very'];
const dayParts = new Set(['morning', 'afternoon', 'evening', 'night', 'noon', 'dawn', 'midnight']);

/** "the following year", "that same month", "the previous spring", "last year", "the year before". */
function namedStep(source: Source, start: number): Relative | undefined {
  const the = skipWord(source, start, 'the');
  const that = skipWord(source, start, 'that', 'those');
  const at = the ?? that ?? start;
  const token = tokenAt(source, at);
  if (token.type !== 'word') return undefined;
  const sign = signOf(token.lower, the !== undefined, that !== undefined, start === at);
  if (sign === undefined) return the === undefined ? undefined : unitBefore(source, start, at);
  const behind =
    sign === 0 && !sameWords.includes(token.lower) ? at : maybeWord(source, token.end, 'very', 'same');
  const now = start === at && that === undefined;
  if (now && (sign !== 0 || token.lower === 'this') && isOwned(source, start)) return undefined;
  return ofThing(source, start, behind, sign, now ? 'now' : 'latest');
}

/** "her last day", "the very next year": the word belongs to another before it. */
function isOwned(source: Source, start: number): boolean {
  const before =
    /([\p{L}'’]+)\s*$/u.exec(source.text.slice(Math.max(source.start, start - 20), start))?.[1] ?? '';
  return /^(?:his|her|its|their|our|your|my|the|a|an|very|at|one|whose|.*['’]s|.*s['’])$/i.test(before);
}

function signOf(word: string, the: boolean, that: boolean, bare: boolean): -1 | 0 | 1 | undefined {
  if (the && nextWords.includes(word)) return 1;
  if (the && lastWords.includes(word) && word !== 'past' && word !== 'last') return -1;
  if ((the && word === 'same') || (that && sameWords.includes(word))) return 0;
  if (that) return 0;
  if (bare && word === 'next') return 1;
  if (bare && word === 'last') return -1;
  return bare && word === 'this' ? 0 : undefined;
}

/** The unit, season or month that is named: "year", "spring", "Deepfrost". */
function ofThing(
  source: Source,
  start: number,
  position: number,
  sign: -1 | 0 | 1,
  from: Relative['from'],
): Relative | undefined {
  const at = sign === 0 && from === 'now' ? (skipWord(source, position, 'this') ?? position) : position;
  const token = tokenAt(source, at);
  if (token.type !== 'word') return undefined;
  const unit: Unit | undefined = dayParts.has(token.lower) && sign !== 0 ? 'day' : units.get(token.lower);
  if (unit === 'day' && from === 'now') return undefined;
  if (unit !== undefined && !(token.lower.endsWith('s') && unit !== 'century')) {
    const resolve = (base: Draft, reckoning: Reckoning) => stepOf(base, unit, sign, reckoning);
    return { start, end: token.end, direction: sign, duration: undefined, from, resolve };
  }
  const season = seasonWords.get(token.lower);
  const verbal = token.lower === 'spring' || token.lower === 'fall';
  if (verbal && sign === 0 && !closesHere(source, token.end)) return undefined;
  if (season !== undefined) {
    const resolve = (base: Draft, reckoning: Reckoning) => seasonNear(base, token.lower, sign, reckoning);
    return { start, end: token.end, direction: sign, duration: undefined, from, resolve };
  }
  const month = monthAt(source, at);
  // "that May Welland had let him guess"
  if (!month || /^\s+\p{Lu}/u.test(source.text.slice(month.end, month.end + 12))) return undefined;
  const partial: Partial = { months: month.senses, day: undefined };
  const resolve = (base: Draft, reckoning: Reckoning) => partialNear(partial, base, sign, reckoning);
  return { start, end: month.end, direction: sign, duration: undefined, from, resolve };
}

function stepOf(base: Draft, unit: Unit, sign: -1 | 0 | 1, reckoning: Reckoning): Draft | undefined {
  if (sign === 0) return around(base, unit, reckoning);
  const named = around(base, unit, reckoning);
  const years = yearsInUnit[unit];
  const step: Step =
    years === undefined
      ? { unit, count: sign, approximate: false }
      : { unit: 'year', count: sign * years, approximate: false };
  return named && shifted(named, step, reckoning);
}

/** "the year before", "the day after 14 August 2381". */
function unitBefore(source: Source, start: number, at: number): Relative | undefined {
  const token = tokenAt(source, at);
  const unit = token.type === 'word' && !token.lower.endsWith('s') ? units.get(token.lower) : undefined;
  if (unit === undefined) return undefined;
  const direction = directionAt(source, token.end);
  if (!direction || !['before', 'after'].includes(direction.word)) return undefined;
  const duration = { text: source.text.slice(start, token.end), unit, count: 1, approximate: false };
  return counted(source, start, direction, duration);
}

/** "Nonus of the same year", "14 August of that year", "the spring of the following year". */
function ofNamedYear(source: Source, start: number): Relative | undefined {
  const at = maybeWord(source, start, 'the');
  const token = tokenAt(source, at);
  const season = token.type === 'word' && seasonWords.has(token.lower) ? token : undefined;
  const partial = season ? undefined : partialAt(source, start);
  const end = season?.end ?? partial?.end;
  const of = end === undefined ? undefined : skipWord(source, end, 'of', 'in');
  const year = of === undefined ? undefined : namedStep(source, skipSpace(source, of));
  if (!year?.resolve || !/year$/i.test(source.text.slice(start, year.end))) return undefined;
  const resolve = (base: Draft, reckoning: Reckoning) => {
    const within = year.resolve?.(base, reckoning);
    if (!within) return undefined;
    if (season) return seasonIn(within, season.lower, 0, reckoning);
    return partial && partialNear(partial.partial, within, 0, reckoning);
  };
  return { ...year, start, resolve };
}

function partialAt(source: Source, start: number): { partial: Partial; end: number } | undefined {
  const dated = absoluteAt(source, start);
  return dated?.partial && !dated.draft ? { partial: dated.partial, end: dated.end } : undefined;
}

function seasonNear(base: Draft, word: string, sign: -1 | 0 | 1, reckoning: Reckoning): Draft | undefined {
  const years = sign === 0 ? [0] : sign > 0 ? [0, 1] : [0, -1];
  const found = years.map((by) => seasonIn(base, word, by, reckoning)).filter((draft) => draft !== undefined);
  return pickNear(found, base, sign);
}

/** A month, or a day of one, in the year around, or in the next or last one. */
export function partialNear(
  partial: Partial,
  base: Draft,
  sign: -1 | 0 | 1,
  reckoning: Reckoning,
): Draft | undefined {
  const found = (sign === 0 ? [0] : [0, sign])
    .map((by) => inYearOf(partial, base, by, reckoning))
    .filter((draft) => draft !== undefined);
  return pickNear(found, base, sign);
}

function inYearOf(partial: Partial, base: Draft, by: number, reckoning: Reckoning): Draft | undefined {
  const own = partial.months.filter((sense) => sense.calendar.id === base.calendar);
  const year = around(base, 'year', reckoning);
  const moved =
    year && (by === 0 ? year : shifted(year, { unit: 'year', count: by, approximate: false }, reckoning));
  const [sense] = own;
  if (!sense || !moved || moved.grain !== 'year') return undefined;
  const number = sense.calendar.arithmetic.yearOf(moved.range.earliest - sense.calendar.shift);
  const named = [{ calendar: sense.calendar, year: number }];
  const made = dayDraft({ ...partial, months: own }, { ...blankYear(0, 0), named });
  return isProblem(made) ? undefined : made;
}

function pickNear(found: readonly Draft[], base: Draft, sign: -1 | 0 | 1): Draft | undefined {
  if (sign > 0) return found.find((draft) => draft.range.earliest > base.range.latest) ?? found.at(-1);
  if (sign < 0) return found.find((draft) => draft.range.latest < base.range.earliest) ?? found.at(-1);
  return found[0];
}

/** "the centennial", "the 50th anniversary": so many years after something that others must name. */
function anniversaryAt(source: Source, start: number): Relative | undefined {
  const at = maybeWord(source, start, 'the');
  const token = tokenAt(source, at);
  const years = token.type === 'word' ? anniversaries.get(token.lower) : undefined;
  if (years !== undefined) return anniversary(source, start, token.end, years);
  const ordinal = ordinalAt(source, at);
  const end = ordinal && skipWord(source, ordinal.end, 'anniversary');
  return ordinal && end !== undefined ? anniversary(source, start, end, ordinal.value) : undefined;
}

function anniversary(source: Source, start: number, end: number, years: number): Relative {
  const text = source.text.slice(start, end);
  const duration: DurationValue = { text, unit: 'year', count: years, approximate: false };
  const step: Step = { unit: 'year', count: years, approximate: false };
  const resolve = (base: Draft, reckoning: Reckoning) => shifted(base, step, reckoning);
  return { start, end, direction: 1, duration, from: 'nothing', resolve };
}
