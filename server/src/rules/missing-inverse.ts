import type { Claim } from '../domain/claim.ts';
import type { Entity } from '../domain/entity.ts';
import { claimReferences } from '../index/canon-store.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { entitiesIn, type Named, targets } from '../time/entities.ts';
import type { FindingDraft, Rule } from './rule.ts';
import { nearReference } from './unknown-reference.ts';

/** A field, the parts of its records that name others, and the field in which those say the same. */
interface Pair {
  readonly field: string;
  readonly parts: readonly (string | undefined)[];
  readonly inverse: string;
  readonly inverseParts: readonly (string | undefined)[];
  readonly word: string;
}

const parentParts = ['parent', 'mother', 'father'];
const pairs: readonly Pair[] = [
  { field: 'parents', parts: parentParts, inverse: 'children', inverseParts: [undefined], word: 'child' },
  { field: 'children', parts: [undefined], inverse: 'parents', inverseParts: parentParts, word: 'parent' },
  { field: 'spouses', parts: ['spouse'], inverse: 'spouses', inverseParts: ['spouse'], word: 'spouse' },
];

/** Only where both entries list such a relation and disagree: a side that says nothing is merely short. */
export const missingInverse: Rule = {
  id: 'missing-inverse',
  group: 'canon data',
  summary: 'A relation that one entry states while the other entry lists such relations without it.',
  severity: 'warning',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) =>
    entitiesIn(snapshot, file).flatMap((entity) =>
      pairs.flatMap((pair) => missing(snapshot, file, entity, pair)),
    ),
};

function missing(snapshot: Snapshot, file: FileSummary, entity: Entity, pair: Pair): FindingDraft[] {
  const stated = entity.claims.filter((claim) => claim.field === pair.field);
  return stated
    .flatMap((claim) => pair.parts.flatMap((part) => targets(snapshot.canon, claim, part)))
    .flatMap((target) => {
      const answer = answersOf(snapshot, target, pair);
      if (answer.length === 0 || answer.some((named) => named.entity.id === entity.id)) return [];
      if (isMeant(snapshot, target, pair, entity)) return [];
      return draft(file, entity, target, answer, pair);
    });
}

/** Whom the other entry lists, in any continuity in which the statement can be met. */
function answersOf(snapshot: Snapshot, target: Named, pair: Pair): readonly Named[] {
  return inverseClaims(snapshot, target, pair).flatMap((claim) =>
    pair.inverseParts.flatMap((part) => targets(snapshot.canon, claim, part)),
  );
}

function inverseClaims(snapshot: Snapshot, { entity, claim }: Named, pair: Pair): readonly Claim[] {
  return snapshot.canon.claims(entity.id, pair.inverse, claim.continuity);
}

/** Whether the other entry means to name it and misspells it: that slip is told where it stands. */
function isMeant(snapshot: Snapshot, target: Named, pair: Pair, entity: Entity): boolean {
  return inverseClaims(snapshot, target, pair)
    .flatMap(claimReferences)
    .filter((reference) => snapshot.canon.resolve(reference).length === 0)
    .some(({ text }) => isNear(snapshot, text, entity));
}

function isNear(snapshot: Snapshot, text: string, { id }: Entity): boolean {
  if (nearReference(snapshot, text) === id) return true;
  return snapshot.names
    .near(text, mostNear)
    .some(({ owners }) => owners.some((owner) => owner.entity === id));
}

/** Of the names near a misspelt one, the one that was meant is hardly ever a later one. */
const mostNear = 3;

function draft(
  file: FileSummary,
  entity: Entity,
  target: Named,
  answer: readonly Named[],
  pair: Pair,
): FindingDraft {
  const other = target.entity;
  const names = answer.map((named) => named.entity.name).join(', ');
  const [first] = answer;
  return {
    span: target.reference.span,
    message: `${entity.name} names ${other.name} under \`${pair.field}\`, but the \`${pair.inverse}\` of ${other.name} are ${names}, without ${entity.name}. Add ${entity.name} as a ${pair.word} of ${other.name}, or take ${other.name} out here.`,
    related: first
      ? [
          {
            file: first.claim.file,
            span: first.reference.span,
            message: `The \`${pair.inverse}\` of ${other.name} begin here.`,
          },
        ]
      : [],
    fixes: insertion(entity, first, pair, file),
  };
}

/** Adds the entry to a list of plain references; richer shapes are left to the author. */
function insertion(entity: Entity, first: Named | undefined, pair: Pair, file: FileSummary) {
  if (!first || first.claim.file !== file.path || first.claim.value.type !== 'reference') return [];
  const { span } = first.reference;
  const before = file.text.slice(0, span.start).trimEnd();
  if (!before.endsWith('[')) return [];
  const edit = { file: file.path, span: { start: span.start, end: span.start }, newText: `${entity.id}, ` };
  return [{ title: `Add \`${entity.id}\` to \`${pair.inverse}\``, edits: [edit], preferred: false }];
}
