/** Which id an author may have meant. Canons are large, and a reference is half typed more often than not. */
import type { EntityId } from '../domain/ids.ts';
import { editDistance } from '../domain/names/edit-distance.ts';
import { bitCount, lettersOf } from '../domain/names/letters.ts';
import { mostSlips } from '../domain/names/nearest.ts';
import { idsKey } from './name-change.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';

interface IdList {
  readonly ids: readonly EntityId[];
  readonly letters: Uint32Array;
}

const idsMemo: MemoKey<IdList> = { name: 'letters of ids' };

/** The id nearest to a text; undefined when none is near. Of several the first one by its letters. */
export function nearestId(snapshot: Snapshot, text: string): EntityId | undefined {
  snapshot.asks(idsKey);
  const { ids, letters } = snapshot.nameMemo(idsMemo, () => listOf(snapshot));
  const own = lettersOf(text);
  let limit = mostSlips(text);
  let best: EntityId | undefined;
  for (const [i, id] of ids.entries()) {
    if (Math.abs(id.length - text.length) > limit) continue;
    if (bitCount((letters[i] as number) ^ own) > 2 * limit) continue;
    const distance = editDistance(text, id, limit);
    if (distance > limit || (distance === limit && best !== undefined && best < id)) continue;
    limit = distance;
    best = id;
  }
  return best;
}

function listOf({ canon }: Snapshot): IdList {
  const ids = [...canon.entities.keys()];
  return { ids, letters: Uint32Array.from(ids, lettersOf) };
}
