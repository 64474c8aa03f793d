import type { Claim } from '../domain/claim.ts';
import type { Rule } from './rule.ts';

export const uncitedClaim: Rule = {
  id: 'uncited-claim',
  group: 'sources',
  summary: 'A fact for which no source is given.',
  severity: 'information',
  onByDefault: false,
  files: ['canon', 'article'],
  check: (snapshot, file) =>
    file.entities
      .filter((entity) => snapshot.canon.kindOf(entity)?.base !== 'work')
      .flatMap((entity) => entity.claims.map((claim) => ({ entity, claim })))
      .filter(({ claim }) => claim.sources.length === 0 && !hasOwnSource(claim))
      .map(({ entity, claim }) => ({
        span: claim.span,
        message: `Nothing says where \`${claim.field}\` of ${entity.name} is told. Add a \`source\`.`,
      })),
};

function hasOwnSource(claim: Claim): boolean {
  return (
    claim.value.type === 'record' && (claim.value.parts.has('source') || claim.value.parts.has('sources'))
  );
}
