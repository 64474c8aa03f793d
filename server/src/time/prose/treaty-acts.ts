/** When prose says a treaty was withdrawn from, ratified, broken: acts that change its state. */
import { type Claim, partText } from '../../domain/claim.ts';
import type { ToldDate } from './dates.ts';
import { type Finder, finder, matches } from './finder.ts';
import { adverb, clauseStart, dateEnd, filler, introDate, manner, subject, subjects } from './phrases.ts';
import { has, type ProseSentence } from './sentence.ts';

interface TreatyAct {
  /** States of canon that the act leads to; any of them may be meant. */
  readonly states: readonly string[];
  /** As a finding says it. */
  readonly verb: string;
  /** "the Empire ratified the treaty". */
  readonly transitive: string;
  /** "the treaty was ratified". */
  readonly passive: string;
  /** "the treaty lapsed". */
  readonly active: string;
  /** "the annulment of the treaty in 2399". */
  readonly noun?: string;
  /** "In 2414 the treaty was suspended" may well tell of a state that began before. */
  readonly lasting?: true;
}

const treatyActs: readonly TreatyAct[] = [
  {
    states: ['withdrawn'],
    verb: 'was withdrawn from',
    transitive: `(?:(?:withdrew|seceded)${filler} from|pulled out of|denounced)`,
    passive: 'withdrawn|denounced',
    active: '',
  },
  {
    states: ['suspended'],
    verb: 'was suspended',
    transitive: 'suspended',
    passive: 'suspended',
    active: '',
    noun: 'suspension',
    lasting: true,
  },
  {
    states: ['reinstated', 'renewed', 'in-force'],
    verb: 'was reinstated',
    transitive: 'reinstated|restored|revived',
    passive: 'reinstated|restored|revived|put back in force',
    active: '',
  },
  {
    states: ['renewed', 'reinstated'],
    verb: 'was renewed',
    transitive: 'renewed',
    passive: 'renewed',
    active: '',
  },
  {
    states: ['ratified'],
    verb: 'was ratified',
    transitive: 'ratified',
    passive: 'ratified',
    active: '',
    noun: 'ratification',
  },
  {
    states: ['broken', 'violated'],
    verb: 'was broken',
    transitive: 'broke',
    passive: 'broken',
    active: 'broke down|collapsed|fell apart',
    lasting: true,
  },
  { states: ['expired'], verb: 'expired', transitive: '', passive: '', active: 'expired|lapsed|ran out' },
  {
    states: ['in-force'],
    verb: 'came into force',
    transitive: '',
    passive: '',
    active: 'came into force|entered into force|took effect',
  },
  ...(
    [
      ['annulled', 'annulment'],
      ['repealed', 'repeal'],
      ['terminated', 'termination'],
      ['superseded', ''],
      ['widened', ''],
      ['amended', ''],
    ] as const
  ).map(([state, noun]) => ({
    states: [state],
    verb: `was ${state}`,
    transitive: state,
    passive: state,
    active: '',
    noun,
  })),
];

interface ActFinder {
  readonly act: TreatyAct;
  /** It may tell a state that began before. */
  readonly state: boolean;
  readonly finder: Finder;
}

const finders: readonly ActFinder[] = treatyActs.flatMap((act) => {
  const told = `${filler}(?: in| on)? ‹date:D›${dateEnd}`;
  const own = [
    ...(act.passive ? [`(?:was|were)${manner} (?:${act.passive})`] : []),
    ...(act.active ? [`(?:${act.active})`] : []),
  ].join('|');
  // A second filler would need a second name; what follows the treaty is the date, or the date leads.
  const others = act.transitive
    ? [
        `${introDate}${subjects('PF')}${adverb} (?:${act.transitive}) ‹who:T›`,
        `${clauseStart}${subjects('PF')}${adverb} (?:${act.transitive}) ‹who:T› (?:in|on) ‹date:D›${dateEnd}`,
      ]
    : [];
  const sources = [
    // What comes again and again is told of its own sentence only.
    `${subject('T', !act.states.includes('renewed'))} (?:${own})${told}`,
    ...others,
    ...(act.noun
      ? [
          `(?:^|; |, |\\b(?:and|after|until|since|before) )[Tt]he (?:${act.noun}) of ‹who:T› in ‹date:D›${dateEnd}`,
        ]
      : []),
  ];
  const intro = `${introDate}‹who:T› (?:${own})(?![\\p{L}-])`;
  return [
    ...sources.map((source) => ({ act, state: false, finder: finder('T D', source) })),
    { act, state: act.lasting ?? false, finder: finder('T D', intro) },
  ];
});

export function toldTreatyActs(sentence: ProseSentence): ToldDate[] {
  if (!has(sentence, 'T')) return [];
  return finders.flatMap(({ act, state, finder: each }) =>
    matches(sentence, each).flatMap((found) => {
      const mention = found.item('who');
      const date = (found.item('date') ?? found.item('year'))?.date;
      if (!mention?.entity || !date?.date) return [];
      const about = (claim: Claim): boolean => act.states.includes(partText(claim, 'is') ?? '');
      const told = { entity: mention.entity, mention, date, sentence, verb: act.verb, about, state };
      return [{ ...told, field: 'status' }];
    }),
  );
}
