/** What prose says about when things happened, through patterns that leave no doubt. */
import type { Claim } from '../../domain/claim.ts';
import type { Entity } from '../../domain/entity.ts';
import type { Canon } from '../../index/canon.ts';
import type { DateMention } from '../../syntax/dates/model.ts';
import { kindBits } from '../../syntax/prose/template.ts';
import { acts, nominalActs, type ToldField } from './acts.ts';
import { type Finder, finder, matches } from './finder.ts';
import { toldOffices } from './offices.ts';
import { apposition, clauseStart, dateEnd, filler, introDate, manner, subject } from './phrases.ts';
import { has, type ProseItem, type ProseSentence } from './sentence.ts';
import { toldSuccessions } from './successions.ts';
import { toldTreatyActs } from './treaty-acts.ts';

/** "Gorkon was born in 2301": an entity, what happened to it, and the date prose gives. */
export interface ToldDate {
  readonly entity: Entity;
  readonly mention: ProseItem;
  readonly field: ToldField;
  readonly date: DateMention;
  readonly sentence: ProseSentence;
  /** What it is called when the field's own verb will not do: "was withdrawn", "became Queen". */
  readonly verb?: string;
  /** Which claims on the field are about this very act. */
  readonly about?: (claim: Claim, canon: Canon) => boolean;
  /** A state that may have begun before: only what is earlier than canon has it is wrong. */
  readonly state?: boolean;
  /**
   * Half of a span of years in brackets. Only when canon agrees with the other half, told under this field,
   * is it the span of a life, and not of a reign.
   */
  readonly other?: { readonly field: ToldField; readonly date: DateMention };
  /** In an annal's few words, which a play or a namesake of a later time may share. */
  readonly curt?: boolean;
}

const annalHead = '^(?:‹date:D› ?[.:–—-]? )?(?:[Tt]he )?';
/** "Born in the year following", "dies in the spring": at another time than that of the entry. */
const timesOfTheirOwn =
  '(?![^.;:]{0,50}(?:‹DR›|\\b(?:years?|spring|summer|autumn|winter|months?|weeks?|days?|nights?|morning|evening|next|following|succeeding|after|later|new|anniversary|centen\\p{Ll}+)\\b))';
/** Behind the deed: nothing, or where and how. "Birth of Hugh Vane, the painter" is another's. */
const annalEnd = `(?![’'\\p{L}-])${timesOfTheirOwn}(?=[.;:]|$|,? (?:in|at|on|by|off|near|to|with|and|from) )`;

interface ActFinder {
  readonly field: ToldField;
  readonly finder: Finder;
}

/** Finders that can match only where one of a few words stands: looked for first, since it mostly does not. */
interface ActGroup {
  readonly needs: number;
  readonly words: RegExp;
  readonly finders: readonly ActFinder[];
}

function group(kinds: string, words: string, field: ToldField, sources: readonly string[]): ActGroup {
  const finders = sources.map((source) => ({ field, finder: finder(`${kinds} D`, source) }));
  return { needs: kindBits(kinds), words: new RegExp(`\\b(?:${words})\\b`), finders };
}

/** What a subject did first, with no other subject in it: "was founded in 1130" before "and destroyed". */
const firstVerb =
  '(?: (?:was|were))? (?:\\p{Ll}+ly )?(?:\\p{Ll}+(?:ed|en|ght|nt)|born|begun|began|sung|made|built)(?: (?!(?:who|which|that|whose|whom|its|their|his|her|the|a|an) )[^,;:.!?\\uE010-\\uE017\\uE0FF ]{1,40}){0,8}?';

const actGroups: readonly ActGroup[] = acts.map(({ kinds, field, passive, active }) => {
  const done = [
    `(?: was| were| is| are| had been|,)${manner} (?:${passive})`,
    ...(active === '' ? [] : [`(?: had)?${manner} (?:${active})`]),
  ];
  const short = [`(?:was|were|is|are)${manner} (?:${passive})`, ...(active === '' ? [] : [active])].join('|');
  return group(kinds, [passive, ...(active === '' ? [] : [active])].join('|'), field, [
    ...done.map((verb) => `${subject(kinds)}${verb}${filler}(?: in| on| at)?(?: the)? ‹date:D›${dateEnd}`),
    ...done.map((verb) => `${subject(kinds)}${verb}, (?:in|on) (?:the )?‹date:D›(?=[,.;]|$)`),
    `${introDate}‹who:${kinds}›${apposition} (?:${short})(?![\\p{L}-])`,
    `${subject(kinds)}${firstVerb} and (?:${[`(?:(?:was|were) )?(?:${passive})`, ...(active === '' ? [] : [active])].join('|')}) (?:in|on) ‹date:D›${dateEnd}`,
  ]);
});

/** "After the death of Gorkon in 2293", where the date cannot belong to another verb. */
const nominalGroups: readonly ActGroup[] = nominalActs.map(({ kinds, field, nouns }) => {
  const lead = '(?:^|; )(?:(?:[Aa]fter|[Bb]efore|[Ss]ince|[Uu]ntil|[Ff]ollowing|[Ww]ith|[Aa]t|[Uu]pon) )?';
  return group(kinds, nouns, field, [
    `${lead}(?:[Tt]he )?(?:${nouns}) of ‹who:${kinds}› in ‹date:D›(?=,| \\p{Ll})`,
    `${lead}‹who:${kinds}›['’]s? (?:${nouns}) in ‹date:D›(?=,| \\p{Ll})`,
  ]);
});

/** "1839: launch of the Constance", "Constance launched at Hull": as annals have it behind a date. */
const annals: readonly ActFinder[] = [
  ...acts.map(({ kinds, field, passive, active }) => {
    const done = [`(?:(?:is|are|was|were) )?(?:${passive})`, ...(active === '' ? [] : [active])].join('|');
    return { field, finder: finder(kinds, `${annalHead}‹who:${kinds}› (?:${done})${annalEnd}`, true) };
  }),
  {
    field: 'event',
    finder: finder(
      'E',
      `^(?:‹date:D› ?[:–—-] )?(?:[Tt]he )?‹who:E›${timesOfTheirOwn}(?=$|[.;]|,? (?:at|in|near|off|outside|between|where|with|won|lost)\\b| (?:begins|takes place)\\b)`,
      true,
    ),
  },
  ...nominalActs.map(({ kinds, field, nouns }) => {
    const capitalised = nouns.replace(/(?<=^|\|)\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
    return {
      field,
      finder: finder(kinds, `${annalHead}(?:${capitalised}) of ‹who:${kinds}›${annalEnd}`, true),
    };
  }),
];

/** What happens does this while it happens. */
const wreaks = 'destroyed|consumed|ravaged|devastated|engulfed|levelled|laid waste';

const otherGroups: readonly ActGroup[] = [
  group('P', 'died|killed|murdered', 'died', [
    `${subject('P')} (?:(?!(?:who|which|that|whose|whom) )[^,;:.!?\\uE010]){1,90}? and (?:died|was killed|was murdered) (?:in|on) ‹date:D›${dateEnd}`,
  ]),
  group('P', 'lived until', 'died', [`${subject('P')} lived until ‹date:D›${dateEnd}(?=[.;]|$)`]),
  group('E', 'came in', 'event', [`${subject('E')} came in ‹date:D›${dateEnd}`]),
  group('E', wreaks, 'event', [
    `${introDate}‹who:E› (?:${wreaks})(?![\\p{L}-])`,
    `${clauseStart}‹who:E› (?:${wreaks})${filler} in ‹date:D›${dateEnd}`,
  ]),
  group('V', 'lost', 'destroyed', [
    `${subject('V')} was lost(?: with all hands| at sea)? (?:in|on) ‹date:D›${dateEnd}(?=[,.;]|$)`,
  ]),
];

const groups = [...actGroups, ...nominalGroups, ...otherGroups];
/** Any of the words at all. */
const anyAct = new RegExp(groups.map(({ words }) => words.source).join('|'));

const notSpokenOf =
  '(?! (?:\\p{Ll}+ ){0,2}?(?:subject|talk|topic|theme|focus|cause|reason|basis|inspiration|object|matter|setting|backdrop|title|memory|legend|story|tale|secret|mystery|question|issue|byword)\\b)';

/** Dates that stand right beside a name. */
const besideFinders: readonly ActFinder[] = [
  { field: 'event', finder: finder('E D', `‹who:E› of ‹date:D›${dateEnd}`) },
  { field: 'event', finder: finder('E D', '‹who:E› \\(‹date:D›\\)', true) },
  {
    field: 'event',
    finder: finder('E D', `(?:^|; )(?:[Tt]he )?‹who:E›, in ‹date:D›${dateEnd}, (?=was |\\p{Ll}+ed )`),
  },
  { field: 'event', finder: finder('E D', `(?:^|[ (])[Tt]he ‹date:D› ‹who:E›`) },
  { field: 'event', finder: finder('E D', `(?<=^|, |; )[Aa]t ‹who:E›,? (?:in|on) ‹date:D›${dateEnd}`) },
  {
    field: 'event',
    finder: finder('E D', '(?<=^|; )[Ii]n ‹date:D›,? (?:at|during) ‹who:E›(?=,| ‹PVFL›| the | a )'),
  },
  {
    field: 'event',
    finder: finder(
      'E D',
      `${clauseStart}‹who:E› was (?:a|an|the)${notSpokenOf}${filler} (?:in|on) ‹date:D›${dateEnd}`,
    ),
  },
  {
    field: 'event',
    finder: finder('E D', '^(?:After|Before|Since|Until|During) ‹who:E› (?:in|of) ‹date:D›,'),
  },
  {
    field: 'event',
    finder: finder(
      'E D PVF',
      `${clauseStart}‹PVF›${manner} (?:came|went|travelled|sailed|fought|spoke|served|met|fell|died|perished|(?:was|were) (?:killed|slain|wounded|captured|maimed|blinded|knighted))${filler} (?:to|at|in) ‹who:E› in ‹date:D›${dateEnd}`,
    ),
  },
  {
    field: 'event',
    finder: finder(
      'E D P',
      `${clauseStart}‹P› (?:lost|won) (?:his|her|their|a|an) (?:\\p{Ll}+ ){1,2}at ‹who:E› in ‹date:D›${dateEnd}`,
    ),
  },
  { field: 'event', finder: finder('E D PVF', `${clauseStart}‹PVF› attended ‹who:E› in ‹date:D›${dateEnd}`) },
  { field: 'signed', finder: finder('T D', `‹who:T› of ‹date:D›${dateEnd}`) },
  { field: 'signed', finder: finder('T D', '‹who:T› \\((?:signed )?(?:in )?‹date:D›\\)', true) },
  { field: 'born', finder: finder('P D', '‹who:P› \\((?:b\\.|born) ?(?:in )?‹date:D›(?=[,;)])', true) },
  { field: 'died', finder: finder('P D', '‹who:P› \\((?:d\\.|died|†) ?(?:in )?‹date:D›\\)', true) },
];

/** "Anna Kastrio (1071–1118)": a birth and a death at once; but "king of Judah (641–610)" tells a reign. */
const lifeFinder = finder('P D', '(?<!\\b(?:of|over|in|under|to|by|for) )‹who:P› \\(‹date:D›\\)', true);

/** Every date a sentence gives for something in canon; none when it only supposes or reports. */
export function toldDates(sentence: ProseSentence): ToldDate[] {
  const told = (sentence.led && !sentence.elsewhen) || isAnnal(sentence) ? toldInAnnals(sentence) : [];
  if (!has(sentence, 'D')) return told;
  for (const { field, finder: each } of [...wordFinders(sentence), ...besideFinders]) {
    for (const found of matches(sentence, each)) {
      const date = (found.item('date') ?? found.item('year'))?.date;
      add(told, sentence, found.item('who'), field, date);
    }
  }
  told.push(...toldTreatyActs(sentence), ...toldOffices(sentence), ...toldSuccessions(sentence));
  for (const found of matches(sentence, lifeFinder)) {
    const date = found.item('date')?.date;
    const value = date?.date;
    if (!date || !value?.extended || !value.begins || !value.ends) continue;
    const halves = value.text.split(/\s*[–—]\s*/);
    const part = (range: typeof value.range, text = value.text): DateMention => ({
      ...date,
      date: { ...value, text, extended: false, range, alternatives: [range], grain: 'year' },
    });
    const [born, died] = [part(value.begins, halves[0]), part(value.ends, halves.at(-1))];
    add(told, sentence, found.item('who'), 'born', born, { other: { field: 'died', date: died } });
    add(told, sentence, found.item('who'), 'died', died, { other: { field: 'born', date: born } });
  }
  return told;
}

/** It begins with a date itself: "1839: …". */
function isAnnal({ items: [first, second], span }: ProseSentence): boolean {
  return first?.kind === 'D' && second !== undefined && first.span.start <= span.start + 2;
}

/** What is told of the date that an entry begins by, or that stands beside it. */
export function toldInAnnals(sentence: ProseSentence): ToldDate[] {
  const told: ToldDate[] = [];
  for (const { field, finder: each } of annals) {
    for (const found of matches(sentence, each)) {
      add(told, sentence, found.item('who'), field, found.item('date')?.date ?? sentence.led, { curt: true });
    }
  }
  return told;
}

function wordFinders(sentence: ProseSentence): readonly ActFinder[] {
  const { text } = sentence.template();
  if (!anyAct.test(text)) return [];
  return groups
    .filter(({ needs, words }) => (sentence.bits & needs) !== 0 && words.test(text))
    .flatMap(({ finders }) => finders);
}

function add(
  told: ToldDate[],
  sentence: ProseSentence,
  mention: ProseItem | undefined,
  field: ToldField,
  date: DateMention | undefined,
  more: Pick<ToldDate, 'other' | 'curt'> = {},
): void {
  const entity = mention?.entity;
  if (!mention || !entity || !date?.date) return;
  const same = told.some((other) => other.entity === entity && other.date.span === date.span);
  if (!same || field === 'born' || field === 'died') {
    told.push({ entity, mention, field, date, sentence, ...more });
  }
}
