/** What prose says about treaties: that they bind, which articles they have, who is a party. */
import type { Span } from '../../base/span.ts';
import type { DateValue } from '../../domain/date.ts';
import type { Entity } from '../../domain/entity.ts';
import type { Prose } from '../../syntax/prose/template.ts';
import { type Finder, finder, matches } from './finder.ts';
import { adverb, clauseStart, insertion, sealing } from './phrases.ts';
import { has, type ProseItem, type ProseSentence } from './sentence.ts';

/** A treaty is cited as binding at a time. */
export interface Citation {
  readonly treaty: Entity;
  readonly mention: ProseItem;
  readonly date: DateValue;
  readonly sentence: ProseSentence;
}

export interface ToldParty {
  readonly treaty: Entity;
  readonly party: Entity;
  readonly mention: ProseItem;
  readonly sentence: ProseSentence;
}

export interface ToldArticle {
  readonly treaty: Entity;
  /** As written: "VII", "9", "eighth". */
  readonly number: string;
  readonly span: Span;
  readonly sentence: ProseSentence;
}

const still = '(?: still| also| then| again| always)?';
const commands =
  'forbade|forbids?|banned|bans?|bound|binds?|obliged|obliges?|obligated|required|requires?|prohibited|prohibits?|outlawed|outlaws?|protected|protects?|guaranteed|guarantees?|governed|governs?|applied|applies|compelled|compels?|permitted|permits?|allowed|allows?';
const inForce =
  '(?:remained|was|were|is|are|stayed)(?: still| fully)? (?:in force|in effect|in being|binding|valid)';

const article = `(?:(?:[Aa]rticles?|[Aa]rt\\.|[Cc]lause|[Ss]ection) [\\p{L}\\d]+|(?:the )?\\p{Ll}+ article) of (?:the )?`;
const underIt =
  '(?:[Uu]nder|[Bb]y virtue of|[Pp]ursuant to|[Ii]n accordance with|[Aa]s (?:required|demanded|prescribed|provided) by|as is (?:required|demanded|prescribed|provided) by)';

const aside = '(?:, [^,;:.!?—–\\uE0FF]{3,60},)?';

const binding: readonly Finder[] = [
  finder(
    'T',
    `\\bas (?:the )?‹who:T›${aside}${still} (?:requires?|required|demands?|demanded|provides?|provided)(?![\\p{L}-])`,
  ),
  finder('T', `${underIt} (?:the terms of |${article})‹who:T›(?![’'])`),
  finder('T', `[Aa]s (?:is )?(?:required|demanded|prescribed|provided|laid down) by ‹who:T›(?![’'])`),
  finder('T', `(?:${clauseStart}|[Aa]s )${article}‹who:T›${still} (?:${commands})(?![\\p{L}-])(?! by)`),
  finder('T', `${clauseStart}‹who:T›${still} (?:${commands})(?![\\p{L}-])(?! by)`),
  finder('T', `(?<=(?:^|; )[Ii]n ‹D›,? )‹who:T›${still} (?:${commands})(?![\\p{L}-])(?! by)`),
  finder('T', `(?:${clauseStart}|(?<=(?:^|; )[Ii]n ‹D›,? ))‹who:T› ${inForce}`),
  finder(
    'T',
    `(?<!no longer |not |never |once |n't )(?:bound|obliged|protected|required|forbidden|banned|prohibited)(?: to \\p{Ll}+)? (?:by|under) (?:the terms of |${article})?‹who:T›`,
  ),
  finder('T', '(?:in|a|as a) (?:\\p{Ll}+ )?(?:breach|violation) of ‹who:T›'),
  finder('T', '(?<!no longer |not |never )(?:violated|breached|violating|breaching) ‹who:T›'),
  finder('T', '(?:^|, |; )(?:[Uu]nder|[Bb]y) (?:the terms of )?‹who:T›, '),
];

/** A treaty that is over, or spoken of as it was or would be, binds nobody. */
const lapsed =
  /\b(?:no longer|nobody|nothing|no one|no \p{Ll}+ (?:was|were|is|are)|none|neither|not|never|(?<!at )once|had|would|could|ceased?|dead letter|former(?:ly)?|lapsed|expired|withdrawn|withdrew|withdrawal|suspended|repealed|return of|revived?|renew(?:al|ed)?|restor\w*|reinstat\w*|until|before|after|since|copy|copies|parchment|history|historian\w*|museum)\b/iu;

export function citations(sentence: ProseSentence): Citation[] {
  if (!has(sentence, 'T') || has(sentence, 'R')) return [];
  const dates = sentence.items.flatMap((item) => (item.kind === 'D' ? (item.date?.date ?? []) : []));
  if (dates.length > 1) return [];
  const date = dates[0] ?? (sentence.elsewhen ? undefined : sentence.narrative);
  if (!date) return [];
  const found: Citation[] = [];
  for (const each of binding) {
    for (const match of matches(sentence, each)) {
      const mention = match.item('who');
      if (lapsed.test(match.text)) return [];
      if (!mention?.entity || found.some((other) => other.mention === mention)) continue;
      found.push({ treaty: mention.entity, mention, date, sentence });
    }
  }
  return found;
}

const role = '(?:party|signatory|co-signatory)';
const roles = '(?:parties|signatories)';
const sign = `(?:had )?(?:signed|ratified|joined|acceded to|${sealing})`;
const partyFinders: readonly Finder[] = [
  finder(
    'T PFL',
    `(?:^|, |; )[Aa]s (?:a|the other|one) (?:\\p{Ll}+ )?${role} (?:to|of) ‹who:T›, ‹party:PFL›(?![’'])`,
  ),
  finder(
    'T PFL',
    `${clauseStart}‹party:PFL›, (?:itself |also |then |as )?(?:a|the other|one) (?:\\p{Ll}+ )?${role} (?:to|of) ‹who:T›`,
  ),
  finder(
    'T PFL',
    `${clauseStart}‹party:PFL› (?:is|was|were|are|became)(?: also| then)? (?:a|the other|one) (?:\\p{Ll}+ )?${role} (?:to|of) ‹who:T›`,
  ),
  finder(
    'T PFL',
    `${clauseStart}(?<list>‹PFL›(?:(?:, | and |, and )‹PFL›)+) (?:were|are) (?:the )?(?:\\p{Ll}+ )?${roles} (?:to|of) ‹who:T›`,
  ),
  finder(
    'T PFL',
    `[Tt]he (?:\\p{Ll}+ )?${roles} (?:to|of) ‹who:T›, (?<list>‹PFL›(?:(?:, | and |, and )‹PFL›)+)(?=[,.;:])`,
  ),
  finder(
    'T PFL',
    `${clauseStart}‹party:PFL›, (?:as )?one of (?:the|its) (?:\\p{Ll}+ )?${roles} (?:to|of) ‹who:T›`,
  ),
  finder('T PFL', `${roles} (?:to|of) ‹who:T›, (?:including|among them) ‹party:PFL›(?=[,.;:]| and )`),
  finder('T PFL', "‹who:T›,? (?:signed |concluded )?between (?<list>‹PFL› and ‹PFL›)(?![’'])"),
  finder(
    'T FL',
    `${clauseStart}(?<list>‹FL›(?:(?:, | and |, and )‹FL›)*)${adverb} ${sign} ‹who:T›(?! as (?!an? (?:full )?${role}))(?! (?:on behalf|for|in the name))`,
  ),
  finder(
    'T FL',
    `${clauseStart}‹party:FL›${insertion}${adverb} ${sign} ‹who:T›(?! as (?!an? (?:full )?${role}))(?! (?:on behalf|for|in the name))`,
  ),
  finder(
    'T FL',
    `signed (?:on behalf of|for|in the name of) ‹party:FL›,? as (?:a|the other|one) (?:\\p{Ll}+ )?${role} (?:to|of) ‹who:T›`,
  ),
  finder(
    'T FL',
    '‹who:T› (?:was|were) (?:signed|ratified|concluded) by (?<list>‹FL›(?:(?:, | and |, and )‹FL›)*)(?=[,.;:]|$| ‹D›| in | on | at )',
  ),
  finder('T PFL', `‹who:T›['’]s? ${roles},? (?<list>‹PFL›(?:(?:, | and |, and )‹PFL›)+)(?=[,.;:])`),
];

export function toldParties(sentence: ProseSentence): ToldParty[] {
  if (!has(sentence, 'T')) return [];
  const told: ToldParty[] = [];
  for (const each of partyFinders) {
    for (const found of matches(sentence, each)) {
      const treaty = found.item('who')?.entity;
      const one = found.item('party');
      if (!treaty) continue;
      for (const mention of one ? [one] : found.items('list')) {
        if (mention.entity && !told.some((other) => other.mention === mention)) {
          told.push({ treaty, party: mention.entity, mention, sentence });
        }
      }
    }
  }
  return told;
}

const cardinals =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty';
const numbers = `[IVXLC]+|\\d+|${cardinals}|${cardinals.replace(/\b\w/g, (letter) => letter.toUpperCase())}`;
const ordinals =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|\\d+(?:st|nd|rd|th)';
const before = new RegExp(
  `\\b(Article|article|[Aa]rt\\.) +(${numbers})(?:,| \\([^)]*\\))? +(?:of|in) +(?:the +)?$`,
);
const ordinalBefore = new RegExp(`\\b((?:${ordinals}) +article) +of +(?:the +)?$`, 'i');
const behind = new RegExp(`^ *(?:['’]s?|,)? +(Article|article|[Aa]rt\\.) +(${numbers})(?![\\p{L}\\d])`, 'u');
const ordinalBehind = new RegExp(`^ *['’]s? +((?:${ordinals}) +article)\\b`, 'i');

/** "Article 4 of the Protocol does not exist": nobody cites what is denied. */
const denied =
  /\b(?:(?:does|do|did)(?: not|n['’]t)(?: (?:even|actually|really))? exist|(?:never|no longer) existed|(?:there (?:is|was|are|were|has been|had been)|has|have|had|contains|contained|knows|knew) no(?:t an?y?)?|there never (?:is|was)|never (?:had|contained|was|got)|was never|(?:is|was)(?: not|n['’]t) (?:in|an?|part|real|there)|no such|non-?existent|lacks|lacked|missing|made[- ]up|invented|imaginary|no article)\b/i;

/** "Article VII of the Accords", "the Accords, Article 7", "the seventh article of the Accords". */
export function toldArticles(sentence: ProseSentence, prose: Prose): ToldArticle[] {
  if (!has(sentence, 'T') || denied.test(flat(prose.slice(sentence.span.start, sentence.span.end))))
    return [];
  const found: ToldArticle[] = [];
  for (const { kind, entity, span } of sentence.items) {
    if (kind !== 'T' || !entity) continue;
    const { start, end } = sentence.span;
    const left = flat(prose.slice(Math.max(start, span.start - 60), span.start));
    const right = flat(prose.slice(span.end, Math.min(end, span.end + 60)));
    const offset = Math.max(start, span.start - 60);
    for (const [match, base, text] of [
      [before.exec(left), offset, left],
      [ordinalBefore.exec(left), offset, left],
      [behind.exec(right), span.end, right],
      [ordinalBehind.exec(right), span.end, right],
    ] as const) {
      if (!match) continue;
      const words = match[2] === undefined ? (match[1] ?? '') : `${match[1]} ${match[2]}`;
      const at = base + match.index + text.slice(match.index).indexOf(match[1] ?? '');
      const number = match[2] ?? (match[1] ?? '').replace(/ article$/i, '');
      found.push({ treaty: entity, number, span: { start: at, end: at + words.length }, sentence });
    }
  }
  return found;
}

/** Line ends as blanks, so that offsets stay. */
function flat(text: string): string {
  return text.replace(/\s/g, ' ');
}
