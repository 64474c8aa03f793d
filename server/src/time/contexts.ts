/**
 * What contradicts in time, continuity by continuity. The root's network holds the whole canon and is kept up
 * to date entity by entity; that of another continuity holds what its own claims can touch, since everything
 * else is already judged above it.
 */
import type { Claim } from '../domain/claim.ts';
import type { Continuities } from '../domain/continuities.ts';
import type { Entity } from '../domain/entity.ts';
import type { ContinuityId, EntityId } from '../domain/ids.ts';
import type { Canon } from '../index/canon.ts';
import { claimReferences } from '../index/canon-store.ts';
import { lifetimeOf, type ReadClaims } from './dated.ts';
import { createFactNetwork, type FactNetwork } from './fact-network.ts';
import type { Conflict } from './network.ts';
import { type Reason, reasonClaims } from './reason.ts';
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

/** The judged canon. It has one writer, {@link updateCanonTime}. */
export interface CanonTime {
  network: FactNetwork;
  /** Entities as they were last put into the network. */
  readonly entities: Map<EntityId, Entity>;
  /** Entities with claims of a continuity other than the root. */
  readonly told: Map<ContinuityId, Set<EntityId>>;
  readonly contexts: Map<ContinuityId, Context>;
}

/** What was found in a continuity, and which entities that hangs on. */
interface Context {
  readonly entities: ReadonlySet<EntityId>;
  readonly conflicts: readonly TimeConflict[];
}

export function createCanonTime(): CanonTime {
  return {
    network: createFactNetwork([]),
    entities: new Map(),
    told: new Map(),
    contexts: new Map(),
  };
}

/** Everything canon contradicts itself in, root first, from scratch. */
export function canonConflicts(world: TimeWorld): readonly TimeConflict[] {
  return updateCanonTime(createCanonTime(), world, undefined);
}

/** Takes over what became of the given entities; of all of them when it is not known which ones changed. */
export function updateCanonTime(
  time: CanonTime,
  world: TimeWorld,
  changed: Iterable<EntityId> | undefined,
): readonly TimeConflict[] {
  const own = takeOver(time, world, changed ?? allIds(time, world));
  const touched = time.contexts.size === 0 ? own : withTargets(world, own);
  const source = rootSource(world);
  let conflicts = time.network.conflicts();
  if (conflicts === undefined) {
    // An axis that was not met before: each network is to hold every relation.
    time.network = createFactNetwork(time.network.axes);
    for (const entity of time.entities.values()) time.network.put(source, entity);
    conflicts = time.network.conflicts() ?? [];
  }
  const root = withoutEchoes(conflicts).map((conflict) => ({ ...conflict, continuity: undefined }));
  return [...root, ...[...time.told.keys()].flatMap((id) => contextConflicts(time, world, id, touched))];
}

function allIds(time: CanonTime, { canon }: TimeWorld): Set<EntityId> {
  return new Set([...time.entities.keys(), ...canon.entities.keys()]);
}

function rootSource({ canon, continuities, yearOf }: TimeWorld): FactSource {
  const isRoot = (claim: Claim) => claim.continuity === undefined || claim.continuity === continuities.root;
  const read = (entity: Entity): ReadClaims => {
    return (field) => entity.claims.filter((claim) => claim.field === field && isRoot(claim));
  };
  return { canon, read, yearOf };
}

/** Puts changed entities into the network, and those whose references may mean another thing now. */
function takeOver(time: CanonTime, world: TimeWorld, changed: Iterable<EntityId>): ReadonlySet<EntityId> {
  const { canon } = world;
  const fresh = time.entities.size === 0;
  const touched = new Set<EntityId>();
  for (const id of changed) {
    const [old, now] = [time.entities.get(id), canon.entities.get(id)];
    if (old === now) continue;
    touched.add(id);
    noteContinuities(time, world, old, now);
    if (!fresh) for (const other of affected(time, world, id, old, now)) touched.add(other);
  }
  const source = rootSource(world);
  for (const id of touched) {
    const entity = canon.entities.get(id);
    if (entity) {
      time.entities.set(id, entity);
      time.network.put(source, entity);
    } else {
      time.entities.delete(id);
      time.network.remove(id);
    }
  }
  return touched;
}

/** The entities and those they refer to now: a new relation reaches into contexts its source was not part of. */
function withTargets({ canon }: TimeWorld, ids: ReadonlySet<EntityId>): ReadonlySet<EntityId> {
  const all = new Set(ids);
  for (const id of ids) {
    for (const claim of canon.entities.get(id)?.claims ?? []) {
      for (const reference of claimReferences(claim)) {
        for (const target of canon.resolve(reference)) all.add(target.id);
      }
    }
  }
  return all;
}

/** Entities that refer to one that changed, or to one that shares a name with it before or after. */
function* affected(
  time: CanonTime,
  { canon }: TimeWorld,
  id: EntityId,
  old: Entity | undefined,
  now: Entity | undefined,
): Generator<EntityId> {
  const names = new Set([...(old?.names ?? []), ...(now?.names ?? [])].map((name) => name.text));
  const meant = new Set([id]);
  for (const text of [id, ...names]) {
    for (const entity of canon.resolve({ text, span: { start: 0, end: 0 }, kinds: [] })) meant.add(entity.id);
  }
  for (const entity of meant) {
    yield* time.network.referrers(entity);
    for (const claim of canon.referringTo(entity)) yield claim.subject;
  }
}

function noteContinuities(
  { told }: CanonTime,
  { continuities }: TimeWorld,
  old: Entity | undefined,
  now: Entity | undefined,
): void {
  for (const { continuity, subject } of old?.claims ?? []) {
    if (continuity !== undefined) told.get(continuity)?.delete(subject);
  }
  for (const { continuity, subject } of now?.claims ?? []) {
    if (continuity === undefined || continuity === continuities.root) continue;
    const known = told.get(continuity);
    if (known) known.add(subject);
    else told.set(continuity, new Set([subject]));
  }
}

function contextConflicts(
  time: CanonTime,
  world: TimeWorld,
  continuity: ContinuityId,
  touched: ReadonlySet<EntityId>,
): readonly TimeConflict[] {
  const known = time.contexts.get(continuity);
  const seeds = time.told.get(continuity) ?? new Set();
  const stale = [...touched].some((id) => seeds.has(id) || known?.entities.has(id));
  if (known && !stale) return known.conflicts;
  const made = judgeContext(world, continuity, seeds);
  time.contexts.set(continuity, made);
  return made.conflicts;
}

function judgeContext(
  { canon, yearOf }: TimeWorld,
  continuity: ContinuityId,
  seeds: ReadonlySet<EntityId>,
): Context {
  const read = (entity: Entity): ReadClaims => {
    return (field) => canon.claims(entity.id, field, continuity);
  };
  const source: FactSource = { canon, read, yearOf };
  const entities = neighbourhood(source, seeds);
  let network = createFactNetwork([]);
  for (const entity of entities) network.put(source, entity);
  if (network.axes.length > 1) {
    network = createFactNetwork(network.axes);
    for (const entity of entities) network.put(source, entity);
  }
  const own = (step: { readonly reason: Reason }) =>
    reasonClaims(step.reason).some((claim) => claim.continuity === continuity);
  const conflicts = withoutEchoes(network.conflicts() ?? [])
    .filter((conflict) => conflict.steps.some(own))
    .map((conflict) => ({ ...conflict, continuity }));
  return { entities: new Set([...entities].map((entity) => entity.id)), conflicts };
}

/**
 * The entities, those they are related to, and onward through every entity without dates of its own: a
 * dated one stands between its neighbours and settles what passes through it.
 */
function neighbourhood(source: FactSource, seeds: ReadonlySet<EntityId>): ReadonlySet<Entity> {
  const { canon } = source;
  const all = new Set([...seeds].flatMap((id) => canon.entities.get(id) ?? []));
  for (const entity of all) {
    if (!seeds.has(entity.id) && isDated(source, entity)) continue;
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
