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
export type BlockIdentity = object;

export function blockIdentities(
  markdown: MarkdownFile,
  previous: FileSummary | undefined,
): readonly BlockIdentity[] | undefined {
  if (!previous?.markdown) return undefined;
  const fresh = (): BlockIdentity[] => markdown.blocks.map(() => ({}));
  const known = previous.blockIdentities;
  if (!known) return fresh();
  const { head, tail } = compareBlocks(previous.markdown, markdown);
  return [
    ...known.slice(0, head),
    ...markdown.blocks.slice(head, markdown.blocks.length - tail).map(() => ({})),
    ...known.slice(known.length - tail),
  ];
}

/**
 * A value made of a block of prose, its type and the canon alone, and told in offsets that count from the
 * block's start: it is handed on from one reading of the file to the next.
 */
export function ofBlock<T>(
  snapshot: Snapshot,
  key: MemoKey<WeakMap<BlockIdentity, T>>,
  file: FileSummary,
  index: number,
  make: () => T,
): T {
  const identity = file.blockIdentities?.[index];
  if (!identity) return make();
  const kept = snapshot.canonMemo(key, () => new WeakMap<BlockIdentity, T>());
  const known = kept.get(identity);
  if (known !== undefined) return known;
  const made = make();
  kept.set(identity, made);
  return made;
}
