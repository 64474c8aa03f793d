import type { Entity } from '../domain/entity.ts';
import type { EntityId } from '../domain/ids.ts';
import { crowdingOf } from '../index/canon-basis.ts';
import { isInflection } from '../index/drift.ts';
import type { MemoKey, Snapshot } from '../index/snapshot.ts';
import type { FindingDraft, Rule } from './rule.ts';

export const similarNames: Rule = {
  id: 'similar-names',
  group: 'names',
  summary: 'Two entities whose names are one letter apart.',
  severity: 'information',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) => {
    const own = file.entities.filter((entity) => snapshot.canon.entities.get(entity.id) === entity);
    if (own.length === 0) return [];
    return own.flatMap((entity) => {
      const other = similarBefore(snapshot, entity);
      return other ? [draft(entity, other)] : [];
    });
  },
};

/** Shorter names are one letter apart too easily to speak of. */
const shortest = 5;

/** In a canon where so many names have a neighbour, one more is nothing to speak of. */
const crowded = 0.25;

/** Entities with names near one's own, as long as it is called so and nobody near is called otherwise. */
interface Similar {
  readonly name: string;
  canonRevision: number;
  readonly ids: readonly EntityId[];
}

const similarMemo: MemoKey<Map<EntityId, Similar>> = { name: 'similar names' };

/** The first entity before this one whose name is one slip away: of two, the later one is told. */
function similarBefore(snapshot: Snapshot, entity: Entity): Entity | undefined {
  const { name } = entity;
  if (name.length < shortest || crowdingOf(snapshot, name.length) > crowded) return undefined;
  for (const id of similarTo(snapshot, entity)) {
    const other = snapshot.canon.entities.get(id);
    if (other && isBefore(other, entity)) return other;
  }
  return undefined;
}

function isBefore(a: Entity, b: Entity): boolean {
  return a.file === b.file ? a.span.start < b.span.start : a.file < b.file;
}

function similarTo(snapshot: Snapshot, { id, name }: Entity): readonly EntityId[] {
  const kept = snapshot.worldMemo(similarMemo, () => new Map());
  const known = kept.get(id);
  // What is known already hangs on what is near as well.
  snapshot.asksNear(name);
  if (known?.name === name && !snapshot.nearChanged(name, known.canonRevision)) {
    known.canonRevision = snapshot.canonRevision;
    return known.ids;
  }
  const ids = findSimilar(snapshot, id, name);
  kept.set(id, { name, canonRevision: snapshot.canonRevision, ids });
  return ids;
}

/** Endings and numbers tell names apart. */
function findSimilar(snapshot: Snapshot, id: EntityId, name: string): readonly EntityId[] {
  const found: EntityId[] = [];
  for (const near of snapshot.names.near(name, 12, true)) {
    if (near.distance !== 1 || near.short || near.text.length < shortest) continue;
    if (isInflection(name.toLowerCase(), near.text.toLowerCase(), snapshot.config.language)) continue;
    const others = near.owners.filter(
      ({ entity, name: own }) => entity !== id && own.text === snapshot.canon.entities.get(entity)?.name,
    );
    // The index lists owners in the order they came, which edits change.
    found.push(...others.map(({ entity }) => entity).sort());
  }
  return found;
}

function draft(entity: Entity, other: Entity): FindingDraft {
  return {
    span: entity.nameSpan,
    message: `\`${entity.name}\` and \`${other.name}\` are one letter apart, so that a slip makes one of them the other. If they are one, join them; else a name of more letters apart helps the reader too.`,
    related: [{ file: other.file, span: other.nameSpan, message: `${other.name} is defined here.` }],
  };
}
