/**
 * What was found in a file, dealt out to its blocks of prose. As long as a block reads the same and the same things
 * stand at the same places of it, its part is the same object, wherever edits elsewhere move it: whatever hangs on
 * it can be kept for as long.
 */
import type { Span } from '../base/span.ts';
import type { DateMention } from '../syntax/dates/model.ts';
import type { BlockIdentity } from './block-memo.ts';
import type { Mention } from './mention.ts';
import type { FileMemoKey, MemoKey, Snapshot } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

export interface BlockPart<T> {
  /** In order, at the places where they stand now. */
  readonly items: readonly T[];
  /** Stands for them, counted from the block's start. */
  readonly identity: object;
}

interface Known<T> {
  /** Where the block stood. */
  readonly start: number;
  readonly items: readonly T[];
}

type Parts<T> = readonly BlockPart<T>[];
type KnownParts<T> = MemoKey<WeakMap<BlockIdentity['block'], Known<T>>>;

const mentionParts: FileMemoKey<Parts<Mention>> = { name: 'mentions by block' };
const dateParts: FileMemoKey<Parts<DateMention>> = { name: 'dates by block' };
const knownMentions: KnownParts<Mention> = { name: 'known mentions by block' };
const knownDates: KnownParts<DateMention> = { name: 'known dates by block' };

/** Names spoken of, by the number of the block that they begin in. */
export function mentionsByBlock(snapshot: Snapshot, file: FileSummary): Parts<Mention> {
  return snapshot.fileMemo(mentionParts, file, () => {
    const known = snapshot.canonMemo(knownMentions, () => new WeakMap());
    return dealt(file, snapshot.mentions(file), known, isSameMention);
  });
}

/** Dates in prose, by the number of the block that they begin in. */
export function datesByBlock(snapshot: Snapshot, file: FileSummary): Parts<DateMention> {
  return snapshot.fileMemo(dateParts, file, () => {
    const known = snapshot.canonMemo(knownDates, () => new WeakMap());
    return dealt(file, file.dates, known, isSameDate);
  });
}

const nothing: Known<never> = { start: 0, items: [] };

/** Both the blocks and what stands in them are in order. */
function dealt<T extends { readonly span: Span }>(
  file: FileSummary,
  all: readonly T[],
  known: WeakMap<BlockIdentity['block'], Known<T>>,
  isSame: (a: T, b: T) => boolean,
): Parts<T> {
  let next = 0;
  return (file.markdown?.blocks ?? []).map(({ span: { start, end } }, index) => {
    while (next < all.length && (all[next] as T).span.end <= start) next++;
    const first = next;
    while (next < all.length && (all[next] as T).span.start < end) next++;
    if (first === next) return { items: nothing.items, identity: nothing };
    const items = all.slice(first, next);
    const block = file.blockIdentities?.[index]?.block;
    const before = block && known.get(block);
    if (before && isUnchanged(before, start, items, isSame)) return { items, identity: before };
    const part: Known<T> = { start, items };
    if (block) known.set(block, part);
    return { items, identity: part };
  });
}

function isUnchanged<T extends { readonly span: Span }>(
  before: Known<T>,
  start: number,
  items: readonly T[],
  isSame: (a: T, b: T) => boolean,
): boolean {
  if (before.items.length !== items.length) return false;
  const shift = start - before.start;
  return before.items.every((old, i) => {
    const item = items[i] as T;
    const stays = old.span.start + shift === item.span.start && old.span.end + shift === item.span.end;
    return stays && isSame(old, item);
  });
}

function isSameMention(a: Mention, b: Mention): boolean {
  return (
    a.entity === b.entity &&
    a.form === b.form &&
    a.canonical === b.canonical &&
    a.candidates.length === b.candidates.length &&
    a.candidates.every((candidate, i) => candidate === b.candidates[i])
  );
}

/** Dates handed on from the last reading of a file keep all but their place. */
function isSameDate(a: DateMention, b: DateMention): boolean {
  return (
    a.type === b.type &&
    a.date === b.date &&
    a.base === b.base &&
    a.duration === b.duration &&
    a.direction === b.direction &&
    a.problem === b.problem
  );
}
