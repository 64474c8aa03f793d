import type { DateValue } from '../domain/date.ts';
import { beginning, ending, isFirm, plural, sameAxis } from '../domain/date-order.ts';
import type { Entity } from '../domain/entity.ts';
import type { Fix, RelatedPlace } from '../domain/finding.ts';
import { type ContinuityId, dayNumber } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { type Dated, isSure, type Lifetime, placeOf } from '../time/dated.ts';
import { checkTold } from '../time/prose/claims.ts';
import type { ToldDuration } from '../time/prose/durations.ts';
import { lifetimeIn } from '../time/prose/judge.ts';
import type { Side } from '../time/prose/moments.ts';
import type { QuietKey } from '../time/prose/sentence.ts';
import { otherTellings, retold } from '../time/prose/tellings.ts';
import { capitalised, fact, named, when } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';
import { byDatesOf, type ToldElsewhere } from './told-elsewhere.ts';

const quiet: QuietKey = { name: 'passages whose durations are right' };
const quietElsewhere: QuietKey = { name: 'passages whose durations are right nowhere else' };

/**
 * A length is wrong for certain only when no way to round it helps: told in years it may be up to half a
 * unit too long, or nearly a whole one too short.
 */
export const wrongDuration: Rule = {
  id: 'wrong-duration',
  group: 'time',
  summary: 'A length of time that does not go with the dates it lies between.',
  severity: 'warning',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) =>
    checkTold(snapshot, file, 'durations', quiet, (told) =>
      fittingTelling(snapshot, told) === undefined ? draft(snapshot, file, told) : [],
    ),
};

/** Wrong lengths that are right by the dates of another continuity: `continuity-leak` reports them. */
export function durationsToldElsewhere(snapshot: Snapshot, file: FileSummary): readonly ToldElsewhere[] {
  return checkTold(snapshot, file, 'durations', quietElsewhere, (told) => {
    const continuity = fittingTelling(snapshot, told);
    return continuity === undefined ? [] : byDatesOf(continuity, file, told, draft(snapshot, file, told));
  });
}

const datedFields = ['date', 'start', 'end', 'signed', 'born', 'died'];

/** Another continuity whose dates the length goes with; undefined where those of the passage's own do. */
function fittingTelling(snapshot: Snapshot, told: ToldDuration): ContinuityId | undefined {
  if (told.type === 'later') return undefined;
  const entities = told.type === 'events' ? [told.event, told.other] : [told.event];
  const others = otherTellings(snapshot, entities, datedFields, told.sentence.continuity);
  const fits = (each: ToldDuration): boolean =>
    spansOf(snapshot, each).some((span) => verdictOf(each, span) === undefined);
  if (others.length === 0 || fits(told)) return undefined;
  return others.find((continuity) => fits(retold(told, continuity)));
}

/** Years between two moments, and what says so. */
interface Span {
  readonly least: number;
  readonly most: number;
  /** Whole years by the calendar, when both ends are years. */
  readonly years: number | undefined;
  /** A day of the calendar in years of it. */
  readonly day: number;
  readonly sure: boolean;
  readonly proof: string;
  readonly related: readonly RelatedPlace[];
}

/** Years in a unit; of a year unlike ours nobody knows what its author calls a month or a week. */
function yearsIn(unit: ToldDuration['duration']['unit'], day: number): number | undefined {
  const usual = Math.abs(day * 365.25 - 1) < 0.03;
  const years = { day, week: usual ? 7 * day : undefined, month: usual ? 1 / 12 : undefined };
  return { ...years, year: 1, decade: 10, century: 100, millennium: 1000 }[unit];
}

function draft(snapshot: Snapshot, file: FileSummary, told: ToldDuration): FindingDraft[] {
  const spans = spansOf(snapshot, told);
  const [first] = spans;
  if (!first) return [];
  const verdicts = spans.map((span) => verdictOf(told, span));
  if (verdicts.includes(undefined)) return [];
  const { span } = told.mention;
  const text = told.duration.text;
  const length = told.mention.date?.type === 'relative' ? text.length : span.end - span.start;
  return [
    {
      span: { start: span.start, end: Math.min(span.end, span.start + length) },
      message: `\`${text}\` does not go with the dates: ${first.proof}, ${inWords(first)}. Correct the length, or one of the dates.`,
      verdict: verdicts.every((verdict) => verdict === 'certain') ? 'certain' : 'possible',
      related: first.related,
      fixes: fixes(file, told, spans, length),
    },
  ];
}

/** The right number of years, in words or figures as before; only where all tellings of canon agree on it. */
function fixes(
  file: FileSummary,
  { duration, mention }: ToldDuration,
  spans: readonly Span[],
  length: number,
): Fix[] {
  const years = spans[0]?.years;
  if (years === undefined || years < 1 || duration.unit !== 'year') return [];
  if (spans.some((span) => span.years !== years)) return [];
  const range = { start: mention.span.start, end: mention.span.start + length };
  const written = file.text.slice(range.start, range.end);
  if (!/^(?:\d+|[\p{L}-]+) years?$/u.test(written)) return [];
  const words = /^\d/.test(written) ? `${years} year${years === 1 ? '' : 's'}` : plural(years, 'year');
  const newText = /^\p{Lu}/u.test(written) ? capitalised(words) : words;
  return [
    {
      title: `Change to \`${newText}\``,
      edits: [{ file: file.path, span: range, newText }],
      preferred: true,
    },
  ];
}

function inWords({ least, most, years, day }: Span): string {
  if (most < 0) return 'which is the other way round';
  if (years !== undefined) return `which makes ${years} year${years === 1 ? '' : 's'}`;
  const round = (value: number): string => String(Math.round(value * 10) / 10);
  if (most / day < 45) return `which makes ${daysInWords(Math.round(least / day), Math.round(most / day))}`;
  if (most < 2 && yearsIn('month', day) !== undefined)
    return `which makes about ${round(((least + most) / 2) * 12)} months`;
  const [low, high] = [round(Math.max(0, least)), round(most)];
  return low === high ? `which makes about ${low} years` : `which makes ${low} to ${high} years`;
}

function daysInWords(least: number, most: number): string {
  const days = `${most} ${most === 1 ? 'day' : 'days'}`;
  return least === most ? days : `${least} to ${days}`;
}

function verdictOf(told: ToldDuration, span: Span): 'certain' | 'possible' | undefined {
  const { duration, type } = told;
  const unit = yearsIn(duration.unit, span.day);
  if (unit === undefined) return undefined;
  const said = duration.count * unit;
  if (span.years !== undefined && Math.abs(span.years - said) < 0.01) return undefined;
  if (said >= span.least - 0.01 && said <= span.most + 0.01 && span.years === undefined) return undefined;
  // Jubilees are exact; decades and centuries are rounded to themselves.
  const coarse = type === 'jubilee' ? 0 : Math.max(unit, duration.count >= 100 ? said / 20 : 0);
  const fits = span.most >= said - coarse / 2 && span.least < said + coarse;
  if (!fits) return span.sure ? 'certain' : 'possible';
  if (type === 'events' && told.byAge) return undefined;
  return span.years === undefined || unit > 1 || type === 'jubilee' ? undefined : 'possible';
}

function spansOf(snapshot: Snapshot, told: ToldDuration): Span[] {
  if (told.type === 'later') {
    const [from, to] = told.direction === 1 ? [told.base, told.date] : [told.date, told.base];
    const proof = `the passage counts from ${told.base.text} to ${told.date.text}`;
    const span = between(snapshot, from, to, isFirm(from) && isFirm(to), proof, []);
    return span ? [span] : [];
  }
  const { continuity } = told.sentence;
  const side = told.type === 'apart' || told.type === 'events' ? told.side : undefined;
  const { start, end } = onlySide(lifetimeIn(snapshot, told.event, continuity), side);
  if (told.type === 'lasted') return lasted(snapshot, told.event, start, end);
  if (told.type === 'events') {
    const other = onlySide(lifetimeIn(snapshot, told.other, continuity), told.otherSide);
    return start.flatMap((a) =>
      other.start.flatMap((b) => {
        const [from, to] = told.direction === 1 ? [a, b] : [b, a];
        const proof = `${fact(told.event, a)}, and ${fact(told.other, b)}`;
        const related = [relatedTo(told.event, a), relatedTo(told.other, b)];
        return between(snapshot, from.date, to.date, isSure(a) && isSure(b), proof, related) ?? [];
      }),
    );
  }
  const direction = told.type === 'apart' ? told.direction : 1;
  // "Three years after the war" may count from its beginning or from its end.
  return start.flatMap((begun, i) => {
    const over = end[i] ?? begun;
    const whole = {
      ...begun.date,
      range: { earliest: begun.date.range.earliest, latest: over.date.range.latest },
    };
    const event =
      begun === over || begun.date === over.date ? begun.date : { ...whole, grain: 'day' as const };
    const [from, to] = direction === 1 ? [event, told.date] : [told.date, event];
    const proof = `${fact(told.event, begun)}, and this is ${when(told.date)}`;
    const sure = isSure(begun) && isSure(over) && isFirm(told.date);
    return between(snapshot, from, to, sure, proof, [relatedTo(told.event, begun)]) ?? [];
  });
}

/** "After the death of": of a whole life its end alone. */
function onlySide({ start, end }: Lifetime, side: Side): Lifetime {
  if (side === undefined) return { start, end };
  return side === 'start' ? { start, end: start } : { start: end, end };
}

function lasted(snapshot: Snapshot, event: Entity, start: readonly Dated[], end: readonly Dated[]): Span[] {
  // Without two dates canon does not say how long it took.
  return start.flatMap((begun, i) => {
    const over = end[i];
    if (!over || over.date === begun.date) return [];
    const from = { ...begun.date, range: beginning(begun.date) };
    const to = { ...over.date, range: ending(over.date) };
    const proof = `${fact(event, begun)} and ${fact(event, over).slice(named(event, event.id).length + 1)}`;
    const related = [relatedTo(event, begun), relatedTo(event, over)];
    return between(snapshot, from, to, isSure(begun) && isSure(over), proof, related) ?? [];
  });
}

function between(
  snapshot: Snapshot,
  from: DateValue,
  to: DateValue,
  sure: boolean,
  proof: string,
  related: readonly RelatedPlace[],
): Span | undefined {
  if (!sameAxis(from, to)) return undefined;
  const ends = [from.range.earliest, from.range.latest, to.range.earliest, to.range.latest];
  if (!ends.every(Number.isFinite)) return undefined;
  const years = (a: DateValue['range']['earliest'], b: typeof a): number =>
    snapshot.calendars.yearsBetween(a, b, from.axis);
  const bothYears = isWholeYear(snapshot, from) && isWholeYear(snapshot, to);
  return {
    least: years(from.range.latest, to.range.earliest),
    most: years(from.range.earliest, to.range.latest),
    years: bothYears ? Math.round(years(from.range.earliest, to.range.earliest)) : undefined,
    day: snapshot.calendars.yearsBetween(dayNumber(0), dayNumber(1), from.axis),
    sure,
    proof,
    related,
  };
}

function isWholeYear(snapshot: Snapshot, { grain, range, axis }: DateValue): boolean {
  if (grain !== 'year') return false;
  const length = snapshot.calendars.yearsBetween(range.earliest, range.latest, axis);
  return length > 0.97 && length < 1.03;
}

function relatedTo(entity: Entity, dated: Dated): RelatedPlace {
  return { ...placeOf(dated), message: `${capitalised(fact(entity, dated))}.` };
}
