/** Words that stand where an era does, and are none of the world's. */
import { notOfThisWorld, unknownEra } from './diagnose.ts';
import { eraNear, wellKnown } from './era-near.ts';
import type { DateProblem } from './model.ts';
import { type Parsed, problem } from './parsed.ts';
import type { Source } from './source.ts';

/** "the year 15 AO", "the 410s QX", "412 After Storm": an era nobody declared, so the number is in no calendar we know. */
const foreign =
  /^\s+(?:((?:\p{Lu}\.){2,}|\p{Lu}{2,4}(?![\p{L}\d]))|(?:After|Before)\s+(?:the\s+)?\p{Lu}\p{L})/u;
/** The same right at a digit. */
const attached = /^-?((?:\p{Lu}\.){2,}|\p{Lu}{2,4}(?![\p{L}\d]))/u;

/** Behind an era, where no noun can follow that the capitals belong to. */
const free =
  /^(?:\s*(?:[.,;:!?)\]]|$)|\s+(?:the|a|an|he|she|it|they|we|i|his|her|its|their|there|this|that|these|those|when|while|and|or|to|by|in|at|on|as|for|with|from|after|before|until)\b)/;
const led = /\b(?:in|by|since|until|till|before|after|from|to|of|during|around|circa|c\.|year)\s+$/i;

export interface ForeignEra {
  readonly end: number;
  /** Why the date cannot be placed; undefined where it may be no date at all. */
  readonly problem: DateProblem | undefined;
}

/** The unknown era right behind a date in prose. */
export function foreignEra(source: Source, { start, end, draft, stardate }: Parsed): ForeignEra | undefined {
  if (draft?.era !== undefined || stardate) return undefined;
  if (!/[\p{L}\d]/u.test(source.text.charAt(end - 1))) return undefined;
  const match = foreignAt(source, end);
  if (!match) return undefined;
  const behind = end + match[0].length;
  const word = match[1];
  if (word === undefined || !draft) return { end: behind, problem: undefined };
  return { end: behind, problem: problemOf(source, start, behind, word, draft.grain) };
}

function foreignAt(source: Source, end: number): RegExpExecArray | null {
  const text = source.text.slice(end, Math.min(end + 24, source.end));
  return foreign.exec(text) ?? (/\d/.test(source.text.charAt(end - 1)) ? attached.exec(text) : null);
}

function problemOf(
  source: Source,
  start: number,
  end: number,
  word: string,
  grain: string,
): DateProblem | undefined {
  const after = source.text.slice(end, Math.min(end + 12, source.end));
  const day = grain === 'day';
  if (!free.test(after) || !(day || grain === 'year')) return undefined;
  if (
    !day &&
    !led.test(source.text.slice(Math.max(source.start, start - 12), start)) &&
    !isWorded(source, start)
  )
    return undefined;
  // Of two letters, one in common is no likeness: only a whole date says that an era is meant.
  const near = day || word.replaceAll('.', '').length > 2 ? eraNear(source.reckoning, word) : undefined;
  const written = source.text.slice(start, end).replace(/\s+/g, ' ');
  if (near) {
    const message = notOfThisWorld(word, 'an era', near.name, near.senses[0]?.calendar.name);
    return {
      ...problem('unknown-date', message, written.replace(word, near.name)),
      guess: true,
      foreign: true,
    };
  }
  if (!day || wellKnown.has(word.toLowerCase()) || !/^\s*[.,;:!?)\]]/.test(after)) return undefined;
  return unknownEra(source.reckoning, word, written);
}

function isWorded(source: Source, start: number): boolean {
  return /^(?:the\s+)?year\b/i.test(source.text.slice(start, start + 12));
}
