/** What happens to things of each kind, and the words that say so. */

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
  | 'signed'
  | 'status'
  | 'office'
  | 'office-end';

export interface Act {
  readonly kinds: string;
  readonly field: ToldField;
  /** Behind "was". */
  readonly passive: string;
  readonly active: string;
}

export const acts: readonly Act[] = [
  { kinds: 'P', field: 'born', passive: 'born', active: '' },
  {
    kinds: 'P',
    field: 'died',
    passive: 'killed|murdered|assassinated|executed|slain|beheaded|poisoned|hanged|drowned|stabbed to death',
    active: 'died|perished|drowned|passed away|dies',
  },
  { kinds: 'LF', field: 'founded', passive: 'founded|established', active: '' },
  { kinds: 'F', field: 'founded', passive: 'formed|created', active: '' },
  { kinds: 'F', field: 'dissolved', passive: 'dissolved|disbanded|abolished', active: 'disbanded' },
  {
    kinds: 'V',
    field: 'launched',
    passive: 'launched|commissioned|christened',
    active:
      '(?:came|come) off the (?:slip(?:s|way)?|stocks)|slid down the (?:ways|slip|slipway)|left the (?:slip|stocks|ways)',
  },
  {
    kinds: 'LV',
    field: 'destroyed',
    passive: 'destroyed|razed|obliterated|annihilated|levelled|wiped out|scuttled|wrecked',
    active: 'exploded|sank|foundered|sinks|explodes|burn(?:ed|t) (?:down|to the ground|to ashes)',
  },
  { kinds: 'V', field: 'destroyed', passive: 'sunk|torpedoed', active: 'went down' },
  { kinds: 'O', field: 'made', passive: 'made|forged|crafted|fashioned|created', active: '' },
  { kinds: 'O', field: 'lost', passive: 'lost|destroyed|shattered|melted down', active: '' },
  {
    kinds: 'E',
    field: 'event',
    passive: 'fought|held|convened|waged',
    active: 'took place|takes place|happened|occurred|befell|sat|met|raged(?! on)|ran|lasted|struck',
  },
  {
    kinds: 'E',
    field: 'start',
    passive: 'begun|opened',
    active: 'began|started|opened|broke out|erupted|commenced|begins|starts',
  },
  {
    kinds: 'E',
    field: 'end',
    passive: 'ended|concluded',
    active: 'ended|concluded|closed|finished|came to an end|ends',
  },
];

/** The same as nouns: "the death of Gorkon", "Gorkon's death". */
export const nominalActs: readonly {
  readonly kinds: string;
  readonly field: ToldField;
  readonly nouns: string;
}[] = [
  { kinds: 'P', field: 'born', nouns: 'birth' },
  { kinds: 'P', field: 'died', nouns: 'death|murder|assassination|execution' },
  { kinds: 'LF', field: 'founded', nouns: 'founding|foundation' },
  { kinds: 'LV', field: 'destroyed', nouns: 'destruction' },
  { kinds: 'V', field: 'destroyed', nouns: 'loss|sinking' },
  { kinds: 'V', field: 'launched', nouns: 'launch|commissioning' },
  { kinds: 'F', field: 'dissolved', nouns: 'dissolution' },
  { kinds: 'O', field: 'made', nouns: 'forging|making' },
  { kinds: 'T', field: 'signed', nouns: 'signing|signature' },
];
