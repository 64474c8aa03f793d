/** What the readers of single fields write to, and what they read from. */
import type { AxisId } from '../domain/date.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId } from '../domain/ids.ts';
import type { Canon } from '../index/canon.ts';
import type { Dated, ReadClaims } from './dated.ts';
import type { Moment, Reason } from './reason.ts';

/** Ticks of a day. */
export const day = 1024;

/** Where facts go: a network, or a list in a test. */
export interface FactTarget {
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
  /** True once for each pair: the second side of a relation that both entries state adds nothing. */
  first(kind: string, from: EntityId, to: EntityId): boolean;
}
