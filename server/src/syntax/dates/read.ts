/** Reads a whole text as one date: what YAML, front matter, queries and the command line hand in. */
import type { DateValue } from '../../domain/date.ts';
import { type Draft, unknownDate } from '../../domain/date-value.ts';
import { absoluteAt } from './absolute.ts';
import type { DateParts, ReadOptions } from './calendars.ts';
import { diagnose } from './diagnose.ts';
import { readEdtf } from './edtf.ts';
import { expressionAt, type Operand } from './expression.ts';
import { withLastDay } from './last-day.ts';
import type { DateProblem, DateReading } from './model.ts';
import { readNumeric } from './numeric.ts';
import { type Parsed, problem } from './parsed.ts';
import { firstCalendar, type Reckoning } from './reckoning.ts';
import { partialNear, relativeAt } from './relative.ts';
import { createSource, type Source, skipSpace } from './source.ts';
import { unknownTexts } from './words.ts';
import { isProblem } from './year.ts';

/** Longer texts are stories, not dates. */
const longest = 300;

export function readDate(reckoning: Reckoning, written: string, options: ReadOptions = {}): DateReading {
  const text = bare(written);
  if (text.length > longest)
    return refuse(
      problem(
        'bad-date',
        'This text is too long to be a date. Write the date alone, and the rest as a `note`.',
      ),
    );
  if (text === '') return refuse(problem('bad-date', 'There is no date here. Write one, or `unknown`.'));
  const keyed = eraKey(reckoning, text, options.key);
  const source = createSource(reckoning, keyed ?? text, 'whole');
  const made = isUnknown(text)
    ? unknownDate(firstCalendar(reckoning).id, firstCalendar(reckoning).axis)
    : draftOf(source, options);
  if (made === undefined) return refuse(diagnose(source, written.trim()));
  if (isProblem(made)) return refuse(withLastDay(made, written.trim()));
  return accepted({ ...made, text: written.trim() });
}

/** Odd spaces made plain, wrapping brackets and quotes taken off, a full stop at the end left out. */
function bare(written: string): string {
  const text = written
    .normalize('NFC')
    // Thousands may be set apart by spaces of any width.
    .replace(/(?<=(?:^|[^\d])\d{1,3})\s(?=\d{3}(?!\d))/gu, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  const inner = /^(?:\[\[(.*)\]\]|"(.*)"|“(.*)”|'(.*)'|\((.*)\))$/.exec(text);
  return (inner?.slice(1).find((part) => part !== undefined) ?? text).trim();
}

function isUnknown(text: string): boolean {
  return /^[?¿\s]+$/.test(text) || unknownTexts.has(text.toLowerCase().replace(/[.!]$/, ''));
}

function refuse(why: DateProblem): DateReading {
  return { date: undefined, problem: why };
}

function accepted(date: DateValue): DateReading {
  const wrong = date.weekdayMismatch;
  if (!wrong) return { date, problem: undefined };
  const why = problem(
    'weekday-mismatch',
    `The weekday of this date is ${wrong.actual}, not ${wrong.written}. Correct the weekday, or the date.`,
    date.text.replace(new RegExp(escaped(wrong.written), 'iu'), wrong.actual),
  );
  return { date, problem: why };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** `DR: 1430`: the key is the era, unless the text names one of its own. */
function eraKey(reckoning: Reckoning, text: string, key: string | undefined): string | undefined {
  if (key === undefined || !/^[~?\s\d.,\-–/]+(?:ish)?$/.test(text)) return undefined;
  const era = eraOfKey(reckoning, key);
  return era && `${text} ${era}`;
}

export function eraOfKey(reckoning: Reckoning, key: string): string | undefined {
  const folded = key.trim().toLowerCase().replaceAll('.', '').replace(/[_-]+/g, ' ');
  const { phrases } = reckoning.lexicon;
  return phrases.find((phrase) => phrase.senses[0]?.type === 'era' && phrase.folded === folded)?.name;
}

/** Parts as calendar plugins keep them: put together to the text an author would write. */
export function readParts(reckoning: Reckoning, parts: DateParts): DateReading {
  const [year, month, day, era] = [parts.year, parts.month, parts.day, parts.era].map(
    (part) => part?.trim() ?? '',
  );
  const tail = era ? ` ${era}` : '';
  if (!month) return readDate(reckoning, `${year}${tail}`);
  if (!/^\d+$/.test(month))
    return readDate(reckoning, [day, month, `${year}${tail}`].filter(Boolean).join(' '));
  const padded = (year ?? '').replace(
    /^(-?)(\d{1,2})$/,
    (_, sign: string, digits: string) => sign + digits.padStart(4, '0'),
  );
  return readDate(reckoning, [padded, month, day].filter(Boolean).join('-') + tail);
}

function draftOf(source: Source, options: ReadOptions): Draft | DateProblem | undefined {
  const { text, reckoning } = source;
  const numeric = readNumeric(source, text);
  const edtf = numeric === undefined || isProblem(numeric) ? readEdtf(reckoning, text) : undefined;
  if (edtf && !isProblem(edtf)) return edtf;
  if (numeric && !isProblem(numeric)) return numeric;
  const parsed = expressionAt(source, 0, operandOf(options));
  const whole = parsed && isEnd(source, parsed.end) ? parsed : spaced(source, options);
  if (whole?.draft && !whole.problem) return whole.draft;
  return (edtf ?? numeric) || (whole && reasonOf(whole));
}

/** `14-Aug-2381`, `29_Deepfrost_540`: the same with spaces. */
function spaced(source: Source, options: ReadOptions): Parsed | undefined {
  const text = source.text.replace(/(?<=[\p{L}\d.])[-_/](?=[\p{L}\d])/gu, ' ');
  if (text === source.text || !/\p{L}/u.test(text)) return undefined;
  const again = createSource(source.reckoning, text, 'whole');
  const parsed = expressionAt(again, 0, operandOf(options));
  return parsed && isEnd(again, parsed.end) ? parsed : undefined;
}

function isEnd(source: Source, at: number): boolean {
  const rest = source.text.slice(skipSpace(source, at));
  return rest === '' || rest === '.' || rest === ';' || isAside(source, rest);
}

/** A remark in parentheses behind a date: `1372 DR (Year of Wild Magic)`, `2293 (Star Trek VI)`. */
function isAside(source: Source, rest: string): boolean {
  return /^[,;]?\s*\([^()]*\)\.?$/.test(rest) && source.text.length > rest.length;
}

function reasonOf(parsed: Parsed): DateProblem {
  return (
    parsed.problem ??
    problem('bad-date', 'This names a day or month but no year. Add the year, so that it can be placed.')
  );
}

/** Relative forms count where there is something to count from. */
function operandOf({ relativeTo }: ReadOptions): Operand {
  if (!relativeTo) return absoluteAt;
  return (source, position) => {
    const parsed = absoluteAt(source, position);
    if (parsed?.partial && !parsed.draft) {
      const draft = partialNear(parsed.partial, relativeTo, 0, source.reckoning);
      return draft ? { ...parsed, draft } : parsed;
    }
    const relative = relativeAt(source, skipSpace(source, position));
    if (!relative || (parsed?.draft && parsed.end >= relative.end)) return parsed;
    const base = relative.given?.draft ?? relativeTo;
    const draft = relative.resolve?.(base, source.reckoning);
    return draft ? { start: relative.start, end: relative.end, draft, bare: [] } : parsed;
  };
}
