/** What prose says of a parent, held against the families that canon knows. */
import type { Claim, Place, Reference } from '../../domain/claim.ts';
import { beginning, ending } from '../../domain/date-order.ts';
import type { Entity } from '../../domain/entity.ts';
import type { RelatedPlace } from '../../domain/finding.ts';
import type { ContinuityId } from '../../domain/ids.ts';
import type { Canon } from '../../index/canon.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import { counts, type Dated, isSure, placeOf } from '../dated.ts';
import { byPlace, resolveOne, targets } from '../entities.ts';
import { capitalised, distance, fact, listed } from '../words.ts';
import { judgeBefore, lifetimeIn } from './judge.ts';
import type { ToldKinship } from './kinships.ts';

type Role = 'mother' | 'father' | 'parent';

/** A parent as canon has it. */
export interface KnownParent {
  /** Undefined where canon names somebody it does not know, or several of the name. */
  readonly entity: Entity | undefined;
  readonly role: Role;
  readonly claim: Claim;
  readonly reference: Reference;
}

/** Why somebody cannot be the child of the parent that prose names. */
export interface KinConflict {
  readonly type: 'reversed' | 'descendant' | 'spouse' | 'sibling' | 'others' | 'early' | 'late';
  readonly verdict: 'certain' | 'possible';
  /** "canon names Casmir and Ilvane as the parents". */
  readonly proof: string;
  readonly related: readonly RelatedPlace[];
}

const roles: readonly Role[] = ['mother', 'father', 'parent'];

/** All parents that canon gives somebody in a continuity, in their own entry or in the parents'; hearsay too. */
export function parentsOf(
  canon: Canon,
  child: Entity,
  continuity: ContinuityId | undefined,
): readonly KnownParent[] {
  const own = canon
    .claims(child.id, 'parents', continuity)
    .flatMap((claim) =>
      roles.flatMap((role) =>
        (claim.value.type === 'record' ? (claim.value.parts.get(role) ?? []) : []).flatMap(({ value }) =>
          value.type === 'reference'
            ? [{ entity: resolveOne(canon, value.reference), role, claim, reference: value.reference }]
            : [],
        ),
      ),
    );
  const subjects = canon.referringTo(child.id).filter(({ field }) => field === 'children');
  const others = [...new Set(subjects.map(({ subject }) => subject))].flatMap((id) => {
    const entity = canon.entities.get(id);
    const stated = canon
      .claims(id, 'children', continuity)
      .flatMap((claim) => targets(canon, claim))
      .find((target) => target.entity.id === child.id);
    const known = own.some((parent) => parent.entity?.id === id);
    return entity && stated && !known ? [{ ...stated, entity, role: 'parent' as const }] : [];
  });
  return [...own, ...others].sort((a, b) => byPlace(placeIn(a), placeIn(b)));
}

function placeIn({ claim, reference }: KnownParent): Place {
  return { file: claim.file, span: reference.span };
}

/** Whether canon has it so, if only as hearsay. */
export function isParent(known: readonly KnownParent[], parent: Entity): boolean {
  return known.some(({ entity }) => entity?.id === parent.id);
}

/** The first reason against it, the plainest first; undefined where there is none. */
export function kinConflict(
  snapshot: Snapshot,
  { child, parent, role, sentence: { continuity } }: ToldKinship,
): KinConflict | undefined {
  const known = parentsOf(snapshot.canon, child, continuity);
  // Of several who bear the name in canon, it may be this one.
  const mayBe = known.some(({ reference }) => snapshot.canon.resolve(reference).includes(parent));
  if (isParent(known, parent) || mayBe) return undefined;
  const believed = known.filter(({ claim }) => counts(claim));
  return (
    turnedRound(snapshot, child, parent, continuity) ??
    married(snapshot, child, parent, continuity) ??
    siblings(snapshot, believed, child, parent, continuity) ??
    otherParents(believed, known, role, child) ??
    apartInTime(snapshot, child, parent, role, continuity)
  );
}

function sureOf(claims: readonly Claim[]): 'certain' | 'possible' {
  return claims.every(({ certainty }) => certainty === 'certain') ? 'certain' : 'possible';
}

function placeFor(
  { claim, reference }: Pick<KnownParent, 'claim' | 'reference'>,
  message: string,
): RelatedPlace {
  return { file: claim.file, span: reference.span, message };
}

/** The parent is the child's own child, or comes after it by more generations. */
function turnedRound(
  { canon }: Snapshot,
  child: Entity,
  parent: Entity,
  continuity: ContinuityId | undefined,
): KinConflict | undefined {
  const seen = new Set([parent]);
  let line: readonly { readonly of: Entity; readonly steps: readonly KnownParent[] }[] = [
    { of: parent, steps: [] },
  ];
  while (line.length > 0) {
    const next: { of: Entity; steps: readonly KnownParent[] }[] = [];
    for (const { of, steps } of line) {
      for (const known of parentsOf(canon, of, continuity)) {
        const { entity } = known;
        if (!entity || seen.has(entity) || !counts(known.claim)) continue;
        seen.add(entity);
        const way = [...steps, known];
        if (entity !== child) next.push({ of: entity, steps: way });
        else return reversal(child, parent, way);
      }
    }
    line = next;
  }
  return undefined;
}

function reversal(child: Entity, parent: Entity, way: readonly KnownParent[]): KinConflict {
  const direct = way.length === 1;
  const what = direct ? (way[0]?.role ?? 'parent') : 'forebear';
  return {
    type: direct ? 'reversed' : 'descendant',
    verdict: sureOf(way.map(({ claim }) => claim)),
    proof: `canon has it the other way round, with ${child.name} as ${direct ? 'the' : 'a'} ${what} of ${parent.name}`,
    related: way.map((step) => placeFor(step, `${step.entity?.name ?? ''} is a parent here.`)),
  };
}

function married(
  { canon }: Snapshot,
  child: Entity,
  parent: Entity,
  continuity: ContinuityId | undefined,
): KinConflict | undefined {
  const pairs: readonly [Entity, Entity][] = [
    [child, parent],
    [parent, child],
  ];
  for (const [one, other] of pairs) {
    const found = canon
      .claims(one.id, 'spouses', continuity)
      .filter(counts)
      .flatMap((claim) => [...targets(canon, claim, 'spouse'), ...targets(canon, claim)])
      .find(({ entity }) => entity === other);
    if (!found) continue;
    const proof = `canon has ${child.name} married to ${parent.name}`;
    return {
      type: 'spouse',
      verdict: sureOf([found.claim]),
      proof,
      related: [placeFor(found, `${capitalised(proof)}.`)],
    };
  }
  return undefined;
}

function siblings(
  { canon }: Snapshot,
  known: readonly KnownParent[],
  child: Entity,
  parent: Entity,
  continuity: ContinuityId | undefined,
): KinConflict | undefined {
  const theirs = parentsOf(canon, parent, continuity).filter(({ claim }) => counts(claim));
  const shared = known.filter(({ entity }) => entity && isParent(theirs, entity));
  if (shared.length === 0) return undefined;
  const same = theirs.filter(({ entity }) => entity && isParent(shared, entity));
  const names = shared.flatMap(({ entity }) => entity?.name ?? []);
  return {
    type: 'sibling',
    verdict: sureOf([...shared, ...same].map(({ claim }) => claim)),
    proof: `canon has both as children of ${listed(names)}`,
    related: [
      ...shared.map((each) =>
        placeFor(each, `${each.entity?.name ?? ''} is a parent of ${child.name} here.`),
      ),
      ...same.map((each) => placeFor(each, `${each.entity?.name ?? ''} is a parent of ${parent.name} here.`)),
    ],
  };
}

/** Canon knows both parents, or the very one that is told, and means others. */
function otherParents(
  believed: readonly KnownParent[],
  known: readonly KnownParent[],
  role: ToldKinship['role'],
  child: Entity,
): KinConflict | undefined {
  if (known.some(({ entity }) => entity === undefined)) return undefined;
  const same = believed.filter((each) => each.role === role);
  const meant = same.length > 0 ? same : believed;
  if (same.length === 0 && new Set(believed.map(({ entity }) => entity)).size < 2) return undefined;
  const names = [...new Set(meant.flatMap(({ entity }) => entity?.name ?? []))];
  const noun = same.length > 0 ? role : 'parents';
  return {
    type: 'others',
    verdict: sureOf(meant.map(({ claim }) => claim)),
    proof: `canon names ${listed(names)} as the ${noun}`,
    related: meant.map((each) =>
      placeFor(each, `${each.entity?.name ?? ''} is a parent of ${child.name} here.`),
    ),
  };
}

/** The limits that canon's own families are held to: born before the child, alive at its birth or, a father, a year before. */
function apartInTime(
  snapshot: Snapshot,
  child: Entity,
  parent: Entity,
  role: ToldKinship['role'],
  continuity: ContinuityId | undefined,
): KinConflict | undefined {
  const young = lifetimeIn(snapshot, child, continuity);
  const old = lifetimeIn(snapshot, parent, continuity);
  // Whoever died before somebody was born was not born afterwards.
  const first = young.start.length > 0 ? young.start : young.end;
  const early = inOrder(first, old.start);
  if (early) return conflictInTime('early', snapshot, early, [child, first[0]], [parent, old.start[0]]);
  const late = inOrder(old.end, young.start);
  const outlived =
    role !== 'mother' &&
    !old.end.every((death) => young.start.every((birth) => overAYear(snapshot, death, birth)));
  if (!late || outlived) return undefined;
  return conflictInTime('late', snapshot, late, [parent, old.end[0]], [child, young.start[0]]);
}

/** How sure it is that all of the one were over before any of the other. */
function inOrder(before: readonly Dated[], after: readonly Dated[]): KinConflict['verdict'] | undefined {
  if (before.length === 0 || after.length === 0) return undefined;
  const verdicts = before.map(({ date }) => judgeBefore(date, after)?.verdict);
  if (verdicts.includes(undefined)) return undefined;
  return verdicts.every((verdict) => verdict === 'certain') && before.every(isSure) ? 'certain' : 'possible';
}

/** With a few days to spare, since years are counted by their mean length. */
function overAYear({ calendars }: Snapshot, { date: death }: Dated, { date: birth }: Dated): boolean {
  const years = calendars.yearsBetween(ending(death).latest, beginning(birth).earliest, birth.axis);
  return Number.isFinite(years) && years > 1.01;
}

type Fact = readonly [Entity, Dated | undefined];

function conflictInTime(
  type: 'early' | 'late',
  { calendars }: Snapshot,
  verdict: KinConflict['verdict'],
  [first, before]: Fact,
  [second, after]: Fact,
): KinConflict | undefined {
  if (!before || !after) return undefined;
  const gap = distance(calendars, before.date, after.date, 'later');
  return {
    type,
    verdict,
    proof: `${fact(first, before)}, and ${fact(second, after)}${gap}`,
    related: [
      { ...placeOf(before), message: `${capitalised(fact(first, before))}.` },
      { ...placeOf(after), message: `${capitalised(fact(second, after))}.` },
    ],
  };
}
