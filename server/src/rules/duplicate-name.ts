import { encloses } from '../base/span.ts';
import type { Entity } from '../domain/entity.ts';
import type { FindingDraft, Rule } from './rule.ts';

export const duplicateName: Rule = {
  id: 'duplicate-name',
  group: 'names',
  summary: 'Two definitions of one id: the world cannot tell them apart, and only the first counts.',
  severity: 'error',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) =>
    snapshot.canon.duplicates
      .filter((entity) => entity.file === file.path && isDeliberate(entity, snapshot.config.declared))
      .map((entity) => draft(entity, snapshot.canon.entities.get(entity.id))),
};

/**
 * Pages of one name in several folders (`README`, `Index`) are usual: where a page is called by its file's
 * name alone, a link between them is ambiguous, but nobody defined anything twice.
 */
function isDeliberate(entity: Entity, declared: boolean): boolean {
  if (entity.origin === 'yaml' || entity.idSpan) return true;
  return declared && encloses(entity.span, entity.nameSpan);
}

function draft(entity: Entity, first: Entity | undefined): FindingDraft {
  const which = first && first.name !== entity.name ? `, for ${first.name} and for ${entity.name}` : '';
  const advice = entity.idSpan
    ? 'Give one of them another id, or join the two.'
    : 'Give one of them an `id` of its own, or join the two.';
  return {
    span: entity.idSpan ?? entity.nameSpan,
    message: `${entity.name}: the id \`${entity.id}\` is defined twice${which}, and only the first definition counts. ${advice}`,
    related: first
      ? [{ file: first.file, span: first.idSpan ?? first.nameSpan, message: 'First defined here.' }]
      : [],
  };
}
