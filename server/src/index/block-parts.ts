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

/** Those of the things found in a file that begin in one block. */
export interface BlockPart {
  /** Number of the first one among all of the file, and of the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** Stands for them, counted from the block's start. */
  readonly identity: object;
}

interface Known<T> {
  /** Where the block stood. */
  readonly start: number;
  readonly items: readonly T[];
}

type Parts = readonly BlockPart[];
type KnownParts<T> = MemoKey<WeakMap<BlockIdentity['block'], Known<T>>>;

const mentionParts: FileMemoKey<Parts> = { name: 'mentions by block' };
const dateParts: FileMemoKey<Parts> = { name: 'dates by block' };
const knownMentions: KnownParts<Mention> = { name: 'known mentions by block' };
const knownDates: KnownParts<DateMention> = { name: 'known dates by block' };

/** Names spoken of, by the number of the block that they begin in. */
export function mentionsByBlock(snapshot: Snapshot, file: FileSummary): Parts {
  return snapshot.fileMemo(mentionParts, file, () => {
    const known = snapshot.canonMemo(knownMentions, () => new WeakMap());
    return dealt(file, snapshot.mentions(file), known, isSameMention);
  });
}

/** Dates in prose, by the number of the block that they begin in. */
export function datesByBlock(snapshot: Snapshot, file: FileSummary): Parts {
  return snapshot.fileMemo(dateParts, file, () => {
    const known = snapshot.canonMemo(knownDates, () => new WeakMap());
    return dealt(file, file.dates, known, isSameDate);
  });
}

/** Both the blocks and what stands in them are in order. */
function dealt<T extends { readonly span: Span }>(
  file: FileSummary,
  all: readonly T[],
  known: WeakMap<BlockIdentity['block'], Known<T>>,
  isSame: (a: T, b: T) => boolean,
): Parts {
  let to = 0;
  return (file.markdown?.blocks ?? []).map(({ span: { start, end } }, index) => {
    while (to < all.length && (all[to] as T).span.end <= start) to++;
    const from = to;
    while (to < all.length && (all[to] as T).span.start < end) to++;
    if (from === to) return nothing;
    const block = file.blockIdentities?.[index]?.block;
    const before = block && known.get(block);
    if (before && before.items.length === to - from && isUnchanged(before, start, all, from, isSame))
      return { from, to, identity: before };
    const identity: Known<T> = { start, items: all.slice(from, to) };
    if (block) known.set(block, identity);
    return { from, to, identity };
  });
}

const nothing: BlockPart = { from: 0, to: 0, identity: {} };

function isUnchanged<T extends { readonly span: Span }>(
  before: Known<T>,
  start: number,
  all: readonly T[],
  from: number,
  isSame: (a: T, b: T) => boolean,
): boolean {
  const shift = start - before.start;
  for (let i = 0; i < before.items.length; i++) {
    const [old, item] = [before.items[i] as T, all[from + i] as T];
    if (old.span.start + shift !== item.span.start || old.span.end + shift !== item.span.end) return false;
    if (!isSame(old, item)) return false;
  }
  return true;
}

function isSameMention(a: Mention, b: Mention): boolean {
  return (
    a.entity === b.entity &&
    a.form === b.form &&
    a.canonical === b.canonical &&
    isSameList(a.candidates, b.candidates)
  );
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((text, i) => text === b[i]));
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
