import type { Entity } from '../domain/entity.ts';
import { slug } from '../domain/ids.ts';
import { isDefinite } from '../index/page-ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FindingDraft, Rule } from './rule.ts';

export const duplicateName: Rule = {
  id: 'duplicate-name',
  group: 'names',
  summary: 'Two definitions of one id: the world cannot tell them apart, and only the first counts.',
  severity: 'error',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) =>
    snapshot.canon.duplicates.flatMap((later) => {
      if (!isDefinite(later, snapshot.config.declared)) return [];
      const first = snapshot.canon.entities.get(later.id);
      const told = first && isIntruder(first, later, snapshot) ? first : later;
      return told.file === file.path ? [draft(told, first, later)] : [];
    }),
};

/** The id is the other one's name: then it is the first that took it, whatever the order of the files. */
function isIntruder(first: Entity, later: Entity, snapshot: Snapshot): boolean {
  if (!first.idSpan || snapshot.files.get(first.file)?.shared) return false;
  return slug(first.name) !== first.id && slug(later.name) === later.id;
}

function draft(told: Entity, first: Entity | undefined, later: Entity): FindingDraft {
  const which = first && first.name !== later.name ? `, for ${first.name} and for ${later.name}` : '';
  const advice = told.idSpan
    ? 'Give one of them another id, or join the two.'
    : 'Give one of them an `id` of its own, or join the two.';
  const other = told === later ? first : later;
  return {
    span: told.idSpan ?? told.nameSpan,
    message: `${told.name}: the id \`${told.id}\` is defined twice${which}, and only the first definition counts. ${advice}`,
    related: other
      ? [
          {
            file: other.file,
            span: other.idSpan ?? other.nameSpan,
            message: told === later ? 'First defined here.' : 'Defined again here.',
          },
        ]
      : [],
  };
}
