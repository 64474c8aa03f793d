/** What was judged about the unknown names of a block, kept as long as nothing that it was judged by has changed. */
import { moved, type Span } from '../base/span.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import { keptFor, type PassageMemo, recalled } from './block-memo.ts';
import type { BlockPart } from './block-parts.ts';
import type { AskedCounts } from './lexicon.ts';
import type { UnknownName } from './mention.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

interface Judgement {
  readonly names: readonly UnknownName[];
  readonly asked: AskedCounts;
}

const memo: PassageMemo<Judgement> = { name: 'judgements about unknown names' };
const spokenMemo: MemoKey<Map<FilePath, ReadonlySet<EntityId>>> = { name: 'entities of edited files' };

/** All that the unknown names of a block hang on besides its words, the canon, and how often words stand in the world. */
export function judgementBasis(
  { proseStamp }: Snapshot,
  file: FileSummary,
  index: number,
  names: BlockPart,
  dates: BlockPart,
  spoken: ReadonlySet<EntityId>,
  /** Places in the block that are treated in some other way than its words say. */
  spans: readonly Span[],
): readonly unknown[] {
  const start = file.markdown?.blocks[index]?.span.start ?? 0;
  const { around } = file.blockIdentities?.[index] ?? {};
  const basis: unknown[] = [names.identity, dates.identity, spoken, around, proseStamp];
  for (const span of spans) basis.push(span.start - start, span.end - start);
  return basis;
}

/** Unknown names of block number `index` as they were judged, if nothing that they hang on has changed. */
export function knownJudgement(
  snapshot: Snapshot,
  file: FileSummary,
  index: number,
  basis: readonly unknown[],
): readonly UnknownName[] | undefined {
  const kept = recalled(snapshot, memo, file, index, basis);
  if (!kept || !snapshot.lexicon.still(kept.value.asked)) return undefined;
  const { names } = kept.value;
  const by = (file.markdown?.blocks[index]?.span.start ?? 0) - kept.start;
  return by === 0 || names.length === 0
    ? names
    : names.map((name) => ({ ...name, span: moved(name.span, by) }));
}

/** The same judged anew. */
export function freshJudgement(
  snapshot: Snapshot,
  file: FileSummary,
  index: number,
  basis: readonly unknown[],
  judge: () => readonly UnknownName[],
): readonly UnknownName[] {
  if (!file.blockIdentities) return judge();
  const { value, asked } = snapshot.lexicon.noting(judge);
  return keptFor(snapshot, memo, file, index, basis, { names: value, asked }).names;
}

/** Entities that the file mentions, or may mention where several share a name: the same object while they are the same. */
export function spokenIn(snapshot: Snapshot, file: FileSummary): ReadonlySet<EntityId> {
  const fresh = new Set(snapshot.mentions(file).flatMap((mention) => mention.candidates));
  if (!file.blockIdentities) return fresh;
  const kept = snapshot.canonMemo(spokenMemo, () => new Map());
  const known = kept.get(file.path);
  if (known?.size === fresh.size && [...fresh].every((id) => known.has(id))) return known;
  kept.set(file.path, fresh);
  return fresh;
}
