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

export type BlockMemo<T> = MemoKey<WeakMap<BlockIdentity['block'], readonly T[]>>;

/**
 * Values made of one block of prose, its type and the canon alone, their offsets counted from the block's start:
 * handed on from one reading of the file to the next.
 */
export function ofBlock<T>(
  snapshot: Snapshot,
  key: BlockMemo<T>,
  file: FileSummary,
  index: number,
  make: () => readonly T[],
): readonly T[] {
  const identity = file.blockIdentities?.[index]?.block;
  if (!identity) return make();
  const memo = snapshot.canonMemo(key, newBlockMemo<T>);
  const values = memo.get(identity) ?? make();
  memo.set(identity, values);
  return values;
}

function newBlockMemo<T>(): WeakMap<BlockIdentity['block'], readonly T[]> {
  return new WeakMap();
}

/** One value made of a block and its surroundings. */
export interface KeptPassage<T> {
  /** Where the block stood when the value was made: it has to be moved by the difference. */
  readonly start: number;
  readonly basis: readonly unknown[];
  readonly value: T;
}

export type PassageMemo<T> = MemoKey<WeakMap<BlockIdentity['block'], KeptPassage<T>>>;

/**
 * What was made of block number `index`, if it still is what would be made of it.
 * @param basis all that it hangs on besides the block's own words and the canon
 */
export function recalled<T>(
  snapshot: Snapshot,
  key: PassageMemo<T>,
  file: FileSummary,
  index: number,
  basis: readonly unknown[],
): KeptPassage<T> | undefined {
  const identity = file.blockIdentities?.[index];
  const known = identity && snapshot.canonMemo(key, newMemo<T>).get(identity.block);
  return known && isSame(known.basis, basis) ? known : undefined;
}

/** Keeps it for {@link recalled}. */
export function keptFor<T>(
  snapshot: Snapshot,
  key: PassageMemo<T>,
  file: FileSummary,
  index: number,
  basis: readonly unknown[],
  value: T,
): T {
  const identity = file.blockIdentities?.[index];
  const start = file.markdown?.blocks[index]?.span.start ?? 0;
  if (identity) snapshot.canonMemo(key, newMemo<T>).set(identity.block, { start, basis, value });
  return value;
}

function newMemo<T>(): WeakMap<BlockIdentity['block'], KeptPassage<T>> {
  return new WeakMap();
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
