/** How long prose says something took, or lay apart. */
import type { DateValue, DurationValue } from '../../domain/date.ts';
import type { Entity } from '../../domain/entity.ts';
import { type Finder, type Found, finder, matches } from './finder.ts';
import { clauseStart, dateEnd } from './phrases.ts';
import { has, type ProseItem, type ProseSentence } from './sentence.ts';

export type ToldDuration = {
  readonly duration: DurationValue;
  readonly mention: ProseItem;
  readonly sentence: ProseSentence;
} & (
  | { readonly type: 'lasted'; readonly event: Entity }
  /** `direction` 1: `event` came first and the date later. */
  | { readonly type: 'apart'; readonly event: Entity; readonly direction: 1 | -1; readonly date: DateValue }
  | { readonly type: 'events'; readonly event: Entity; readonly direction: 1 | -1; readonly other: Entity }
  /** The named anniversary is celebrated on a date. */
  | { readonly type: 'jubilee'; readonly event: Entity; readonly date: DateValue }
  /** "Three years later, in 1233": two dates of the prose itself. */
  | { readonly type: 'later'; readonly base: DateValue; readonly direction: 1 | -1; readonly date: DateValue }
);

const happening = '(?:took place|happened|occurred|came|followed|was fought|was held|began|broke out)';

const finders: readonly { readonly type: ToldDuration['type']; readonly finder: Finder }[] = [
  {
    type: 'lasted',
    finder: finder('E U', `${clauseStart}‹event:E›(?:, which)? lasted (?:for )?‹span:U›(?!,? (?:or|and) )`),
  },
  {
    type: 'apart',
    finder: finder(
      'ET R D',
      `(?<=^|, )(?:[Ee]xactly |[Jj]ust |[Oo]nly )?‹span:R› ‹event:ET›,? (?:in|on) ‹date:D›${dateEnd}`,
    ),
  },
  {
    type: 'apart',
    finder: finder(
      'ET R D',
      '(?<=^|; )(?:[Ii]n|[Oo]n) ‹date:D›,? (?:exactly |just |only )?‹span:R› ‹event:ET›(?=[,.;:]|$| ‹)',
    ),
  },
  {
    type: 'events',
    finder: finder(
      'E R',
      `${clauseStart}‹other:E› ${happening} (?:exactly |just |only )?‹span:R› ‹event:ET›(?=[,.;:]|$)`,
    ),
  },
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
  for (const { type, finder: each } of finders) {
    for (const found of matches(sentence, each)) {
      const mention = found.item('span');
      const duration = mention?.date?.duration;
      if (!mention || !duration || duration.approximate || told.some((one) => one.mention === mention))
        continue;
      const made = make(type, found, { duration, mention, sentence });
      if (made) told.push(made);
    }
  }
  return told;
}

function make(
  type: ToldDuration['type'],
  found: Found,
  common: Pick<ToldDuration, 'duration' | 'mention' | 'sentence'>,
): ToldDuration | undefined {
  const event = found.item('event')?.entity;
  const date = found.item('date')?.date?.date;
  const relative = common.mention.date;
  const direction = relative?.direction === -1 ? -1 : 1;
  const words = relative ? spokenDirection(found, common.mention) : undefined;
  if (type === 'later') {
    const base = relative?.base;
    return base && date && relative.direction !== 0 ? { ...common, type, base, direction, date } : undefined;
  }
  if (!event) return undefined;
  if (type === 'lasted') return { ...common, type, event };
  if (type === 'jubilee')
    return date && isAnniversary(common.duration) ? { ...common, type, event, date } : undefined;
  if (words === undefined) return undefined;
  if (type === 'apart') return date && { ...common, type, event, direction: words, date };
  const other = found.item('other')?.entity;
  return other && { ...common, type, event, direction: words, other };
}

/** Only "after" and "before" lead to an event; "later" and "ago" count from somewhere else. */
function spokenDirection(_found: Found, mention: ProseItem): 1 | -1 | undefined {
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
