import type { Claim, Reference } from '../domain/claim.ts';
import { part } from '../domain/claim.ts';
import type { Continuities } from '../domain/continuities.ts';
import type { DateValue } from '../domain/date.ts';
import type { Entity } from '../domain/entity.ts';
import type { ContinuityId, EntityId } from '../domain/ids.ts';
import { builtinKind, isBuiltinKind, type Kind } from '../domain/kinds.ts';
import { foldName } from '../domain/names/fold.ts';
import type { Canon } from './canon.ts';

/**
 * The mutable side of the canon. Only the workspace writes, between revisions; a snapshot sees it through
 * the read-only {@link Canon}. Kept up to date by differences, because a large canon is costly to rebuild.
 */
export interface CanonStore {
  /** Takes definitions out and puts others in. Entities are compared by identity. */
  update(removed: readonly Entity[], added: readonly Entity[]): void;
  /** A new read-only view, so that what hangs on its identity is made anew. */
  view(continuities: Continuities, kinds: ReadonlyMap<string, Kind>, shared: ReadonlySet<EntityId>): Canon;
}

export function createCanonStore(): CanonStore {
  /** All definitions of an id in path order: the first one holds. */
  const definitions = new Map<EntityId, Entity[]>();
  const winners = new Map<EntityId, Entity>();
  const repeated = new Set<EntityId>();
  const byName = new Map<string, Set<EntityId>>();
  const referring = new Map<string, Set<Claim>>();

  const takeOut = (entity: Entity): void => {
    const left = (definitions.get(entity.id) ?? []).filter((other) => other !== entity);
    if (left.length === 0) definitions.delete(entity.id);
    else definitions.set(entity.id, left);
    for (const name of namesOf(entity)) {
      const stillNamed = left.some((other) => namesOf(other).includes(name));
      if (!stillNamed) removeFrom(byName, name, entity.id);
    }
    for (const [text, claim] of referencesOf(entity)) removeFrom(referring, text, claim);
    settle(entity.id);
  };
  const putIn = (entity: Entity): void => {
    const all = [...(definitions.get(entity.id) ?? []), entity].sort(byPlace);
    definitions.set(entity.id, all);
    for (const name of namesOf(entity)) addTo(byName, name, entity.id);
    for (const [text, claim] of referencesOf(entity)) addTo(referring, text, claim);
    settle(entity.id);
  };
  const settle = (id: EntityId): void => {
    const all = definitions.get(id);
    if (all?.[0]) winners.set(id, all[0]);
    else winners.delete(id);
    if ((all?.length ?? 0) > 1) repeated.add(id);
    else repeated.delete(id);
  };

  return {
    update(removed, added) {
      for (const entity of removed) takeOut(entity);
      for (const entity of added) putIn(entity);
    },
    view(continuities, kinds, shared) {
      const duplicates = [...repeated].sort().flatMap((id) => definitions.get(id)?.slice(1) ?? []);
      const kindOf = (entity: Entity): Kind | undefined =>
        kinds.get(entity.kind) ?? (isBuiltinKind(entity.kind) ? builtinKind(entity.kind) : undefined);
      const resolve = (reference: Reference): readonly Entity[] =>
        resolveReference(reference, winners, byName, kindOf);
      return {
        entities: winners,
        duplicates,
        shared,
        kindOf,
        resolve,
        referringTo: (id) => referringTo(id, winners, referring, resolve),
        claims: (id, field, continuity) => claimsIn(winners.get(id), field, continuity, continuities),
      };
    },
  };
}

function byPlace(a: Entity, b: Entity): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.span.start - b.span.start;
}

function addTo<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

function removeFrom<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const set = map.get(key);
  set?.delete(value);
  if (set?.size === 0) map.delete(key);
}

/** Folded names by which a reference may call an entity. */
function namesOf(entity: Entity): string[] {
  const names = entity.names.filter((name) => name.role === 'name' || name.role === 'alias');
  return [...new Set(names.map((name) => foldName(name.text)))];
}

/** Every reference inside an entity's claims, by its folded text. */
function referencesOf(entity: Entity): [string, Claim][] {
  const found: [string, Claim][] = [];
  for (const claim of entity.claims) {
    for (const reference of claimReferences(claim)) found.push([foldName(reference.text), claim]);
  }
  return found;
}

/** The references a claim makes, sources left out. */
export function claimReferences(claim: Claim): Reference[] {
  if (claim.value.type === 'reference') return [claim.value.reference];
  if (claim.value.type !== 'record') return [];
  const parts = [...claim.value.parts.values()].flat();
  return parts.flatMap((item) => (item.value.type === 'reference' ? [item.value.reference] : []));
}

function resolveReference(
  reference: Reference,
  entities: ReadonlyMap<EntityId, Entity>,
  byName: ReadonlyMap<string, ReadonlySet<EntityId>>,
  kindOf: (entity: Entity) => Kind | undefined,
): readonly Entity[] {
  const exact = entities.get(reference.text as EntityId);
  if (exact) return [exact];
  const named = [...(byName.get(foldName(reference.text)) ?? [])].flatMap((id) => entities.get(id) ?? []);
  const precise = named.filter((entity) => entity.names.some((name) => name.text === reference.text));
  const best = precise.length > 0 ? precise : named;
  if (best.length < 2) return best;
  const wanted = (entity: Entity): boolean => {
    const kind = kindOf(entity);
    return reference.kinds.length === 0 || (kind !== undefined && reference.kinds.includes(kind.base));
  };
  const sorted = [...best].sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...sorted.filter(wanted), ...sorted.filter((entity) => !wanted(entity))];
}

function referringTo(
  id: EntityId,
  entities: ReadonlyMap<EntityId, Entity>,
  referring: ReadonlyMap<string, ReadonlySet<Claim>>,
  resolve: (reference: Reference) => readonly Entity[],
): readonly Claim[] {
  const entity = entities.get(id);
  if (!entity) return [];
  const texts = new Set([foldName(id), ...namesOf(entity)]);
  const claims = new Set<Claim>();
  for (const text of texts) for (const claim of referring.get(text) ?? []) claims.add(claim);
  return [...claims].filter((claim) =>
    claimReferences(claim).some((reference) => resolve(reference)[0]?.id === id),
  );
}

/** Fields of which a continuity has one account: its own replaces the parent's. All others add up. */
const replaced = new Set([
  'born',
  'died',
  'founded',
  'dissolved',
  'launched',
  'destroyed',
  'made',
  'lost',
  'date',
  'start',
  'end',
  'published',
  'set',
  'signed',
  'parents',
  'within',
  'place',
]);

function claimsIn(
  entity: Entity | undefined,
  field: string,
  continuity: ContinuityId | undefined,
  continuities: Continuities,
): readonly Claim[] {
  const all = entity?.claims.filter((claim) => claim.field === field) ?? [];
  if (all.length === 0) return all;
  const visible: Claim[] = [];
  for (const level of continuities.lineage(continuity)) {
    const here = all.filter(
      (claim) =>
        sameContinuity(claim.continuity, level, continuities) &&
        continuities.holds(claim.continuity, continuity, claimDate(claim)),
    );
    visible.push(...here);
    if (here.length > 0 && replaced.has(field)) break;
  }
  return visible;
}

function sameContinuity(
  a: ContinuityId | undefined,
  b: ContinuityId | undefined,
  continuities: Continuities,
): boolean {
  return (a ?? continuities.root) === (b ?? continuities.root);
}

/** The date a claim is about, for what a branch shares: the date itself, or when a record begins. */
export function claimDate(claim: Claim): DateValue | undefined {
  if (claim.value.type === 'date') return claim.value.date;
  for (const name of ['date', 'from']) {
    const value = part(claim, name)?.value;
    if (value?.type === 'date') return value.date;
  }
  return undefined;
}
