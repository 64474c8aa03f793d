/**
 * What one block of prose says by itself, kept while its file is being edited. The twin without memory is
 * simply the function that makes the value.
 */
import type { MarkdownFile } from '../syntax/markdown/model.ts';
import { compareBlocks } from './block-difference.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

/**
 * Stands for a block of prose as long as it reads the same, wherever edits elsewhere move it. Files that
 * were read only once have none: most files of a world are never edited, and keep nothing.
 */
export interface BlockIdentity {
  /** Stands for its words. */
  readonly block: object;
  /** Stands for the words before and behind it as well. */
  readonly around: object;
}

const freshIdentity = (): BlockIdentity => ({ block: {}, around: {} });

export function blockIdentities(
  text: string,
  markdown: MarkdownFile,
  previous: FileSummary | undefined,
): readonly BlockIdentity[] | undefined {
  if (!previous?.markdown) return undefined;
  const known = previous.blockIdentities;
  if (!known) return markdown.blocks.map(freshIdentity);
  const { length } = markdown.blocks;
  const { head, tail, around } = compareBlocks(
    { text: previous.text, markdown: previous.markdown },
    { text, markdown },
  );
  return markdown.blocks.map((_, index) => {
    const former = index < head ? index : index >= length - tail ? index + known.length - length : -1;
    const identity = known[former];
    if (!identity) return freshIdentity();
    const isSame = index < around.head || index >= length - around.tail;
    return isSame ? identity : { block: identity.block, around: {} };
  });
}

interface Kept<T> {
  /** Where the block stood when the values were made. */
  readonly start: number;
  readonly values: readonly T[];
}

export type BlockMemo<T> = MemoKey<WeakMap<BlockIdentity['block'], Kept<T>>>;

/**
 * Values made of one block of prose, its type and the canon alone: handed on from one reading of the file
 * to the next, `move`d when the block has moved.
 */
export function ofBlock<T>(
  snapshot: Snapshot,
  key: BlockMemo<T>,
  file: FileSummary,
  index: number,
  make: () => readonly T[],
  move: (value: T, by: number) => T,
): readonly T[] {
  const identity = file.blockIdentities?.[index]?.block;
  const start = file.markdown?.blocks[index]?.span.start;
  if (!identity || start === undefined) return make();
  const memo = snapshot.canonMemo(key, () => new WeakMap());
  const known = memo.get(identity);
  if (known?.start === start) return known.values;
  const values = known ? known.values.map((value) => move(value, start - known.start)) : make();
  memo.set(identity, { start, values });
  return values;
}

interface KeptWhole<T> {
  readonly start: number;
  readonly basis: readonly unknown[];
  readonly value: T;
}

export type PassageMemo<T> = MemoKey<WeakMap<BlockIdentity['block'], KeptWhole<T>>>;

/** How one value is made of a block. */
export interface PassageRecipe<T> {
  /** What it hangs on besides the block's own words and the canon: it is made anew when one of these differs. */
  readonly basis: readonly unknown[];
  make(): T;
  /** Always given the value as it was first made, never one that was moved before. */
  move(value: T, by: number): T;
  /** What cannot be listed beforehand: whether the value still is what it would be made to be. */
  still?(value: T): boolean;
}

/** One value made of block number `index` and its surroundings, kept from one reading of the file to the next. */
export function ofPassage<T>(
  snapshot: Snapshot,
  key: PassageMemo<T>,
  file: FileSummary,
  index: number,
  { basis, make, move, still }: PassageRecipe<T>,
): T {
  const identity = file.blockIdentities?.[index]?.block;
  const start = file.markdown?.blocks[index]?.span.start;
  if (!identity || start === undefined) return make();
  const memo = snapshot.canonMemo(key, () => new WeakMap());
  const known = memo.get(identity);
  if (known && isSame(known.basis, basis) && still?.(known.value) !== false)
    return known.start === start ? known.value : move(known.value, start - known.start);
  const value = make();
  memo.set(identity, { start, basis, value });
  return value;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, i) => Object.is(part, b[i]));
}
