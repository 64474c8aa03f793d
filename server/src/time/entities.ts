/** Small questions to the canon that several rules ask. */
import type { Claim, ClaimPart, Place, Reference } from '../domain/claim.ts';
import type { Entity } from '../domain/entity.ts';
import type { ContinuityId } from '../domain/ids.ts';
import type { BuiltinKind } from '../domain/kinds.ts';
import type { Canon } from '../index/canon.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';

/** Entities that a file defines and that are not overruled by an earlier file. */
export function entitiesIn(snapshot: Snapshot, file: FileSummary): readonly Entity[] {
  return file.entities.filter((entity) => snapshot.canon.entities.get(entity.id) === entity);
}

/** The one entity a reference means; undefined when it is unknown or several bear the name. */
export function resolveOne(canon: Canon, reference: Reference | undefined): Entity | undefined {
  if (reference === undefined) return undefined;
  const [entity, ...others] = canon.resolve(reference);
  return others.length === 0 ? entity : undefined;
}

export interface Named {
  readonly entity: Entity;
  readonly claim: Claim;
  readonly reference: Reference;
}

/** The entities a claim names: its own reference, or those of a part of the record. */
export function targets(canon: Canon, claim: Claim, part?: string): readonly Named[] {
  const parts: readonly ClaimPart[] =
    claim.value.type === 'record'
      ? part === undefined
        ? []
        : (claim.value.parts.get(part) ?? [])
      : [{ value: claim.value, span: claim.span }];
  return parts.flatMap(({ value }) => {
    if (value.type !== 'reference') return [];
    const entity = resolveOne(canon, value.reference);
    return entity ? [{ entity, claim, reference: value.reference }] : [];
  });
}

export function baseKind(canon: Canon, entity: Entity): BuiltinKind | undefined {
  return canon.kindOf(entity)?.base;
}

/** Order in which statements stand: by file, then by place in it. */
export function byPlace(a: Place, b: Place): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.span.start - b.span.start;
}

/**
 * Whether being at one place may well be being at the other: the same, one inside the other, one named
 * after the other (`Camp Khitomer`, `Khitomer`), or one a vessel, which can be anywhere.
 */
export function mayCoincide(
  canon: Canon,
  a: Entity,
  b: Entity,
  continuity: ContinuityId | undefined,
): boolean {
  if (a.id === b.id) return true;
  if ([a, b].some((entity) => baseKind(canon, entity) !== 'place')) return true;
  if (sharesName(a, b) || sharesName(b, a)) return true;
  return isWithin(canon, a, b, continuity) || isWithin(canon, b, a, continuity);
}

function sharesName(part: Entity, whole: Entity): boolean {
  const words = new Set(part.name.toLowerCase().split(/\s+/));
  return whole.name
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.has(word));
}

/** Whether a place lies in another, over any number of steps. */
export function isWithin(
  canon: Canon,
  inner: Entity,
  outer: Entity,
  continuity: ContinuityId | undefined,
): boolean {
  const reached = new Set([inner]);
  for (const place of reached) {
    if (place.id === outer.id) return true;
    for (const claim of canon.claims(place.id, 'within', continuity)) {
      for (const { entity } of targets(canon, claim)) reached.add(entity);
    }
  }
  return false;
}
