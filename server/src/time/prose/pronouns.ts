/**
 * "He", "she" or "it" at the head of a sentence, where nothing else can be meant: all sentences of the
 * paragraph so far speak of one person, or of one thing, and begin by it.
 */
import { overlapTest, type Span } from '../../base/span.ts';
import type { Entity } from '../../domain/entity.ts';
import type { ProseItem } from './sentence.ts';
import type { Topic } from './topic.ts';

const personal = /^(?:He|She)(?= )/;
const neuter = /^It(?= )/;
/** Signs of what "it" may stand for. */
export const things = 'VFTLOE';

/** Somebody without a name, whom the pronoun may mean. */
export const anybody =
  /\b(?:father|mother|brother|sister|son|daughter|uncle|aunt|nephew|niece|cousin|husband|wife|child|baby|boy|girl|man|woman|king|queen|prince|princess|lord|lady|captain|friend|master|servant|clerk|guard|soldier|stranger|enemy|rival|one)\b/i;

/**
 * Reads a paragraph sentence by sentence, in order: the names of each, and the pronouns that can only mean one of those
 * spoken of so far, or whom the article is about.
 */
export function pronounReader(
  prose: string,
  block: Span,
  topic: Topic | undefined,
  takesUp: boolean,
  isQuoted: (span: Span) => boolean,
): (sentence: Span, named: readonly ProseItem[]) => readonly ProseItem[] {
  if (topic?.noun === undefined && !hasPronouns(prose.slice(block.start, block.end)))
    return (_, named) => named;
  const antecedents = noAntecedents();
  return (sentence, named) => {
    const pronoun = pronounItem(prose, sentence, antecedents, takesUp ? topic : undefined);
    note(antecedents, prose, sentence, named);
    const head = pronoun ?? (topic && nounItem(prose, sentence, antecedents, topic));
    const headed = head ? withPronouns(named, [head]) : named;
    const inner = clausePronouns(prose, sentence, headed, antecedents, topic);
    return withPronouns(
      headed,
      inner.filter(({ span }) => !isQuoted(span)),
    );
  };
}

function withPronouns(named: readonly ProseItem[], pronouns: readonly ProseItem[]): readonly ProseItem[] {
  if (pronouns.length === 0) return named;
  const isNamed = overlapTest(named.map(({ span }) => span));
  const free = pronouns.filter(({ span }) => !isNamed(span));
  return [...named, ...free].sort((a, b) => a.span.start - b.span.start);
}

/** Whether any sentence of a paragraph, or a clause of one, may begin with a pronoun. */
function hasPronouns(text: string): boolean {
  return /[\s](?:he|she) \p{Ll}/u.test(text) || /(?:^\s*|[.!?][”"’)\]]*\s+)(?:He|She|It) /.test(text);
}

/** Whom a paragraph has spoken of so far. */
interface Antecedents {
  person: ProseItem | undefined;
  thing: ProseItem | undefined;
  /** The pronoun that stood for the person: nobody is both. */
  word: string | undefined;
  /** Several, or none that can be told. */
  persons: 'none' | 'one' | 'many';
  things: 'none' | 'one' | 'many';
}

function noAntecedents(): Antecedents {
  return { person: undefined, thing: undefined, word: undefined, persons: 'none', things: 'none' };
}

/** The item that the pronoun at the head of a sentence stands for. */
function pronounItem(
  prose: string,
  sentence: Span,
  before: Antecedents,
  topic: Topic | undefined,
): ProseItem | undefined {
  const head = prose.slice(sentence.start, sentence.start + 4);
  const word = personal.exec(head)?.[0] ?? neuter.exec(head)?.[0];
  if (word === undefined) return undefined;
  const span = { start: sentence.start, end: sentence.start + word.length };
  const ofTopic = topic?.pronouns.includes(word) ? takeUp(prose, before, topic, span) : undefined;
  if (ofTopic) return ofTopic;
  const thing = before.things === 'one' ? before.thing : undefined;
  const person = before.persons === 'one' ? before.person : undefined;
  // A ship is "she", where no woman is in sight.
  const ship = word === 'She' && before.persons === 'none' && thing?.kind === 'V' ? thing : undefined;
  const meant = word === 'It' ? thing : (person ?? ship);
  if (!meant) return undefined;
  if (meant === person) {
    if (before.word !== undefined && before.word !== word) return undefined;
    before.word = word;
  }
  const { kind, entity } = meant;
  if (!entity) return undefined;
  return { kind, entity, span };
}

/**
 * "… , and he died in 1285": where all that the paragraph has named so far, this sentence included, is one person, the
 * pronouns at the head of clauses mean that one.
 */
function clausePronouns(
  prose: string,
  sentence: Span,
  items: readonly ProseItem[],
  { persons, person }: Antecedents,
  topic: Topic | undefined,
): ProseItem[] {
  if (persons !== 'one' || !person?.entity) return [];
  const text = prose.slice(sentence.start, sentence.end);
  const words = new Set([...text.matchAll(/\b(?:[Hh]e|[Ss]he)\b/g)].map(([word]) => word.toLowerCase()));
  const [word] = words;
  if (word === undefined || words.size > 1) return [];
  const usual = topic?.entity === person.entity ? topic.pronouns : undefined;
  if (usual && !usual.some((each) => each.toLowerCase() === word)) return [];
  const { kind, entity } = person;
  const heads = items.some((item) => item.kind === 'P' && atHead(prose, sentence, item, items));
  const dates = new Set(items.flatMap(({ kind: sign, span }) => (sign === 'D' ? [span.end] : [])));
  return [...text.matchAll(anyHead)].flatMap(({ index }) => {
    const before = text.slice(0, index);
    // "…, so that in 1285 he died".
    const behindDate = dates.has(sentence.start + before.replace(/,?\s+$/, '').length);
    if (!behindDate && !clauseHead.test(before)) return [];
    if (anybody.test(before) || !(heads || /\bthat\s+$/.test(before))) return [];
    const start = sentence.start + index;
    return [{ kind, entity, span: { start, end: start + word.length } }];
  });
}

const anyHead = /(?<=\s)(?:he|she)(?=\s\p{Ll})/gu;
const clauseHead =
  /(?:[,;:—–]\s+(?:(?:and|but|so|for|yet|that|until)\s+)?|\b(?:certain\s+is|certain|known|sure|and|but)\s+that\s+)$/u;

/** "The war" at the head of a sentence, where the paragraph speaks of no other thing. */
function nounItem(
  prose: string,
  sentence: Span,
  { things: state, thing }: Antecedents,
  { noun, kind, entity }: Topic,
): ProseItem | undefined {
  if (!noun || state === 'many' || (thing && thing.entity !== entity)) return undefined;
  const match = noun.exec(prose.slice(sentence.start, Math.min(sentence.end, sentence.start + 60)));
  if (!match) return undefined;
  return { kind, entity, span: { start: sentence.start, end: sentence.start + match[0].length } };
}

/** Where the paragraph has named nobody yet, it goes on about the article's topic. */
function takeUp(
  prose: string,
  before: Antecedents,
  { entity, kind }: Topic,
  span: Span,
): ProseItem | undefined {
  const item: ProseItem = { kind, entity, span };
  if (kind === 'P') {
    if (before.persons !== 'none') return undefined;
    before.persons = 'one';
    before.person = item;
    before.word = prose.slice(span.start, span.end);
  } else {
    if (before.things !== 'none') return undefined;
    before.things = 'one';
    before.thing = item;
  }
  return item;
}

/** "His father was a sailmaker. He died young": a sentence about somebody without a name. */
const nameless = new RegExp(
  `^\\s*(?:His|Her|Their|The|An?|One|Another|Some|Old|Young|Poor)\\s+(?:\\p{Ll}+[- ]){0,2}?${anybody.source}`,
  'u',
);

/** Notes what a sentence speaks of. A capitalised word that is no known name may be anybody. */
function note(before: Antecedents, prose: string, sentence: Span, items: readonly ProseItem[]): void {
  if (nameless.test(prose.slice(sentence.start, sentence.end))) before.persons = 'many';
  if (hasUnknownName(prose, sentence, items)) {
    before.persons = 'many';
    before.things = 'many';
    return;
  }
  for (const item of items) {
    if (item.mention === undefined) continue;
    const heads = atHead(prose, sentence, item, items);
    if (item.kind === 'P') before.persons = join(before.persons, before.person?.entity, item, heads);
    if (things.includes(item.kind)) before.things = join(before.things, before.thing?.entity, item, heads);
    if (item.kind === 'P' && before.persons === 'one') before.person ??= item;
    if (things.includes(item.kind) && before.things === 'one') before.thing ??= item;
    if (item.kind === 'X') before.things = 'many';
  }
}

function join(
  state: Antecedents['persons'],
  known: Entity | undefined,
  item: ProseItem,
  heads: boolean,
): Antecedents['persons'] {
  if (state === 'none') return heads ? 'one' : 'many';
  return state === 'one' && known === item.entity ? 'one' : 'many';
}

/** Only small words, a date and titles stand before it: it is what the sentence is about. */
export function atHead(prose: string, sentence: Span, item: ProseItem, items: readonly ProseItem[]): boolean {
  let text = prose.slice(sentence.start, item.span.start);
  for (const { kind, span } of items) {
    if (span.start >= item.span.start) break;
    if (kind === 'D') text = text.replace(prose.slice(span.start, span.end), '');
  }
  return /^\s*(?:(?:In|On|By)?\s*,?\s*)?(?:[Tt]he\s+)?(?:\p{Lu}\p{Ll}+\s+){0,2}$/u.test(text);
}

export function hasUnknownName(prose: string, sentence: Span, items: readonly ProseItem[]): boolean {
  const capital = /(?<=[\p{Ll}\p{N},;:)]\s+(?:["“‘(]\s*)?)\p{Lu}\p{Ll}+/gu;
  const text = prose.slice(sentence.start, sentence.end);
  for (const { index } of text.matchAll(capital)) {
    const at = sentence.start + index;
    if (items.some(({ span }) => span.start <= at && at < span.end)) continue;
    const next = items.find(({ span }) => span.start > at);
    // A title right before a known name is no name of its own.
    if (next && /^\p{Lu}\p{Ll}+\.?\s+(?:\p{Lu}\p{Ll}+\.?\s+)?$/u.test(prose.slice(at, next.span.start)))
      continue;
    return true;
  }
  return false;
}
