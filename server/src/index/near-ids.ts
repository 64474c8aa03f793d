/** Which id an author may have meant. Canons are large, and a reference is half typed more often than not. */
import type { EntityId } from '../domain/ids.ts';
import { editDistance } from '../domain/names/edit-distance.ts';
import { bitCount, lettersOf } from '../domain/names/letters.ts';
import { mostSlips } from '../domain/names/nearest.ts';
import { idsKey } from './name-change.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';

/** All ids that there are or were. */
interface IdList {
  canonRevision: number;
  readonly ids: EntityId[];
  readonly known: Set<EntityId>;
  letters: Uint32Array;
}

const idsMemo: MemoKey<IdList> = { name: 'letters of ids' };
const currentMemo: MemoKey<IdList> = { name: 'letters of the ids of today' };

/** The id nearest to a text; undefined when none is near. Of several the first one by its letters. */
export function nearestId(snapshot: Snapshot, text: string): EntityId | undefined {
  snapshot.asks(idsKey);
  const { ids, letters } = currentIds(snapshot);
  const own = lettersOf(text);
  let limit = mostSlips(text);
  let best: EntityId | undefined;
  for (let i = 0; i < ids.length; i++) {
    // Two slips change four letters at most: most ids are ruled out without being looked at.
    if (bitCount((letters[i] as number) ^ own) > 2 * limit) continue;
    const id = ids[i] as EntityId;
    const distance = editDistance(text, id, limit);
    if (distance > limit || (distance === limit && best !== undefined && best < id)) continue;
    if (!snapshot.canon.entities.has(id)) continue;
    limit = distance;
    best = id;
  }
  return best;
}

function currentIds(snapshot: Snapshot): IdList {
  return snapshot.canonMemo(currentMemo, () => {
    const { canon, canonRevision } = snapshot;
    const list = snapshot.worldMemo(idsMemo, emptyList);
    const change = list.canonRevision < 0 ? undefined : snapshot.canonChange(list.canonRevision);
    for (const id of change?.entities ?? canon.entities.keys()) add(list, id);
    list.canonRevision = canonRevision;
    return list;
  });
}

function emptyList(): IdList {
  return { canonRevision: -1, ids: [], known: new Set(), letters: new Uint32Array(1024) };
}

function add(list: IdList, id: EntityId): void {
  if (list.known.has(id)) return;
  list.known.add(id);
  const place = list.ids.push(id) - 1;
  if (place >= list.letters.length) {
    const wider = new Uint32Array(list.letters.length * 2);
    wider.set(list.letters);
    list.letters = wider;
  }
  list.letters[place] = lettersOf(id);
}
