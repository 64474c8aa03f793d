/** What prose says about when things happened, through patterns that leave no doubt. */
import type { Entity } from '../../domain/entity.ts';
import type { DateMention } from '../../syntax/dates/model.ts';
import { type Finder, finder, matches } from './finder.ts';
import { apposition, clauseStart, dateEnd, filler, introDate, manner } from './phrases.ts';
import { has, type ProseItem, type ProseSentence } from './sentence.ts';

/** `event` is the time an event takes; the others are canon's fields. */
export type ToldField =
  | 'born'
  | 'died'
  | 'founded'
  | 'destroyed'
  | 'dissolved'
  | 'launched'
  | 'made'
  | 'lost'
  | 'event'
  | 'start'
  | 'end'
  | 'signed';

/** "Gorkon was born in 2301": an entity, what happened to it, and the date prose gives. */
export interface ToldDate {
  readonly entity: Entity;
  readonly mention: ProseItem;
  readonly field: ToldField;
  readonly date: DateMention;
  readonly sentence: ProseSentence;
  /**
   * Half of a span of years in brackets. Only when canon agrees with the other half, told under this field,
   * is it the span of a life, and not of a reign.
   */
  readonly other?: { readonly field: ToldField; readonly date: DateMention };
}

interface Act {
  readonly kinds: string;
  readonly field: ToldField;
  /** Behind "was". */
  readonly passive: string;
  readonly active: string;
}

const acts: readonly Act[] = [
  { kinds: 'P', field: 'born', passive: 'born', active: '' },
  {
    kinds: 'P',
    field: 'died',
    passive: 'killed|murdered|assassinated|executed|slain|beheaded|poisoned|hanged|stabbed to death',
    active: 'died|perished|drowned|passed away|dies',
  },
  { kinds: 'LF', field: 'founded', passive: 'founded|established', active: '' },
  { kinds: 'F', field: 'founded', passive: 'formed|created', active: '' },
  { kinds: 'F', field: 'dissolved', passive: 'dissolved|disbanded|abolished', active: 'disbanded' },
  { kinds: 'V', field: 'launched', passive: 'launched|commissioned|christened', active: '' },
  {
    kinds: 'LV',
    field: 'destroyed',
    passive: 'destroyed|razed|obliterated|annihilated|levelled|wiped out|scuttled|wrecked',
    active: 'exploded|sank|foundered',
  },
  { kinds: 'O', field: 'made', passive: 'made|forged|crafted|fashioned|created', active: '' },
  { kinds: 'O', field: 'lost', passive: 'lost|destroyed|shattered|melted down', active: '' },
  {
    kinds: 'E',
    field: 'event',
    passive: 'fought|held|convened|waged',
    active: 'took place|takes place|happened|occurred|befell',
  },
  {
    kinds: 'E',
    field: 'start',
    passive: 'begun|opened',
    active: 'began|started|opened|broke out|erupted|commenced',
  },
  {
    kinds: 'E',
    field: 'end',
    passive: 'ended|concluded',
    active: 'ended|concluded|closed|finished|came to an end',
  },
];

interface ActFinder {
  readonly field: ToldField;
  readonly finder: Finder;
}

const actFinders: readonly ActFinder[] = acts.flatMap(({ kinds, field, passive, active }) => {
  const who = `‹who:${kinds}›`;
  const done = [
    `(?: was| were|, who was|, which was|,)${manner} (?:${passive})`,
    ...(active === '' ? [] : [`(?:, who|, which)?${manner} (?:${active})`]),
  ];
  const short = [`(?:was|were)${manner} (?:${passive})`, ...(active === '' ? [] : [active])].join('|');
  return [
    ...done.map((verb) => `${clauseStart}${who}${verb}${filler}(?: in| on| at)? ‹date:D›${dateEnd}`),
    `${introDate}${who}${apposition} (?:${short})(?![\\p{L}-])`,
  ].map((source) => ({ field, finder: finder(`${kinds} D`, source) }));
});

/** Dates that stand right beside a name. */
const besideFinders: readonly ActFinder[] = [
  { field: 'event', finder: finder('E D', `‹who:E› of ‹date:D›${dateEnd}`) },
  { field: 'event', finder: finder('E D', '‹who:E› \\(‹date:D›\\)', true) },
  { field: 'event', finder: finder('E D', `(?:^|[ (])[Tt]he ‹date:D› ‹who:E›`) },
  { field: 'event', finder: finder('E D', `(?<=^|, |; )[Aa]t ‹who:E›,? (?:in|on) ‹date:D›${dateEnd}`) },
  {
    field: 'event',
    finder: finder('E D', '(?<=^|; )[Ii]n ‹date:D›,? (?:at|during) ‹who:E›(?=,| ‹PVFL›| the | a )'),
  },
  { field: 'signed', finder: finder('T D', `‹who:T› of ‹date:D›${dateEnd}`) },
  { field: 'signed', finder: finder('T D', '‹who:T› \\((?:signed )?(?:in )?‹date:D›\\)', true) },
  { field: 'born', finder: finder('P D', '‹who:P› \\((?:b\\.|born) ?(?:in )?‹date:D›(?=[,;)])', true) },
  { field: 'died', finder: finder('P D', '‹who:P› \\((?:d\\.|died|†) ?(?:in )?‹date:D›\\)', true) },
];

/** "Anna Kastrio (1071–1118)": a birth and a death at once; but "king of Judah (641–610)" tells a reign. */
const lifeFinder = finder('P D', '(?<!\\b(?:of|over|in|under|to|by|for) )‹who:P› \\(‹date:D›\\)', true);

/** Every date a sentence gives for something in canon; none when it only supposes or reports. */
export function toldDates(sentence: ProseSentence): ToldDate[] {
  if (!has(sentence, 'D')) return [];
  const told: ToldDate[] = [];
  for (const { field, finder: each } of [...actFinders, ...besideFinders]) {
    for (const found of matches(sentence, each)) {
      const date = (found.item('date') ?? found.item('year'))?.date;
      add(told, sentence, found.item('who'), field, date);
    }
  }
  for (const found of matches(sentence, lifeFinder)) {
    const date = found.item('date')?.date;
    const value = date?.date;
    if (!date || !value?.extended || !value.begins || !value.ends) continue;
    const part = (range: typeof value.range): DateMention => ({
      ...date,
      date: { ...value, extended: false, range, alternatives: [range], grain: 'year' },
    });
    const [born, died] = [part(value.begins), part(value.ends)];
    add(told, sentence, found.item('who'), 'born', born, { field: 'died', date: died });
    add(told, sentence, found.item('who'), 'died', died, { field: 'born', date: born });
  }
  return told;
}

function add(
  told: ToldDate[],
  sentence: ProseSentence,
  mention: ProseItem | undefined,
  field: ToldField,
  date: DateMention | undefined,
  other?: ToldDate['other'],
): void {
  const entity = mention?.entity;
  if (!mention || !entity || !date?.date) return;
  const same = told.some((other) => other.entity === entity && other.date.span === date.span);
  if (!same || field === 'born' || field === 'died') {
    told.push({ entity, mention, field, date, sentence, ...(other ? { other } : {}) });
  }
}
