/** What the readers of single fields write to, and what they read from. */
import type { AxisId } from '../domain/date.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId } from '../domain/ids.ts';
import type { Canon } from '../index/canon.ts';
import type { Dated, ReadClaims } from './dated.ts';
import type { Moment, Reason } from './reason.ts';

/** Ticks of a day. */
export const day = 1024;

/** Where the facts of one entity go. */
export interface FactTarget {
  /** The point at which an entity comes to be. */
  start(id: EntityId): number;
  end(id: EntityId): number;
  /** A point of this entity's own. */
  addPoint(): number;
  /** `to` lies at least `least` ticks after `from`. */
  edge(from: number, to: number, least: number, reason: Reason): void;
  /** Ticks of one axis; infinite when open. */
  bound(axis: AxisId, point: number, low: number, high: number, reason: Reason): void;
}

/** Canon as one continuity has it. */
export interface FactSource {
  readonly canon: Canon;
  readonly read: (entity: Entity) => ReadClaims;
  /** Days of the longest year of an axis. */
  readonly yearOf: (axis: AxisId | undefined) => number;
}

/** What the emitters of single fields write to. */
export interface FactSink {
  readonly source: FactSource;
  /** The moment an entity comes to be. */
  start(id: EntityId): number;
  end(id: EntityId): number;
  /** A point of its own, bounded by a date; the same one for the same date. */
  moment(entity: EntityId, dated: Dated, moment: Moment): number;
  readonly edge: FactTarget['edge'];
  /** True once for each key and entity: what an entry states twice adds nothing. */
  first(key: string): boolean;
}
