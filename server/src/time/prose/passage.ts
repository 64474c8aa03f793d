/**
 * The sentences of one block and what they state. While an author types, most blocks of a file stay what they
 * were: their passages are handed on, moved to where the block stands now.
 */
import { moved, type Span } from '../../base/span.ts';
import type { DateValue } from '../../domain/date.ts';
import type { Entity } from '../../domain/entity.ts';
import { ofPassage, type PassageMemo } from '../../index/block-memo.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import { type FileSummary, scopeAt } from '../../index/summary.ts';
import type { DateMention } from '../../syntax/dates/model.ts';
import type { ProseBlock } from '../../syntax/markdown/model.ts';
import type { ProseItem, ProseSentence } from './sentence.ts';

export interface Passage {
  readonly sentences: readonly ProseSentence[];
  /** The prose that the sentences' offsets belong to. */
  readonly prose: string;
  /** As it was first read; undefined for that one itself. */
  readonly origin: Passage | undefined;
  /** How far it stands from there. */
  readonly by: number;
}

const memo: PassageMemo<Passage> = { name: 'passages of prose' };

/**
 * The passage of block number `index`; `read` is asked when it has changed, or one of the things that it hangs on
 * besides: what is called by its names and told by its dates, and whether it stands aside.
 */
export function passageOf(
  snapshot: Snapshot,
  file: FileSummary,
  index: number,
  parts: readonly (object | boolean)[],
  read: () => readonly ProseSentence[],
): Passage {
  const prose = file.markdown?.prose ?? '';
  const make = (): Passage => ({ sentences: read(), prose, origin: undefined, by: 0 });
  const block = file.markdown?.blocks[index];
  const scopes = file.blockIdentities && block ? scopeBasis(file, block) : undefined;
  if (scopes === undefined) return make();
  const basis = [...parts, ...scopes];
  const move = (origin: Passage, by: number): Passage => movedPassage(origin, prose, by);
  return ofPassage(snapshot, memo, file, index, { basis, make, move });
}

/** Its sentences are moved when somebody asks for them: most passages state nothing that would be looked at again. */
function movedPassage(origin: Passage, prose: string, by: number): Passage {
  let sentences: readonly ProseSentence[] | undefined;
  return {
    get sentences() {
      sentences ??= origin.sentences.map((sentence) => movedSentence(sentence, by));
      return sentences;
    },
    prose,
    origin,
    by,
  };
}

/** In what a block is told; undefined where that changes inside. */
function scopeBasis(file: FileSummary, { span: { start, end } }: ProseBlock): readonly unknown[] | undefined {
  const inside = (offset: number): boolean => start < offset && offset < end;
  if (file.scopes.some(({ span }) => inside(span.start) || inside(span.end))) return undefined;
  const { continuity, date } = scopeAt(file, start);
  return [continuity, ...dateBasis(date)];
}

function dateBasis(date: DateValue | undefined): readonly unknown[] {
  if (!date) return [undefined];
  const { text, axis, grain, range } = date;
  return [text, axis, grain, range.earliest, range.latest];
}

/** What is made once for a sentence stays with it. */
function movedSentence(sentence: ProseSentence, by: number): ProseSentence {
  return {
    ...sentence,
    span: moved(sentence.span, by),
    items: sentence.items.map((item) => movedItem(item, by)),
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
  const number = origin?.sentences.indexOf(sentence) ?? -1;
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
