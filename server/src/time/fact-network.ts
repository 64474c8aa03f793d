/** The facts of many entities in a temporal network, entity by entity, so that one can be taken out again. */
import type { AxisId } from '../domain/date.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId } from '../domain/ids.ts';
import { collectFacts } from './facts.ts';
import { type Conflict, createNetwork, type Network, origin, type Point } from './network.ts';
import { compareReasons, type Reason } from './reason.ts';
import type { FactSource } from './sink.ts';

export interface FactNetwork {
  /** Puts an entity in, in place of what it said before. */
  put(source: FactSource, entity: Entity): void;
  remove(id: EntityId): void;
  /** Entities whose facts name this one. */
  referrers(id: EntityId): Iterable<EntityId>;
  /** Conflicts on every axis; those without dates once. Undefined once an axis came that was not known before. */
  conflicts(): readonly Conflict<Reason>[] | undefined;
  /** All axes on which something is dated. */
  readonly axes: readonly AxisId[];
}

/** What one entity put in. */
interface Block {
  /** Network and constraint, in turns. */
  readonly constraints: number[];
  readonly points: Point[];
  readonly targets: EntityId[];
}

/** One network for each axis, all with the same points. An empty list of axes stands for one yet unknown. */
export function createFactNetwork(knownAxes: readonly AxisId[]): FactNetwork {
  const axes = [...knownAxes];
  const networks: Network<Reason>[] = [createNetwork<Reason>(compareReasons)];
  while (networks.length < axes.length) networks.push(createNetwork<Reason>(compareReasons));
  const starts = new Map<EntityId, Point>();
  const ends = new Map<EntityId, Point>();
  const blocks = new Map<EntityId, Block>();
  const referrers = new Map<EntityId, Set<EntityId>>();
  let complete = true;

  const addPoint = (): Point => {
    let point = origin;
    for (const network of networks) point = network.addPoint();
    return point;
  };
  const startOf = (id: EntityId): Point => {
    const known = starts.get(id);
    if (known !== undefined) return known;
    const point = addPoint();
    starts.set(id, point);
    ends.set(id, addPoint());
    return point;
  };

  const remove = (id: EntityId): void => {
    const block = blocks.get(id);
    if (!block) return;
    for (let i = 0; i < block.constraints.length; i += 2) {
      networks[block.constraints[i] ?? 0]?.remove(block.constraints[i + 1] ?? 0);
    }
    for (const point of block.points) for (const network of networks) network.removePoint(point);
    for (const target of block.targets) referrers.get(target)?.delete(id);
    blocks.delete(id);
  };

  const axisIndex = (axis: AxisId): number => {
    const index = axes.indexOf(axis);
    if (index >= 0) return index;
    axes.push(axis);
    if (axes.length > networks.length) complete = false;
    return axes.length - 1;
  };

  return {
    put(source, entity) {
      remove(entity.id);
      const block: Block = { constraints: [], points: [], targets: [] };
      blocks.set(entity.id, block);
      const add = (index: number, from: Point, to: Point, least: number, reason: Reason): void => {
        const network = networks[index];
        if (network) block.constraints.push(index, network.add(from, to, least, reason));
      };
      collectFacts(source, entity, {
        start(id) {
          if (id !== entity.id) refer(referrers, block, entity.id, id);
          return startOf(id);
        },
        end(id) {
          if (id !== entity.id) refer(referrers, block, entity.id, id);
          startOf(id);
          return ends.get(id) ?? origin;
        },
        addPoint() {
          const point = addPoint();
          block.points.push(point);
          return point;
        },
        edge(from, to, least, reason) {
          // What is said of somebody and themselves is told as that, see the rule `own-relation.ts`.
          if (from === to) return;
          for (let i = 0; i < networks.length; i++) add(i, from, to, least, reason);
        },
        bound(axis, point, low, high, reason) {
          const index = axisIndex(axis);
          if (Number.isFinite(low)) add(index, origin, point, low, reason);
          if (Number.isFinite(high)) add(index, point, origin, -high, reason);
        },
      });
    },
    remove,
    referrers: (id) => referrers.get(id) ?? [],
    conflicts: () => (complete ? allConflicts(networks) : undefined),
    axes,
  };
}

function refer(referrers: Map<EntityId, Set<EntityId>>, block: Block, from: EntityId, to: EntityId): void {
  if (block.targets.at(-1) === to) return;
  block.targets.push(to);
  const known = referrers.get(to);
  if (known) known.add(from);
  else referrers.set(to, new Set([from]));
}

/** A circle needs no dates: every network has it, and the first one tells it. */
function allConflicts(networks: readonly Network<Reason>[]): readonly Conflict<Reason>[] {
  return networks.flatMap((network, i) => {
    const conflicts = network.conflicts();
    return i === 0
      ? conflicts
      : conflicts.filter((conflict) => conflict.steps.some((step) => step.from === origin));
  });
}
