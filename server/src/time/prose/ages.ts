/** How old prose says somebody was, and when. */
import type { DateValue, DurationValue } from '../../domain/date.ts';
import type { Entity } from '../../domain/entity.ts';
import { type Finder, type Found, finder, matches } from './finder.ts';
import { apposition, clauseStart, dateEnd, filler, introDate, manner } from './phrases.ts';
import { has, type ProseItem, type ProseSentence } from './sentence.ts';

export interface ToldAge {
  readonly person: Entity;
  readonly age: DurationValue;
  /** The words of the age. */
  readonly mention: ProseItem;
  /** When: a date in the sentence, an event, or the person's death. */
  readonly at:
    | { readonly type: 'date'; readonly date: DateValue }
    | { readonly type: 'event'; readonly event: Entity }
    | { readonly type: 'death' };
  readonly sentence: ProseSentence;
}

const died = `(?: was| were)?${manner} (?:died|killed|murdered|assassinated|executed|slain|perished|drowned)`;
const plainAge = '‹age:A›(?! (?:to|or|and) |-)';

/** "In 452, when her father fell, she was thirty": the clause tells of the same date. */
const whenClause = '(?:(?:when|as|while) [\\p{Ll} ]{2,60}, )?';

interface AgeFinder {
  readonly at: 'date' | 'event' | 'death';
  readonly finder: Finder;
}

const finders: readonly AgeFinder[] = [
  {
    at: 'date',
    finder: finder('P D A', `${introDate}${whenClause}‹who:P›${apposition} (?:was|turned) ${plainAge}`),
  },
  {
    at: 'date',
    finder: finder(
      'P D A',
      `${clauseStart}‹who:P› (?:was|turned) ${plainAge},? (?:in|on) ‹date:D›${dateEnd}`,
    ),
  },
  { at: 'date', finder: finder('P D A', `${introDate}‹who:P›, (?:at )?${plainAge}, `) },
  {
    at: 'date',
    finder: finder(
      'P D A',
      `${clauseStart}‹who:P›, (?:then |at )?${plainAge}, (?:was )?\\p{Ll}+${filler} (?:in|on) ‹date:D›${dateEnd}`,
    ),
  },
  {
    at: 'date',
    finder: finder('P D A', `${clauseStart}‹who:P›${died}${filler} (?:in|on) ‹date:D›,? (?:at )?${plainAge}`),
  },
  {
    at: 'date',
    finder: finder('P D A', `${clauseStart}‹who:P›${died},? (?:at )?‹age:A›,? (?:in|on) ‹date:D›${dateEnd}`),
  },
  {
    at: 'event',
    finder: finder('P E A', `(?<=^|; )(?:[Aa]t|[Dd]uring) ‹event:E›,? ‹who:P› was ${plainAge}`),
  },
  { at: 'event', finder: finder('P E A', `${clauseStart}‹who:P› was ${plainAge} (?:at|during) ‹event:E›`) },
  {
    at: 'event',
    finder: finder(
      'P E A',
      `${clauseStart}‹who:P› was ${plainAge} when ‹event:E› (?:began|started|took place|broke out|was fought)`,
    ),
  },
  {
    at: 'death',
    finder: finder('P A', `${clauseStart}‹who:P›${died},? (?:at )?${plainAge}(?!,? (?:in|on) ‹D›)`),
  },
];

export function toldAges(sentence: ProseSentence): ToldAge[] {
  if (!has(sentence, 'A')) return [];
  const told: ToldAge[] = [];
  for (const { at, finder: each } of finders) {
    for (const found of matches(sentence, each)) {
      const person = found.item('who')?.entity;
      const mention = found.item('age');
      const age = mention?.date?.duration;
      const time = timeOf(found, at);
      if (!person || !mention || !age || age.approximate || !time) continue;
      if (told.some((other) => other.mention === mention)) continue;
      told.push({ person, age, mention, at: time, sentence });
    }
  }
  return told;
}

function timeOf(found: Found, at: AgeFinder['at']): ToldAge['at'] | undefined {
  if (at === 'death') return { type: 'death' };
  if (at === 'event') {
    const event = found.item('event')?.entity;
    return event && { type: 'event', event };
  }
  const date = (found.item('date') ?? found.item('year'))?.date?.date;
  return date && { type: 'date', date };
}
