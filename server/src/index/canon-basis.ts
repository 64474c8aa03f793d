/** What the canon as a whole says, on which findings of any file may hang, and whether that is still the same. */
import { crowdingAt } from './names/crowding.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';

interface Basis {
  revision: number;
  canonRevision: number;
  isEmpty: boolean;
  crowding: readonly number[];
}

const basisMemo: MemoKey<Basis> = { name: 'what hangs on the canon as a whole' };
const crowdingMemo: MemoKey<readonly number[]> = { name: 'crowding of names' };

/** How crowded the canon is with words of a length, see `NameIndex.crowding`. */
export function crowdingOf(snapshot: Snapshot, length: number): number {
  return crowdingAt(crowdingTable(snapshot), length);
}

function crowdingTable(snapshot: Snapshot): readonly number[] {
  return snapshot.nameMemo(crowdingMemo, () => snapshot.names.crowding());
}

/** Moves when the canon as a whole says something else than before: that it is empty, or how crowded. */
export function basisRevision(snapshot: Snapshot): number {
  const { canonRevision } = snapshot;
  const isEmpty = snapshot.canon.entities.size === 0;
  const crowding = crowdingTable(snapshot);
  const basis = snapshot.worldMemo(basisMemo, () => ({ revision: 0, canonRevision, isEmpty, crowding }));
  if (basis.canonRevision === canonRevision) return basis.revision;
  const same = basis.isEmpty === isEmpty && basis.crowding.every((share, i) => share === crowding[i]);
  if (!same) basis.revision++;
  Object.assign(basis, { canonRevision, isEmpty, crowding });
  return basis.revision;
}
