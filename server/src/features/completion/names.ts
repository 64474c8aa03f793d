/** Canon names that begin with, or hold a word that begins with, what has been typed. */
import type { Span } from '../../base/span.ts';
import type { Entity } from '../../domain/entity.ts';
import type { EntityId } from '../../domain/ids.ts';
import { foldName } from '../../domain/names/fold.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { beginnings } from '../name-table.ts';

/** Names shown at once; the rest follows as the author types on. */
export const mostNames = 100;

export interface FoundName {
  readonly entity: Entity;
  readonly text: string;
  readonly rank: number;
}

export interface NameQuery {
  readonly typed: string;
  /** Base kinds that come first; empty: all alike. */
  readonly kinds: readonly string[];
  /** Only those kinds, rather than those first. */
  readonly strict?: boolean;
  /** Ids count as names, as they do in references. */
  readonly ids: boolean;
  /** Entities spoken of around the cursor, nearest first. */
  readonly near: readonly EntityId[];
}

/** Best names for what was typed, best first. */
export function findNames(
  snapshot: Snapshot,
  query: NameQuery,
): { readonly names: readonly FoundName[]; readonly more: boolean } {
  const typed = foldName(query.typed);
  const near = new Map(query.near.map((id, index) => [id, index]));
  const found = new Map<EntityId, FoundName>();
  const take = (entity: Entity, text: string, fit: number): void => {
    const wanted = query.kinds.length === 0 || isKind(snapshot, entity, query.kinds);
    if (!wanted && query.strict) return;
    const distance = near.get(entity.id) ?? near.size;
    const rank = (wanted ? 0 : 1e6) + fit * 1e5 + distance * 10 + (entity.name === text ? 0 : 1);
    if (rank < (found.get(entity.id)?.rank ?? Number.POSITIVE_INFINITY))
      found.set(entity.id, { entity, text, rank });
  };
  if (typed === '') takeAny(snapshot, query, take);
  else for (const { entity, text, at } of beginnings(snapshot, typed)) take(entity, text, at === 0 ? 0 : 1);
  if (query.ids) takeIds(snapshot, typed, take);
  const names = [...found.values()].sort(
    (a, b) => a.rank - b.rank || a.text.length - b.text.length || (a.text < b.text ? -1 : 1),
  );
  return { names: names.slice(0, mostNames), more: names.length > mostNames };
}

type Take = (entity: Entity, text: string, fit: number) => void;

/** Nothing typed yet: who is near, then whoever comes first, those of the wanted kinds before all others. */
function takeAny(snapshot: Snapshot, query: NameQuery, take: Take): void {
  for (const id of query.near) {
    const entity = snapshot.canon.entities.get(id);
    if (entity) take(entity, entity.name, 0);
  }
  let wanted = 0;
  let others = 0;
  for (const entity of snapshot.canon.entities.values()) {
    const fits = query.kinds.length === 0 || isKind(snapshot, entity, query.kinds);
    if (fits ? wanted++ <= mostNames : others++ <= mostNames) take(entity, entity.name, 0);
    if (wanted > mostNames) return;
  }
}

function takeIds(snapshot: Snapshot, typed: string, take: Take): void {
  if (typed.length < 2) return;
  for (const entity of snapshot.canon.entities.values()) {
    if (entity.idSpan !== undefined && entity.id.startsWith(typed)) take(entity, entity.name, 0);
  }
}

function isKind(snapshot: Snapshot, entity: Entity, kinds: readonly string[]): boolean {
  const kind = snapshot.canon.kindOf(entity);
  return kind !== undefined && kinds.includes(kind.base);
}

/** Entities by how near the cursor the file speaks of them, nearest first, its own subject next. */
export function nearbyEntities(snapshot: Snapshot, file: FileSummary, at: Span): readonly EntityId[] {
  const distances = new Map<EntityId, number>();
  for (const mention of file.markdown ? snapshot.mentions(file) : []) {
    if (mention.entity === undefined) continue;
    if (mention.span.start <= at.end && at.start <= mention.span.end) continue;
    const distance = Math.abs(mention.span.start - at.start);
    distances.set(mention.entity, Math.min(distance, distances.get(mention.entity) ?? distance));
  }
  for (const entity of file.entities) {
    const distance = Math.abs(entity.span.start - at.start);
    if (!distances.has(entity.id)) distances.set(entity.id, distance);
  }
  return [...distances]
    .sort(([, a], [, b]) => a - b)
    .slice(0, 200)
    .map(([id]) => id);
}
