/** What a change of the canon can touch, where it is a change of facts and not of names. */
import type { Reference } from '../domain/claim.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import { claimReferences } from './canon-store.ts';

export interface CanonChange {
  /** Entities about which something else is said than before, or that it was or is said of. */
  readonly entities: ReadonlySet<EntityId>;
  /** Files whose definitions may stand at other places than before. */
  readonly files: ReadonlySet<FilePath>;
}

/** Changes between one revision of the canon and another are kept for so many revisions. */
const remembered = 64;

export interface CanonHistory {
  /** `change` is undefined when anything may be different. */
  add(revision: number, change: CanonChange | undefined): void;
  /** All that changed after a revision; undefined when anything may have. */
  since(revision: number): CanonChange | undefined;
}

export function createCanonHistory(): CanonHistory {
  const changes = new Map<number, CanonChange | undefined>();
  let latest = 0;
  return {
    add(revision, change) {
      latest = revision;
      changes.set(revision, change);
      changes.delete(revision - remembered);
    },
    since(revision) {
      const entities = new Set<EntityId>();
      const files = new Set<FilePath>();
      for (let at = revision + 1; at <= latest; at++) {
        const change = changes.get(at);
        if (!change) return undefined;
        for (const id of change.entities) entities.add(id);
        for (const file of change.files) files.add(file);
      }
      return { entities, files };
    },
  };
}

/**
 * Undefined when entities came, went, changed places among each other, or are called or classed in another
 * way: then any file may be touched.
 */
export function changeBetween(
  removed: readonly Entity[],
  added: readonly Entity[],
  resolve: (reference: Reference) => readonly Entity[],
): CanonChange | undefined {
  if (removed.length !== added.length) return undefined;
  const entities = new Set<EntityId>();
  const files = new Set<FilePath>();
  const seen = new Set<EntityId>();
  for (const [i, old] of removed.entries()) {
    const fresh = added[i];
    if (!fresh || old.id !== fresh.id || old.file !== fresh.file || seen.has(old.id)) return undefined;
    if (!isSame(callingOf(old), callingOf(fresh))) return undefined;
    seen.add(old.id);
    files.add(old.file);
    if (isSame(old, fresh)) continue;
    entities.add(old.id);
    for (const claim of [...old.claims, ...fresh.claims])
      for (const reference of claimReferences(claim))
        for (const target of resolve(reference)) entities.add(target.id);
  }
  return { entities, files };
}

/** All of an entity by which others find it, or by which it is told apart. */
function callingOf({ kind, name, names, match, article, continuity, origin }: Entity): object {
  return { kind, name, names, match, article, continuity, origin };
}

/** Whether two values say the same, wherever it stands written. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Map && b instanceof Map) return isSame([...a], [...b]);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  const [first, second] = [partsOf(a), partsOf(b)];
  return (
    first.length === second.length &&
    first.every(([key, value], i) => second[i]?.[0] === key && isSame(value, second[i]?.[1]))
  );
}

function partsOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([key]) => !/^span$|Span$/.test(key));
}
