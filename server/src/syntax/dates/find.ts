/** Finds dates, ages and lengths of time in prose. Precision comes first: what is not sure is left alone. */
import type { DateValue } from '../../domain/date.ts';
import { type Draft, isOpen } from '../../domain/date-value.ts';
import type { ProseBlock } from '../markdown/model.ts';
import type { FindOptions } from './calendars.ts';
import { withLastDay } from './last-day.ts';
import { type Found, mentionAt } from './mention.ts';
import type { DateMention, DateProblem } from './model.ts';
import { problem } from './parsed.ts';
import type { Reckoning } from './reckoning.ts';
import type { Relative } from './relative.ts';
import { nextAnchor, type Scanner } from './scan.ts';
import { createSource, forget, type Source } from './source.ts';
import { weekdayProblem, yearTold } from './weekday.ts';

export function findDates(
  reckoning: Reckoning,
  scan: Scanner,
  prose: string,
  blocks: readonly ProseBlock[],
  options: FindOptions,
): readonly DateMention[] {
  const whole = { start: 0, end: prose.length };
  const within = options.within ?? whole;
  const passages = blocks.length === 0 ? [{ type: 'paragraph' as const, span: whole }] : blocks;
  const mentions: DateMention[] = [];
  let heading: DateValue | undefined;
  for (const block of passages) {
    const start = Math.max(block.span.start, within.start);
    const end = Math.min(block.span.end, within.end);
    if (start >= end) continue;
    const source = createSource(reckoning, prose, 'prose', end, block.span.start);
    const found = inBlock(source, scan, start, heading, options);
    if (block.type === 'heading') heading = headingDate(prose, start, end, found);
    mentions.push(...found);
  }
  return mentions;
}

/** A heading that is nothing but a date sets the time for the passages below it. */
function headingDate(
  prose: string,
  start: number,
  end: number,
  found: readonly DateMention[],
): DateValue | undefined {
  const [only] = found;
  if (!only?.date || found.length > 1) return undefined;
  const rest = prose.slice(start, only.span.start) + prose.slice(only.span.end, end);
  return /^[\s\p{P}]*$/u.test(rest) ? only.date : undefined;
}

/** What the relative dates of a passage count from. */
interface Memory {
  /** The latest date told; undefined when the last one said cannot be counted from. */
  latest: Draft | undefined;
  earlier: readonly Draft[];
  /** Where the latest one ends, and how many digits it has when it is a bare year. */
  end: number;
  digits: number | undefined;
}

function inBlock(
  source: Source,
  scan: Scanner,
  start: number,
  heading: DateValue | undefined,
  options: FindOptions,
): readonly DateMention[] {
  const mentions: DateMention[] = [];
  const memory: Memory = { latest: heading, earlier: [], end: -1, digits: undefined };
  const opening =
    start +
    (/^[\s\p{P}]*/u.exec(source.text.slice(start, Math.min(source.end, start + 40)))?.[0].length ?? 0);
  let at = nextAnchor(scan, source.text, start, source.end);
  while (at >= 0) {
    const around = {
      opensBlock: at <= opening,
      follows: followsYear(source, memory, at),
      latest: memory.latest,
    };
    forget(source);
    const found = mentionAt(source, at, around);
    if (found) {
      mentions.push(mentionOf(source, found, memory, options));
      remember(memory, found, mentions.at(-1)?.date);
    }
    const next = found ? found.end : afterWord(source, at);
    at = nextAnchor(scan, source.text, next, source.end);
  }
  return mentions;
}

function afterWord(source: Source, at: number): number {
  const { text, end } = source;
  let next = at + 1;
  while (next < end && /[\p{L}\p{M}\d]/u.test(text.charAt(next))) next++;
  return next;
}

/** "in 2293, 2372 and 2373": one proven year proves its neighbours. */
function followsYear(source: Source, memory: Memory, at: number): number | undefined {
  if (memory.digits === undefined || memory.end < 0 || at - memory.end > 8) return undefined;
  return /^\s*(?:,|and|or|, and|, or|&|;)\s*$/.test(source.text.slice(memory.end, at))
    ? memory.digits
    : undefined;
}

function remember(memory: Memory, found: Found, date: DateValue | undefined): void {
  if (found.type === 'duration' || found.type === 'age') return;
  if (memory.latest) memory.earlier = [memory.latest, ...memory.earlier].slice(0, 4);
  const usable = date !== undefined && !date.unknown && !isOpen(date.range);
  if (usable || found.relative?.from !== 'nothing') memory.latest = usable ? date : undefined;
  memory.end = found.end;
  memory.digits = found.bareDigits;
}

function mentionOf(source: Source, found: Found, memory: Memory, options: FindOptions): DateMention {
  const span = { start: found.start, end: found.end };
  const text = source.text.slice(found.start, found.end).replace(/\s+/g, ' ');
  const blank = {
    span,
    type: found.type,
    date: undefined,
    duration: undefined,
    base: undefined,
    direction: 0,
    problem: undefined,
  } as const;
  if (found.relative) return { ...blank, ...resolveRelative(source, found.relative, memory, options, text) };
  if (found.duration) return { ...blank, duration: found.duration };
  if (found.problem) return { ...blank, problem: withLastDay(found.problem, text) };
  const date = found.draft && { ...found.draft, text };
  const wrong = date?.weekdayMismatch;
  if (!wrong) return { ...blank, date };
  const why = `The weekday of this date is ${wrong.actual}, not ${wrong.written}. Correct the weekday, or the date.`;
  return {
    ...blank,
    date,
    problem: problem('weekday-mismatch', why, text.replace(wrong.written, wrong.actual)),
  };
}

type Resolved = Pick<DateMention, 'date' | 'duration' | 'base' | 'direction' | 'problem'>;

function resolveRelative(
  source: Source,
  relative: Relative,
  memory: Memory,
  options: FindOptions,
  text: string,
): Resolved {
  const { direction, duration, resolve } = relative;
  const base = baseOf(source, relative, memory, options);
  const draft = base && resolve?.(base, source.reckoning);
  const date = draft && { ...draft, text };
  const wrong = relative.partial?.weekday && yearsWeekday(source, relative, memory, options, text);
  return { date, duration, base: base && { text: '', ...base }, direction, problem: wrong || undefined };
}

/**
 * "It was Friday, the 3rd of May" in a passage of a known year: what is told there as past, or beside another year, may be
 * of any.
 */
function yearsWeekday(
  source: Source,
  relative: Relative,
  { latest, end }: Memory,
  options: FindOptions,
  text: string,
): DateProblem | undefined {
  const { partial, start } = relative;
  const heading = end < 0 ? latest : undefined;
  const told = heading ? { text: '', ...heading } : options.narrativeDate(start);
  const [sense] = partial?.months ?? [];
  if (!partial || !sense || !told || isPluperfect(source, start)) return undefined;
  const year = yearTold(told, sense.calendar);
  const before = end < 0 ? year : latest && yearTold({ text: '', ...latest }, sense.calendar);
  return year === undefined || before !== year ? undefined : weekdayProblem(partial, told, text);
}

/** Whether the sentence tells, up to a place, what was past already. */
function isPluperfect({ text, start }: Source, at: number): boolean {
  const sentence = /[^.!?]*$/.exec(text.slice(start, at))?.[0] ?? '';
  return /\b(?:had|hadn['’]t|['’]d)\b/.test(sentence);
}

function baseOf(
  source: Source,
  relative: Relative,
  memory: Memory,
  options: FindOptions,
): Draft | DateValue | undefined {
  if (relative.from === 'given') return relative.given?.draft;
  if (relative.from === 'nothing') return undefined;
  const now = options.narrativeDate(relative.start);
  if (relative.from === 'now') return now;
  const aside = asideOf(source, relative, memory);
  if (aside !== 'no') return aside;
  return memory.end < 0 ? (memory.latest ?? now) : memory.latest;
}

/**
 * "Reinstated in 2373, a year later": the words explain the date they stand beside, so they count from an
 * earlier one that fits. When none fits nobody knows what they count from.
 */
function asideOf(source: Source, relative: Relative, memory: Memory): Draft | 'no' | undefined {
  if (memory.end < 0 || !memory.latest || !relative.duration || relative.start - memory.end > 12) return 'no';
  const between = source.text.slice(memory.end, relative.start);
  const behind = source.text.slice(relative.end, relative.end + 1);
  if (!/^\s*(?:,|\(|—|–)\s*$/.test(between) || !/^[.,;:)!?—]?$/.test(behind)) return 'no';
  const { latest } = memory;
  return memory.earlier.find((one) => {
    const made = relative.resolve?.(one, source.reckoning);
    if (!made || made.axis !== latest.axis) return false;
    return made.range.earliest <= latest.range.latest && latest.range.earliest <= made.range.latest;
  });
}
