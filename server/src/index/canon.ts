import type { Claim, Reference } from '../domain/claim.ts';
import type { Entity } from '../domain/entity.ts';
import type { ContinuityId, EntityId } from '../domain/ids.ts';
import type { Kind } from '../domain/kinds.ts';

/** All entities of the world. When an id is defined twice, the first file in path order wins. */
export interface Canon {
  readonly entities: ReadonlyMap<EntityId, Entity>;
  /** Definitions that lost to an earlier one of the same id. */
  readonly duplicates: readonly Entity[];
  /** Entities of shared worlds (`use`) are part of `entities`; these are their ids. */
  readonly shared: ReadonlySet<EntityId>;
  kindOf(entity: Entity): Kind | undefined;
  /** An id, else a name or alias (folded); several when a name is shared. Those of the wanted kinds come first. */
  resolve(reference: Reference): readonly Entity[];
  /** Claims of other entities that refer to this one, by canonical field. */
  referringTo(id: EntityId): readonly Claim[];
  /**
   * Claims on a field that hold in a continuity: its own, and its ancestors' unless overridden.
   * Undefined continuity means the root.
   */
  claims(id: EntityId, field: string, continuity: ContinuityId | undefined): readonly Claim[];
}
