import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { counts } from '../time/dated.ts';
import { entitiesIn, targets } from '../time/entities.ts';
import { capitalised, named } from '../time/words.ts';
import type { FindingDraft } from './rule.ts';

/**
 * Entities that stand in a relation to themselves, by field and the words for it: the temporal network takes
 * no step from a point to itself, so this is no circle there.
 */
export function ownRelations(
  snapshot: Snapshot,
  file: FileSummary,
  fields: Readonly<Record<string, string>>,
): FindingDraft[] {
  const { canon } = snapshot;
  return entitiesIn(snapshot, file).flatMap((entity) =>
    entity.claims
      .filter((claim) => Object.hasOwn(fields, claim.field) && counts(claim))
      .flatMap((claim) =>
        claim.value.type === 'record'
          ? kinParts.flatMap((part) => targets(canon, claim, part))
          : targets(canon, claim),
      )
      .filter((target) => target.entity === entity)
      .map(({ claim, reference }) => ({
        span: reference.span,
        message: `${capitalised(named(entity, entity.id))} cannot ${fields[claim.field]}. Name another entry under \`${claim.field}\`, or take this out.`,
      })),
  );
}

const kinParts = ['mother', 'father', 'parent', 'spouse'];
