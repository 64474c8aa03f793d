import type { Entity } from '../domain/entity.ts';
import type { FindingDraft, Rule } from './rule.ts';

export const duplicateName: Rule = {
  id: 'duplicate-name',
  group: 'names',
  summary: 'Two definitions of one id: the world cannot tell them apart, and only the first counts.',
  severity: 'warning',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) =>
    snapshot.canon.duplicates
      .filter((entity) => entity.file === file.path)
      .map((entity) => draft(entity, snapshot.canon.entities.get(entity.id))),
};

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
