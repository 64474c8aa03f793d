/** Canon names that begin with, or hold a word that begins with, what has been typed. */
import type { Span } from '../../base/span.ts';
import type { Entity } from '../../domain/entity.ts';
import type { EntityId } from '../../domain/ids.ts';
import { foldName } from '../../domain/names/fold.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { fits, looseFit } from '../loose-match.ts';

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

/**
 * Best names for what was typed, best first. Every name is looked at each time: that takes a few
 * milliseconds for 100,000 names, and unlike an index it costs nothing when the canon changes.
 */
export function findNames(
  snapshot: Snapshot,
  query: NameQuery,
): { readonly names: readonly FoundName[]; readonly more: boolean } {
  const typed = foldName(query.typed);
  const near = new Map(query.near.map((id, index) => [id, index]));
  const found: FoundName[] = [];
  for (const entity of snapshot.canon.entities.values()) {
    const wanted = query.kinds.length === 0 || isKind(snapshot, entity, query.kinds);
    if (!wanted && query.strict) continue;
    const best = bestName(entity, typed, query.ids);
    if (!best) continue;
    const distance = near.get(entity.id) ?? near.size;
    const rank = (wanted ? 0 : 1e6) + best.fit * 1e5 + distance * 10 + (entity.name === best.text ? 0 : 1);
    found.push({ entity, text: best.text, rank });
  }
  found.sort((a, b) => a.rank - b.rank || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  return { names: found.slice(0, mostNames), more: found.length > mostNames };
}

function isKind(snapshot: Snapshot, entity: Entity, kinds: readonly string[]): boolean {
  const kind = snapshot.canon.kindOf(entity);
  return kind !== undefined && kinds.includes(kind.base);
}

/** 0: the name begins so; 1: a word of it does. */
interface Fit {
  readonly text: string;
  readonly fit: 0 | 1;
}

function bestName(entity: Entity, typed: string, ids: boolean): Fit | undefined {
  let second: Fit | undefined;
  for (const name of entity.names) {
    if (name.role === 'title' || name.role === 'demonym') continue;
    const fit = looseFit(name.text, typed);
    if (fit === fits.prefix) return { text: name.text, fit: 0 };
    if (fit === fits.word) second ??= { text: name.text, fit: 1 };
  }
  if (ids && entity.id.toLowerCase().startsWith(typed)) return { text: entity.name, fit: 0 };
  return second;
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
