/** How long prose says something took, or lay apart. */
import type { DateValue, DurationValue } from '../../domain/date.ts';
import type { Entity } from '../../domain/entity.ts';
import { type Finder, type Found, finder, matches } from './finder.ts';
import { momentSources, type Side, sideTold, verbsOfMoments } from './moments.ts';
import { clauseStart, dateEnd } from './phrases.ts';
import { has, type ProseItem, type ProseSentence } from './sentence.ts';

export type ToldDuration = {
  readonly duration: DurationValue;
  readonly mention: ProseItem;
  readonly sentence: ProseSentence;
} & (
  | { readonly type: 'lasted'; readonly event: Entity }
  /** `direction` 1: `event` came first and the date later. `side`: its beginning or end alone is meant. */
  | {
      readonly type: 'apart';
      readonly event: Entity;
      readonly side: Side;
      readonly direction: 1 | -1;
      readonly date: DateValue;
    }
  | {
      readonly type: 'events';
      readonly event: Entity;
      readonly side: Side;
      readonly direction: 1 | -1;
      readonly other: Entity;
      readonly otherSide: Side;
      /** Told by ages, which a birthday makes a year more or less. */
      readonly byAge: boolean;
    }
  /** The named anniversary is celebrated on a date. */
  | { readonly type: 'jubilee'; readonly event: Entity; readonly date: DateValue }
  /** "Three years later, in 1233": two dates of the prose itself. */
  | { readonly type: 'later'; readonly base: DateValue; readonly direction: 1 | -1; readonly date: DateValue }
);

const happening = '(?:took place|happened|occurred|came|followed|was fought|was held|began|broke out)';

const exactly = '(?:[Ee]xactly |[Jj]ust |[Oo]nly )?';
const moments = momentSources('event', 'ET');

interface DurationFinder {
  /** `since`: apart from the narrative now. */
  readonly type: ToldDuration['type'] | 'since' | 'outlived' | 'between';
  readonly finder: Finder;
  /** Of both lives that are compared, this end. */
  readonly sides?: Side;
}

/** "was born two years before Tamsin": before she was born. */
function lives(kind: string, sides: Side, words: string): DurationFinder {
  const source = `${clauseStart}‹other:P› ${words}‹event:P›(?=[,.;:]|$)`;
  return { type: 'events', sides, finder: finder(`P ${kind}`, source) };
}

function apart(source: string): DurationFinder {
  return { type: 'apart', finder: finder('PLFVEOT R D', source) };
}

function between(kinds: string, source: string): DurationFinder {
  return { type: 'events', finder: finder(`${kinds} R`, source) };
}

const soLong = `^(?:(?:[Ii]t|That) (?:is|was|had been|has been) )?${exactly}‹span:U›(?: (?:(?:had|have) )?(?:passed|gone by|gone))? since`;
const founding = '(?<eventVerb>founded|established|launched|signed)';

const finders: readonly DurationFinder[] = [
  {
    type: 'between',
    finder: finder(
      'E U',
      `‹span:U› (?:(?:had |have )?(?:passed|elapsed|gone by)|lay|lie|went by) between ‹event:E›(?:,? in ‹D›,?)? and ‹other:E›(?=[,.;:]|$| and )`,
    ),
  },
  { type: 'since', finder: finder('ET U', `${soLong} ‹event:ET›(?=[,.;:]|$| and )`) },
  {
    type: 'since',
    finder: finder(
      'LFVT U',
      `${soLong} (?:‹P›|\\p{Ll}+(?: \\p{Ll}+)?)(?: had)? ${founding} ‹event:LFVT›(?=[,.;:]|$| and )`,
    ),
  },
  {
    type: 'outlived',
    finder: finder(
      'P U',
      `${clauseStart}‹other:P› (?:outlived|survived) ‹event:P› by ${exactly}‹span:U›(?=[,.;:]|$| and )`,
    ),
  },
  {
    type: 'lasted',
    finder: finder(
      'E U',
      `${clauseStart}‹event:E›(?:, which)?(?: had)? lasted (?:for )?‹span:U›(?! (?:or|and) |, or )`,
    ),
  },
  ...moments.flatMap((moment) => [
    apart(`(?<=^|, )${exactly}‹span:R› ${moment}, (?:in|on) ‹date:D›${dateEnd}`),
    apart(`(?<=^|; )(?:[Ii]n|[Oo]n) ‹date:D›,? ${exactly}‹span:R› ${moment}(?=[,.;:]|$| ‹)`),
    apart(`(?:in|on) ‹date:D›, ${exactly}‹span:R› ${moment}(?=[,.;:]|$)`),
  ]),
  ...moments.flatMap((moment) => [
    between('E', `${clauseStart}‹other:E› ${happening} ${exactly}‹span:R› ${moment}(?=[,.;:]|$)`),
    between(
      'PLFVEO',
      `${clauseStart}‹other:PLFVEO› (?<otherVerb>${verbsOfMoments}) ${exactly}‹span:R› ${moment}(?=[,.;:]|$)`,
    ),
  ]),
  lives('R', 'start', `was born ${exactly}‹span:R› `),
  lives('R', 'end', `(?:died|was killed|was murdered|was executed) ${exactly}‹span:R› `),
  lives('U', 'start', `(?:is|was) ${exactly}‹span:U› (?<than>older|younger) than `),
  {
    type: 'jubilee',
    finder: finder(
      'E R D',
      '(?<=^|; )(?:[Ii]n|[Oo]n) ‹date:D›,? (?:at |on |for )?(?:the )?‹span:R› of ‹event:E›',
    ),
  },
  {
    type: 'jubilee',
    finder: finder(
      'E R D',
      `(?:^|[ ,] ?)‹span:R› of ‹event:E› (?:was (?:celebrated|marked|held|kept|observed) |fell |came )?in ‹date:D›${dateEnd}`,
    ),
  },
  { type: 'later', finder: finder('R D', `(?<=^|; )‹span:R›,? (?:in|on) ‹date:D›${dateEnd}`) },
];

export function toldDurations(sentence: ProseSentence): ToldDuration[] {
  if (!has(sentence, 'UR')) return [];
  const told: ToldDuration[] = [];
  for (const { type, sides, finder: each } of finders) {
    for (const found of matches(sentence, each)) {
      const mention = found.item('span');
      const duration = mention?.date?.duration;
      if (!mention || !duration || duration.approximate || told.some((one) => one.mention === mention))
        continue;
      const common = { duration, mention, sentence };
      const made = sides ? compared(found, sides, common) : make(type, found, common);
      if (made) told.push(made);
    }
  }
  return told;
}

type Common = Pick<ToldDuration, 'duration' | 'mention' | 'sentence'>;

function compared(found: Found, side: Side, common: Common): ToldDuration | undefined {
  const [event, other] = [found.item('event')?.entity, found.item('other')?.entity];
  const than = found.group('than');
  const direction = than === undefined ? spokenDirection(common.mention) : than === 'younger' ? 1 : -1;
  if (!event || !other || direction === undefined) return undefined;
  return {
    ...common,
    type: 'events',
    event,
    side,
    direction,
    other,
    otherSide: side,
    byAge: than !== undefined,
  };
}

function make(type: DurationFinder['type'], found: Found, common: Common): ToldDuration | undefined {
  const event = found.item('event')?.entity;
  const date = found.item('date')?.date?.date;
  const relative = common.mention.date;
  const direction = relative?.direction === -1 ? -1 : 1;
  const words = relative ? spokenDirection(common.mention) : undefined;
  if (type === 'later') {
    const base = relative?.base;
    return base && date && relative.direction !== 0 ? { ...common, type, base, direction, date } : undefined;
  }
  if (!event) return undefined;
  if (type === 'lasted') return { ...common, type, event };
  if (type === 'jubilee')
    return date && isAnniversary(common.duration) ? { ...common, type, event, date } : undefined;
  if (type === 'since') return sinceThen(found, event, common);
  if (type === 'between' || type === 'outlived') return ofTwo(type, found, event, common);
  const side = sideOf(found, 'event');
  if (words === undefined || side === 'nothing') return undefined;
  if (type === 'apart') return date && { ...common, type, event, side, direction: words, date };
  const other = found.item('other')?.entity;
  const otherSide = sideOf(found, 'other');
  if (!other || otherSide === 'nothing') return undefined;
  return { ...common, type, event, side, direction: words, other, otherSide, byAge: false };
}

/** Years "lay between" two events; of two people, one outlived the other by them. */
function ofTwo(
  type: 'between' | 'outlived',
  found: Found,
  event: Entity,
  common: Common,
): ToldDuration | undefined {
  const other = found.item('other')?.entity;
  const side: Side = type === 'outlived' ? 'end' : undefined;
  return (
    other && { ...common, type: 'events', event, side, direction: 1, other, otherSide: side, byAge: false }
  );
}

/** "It was six years since the Battle of Marl": until the narrative now, where no other time is spoken of. */
function sinceThen(found: Found, event: Entity, common: Common): ToldDuration | undefined {
  const { narrative, elsewhen } = found.sentence;
  if (!narrative || elsewhen || has(found.sentence, 'D')) return undefined;
  const verb = found.group('eventVerb');
  const side: Side = verb === undefined || verb === 'signed' ? undefined : 'start';
  return { ...common, type: 'apart', event, side, direction: 1, date: narrative };
}

function sideOf(found: Found, name: string): ReturnType<typeof sideTold> {
  return sideTold(found.item(name)?.kind ?? '', found.group(`${name}Noun`), found.group(`${name}Verb`));
}

/** Only "after" and "before" lead to an event; "later" and "ago" count from somewhere else. */
function spokenDirection(mention: ProseItem): 1 | -1 | undefined {
  const { date } = mention;
  if (!date) return undefined;
  const length = date.span.end - date.span.start;
  const tail = length - (date.duration?.text.length ?? length);
  if (date.direction === 0 || tail <= 0) return undefined;
  return date.direction;
}

/** "The centennial" is a length of time with an article. */
function isAnniversary(duration: DurationValue): boolean {
  return /(?:ennial|enary|anniversary|jubilee)$/i.test(duration.text);
}
