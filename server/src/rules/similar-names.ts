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
    const known = snapshot.nameMemo(similarMemo, () => new Map());
    return own.flatMap((entity) => {
      const { id } = entity;
      // What is known already hangs on it as well.
      snapshot.asksNear(entity.name);
      const similar = known.has(id) ? known.get(id) : similarTo(snapshot, entity)?.id;
      known.set(id, similar);
      const other = similar === undefined ? undefined : snapshot.canon.entities.get(similar);
      return other ? [draft(entity, other)] : [];
    });
  },
};

/** Shorter names are one letter apart too easily to speak of. */
const shortest = 5;

/** In a canon where so many names have a neighbour, one more is nothing to speak of. */
const crowded = 0.25;

const similarMemo: MemoKey<Map<EntityId, EntityId | undefined>> = { name: 'similar names' };
/** The later one of two is the one that is told. */
function isBefore(a: Entity, b: Entity): boolean {
  return a.file === b.file ? a.span.start < b.span.start : a.file < b.file;
}

/** The first entity before this one whose name is one slip away; endings and numbers tell names apart. */
function similarTo(snapshot: Snapshot, entity: Entity): Entity | undefined {
  const { name } = entity;
  if (name.length < shortest || crowdingOf(snapshot, name.length) > crowded) return undefined;
  for (const near of snapshot.names.near(name, 12, true)) {
    if (near.distance !== 1 || near.short || near.text.length < shortest) continue;
    if (isInflection(name.toLowerCase(), near.text.toLowerCase(), snapshot.config.language)) continue;
    for (const owner of near.owners) {
      const other = snapshot.canon.entities.get(owner.entity);
      if (!other || other === entity || owner.name.text !== other.name) continue;
      if (isBefore(other, entity)) return other;
    }
  }
  return undefined;
}

function draft(entity: Entity, other: Entity): FindingDraft {
  return {
    span: entity.nameSpan,
    message: `\`${entity.name}\` and \`${other.name}\` are one letter apart, so that a slip makes one of them the other. If they are one, join them; else a name of more letters apart helps the reader too.`,
    related: [{ file: other.file, span: other.nameSpan, message: `${other.name} is defined here.` }],
  };
}
