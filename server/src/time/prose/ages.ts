/** How old prose says somebody was, and when. */
import type { DateValue, DurationValue } from '../../domain/date.ts';
import type { Entity } from '../../domain/entity.ts';
import type { Prose } from '../../syntax/prose/template.ts';
import { ageAt, bareAge, bareAgeItem, justly, number } from './bare-age.ts';
import { type Finder, type Found, finder, matches } from './finder.ts';
import { apposition, clauseStart, dateEnd, filler, introDate, manner } from './phrases.ts';
import { has, type ProseItem, type ProseSentence } from './sentence.ts';

export interface ToldAge {
  readonly person: Entity;
  readonly age: DurationValue;
  /** The words of the age. */
  readonly mention: ProseItem;
  /**
   * When: a date in the sentence, an event, or the person's death. `now`: in the present of a story, in which the dead
   * are of no age.
   */
  readonly at:
    | { readonly type: 'date'; readonly date: DateValue; readonly now?: true }
    | { readonly type: 'event'; readonly event: Entity }
    | { readonly type: 'death' };
  readonly sentence: ProseSentence;
}

const died = `(?: was| were)?${manner} (?:died|killed|murdered|assassinated|executed|slain|perished|drowned)`;
const plainAge = '‹age:A›(?! (?:to|or|and) |-)';

/** "In 452, when her father fell, she was thirty": the clause tells of the same date. */
const whenClause = '(?:(?:when|as|while) [\\p{Ll} ]{2,60}, )?';

interface AgeFinder {
  readonly at: 'date' | 'event' | 'death' | 'now';
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
    finder: finder('P D A', `${introDate}(?:at |then )?${plainAge}, ‹who:P›(?!['’]|, | and ‹P›)`),
  },
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
    finder: finder(
      'P E A',
      `(?<=^|; )(?:[Aa]t(?: the time of)?|[Dd]uring) ‹event:E›,? ‹who:P› was ${plainAge}`,
    ),
  },
  {
    at: 'event',
    finder: finder('P E A', `(?<=^|; )(?:[Aa]t|[Dd]uring) ‹event:E›, ‹who:P›, (?:then |at )?${plainAge}, `),
  },
  {
    at: 'date',
    finder: finder('P D A', `${introDate}(?:the |a )?‹age:A› ‹who:P›(?! (?:would|could)\\b)`),
  },
  {
    at: 'date',
    finder: finder(
      'P D A',
      `(?<=^|; )(?:[Tt]he )?‹age:A› ‹who:P› \\p{Ll}+${filler} (?:in|on) ‹date:D›${dateEnd}`,
    ),
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
    at: 'date',
    finder: finder(
      'P A D',
      `${clauseStart}‹who:P› was ${plainAge} when (?:he|she|they|‹P›)${died}${filler} (?:in|on) ‹date:D›${dateEnd}`,
    ),
  },
  {
    at: 'death',
    finder: finder(
      'P A',
      `${clauseStart}‹who:P› was ${plainAge} when (?:he|she|they|‹P›)${died}(?=[,.;:]|$)`,
    ),
  },
  {
    at: 'death',
    finder: finder('P A', `${clauseStart}‹who:P›${died},? (?:at )?${plainAge}(?!,? (?:in|on) ‹D›)`),
  },
];

/** "when she married in 1853": the clause's date is that of the age, with no other date or age in between. */
const clauseDated = "when (?!‹D›)(?:(?:[\\p{Ll}\\p{Lu}’'-]+|‹PVFETLOX›) ){1,8}?(?:in|on) ‹date:D›";

const bareEnd = '(?=[,.;:]|$| and )';

/** The same without "years old", where nothing but an age can be meant. */
const bareFinders: readonly AgeFinder[] = [
  {
    at: 'date',
    finder: finder(
      'P D',
      `${introDate}${whenClause}‹who:P›${apposition} (?:was|turned) ${justly}${bareAge}${bareEnd}`,
    ),
  },
  {
    at: 'date',
    finder: finder(
      'P D',
      `${clauseStart}‹who:P› (?:was|turned) ${justly}${bareAge},? (?:in|on) ‹date:D›${dateEnd}(?=[,.;:]|$| (?:when|as|and) )`,
    ),
  },
  {
    at: 'date',
    finder: finder(
      'P D',
      `${clauseStart}‹who:P› was ${justly}${bareAge} ${clauseDated}${dateEnd}(?=[,.;:]|$)`,
    ),
  },
  {
    at: 'date',
    finder: finder(
      'P D',
      `${clauseStart}‹who:P›, born in ‹D›, (?:was|turned) ${bareAge},? (?:in|when (?:he|she|they)${died} in) ‹date:D›${dateEnd}(?=[,.;:]|$)`,
    ),
  },
  {
    at: 'date',
    finder: finder(
      'P D',
      `^[Ww]hen (?:he|she|they) \\p{Ll}+(?: \\p{Ll}+){0,3} (?:in|on) ‹date:D›, ‹who:P› was ${bareAge}(?: years old)?(?=[,.;:]|$)`,
    ),
  },
  {
    at: 'event',
    finder: finder(
      'P E',
      `(?<=^|; )(?:[Aa]t(?: the time of)?|[Dd]uring) ‹event:E›,? ‹who:P› was ${bareAge}${bareEnd}`,
    ),
  },
  {
    at: 'event',
    finder: finder(
      'P E',
      `${clauseStart}‹who:P› was ${bareAge} (?:at|during|when) ‹event:E›(?=[,.;:]|$| (?:began|started|took place|happened|came|broke out|was (?:fought|held)))`,
    ),
  },
  {
    at: 'date',
    finder: finder(
      'P D',
      `${clauseStart}‹who:P› was ${justly}${bareAge} when (?:he|she|they|‹P›)${died}${filler} (?:in|on) ‹date:D›${dateEnd}`,
    ),
  },
  {
    at: 'date',
    finder: finder(
      'P D',
      `${clauseStart}‹who:P›${died}${filler},? (?:in|on)(?: an?)? ‹date:D›(?:, (?!(?:and|but|or|who|when)\\b)[\\p{L} -]{2,40}){0,2},? at (?:only |just )?${ageAt}(?=[,.;:]|$)`,
    ),
  },
  {
    at: 'date',
    finder: finder(
      'P D',
      `${clauseStart}‹who:P› [^;:—–\\uE0FF]{2,80}? (?:his|her|their)(?: own)? death (?:in|on) ‹date:D›,? when (?:he|she|they) was ${justly}${bareAge}(?=[,.;:]|$)`,
    ),
  },
  {
    at: 'date',
    finder: finder('P D', `(?:in|on) ‹date:D›,? when ‹who:P› was ${justly}${bareAge}(?=[,.;:]|$| and )`),
  },
  {
    at: 'death',
    finder: finder(
      'P',
      `^(?:Although|Though|While) (?:he|she) was ${justly}${bareAge} when (?:he|she)${died}, ‹who:P›(?![’'])`,
    ),
  },
  {
    at: 'date',
    finder: finder(
      'P D',
      `(?:in|on) ‹date:D›,(?: and)? ‹who:P›, (?:who (?:was|had)(?: just| then| only| newly)?(?: turned)?|then|aged) ${bareAge}, `,
    ),
  },
  {
    at: 'death',
    finder: finder(
      'P',
      `${clauseStart}‹who:P› was ${justly}${bareAge} when (?:he|she|they|‹P›)${died}(?=[,.;:]|$)`,
    ),
  },
];

export function toldAges(sentence: ProseSentence, prose: Prose): ToldAge[] {
  const told = has(sentence, 'A') ? countedAges(sentence) : [];
  if (!has(sentence, 'P') || !aNumber.test(prose.slice(sentence.span.start, sentence.span.end))) return told;
  return [...told, ...bareAges(sentence, prose, bareFinders), ...agesNow(sentence, prose)];
}

/** "Rosalind, who is nineteen, points at it": in the present of a story, where no other time is spoken of. */
const nowFinders: readonly AgeFinder[] = [
  `${clauseStart}‹who:P›(?:, who)? (?:was|is) ${justly}${bareAge}(?=[,.;:]|$| and )(?!,? (?:and|or|to) ${number}\\b)(?! and (?:a |one )?(?:half|quarter))`,
  `${clauseStart}‹who:P›, who (?:was|is|has just turned|had just turned) ${justly}${bareAge}(?: and |, )`,
  `^[Aa]t ${ageAt},? ‹who:P› (?:was|is|had|has)\\b`,
].map((source) => ({ at: 'now', finder: finder('P', source) }));

function agesNow(sentence: ProseSentence, prose: Prose): ToldAge[] {
  if (!sentence.narrative || sentence.recalls || has(sentence, 'DRE') || sentence.elsewhen) return [];
  return sentence.absent() ? [] : bareAges(sentence, prose, nowFinders);
}

const aNumber = new RegExp(
  `\\b(?:is|was|been|turned|at|aged|then) ${justly}${bareAge}\\b`.replaceAll(' ', '\\s+'),
  'i',
);

function bareAges(sentence: ProseSentence, prose: Prose, finders: readonly AgeFinder[]): ToldAge[] {
  const told: ToldAge[] = [];
  for (const { at, finder: each } of finders) {
    for (const found of matches(sentence, each)) {
      const who = found.item('who');
      const mention = who && bareAgeItem(prose, who, sentence.span, found.group('bare'));
      const age = mention?.date?.duration;
      const time = timeOf(found, at);
      if (!who?.entity || !mention || !age || !time) continue;
      if (told.some((other) => other.mention.span.start === mention.span.start)) continue;
      told.push({ person: who.entity, age, mention, at: time, sentence });
    }
  }
  return told;
}

function countedAges(sentence: ProseSentence): ToldAge[] {
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
  if (at === 'now')
    return found.sentence.narrative && { type: 'date', date: found.sentence.narrative, now: true };
  if (at === 'event') {
    const event = found.item('event')?.entity;
    return event && { type: 'event', event };
  }
  const date = (found.item('date') ?? found.item('year'))?.date?.date;
  return date && { type: 'date', date };
}
