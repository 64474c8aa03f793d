/** What kind of mention, if any, begins at a place in prose. */
import type { DurationValue } from '../../domain/date.ts';
import type { Draft } from '../../domain/date-value.ts';
import { absoluteAt } from './absolute.ts';
import { followerOf, isLabelled, provesYears, type Surroundings, wordBefore } from './context.ts';
import { neverSuchDay } from './day.ts';
import { ageAt, type DurationAt, durationAt } from './duration.ts';
import { readEdtf } from './edtf.ts';
import { expressionAt } from './expression.ts';
import type { DateMention, DateProblem } from './model.ts';
import { readNumeric } from './numeric.ts';
import type { Parsed } from './parsed.ts';
import { partialNear, type Relative, relativeAt } from './relative.ts';
import { createSource, matchAt, type Source } from './source.ts';
import { foreignEra } from './strange-era.ts';
import { strangerAt, strangerBefore } from './stranger.ts';
import { eraBehind, isProblem } from './year.ts';

export interface Found {
  readonly start: number;
  readonly end: number;
  readonly type: DateMention['type'];
  readonly draft?: Draft;
  readonly relative?: Relative;
  readonly duration?: DurationValue;
  readonly problem?: DateProblem;
  /** Digits of a bare year that was accepted. */
  readonly bareDigits?: number;
}

export function mentionAt(source: Source, start: number, around: Surroundings): Found | undefined {
  const numeric = numericAt(source, start);
  if (numeric) return numeric;
  const age = ageAt(source, start);
  if (age) return { ...age, type: 'age' };
  const relative = relativeAt(source, start);
  const date = dateAt(source, start, around);
  if (relative && relative.end > (date?.end ?? 0)) return asRelative(relative);
  if (date) return (isYear(date) && strangerBefore(source, date.start, date.end)) || date;
  const length = durationAt(source, start);
  if (length) return isLength(source, length) ? { ...length, type: 'duration' } : undefined;
  return strangerAt(source, start);
}

function isYear({ type, draft }: Found): boolean {
  return type === 'date' && draft?.grain === 'year' && !draft.extended;
}

function asRelative(relative: Relative): Found {
  return { start: relative.start, end: relative.end, type: 'relative', relative };
}

const iso = /\d{4}-\d{2}-\d{2}(?![\d\p{L}-])/uy;
const allNumbers = /\d{1,5}([-/.])\d{1,2}\1\d{1,5}(?![\d-])/y;

/** `2381-08-14` as it stands; `1/12/88 AF` with its era. */
function numericAt(source: Source, start: number): Found | undefined {
  const plain = matchAt(iso, source.text, start)?.[0];
  if (plain !== undefined) {
    const made = readEdtf(source.reckoning, plain);
    const end = start + plain.length;
    return made && !isProblem(made) ? { start, end, type: 'date', draft: made } : undefined;
  }
  const written = matchAt(allNumbers, source.text, start)?.[0];
  const era = written === undefined ? undefined : eraBehind(source, start + written.length);
  if (era?.end === undefined) return undefined;
  const text = source.text.slice(start, era.end);
  const made = readNumeric(createSource(source.reckoning, text, 'whole'), text);
  return made && !isProblem(made) ? { start, end: era.end, type: 'date', draft: made } : undefined;
}

/** An absolute date that the context bears out, the whole expression or, failing that, its first date. */
function dateAt(source: Source, start: number, around: Surroundings): Found | undefined {
  const whole = expressionAt(source, start);
  if (!whole) return undefined;
  const found = accept(source, whole, around);
  if (found) return found;
  const single = absoluteAt(source, start);
  return single && single.end < whole.end ? accept(source, single, around) : undefined;
}

function accept(source: Source, parsed: Parsed, around: Surroundings): Found | undefined {
  const { start, end, draft, bare } = parsed;
  const type = parsed.stardate ? 'stardate' : 'date';
  const strange = foreignEra(source, parsed);
  if (strange) return strange.problem && { start, end: strange.end, type, problem: strange.problem };
  if (parsed.problem)
    return bare.length > 0 || isLabelled(source, start)
      ? undefined
      : { start, end, type, problem: parsed.problem };
  if (!draft) return parsed.partial?.day === undefined ? undefined : partialDate(source, parsed);
  if (bare.length > 0) {
    const [first] = bare;
    if (!provesYears(source, bare, draft, start, end, around)) return undefined;
    return { start, end, type, draft, ...(first ? { bareDigits: first.digits } : {}) };
  }
  const ending = parsed.loose ? followerOf(source, end) : 'close';
  return ending === 'counted' || ending === 'joined' ? undefined : { start, end, type, draft };
}

/** "the 38th of Thaw", "the thirty-eighth day of Thaw": no count of anything. */
const surelyDay = /(?:st|nd|rd|th)\s+(?:day\s+)?of\s/i;

/** "12 Thaw", "Deepfrost 3": a day whose year the passage must give. */
function partialDate(source: Source, parsed: Parsed): Found | undefined {
  const { start, end, partial } = parsed;
  const follower = followerOf(source, end);
  if (!partial || follower === 'joined' || follower === 'counted' || follower === 'name') return undefined;
  if (isLabelled(source, start)) return undefined;
  const never = neverSuchDay(partial);
  if (never && surelyDay.test(source.text.slice(start, end)))
    return { start, end, type: 'date', problem: never };
  const relative: Relative = {
    start,
    end,
    partial,
    direction: 0,
    duration: undefined,
    from: 'latest',
    resolve: (base, reckoning) => partialNear(partial, base, 0, reckoning),
  };
  return { start, end, type: 'relative', relative };
}

/** Idioms and shares of time are no lengths anybody checks: "one day", "a year", "two days a week". */
function isLength(source: Source, length: DurationAt): boolean {
  const { unit, count } = length.duration;
  const before = wordBefore(source, length.start);
  // "two thirds of a century" is no century.
  if (length.article && before.word === 'of') return false;
  if (length.article) return unit === 'decade' || unit === 'century' || unit === 'millennium';
  return count !== 1 || (unit !== 'day' && before.word !== 'no');
}
