/** Text in the sure form of a date whose month or era no calendar of the world knows. */
import { gregorianMonths } from '../../domain/calendar/builtin.ts';
import { nearest } from '../../domain/names/nearest.ts';
import { namedCalendarsOf, notOfThisWorld } from './diagnose.ts';
import type { Found } from './mention.ts';
import { problem } from './parsed.ts';
import { matchAt, type Source } from './source.ts';
import { eraBehind } from './year.ts';

/** "29th of Deepfrast, 540": day, capitalised word, year. */
const dayThenMonth =
  /(\d{1,3})(?:st|nd|rd|th)?\s+(?:day\s+of\s+|of\s+)?(\p{Lu}[\p{L}'’]{2,}),?\s+(?:of\s+)?(\d{1,6})(?![\d\p{L}.,:/-]\d)/uy;
/** "August 14, 2381", "August 2381": only for months that everybody knows. */
const monthFirst =
  /(\p{Lu}[\p{L}'’]{2,})\s+(?:(\d{1,2})(?:st|nd|rd|th)?,\s+|of\s+)?(\d{3,6})(?![\d\p{L}.,:/-]\d)/uy;

export function strangerAt(source: Source, start: number): Found | undefined {
  const day = matchAt(dayThenMonth, source.text, start);
  if (day)
    return stranger(source, start, { written: day[0], name: day[2] ?? '', dayFirst: true, sure: true });
  const month = matchAt(monthFirst, source.text, start);
  return month
    ? stranger(source, start, {
        written: month[0],
        name: month[1] ?? '',
        dayFirst: false,
        sure: month[2] !== undefined,
      })
    : undefined;
}

/** "In Thornmon 580 AE", "Thornmon 3, 580": the word right before a year. */
const before =
  /\b(?:[Ii]n|[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince|[Dd]uring|[Oo]f|[Ee]arly|[Ll]ate|[Mm]id)\s+(\p{Lu}[\p{L}'’]{4,})\s+(?:\d{1,3}(?:st|nd|rd|th)?,\s+|of\s+)?$/u;

/** A slip for a month of the world before a year that was found, as one date with it. */
export function strangerBefore(source: Source, start: number, end: number): Found | undefined {
  const head = source.text.slice(Math.max(source.start, start - 50), start);
  const match = before.exec(head);
  const name = match?.[1] ?? '';
  if (!match || isKnownWord(source, name)) return undefined;
  const months = source.reckoning.lexicon.phrases.filter(
    (phrase) => !phrase.short && phrase.senses[0]?.type === 'month',
  );
  const near = nearest(
    name,
    months.map((phrase) => phrase.name),
  );
  if (near === undefined) return undefined;
  const from = start - (head.length - match.index) + match[0].indexOf(name);
  const text = source.text.slice(from, end).replace(/\s+/g, ' ');
  const calendar = months.find((phrase) => phrase.name === near)?.senses[0]?.calendar.name;
  const message = notOfThisWorld(name, 'a month', near, calendar);
  return {
    start: from,
    end,
    type: 'date',
    problem: problem('unknown-date', message, text.replace(name, near)),
  };
}

function isKnownWord(source: Source, word: string): boolean {
  const folded = word.toLowerCase();
  return source.reckoning.lexicon.phrases.some((phrase) => phrase.folded.split(' ').includes(folded));
}

interface Strange {
  readonly written: string;
  /** The word that stands where a month does. */
  readonly name: string;
  readonly dayFirst: boolean;
  /** A day is told too. */
  readonly sure: boolean;
}

function stranger(
  source: Source,
  start: number,
  { written, name, dayFirst, sure }: Strange,
): Found | undefined {
  const { lexicon } = source.reckoning;
  const months = lexicon.phrases.filter((phrase) => phrase.senses[0]?.type === 'month');
  if (months.some((phrase) => phrase.folded === name.toLowerCase())) return undefined;
  const era = eraBehind(source, start + written.length);
  const end = era.end ?? start + written.length;
  if (end > source.end) return undefined;
  const text = source.text.slice(start, end).replace(/\s+/g, ' ');
  const own = months.filter((phrase) => !phrase.short);
  const foreign = gregorianMonths.some((month) => month.name === name);
  const near =
    sure && !foreign && name.length >= 4
      ? nearest(
          name,
          own.map((phrase) => phrase.name),
        )
      : undefined;
  if (near !== undefined) {
    const calendar = own.find((phrase) => phrase.name === near)?.senses[0]?.calendar.name;
    const message = notOfThisWorld(name, 'a month', near, calendar);
    return { start, end, type: 'date', problem: problem('unknown-date', message, text.replace(name, near)) };
  }
  // An era behind the year leaves no doubt that this is meant for a date.
  if (!foreign && !(dayFirst && era.eras !== undefined)) return undefined;
  const names = namedCalendarsOf(source.reckoning);
  const message = `No calendar of this world has a month \`${name}\`, so this date cannot be placed. Calendars here: ${names}. ${foreign ? 'Write it in one of them, or add `gregorian: {}` to `calendars` in lore.yaml.' : 'Correct the month, or declare it under `calendars` in lore.yaml.'}`;
  return { start, end, type: 'date', problem: problem('unknown-date', message) };
}
