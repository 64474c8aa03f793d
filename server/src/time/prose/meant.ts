/** Whether what prose states can be held against canon at all. */
import type { Entity } from '../../domain/entity.ts';
import type { ContinuityId, EntityId } from '../../domain/ids.ts';
import type { Snapshot } from '../../index/snapshot.ts';

/** The names can mean nobody but these, and these belong to the passage's continuity, or to all. */
export function areMeant(
  { canon, continuities }: Snapshot,
  entities: readonly Entity[],
  candidates: readonly EntityId[],
  within: ContinuityId | undefined,
): boolean {
  if (candidates.some((id) => canon.entities.has(id) && !entities.some((entity) => entity.id === id))) {
    return false;
  }
  // Who belongs to another continuity is a leak by the name alone.
  return entities.every(
    ({ continuity }) =>
      continuity === undefined || !continuities.all.has(continuity) || continuities.holds(continuity, within),
  );
}
