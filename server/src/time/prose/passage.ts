/**
 * The sentences of one block and what they state. While an author types, most blocks of a file stay what they
 * were: their passages are handed on, moved to where the block stands now.
 */
import { moved, type Span } from '../../base/span.ts';
import type { DateValue } from '../../domain/date.ts';
import type { Entity } from '../../domain/entity.ts';
import { keptFor, type PassageMemo, recalled } from '../../index/block-memo.ts';
import type { BlockPart } from '../../index/block-parts.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import { type FileSummary, scopeAt } from '../../index/summary.ts';
import type { DateMention } from '../../syntax/dates/model.ts';
import type { ProseBlock } from '../../syntax/markdown/model.ts';
import type { Prose } from '../../syntax/prose/template.ts';
import type { ProseItem, ProseSentence } from './sentence.ts';

export interface Passage {
  readonly sentences: readonly ProseSentence[];
  /** As it was first read. */
  readonly origin: PassageOrigin;
  /** How far it stands from there. */
  readonly by: number;
}

export interface PassageOrigin {
  readonly sentences: readonly ProseSentence[];
  /** The prose that the sentences' offsets belong to. */
  readonly prose: BlockProse;
  /** Whether a pronoun at the head of the next paragraph may still mean whom the article is about. */
  readonly keepsTopic: boolean;
}

/**
 * The prose of a file as far as a block of it goes, at the offsets that the block had when it was first read: later
 * versions have the same words elsewhere, and the latest one takes the place of those before.
 */
export class BlockProse implements Prose {
  #text: string;
  #by = 0;

  constructor(text: string) {
    this.#text = text;
  }

  slice(start: number, end: number): string {
    return this.#text.slice(start + this.#by, end + this.#by);
  }

  /** Reads a later version, where the block stands so much farther down than at first. */
  follow(text: string, by: number): void {
    this.#text = text;
    this.#by = by;
  }
}

const memo: PassageMemo<Passage> = { name: 'passages of prose' };

/** What the block's passage hangs on besides its words and the canon; undefined where scopes change inside. */
export function passageBasis(
  file: FileSummary,
  { span: { start, end } }: ProseBlock,
  names: BlockPart,
  dates: BlockPart,
  dateline: DateValue | undefined,
  setting: readonly unknown[],
): readonly unknown[] | undefined {
  for (const { span } of file.scopes) {
    if (start < span.start && span.start < end) return undefined;
    if (start < span.end && span.end < end) return undefined;
  }
  const scope = scopeAt(file, start);
  const { continuity } = scope;
  const date = dateline ?? scope.date;
  return [names.identity, dates.identity, ...setting, continuity, date && dateKey(date)];
}

/** The passage of block number `index`, if it still is what it was when it was read. */
export function knownPassage(
  snapshot: Snapshot,
  file: FileSummary,
  index: number,
  basis: readonly unknown[],
): Passage | undefined {
  const kept = recalled(snapshot, memo, file, index, basis);
  if (!kept) return undefined;
  const by = (file.markdown?.blocks[index]?.span.start ?? 0) - kept.start;
  kept.value.origin.prose.follow(file.markdown?.prose ?? '', by);
  return by === 0 ? kept.value : new MovedPassage(kept.value.origin, by);
}

/** The passage as it was just read. */
export function freshPassage(
  snapshot: Snapshot,
  file: FileSummary,
  index: number,
  basis: readonly unknown[] | undefined,
  origin: PassageOrigin,
): Passage {
  const passage = { sentences: origin.sentences, origin, by: 0 };
  return basis ? keptFor(snapshot, memo, file, index, basis, passage) : passage;
}

/** Its sentences are moved when somebody asks for them: most passages state nothing that would be looked at again. */
class MovedPassage implements Passage {
  readonly origin: PassageOrigin;
  readonly by: number;
  #sentences: readonly ProseSentence[] | undefined;

  constructor(origin: PassageOrigin, by: number) {
    this.origin = origin;
    this.by = by;
  }

  get sentences(): readonly ProseSentence[] {
    this.#sentences ??= this.origin.sentences.map((sentence) => movedSentence(sentence, this.by));
    return this.#sentences;
  }
}

function dateKey({ text, axis, grain, range }: DateValue): string {
  return [text, axis, grain, range.earliest, range.latest].join('\n');
}

/** What is made once for a sentence stays with it. */
function movedSentence(sentence: ProseSentence, by: number): ProseSentence {
  return {
    ...sentence,
    span: moved(sentence.span, by),
    items: sentence.items.map((item) => movedItem(item, by)),
    led: sentence.led && movedDate(sentence.led, by),
  };
}

function movedItem(item: ProseItem, by: number): ProseItem {
  const { span, mention, date } = item;
  return {
    ...item,
    span: moved(span, by),
    ...(mention && { mention: { ...mention, span: moved(mention.span, by) } }),
    ...(date && { date: movedDate(date, by) }),
  };
}

function movedDate(date: DateMention, by: number): DateMention {
  return { ...date, span: moved(date.span, by) };
}

/** Whatever sentences state: places of a file stand in it under these names only. */
export interface Told {
  readonly sentence: ProseSentence;
  readonly mention?: ProseItem;
  readonly told?: DateMention | undefined;
  readonly date?: DateMention | DateValue;
  readonly other?: { readonly date: DateMention } | Entity;
  readonly span?: Span;
}

/** What a passage states, of what it stated where it was first read. */
export function movedTold<T extends Told>(told: T, passage: Passage): T {
  const { by, origin } = passage;
  const { sentence, mention, told: date, other, span } = told;
  const number = origin.sentences.indexOf(sentence);
  return {
    ...told,
    sentence: passage.sentences[number] ?? movedSentence(sentence, by),
    ...(mention && { mention: movedItem(mention, by) }),
    ...(date && { told: movedDate(date, by) }),
    ...(told.date && 'span' in told.date && { date: movedDate(told.date, by) }),
    ...(other && 'date' in other && { other: { ...other, date: movedDate(other.date, by) } }),
    ...(span && { span: moved(span, by) }),
  };
}
