/** Which of two events prose has first: "The Fall of Vigil came before the Raid", "After the War came the Plague". */
import type { Span } from '../../base/span.ts';
import type { Entity } from '../../domain/entity.ts';
import type { Prose } from '../../syntax/prose/template.ts';
import { pattern } from '../../syntax/prose/template.ts';
import { type Found, finder, matches } from './finder.ts';
import { subject } from './phrases.ts';
import { hasTwo, type ProseItem, type ProseSentence } from './sentence.ts';
import { spanOfWords } from './word-spans.ts';

export interface ToldOrder {
  readonly earlier: Entity;
  readonly later: Entity;
  /** The one that the sentence is about, where its name stands. */
  readonly mention: ProseItem;
  /** The words that tell the order: "came before". */
  readonly span: Span;
  readonly sentence: ProseSentence;
}

const happens =
  'took place|happened|occurred|(?:was|were|been) (?:fought|held|convened|waged)|began|broke out|started|ended';
const how =
  '(?: (?:just|shortly|long|well|soon|immediately|directly|(?:(?:some|many|several|a few) )?(?:years|months|weeks|days)))?';
/** Of an event its time, of a treaty its signing: which of them the words go with is asked of the match. */
const other =
  '(?:the (?<noun>start|beginning|outbreak|opening|end|close|conclusion|signing) of )?‹other:ET›(?: (?<verb>began|broke out|started|ended|took place|(?:was|were) (?:over|fought|held|signed)))?';
const before = '(?<words>(?:After|Before|after|before))';

const sources = [
  `${subject('E')} (?:had )?(?<words>(?:came|${happens})${how} (?:before|after)) ${other}`,
  `${subject('T')} (?:was|were|had been) (?<words>signed${how} (?:before|after)) ${other}`,
  `${subject('ET')} (?:had |immediately |directly )?(?<words>preceded|followed) ${other}`,
  `${subject('ET')} (?:was|were|had been)(?: soon| immediately| directly| quickly)? (?<words>preceded|followed) (?<passive>by) ${other}`,
  `(?<=^|; )${before} ${other},? (?:there )?came ‹who:ET›`,
  `(?<=^|; )${before} ${other}, ‹who:E› (?:${happens})`,
  `(?<=^|; )${before} ${other}, ‹who:T› (?:was|were) signed`,
];
const finders = sources.map((source) => finder('ET', source));

const orderWords = /(?<!\p{L})(?:before|after|preceded|followed)(?!\p{L})/iu;
const negated =
  /(?<!\p{L})(?:not|never|no sooner|neither|nor|hardly|scarcely|barely|nobody|no one|nothing|only)(?!\p{L})|n[’']t(?!\p{L})/iu;
/** Order in space, in a book, in rank, or in every year: no one time is meant. */
const arranged =
  /(?<!\p{L})(?:list(?:s|ed)?|catalogues?|alphabet\w*|chapters?|pages?|verses?|volumes?|programmes?|syllabus|curriculum|scenes?|index|shel(?:f|ves)|lessons?|panels?|windows?|exhibit\w*|galler(?:y|ies)|rank\w*|importance|priority|cantos?|books?|tales?|narrat\w*|agenda|items?|taught|re-?told|numbered|heading|column|row|each|every|annual(?:ly)?|yearly|always|usually|traditionally)(?!\p{L})/iu;
/** "For pilgrims, the Moot came before the Fair": in rank. */
const forSomebody = /^(?:For|To|In the (?:eyes?|minds?|hearts?)) /u;
/** A date of its own makes it another occasion: "In 2310 the Feast came before the Fair". */
const dated = pattern('‹DR›', 'u');
const clauseEnd =
  /^(?:$|[.;:!?)]|,(?! (?:or|nor|not|if|as)(?!\p{L}))| (?:and|but|by|while|when|which|so|yet)(?!\p{L})| ?[—–])/u;
/** "The Second Fall of Vigil" is none that canon calls the Fall of Vigil. */
const numbered = /(?:first|second|third|fourth|fifth|last|next|new|later|other|annual|yearly)\s+$/i;

/** Every two events or signings of which a sentence says for sure which came first. */
export function toldOrders(sentence: ProseSentence, prose: Prose): ToldOrder[] {
  if (sentence.aside || !hasTwo(sentence, 'ET')) return [];
  const text = prose.slice(sentence.span.start, sentence.span.end);
  if (!orderWords.test(text) || arranged.test(text) || sentence.absent()) return [];
  const told: ToldOrder[] = [];
  for (const each of finders) {
    for (const found of matches(sentence, each)) {
      const order = stands(found, prose) && orderOf(found, sentence, prose);
      if (order && !told.some(({ span }) => span.start === order.span.start)) told.push(order);
    }
  }
  return told;
}

/** So far back a clause may be taken back, or dated otherwise. */
const reach = 400;

function stands(found: Found, prose: Prose): boolean {
  const { text, end, sentence } = found;
  const head = text.slice(Math.max(0, end - reach), end);
  if (negated.test(head) || forSomebody.test(text) || dated.test(head) || !clauseEnd.test(text.slice(end)))
    return false;
  const [who, other] = [found.item('who'), found.item('other')];
  if (!who || !other || !isMoment(other, found.group('noun'), found.group('verb'))) return false;
  return [who, other].every(
    ({ span, mention }) =>
      mention?.form !== 'short' &&
      !numbered.test(prose.slice(Math.max(sentence.span.start, span.start - 20), span.start)),
  );
}

/** Of a treaty canon tells when it was signed, of an event when it began and ended. */
function isMoment({ kind }: ProseItem, noun: string | undefined, verb: string | undefined): boolean {
  if (kind === 'T')
    return (noun ?? 'signing') === 'signing' && (verb === undefined || verb.endsWith(' signed'));
  return noun !== 'signing' && !verb?.endsWith(' signed');
}

function orderOf(found: Found, sentence: ProseSentence, prose: Prose): ToldOrder | undefined {
  const [who, other] = [found.item('who'), found.item('other')];
  const words = found.group('words') ?? '';
  const span = who && other && placeOf(prose, sentence, who, other, words);
  if (!who?.entity || !other?.entity || who.entity === other.entity || !span) return undefined;
  const passive = found.group('passive') !== undefined;
  const first = /before|preceded/i.test(words) !== passive;
  const [earlier, later] = first ? [who.entity, other.entity] : [other.entity, who.entity];
  return { earlier, later, mention: who, span, sentence };
}

/** Between the two names, or before both. */
function placeOf(
  prose: Prose,
  { span }: ProseSentence,
  { span: a }: ProseItem,
  { span: b }: ProseItem,
  words: string,
): Span | undefined {
  const [start, end] = a.start < b.start ? [a.end, b.start] : [b.end, a.start];
  return (
    spanOfWords(prose, start, end, words) ?? spanOfWords(prose, span.start, Math.min(a.start, b.start), words)
  );
}
