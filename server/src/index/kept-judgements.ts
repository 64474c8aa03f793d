/** What was judged about the unknown names of a block, kept as long as nothing that it was judged by has changed. */
import { moved, type Span } from '../base/span.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import { ofPassage, type PassageMemo } from './block-memo.ts';
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

/** Judges the unknown names of block number `index`, or knows them. */
export type Judge = (
  index: number,
  /** Parts of what was read in the file, see `block-parts.ts`. */
  parts: readonly object[],
  /** Places in the block that are treated in some other way than its words say. */
  spans: readonly Span[],
  judge: () => readonly UnknownName[],
) => readonly UnknownName[];

/** Besides what each block is told to hang on, it hangs on how often words stand in the world. */
export function keptJudgements(snapshot: Snapshot, file: FileSummary): Judge {
  const { lexicon, proseStamp } = snapshot;
  const still = ({ asked }: Judgement): boolean => lexicon.still(asked);
  return (index, parts, spans, judge) => {
    const block = file.markdown?.blocks[index];
    const identity = file.blockIdentities?.[index];
    if (!identity || !block) return judge();
    const basis: unknown[] = [...parts, identity.around, proseStamp];
    for (const { start, end } of spans) basis.push(start - block.span.start, end - block.span.start);
    const make = (): Judgement => {
      const { value, asked } = lexicon.noting(judge);
      return { names: value, asked };
    };
    return ofPassage(snapshot, memo, file, index, { basis, make, move: movedJudgement, still }).names;
  };
}

function movedJudgement(judgement: Judgement, by: number): Judgement {
  const { names, asked } = judgement;
  if (names.length === 0) return judgement;
  return { names: names.map((name) => ({ ...name, span: moved(name.span, by) })), asked };
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
