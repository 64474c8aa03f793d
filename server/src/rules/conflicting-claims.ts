import type { Claim } from '../domain/claim.ts';
import type { DateValue } from '../domain/date.ts';
import { certainlyBefore, verdictApart } from '../domain/date-order.ts';
import type { Entity } from '../domain/entity.ts';
import { entityField } from '../domain/fields.ts';
import type { ContinuityId, EntityId } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { byPlace, entitiesIn, resolveOne, targets } from '../time/entities.ts';
import { rivalries } from '../time/successions.ts';
import { capitalised, happened, named, when } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';

/**
 * Two dates for what happens once, or two mothers, both held for certain in one continuity. What the author
 * marks as less than certain, or tells of another continuity, is an alternative and no conflict.
 */
export const conflictingClaims: Rule = {
  id: 'conflicting-claims',
  group: 'canon data',
  summary: 'Two facts of one continuity that cannot both hold.',
  severity: 'error',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) => [
    ...entitiesIn(snapshot, file).flatMap((entity) => [
      ...dateConflicts(snapshot, entity),
      ...parentConflicts(snapshot, entity),
      ...officeConflicts(snapshot, entity),
    ]),
    ...pageConflicts(snapshot, file),
  ],
};

const remedy =
  'Keep one of them, or give the other a `continuity` of its own or a lesser `certainty`: then both stand side by side.';

function dateConflicts(snapshot: Snapshot, entity: Entity): FindingDraft[] {
  const dated = entity.claims.filter((claim) => claim.value.type === 'date' && claim.certainty === 'certain');
  const drafts: FindingDraft[] = [];
  for (const [i, later] of dated.entries()) {
    const earlier = dated
      .slice(0, i)
      .find((claim) => sameStatement(snapshot, claim, later) && apart(claim, later) !== undefined);
    if (!earlier || isSecondLife(entity, earlier, later)) continue;
    const subject = capitalised(named(entity, entity.id));
    const [a, b] = [dateOf(earlier), dateOf(later)];
    if (!a || !b) continue;
    drafts.push({
      span: later.span,
      message: `${subject} ${happened(later.field, b, entity)} here, but ${happened(earlier.field, a, entity)} elsewhere in the same continuity. ${remedy}`,
      verdict: apart(earlier, later) ?? 'certain',
      related: [{ file: earlier.file, span: earlier.span, message: `The other date: ${a.text}.` }],
    });
  }
  return drafts;
}

function dateOf(claim: Claim): DateValue | undefined {
  return claim.value.type === 'date' ? claim.value.date : undefined;
}

function sameStatement(snapshot: Snapshot, a: Claim, b: Claim): boolean {
  const { root } = snapshot.continuities;
  return a.field === b.field && (a.continuity ?? root) === (b.continuity ?? root);
}

function apart(a: Claim, b: Claim): 'certain' | 'possible' | undefined {
  const [x, y] = [dateOf(a), dateOf(b)];
  const verdict = x && y ? verdictApart(x, y) : undefined;
  return verdict === 'unknowable' ? undefined : verdict;
}

const opposites: Readonly<Record<string, string>> = {
  founded: 'destroyed',
  destroyed: 'founded',
  dissolved: 'founded',
  launched: 'destroyed',
  made: 'lost',
  lost: 'made',
};

/** A town destroyed twice was rebuilt in between: the canon has the other event between the two. */
function isSecondLife(entity: Entity, a: Claim, b: Claim): boolean {
  const opposite = opposites[a.field];
  const [x, y] = [dateOf(a), dateOf(b)];
  if (opposite === undefined || !x || !y) return false;
  return entity.claims.some((claim) => {
    const between = claim.field === opposite ? dateOf(claim) : undefined;
    if (!between) return false;
    return (
      (certainlyBefore(x, between) && certainlyBefore(between, y)) ||
      (certainlyBefore(y, between) && certainlyBefore(between, x))
    );
  });
}

/** Nobody has two mothers by birth in one telling, nor two fathers. */
function parentConflicts(snapshot: Snapshot, entity: Entity): FindingDraft[] {
  const { canon } = snapshot;
  const claims = entity.claims.filter((claim) => claim.field === 'parents' && claim.certainty === 'certain');
  return (['mother', 'father'] as const).flatMap((role) => {
    const stated = claims
      .flatMap((claim) => targets(canon, claim, role))
      .sort((a, b) => byPlace(a.claim, b.claim));
    return stated.flatMap((later, i) => {
      const earlier = stated
        .slice(0, i)
        .find((other) => sameStatement(snapshot, other.claim, later.claim) && other.entity !== later.entity);
      if (!earlier) return [];
      return {
        span: later.reference.span,
        message: `${entity.name} has ${later.entity.name} for a ${role} here, but ${earlier.entity.name} elsewhere in the same continuity. ${remedy}`,
        related: [{ file: earlier.claim.file, span: earlier.reference.span, message: `The other ${role}.` }],
      };
    });
  });
}

/** Two heads of one realm at a time may rule together: worth a look, no more. */
function officeConflicts(snapshot: Snapshot, entity: Entity): FindingDraft[] {
  return rivalries(snapshot, entity).map(({ title, of, earlier, later }) => ({
    span: later.from.span,
    message: `${later.holder.name} is ${title} of ${of.name} from ${later.from.date.text} until ${later.until.date.text}, while ${earlier.holder.name} is so from ${earlier.from.date.text} until ${earlier.until.date.text}. Unless they rule together, correct one of the dates.`,
    verdict: 'possible',
    related: [
      {
        file: earlier.claim.file,
        span: earlier.from.span,
        message: `${earlier.holder.name} is ${title} from ${earlier.from.date.text} until ${earlier.until.date.text}.`,
      },
    ],
  }));
}

/** Facts in the front matter of a page that is about an entity defined elsewhere. */
function pageConflicts(snapshot: Snapshot, file: FileSummary): FindingDraft[] {
  if (file.type !== 'article' || file.entities.length > 0) return [];
  const subject = resolveOne(snapshot.canon, file.subject);
  const front = subject && file.yaml[0];
  if (!subject || front?.type !== 'map') return [];
  const continuity = file.scopes[0]?.continuity;
  return front.pairs.flatMap(({ key, value }) => {
    const field = fieldOf(snapshot, key.text);
    if (field === undefined || value.type !== 'scalar') return [];
    const { date } = snapshot.calendars.read(value.text, { key: key.text });
    const other = date && firstApart(snapshot, subject.id, field, continuity, date);
    if (!date || !other) return [];
    return {
      span: value.span,
      message: `This page says that ${named(subject, subject.id)} ${happened(field, date, subject)}, but canon says ${when(other.date)}. Correct one of them, or leave the date to the canon.`,
      verdict: other.verdict,
      related: [{ file: other.claim.file, span: other.claim.span, message: `Canon has ${other.date.text}.` }],
    };
  });
}

/** The date field a front-matter key means; `date` is the page's narrative now. */
function fieldOf(snapshot: Snapshot, key: string): string | undefined {
  const folded = key
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const field = snapshot.config.keys.get(folded) ?? folded;
  return field !== 'date' && entityField(field)?.value.type === 'date' ? field : undefined;
}

function firstApart(
  snapshot: Snapshot,
  id: EntityId,
  field: string,
  continuity: ContinuityId | undefined,
  date: DateValue,
) {
  const claims = snapshot.canon.claims(id, field, continuity);
  const stated = claims.flatMap((claim) => {
    const other = dateOf(claim);
    const verdict = other && verdictApart(date, other);
    return other ? [{ claim, date: other, verdict }] : [];
  });
  // One telling that agrees is enough.
  const differing = stated.filter(({ verdict }) => verdict === 'certain' || verdict === 'possible');
  const [first] = differing;
  if (!first || differing.length < stated.length) return undefined;
  const verdict: 'certain' | 'possible' = first.verdict === 'certain' ? 'certain' : 'possible';
  return { ...first, verdict };
}
