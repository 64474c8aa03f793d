/**
 * The temporal network of each continuity and what contradicts in it. The root's holds the whole canon; that
 * of another continuity holds what its own claims can touch, since everything else is already judged above it.
 */
import type { Claim } from '../domain/claim.ts';
import type { Continuities } from '../domain/continuities.ts';
import type { AxisId } from '../domain/date.ts';
import type { Entity } from '../domain/entity.ts';
import type { ContinuityId } from '../domain/ids.ts';
import type { Canon } from '../index/canon.ts';
import { claimReferences } from '../index/canon-store.ts';
import { lifetimeOf, type ReadClaims } from './dated.ts';
import { collectFacts } from './facts.ts';
import { type Conflict, createNetwork, type Network, origin } from './network.ts';
import { compareReasons, type Reason, reasonClaims } from './reason.ts';
import type { FactSource } from './sink.ts';

/** Claims that cannot all be true in a continuity. */
export interface TimeConflict extends Conflict<Reason> {
  readonly continuity: ContinuityId | undefined;
}

export interface TimeWorld {
  readonly canon: Canon;
  readonly continuities: Continuities;
  readonly yearOf: FactSource['yearOf'];
}

/** Everything canon contradicts itself in, root first, each slip once. */
export function canonConflicts(world: TimeWorld): readonly TimeConflict[] {
  const conflicts = rootConflicts(world);
  for (const [continuity, entities] of entitiesByContinuity(world)) {
    conflicts.push(...childConflicts(world, continuity, entities));
  }
  return conflicts;
}

function rootConflicts(world: TimeWorld): TimeConflict[] {
  const { canon, continuities } = world;
  const isRoot = (claim: Claim) => claim.continuity === undefined || claim.continuity === continuities.root;
  const read = (entity: Entity): ReadClaims => {
    return (field) => entity.claims.filter((claim) => claim.field === field && isRoot(claim));
  };
  // Not `values()`: each axis walks through them anew.
  const entities = [...canon.entities.values()];
  return contradictions({ canon, read, yearOf: world.yearOf }, entities).map((conflict) => ({
    ...conflict,
    continuity: undefined,
  }));
}

function childConflicts(
  world: TimeWorld,
  continuity: ContinuityId,
  seeds: ReadonlySet<Entity>,
): TimeConflict[] {
  const { canon } = world;
  const read = (entity: Entity): ReadClaims => {
    return (field) => canon.claims(entity.id, field, continuity);
  };
  const source: FactSource = { canon, read, yearOf: world.yearOf };
  const own = (step: { readonly reason: Reason }) =>
    reasonClaims(step.reason).some((claim) => claim.continuity === continuity);
  return contradictions(source, neighbourhood(source, seeds))
    .filter((conflict) => conflict.steps.some(own))
    .map((conflict) => ({ ...conflict, continuity }));
}

/** Entities with claims of a continuity other than the root. */
function entitiesByContinuity({ canon, continuities }: TimeWorld): Map<ContinuityId, Set<Entity>> {
  const found = new Map<ContinuityId, Set<Entity>>();
  for (const entity of canon.entities.values()) {
    for (const { continuity } of entity.claims) {
      if (continuity === undefined || continuity === continuities.root) continue;
      const set = found.get(continuity);
      if (set) set.add(entity);
      else found.set(continuity, new Set([entity]));
    }
  }
  return found;
}

/**
 * The entities, those they are related to, and onward through every entity without dates of its own: a
 * dated one stands between its neighbours and settles what passes through it.
 */
function neighbourhood(source: FactSource, seeds: ReadonlySet<Entity>): ReadonlySet<Entity> {
  const { canon } = source;
  const all = new Set(seeds);
  for (const entity of all) {
    if (!seeds.has(entity) && isDated(source, entity)) continue;
    for (const claim of entity.claims) {
      for (const reference of claimReferences(claim)) {
        const [target, ...others] = canon.resolve(reference);
        if (target && others.length === 0) all.add(target);
      }
    }
    for (const claim of canon.referringTo(entity.id)) {
      const referrer = canon.entities.get(claim.subject);
      if (referrer) all.add(referrer);
    }
  }
  return all;
}

function isDated(source: FactSource, entity: Entity): boolean {
  const { start, end } = lifetimeOf(source.canon, entity, source.read(entity));
  return start.length > 0 || end.length > 0;
}

/** One network for each axis on which something is dated; circles need no dates and are told once. */
function contradictions(source: FactSource, entities: Iterable<Entity>): Conflict<Reason>[] {
  const axes = new Set<AxisId>();
  const first = networkOf(source, entities, undefined, axes);
  const found = [...first.conflicts()];
  for (const axis of [...axes].slice(1)) {
    const conflicts = networkOf(source, entities, axis, axes).conflicts();
    found.push(...conflicts.filter((conflict) => conflict.steps.some((step) => step.from === origin)));
  }
  return withoutEchoes(found);
}

/** The network of one axis, by default of the first one met; notes every axis that is met. */
function networkOf(
  source: FactSource,
  entities: Iterable<Entity>,
  wanted: AxisId | undefined,
  axes: Set<AxisId>,
): Network<Reason> {
  const network = createNetwork<Reason>(compareReasons);
  let axis = wanted;
  collectFacts(source, entities, {
    addPoint: network.addPoint,
    edge: network.add,
    bound(of, point, low, high, reason) {
      axis ??= of;
      axes.add(of);
      if (of !== axis) return;
      if (Number.isFinite(low)) network.add(origin, point, low, reason);
      if (Number.isFinite(high)) network.add(point, origin, -high, reason);
    },
  });
  return network;
}

/** When an entity's own dates contradict, whatever else they contradict is the same slip. */
function withoutEchoes(conflicts: readonly Conflict<Reason>[]): Conflict<Reason>[] {
  const claimsOf = (conflict: Conflict<Reason>) =>
    conflict.steps.flatMap(({ reason }) => (reason.type === 'bound' ? reasonClaims(reason) : []));
  const isInner = ({ steps }: Conflict<Reason>) => steps.every(({ reason }) => reason.type !== 'relation');
  const doubtful = new Set(conflicts.filter(isInner).flatMap(claimsOf));
  return conflicts.filter(
    (conflict) => isInner(conflict) || !claimsOf(conflict).some((claim) => doubtful.has(claim)),
  );
}
