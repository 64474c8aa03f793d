/** The constraints that each field of an entity stands for. */
import type { Claim, ClaimPart, Reference } from '../domain/claim.ts';
import { part, partText } from '../domain/claim.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId } from '../domain/ids.ts';
import type { BuiltinKind } from '../domain/kinds.ts';
import { counts, type Dated, datesOf } from './dated.ts';
import type { Reason, Relation } from './reason.ts';
import { day, type FactSink } from './sink.ts';

type Emit = (sink: FactSink, entity: Entity, claims: readonly Claim[]) => void;

/** An entity that a claim refers to, and the words that do. */
interface Target {
  readonly entity: Entity;
  readonly claim: Claim;
  readonly reference: Reference;
}

export const relationEmitters: ReadonlyMap<string, Emit> = new Map<string, Emit>([
  ['before', each((sink, entity, target) => order(sink, target, entity.id, target.entity.id))],
  ['after', each(after)],
  ['supersedes', each(supersedes)],
  ['during', each(inside)],
  ['part-of', each(inside)],
  ['parents', parents],
  ['children', children],
  ['spouses', spouses],
  ['offices', offices],
  ['allegiances', allegiances],
  ['whereabouts', whereabouts],
  ['participants', each(participants)],
  ['place', each(eventPlace)],
  ['parties', each(party)],
  ['signed', signings],
  ['status', statuses],
]);

function each(emit: (sink: FactSink, entity: Entity, target: Target) => void): Emit {
  return (sink, entity, claims) => {
    for (const claim of claims) {
      if (!counts(claim) || claim.value.type !== 'reference') continue;
      const target = targetOf(sink, claim, claim.value.reference);
      if (target) emit(sink, entity, target);
    }
  };
}

function targetOf(sink: FactSink, claim: Claim, reference: Reference | undefined): Target | undefined {
  if (reference === undefined) return undefined;
  const [entity, ...others] = sink.source.canon.resolve(reference);
  // A name that several entities bear proves nothing about any of them.
  return entity && others.length === 0 ? { entity, claim, reference } : undefined;
}

function targetsOf(sink: FactSink, claim: Claim, name: string): Target[] {
  if (claim.value.type !== 'record') return [];
  const parts: readonly ClaimPart[] = claim.value.parts.get(name) ?? [];
  return parts.flatMap(({ value }) =>
    value.type === 'reference' ? (targetOf(sink, claim, value.reference) ?? []) : [],
  );
}

function baseOf(sink: FactSink, entity: Entity): BuiltinKind | undefined {
  return sink.source.canon.kindOf(entity)?.base;
}

function relation(kind: Relation, { claim, reference, entity }: Target): Reason {
  return relationAt(kind, claim, reference.span, entity.id);
}

function relationAt(kind: Relation, claim: Claim, span: Claim['span'], other: EntityId): Reason {
  const sure = claim.certainty === 'certain';
  return { type: 'relation', relation: kind, claim, span, entity: claim.subject, other, sure };
}

/** Both begin, and one strictly later: the only thing every reading of "before" agrees on. */
function order(sink: FactSink, target: Target, earlier: EntityId, later: EntityId): void {
  if (!sink.first(`before ${earlier} ${later}`)) return;
  sink.edge(sink.start(earlier), sink.start(later), 1, relation('before', target));
}

/** Says nothing new where the other entry has this one under `before`. */
function after(sink: FactSink, entity: Entity, target: Target): void {
  const stated = sink.source.read(target.entity)('before').filter(counts);
  const same = stated.some(
    (claim) =>
      claim.value.type === 'reference' &&
      targetOf(sink, claim, claim.value.reference)?.entity.id === entity.id,
  );
  if (!same) order(sink, target, target.entity.id, entity.id);
}

function supersedes(sink: FactSink, entity: Entity, target: Target): void {
  sink.edge(sink.start(target.entity.id), sink.start(entity.id), 1, relation('supersedes', target));
}

function inside(sink: FactSink, entity: Entity, target: Target): void {
  if (baseOf(sink, entity) !== 'event' || baseOf(sink, target.entity) !== 'event') return;
  if (entity.id === target.entity.id || !sink.first(`inside ${target.entity.id}`)) return;
  const reason = relation('within', target);
  sink.edge(sink.start(target.entity.id), sink.start(entity.id), 0, reason);
  sink.edge(sink.end(entity.id), sink.end(target.entity.id), 0, reason);
}

function parents(sink: FactSink, child: Entity, claims: readonly Claim[]): void {
  for (const claim of claims.filter(counts)) {
    for (const role of ['mother', 'father', 'parent'] as const) {
      for (const parent of targetsOf(sink, claim, role)) {
        if (sink.first(`parent ${parent.entity.id}`)) kinship(sink, parent, parent.entity, child, role);
      }
    }
  }
}

function children(sink: FactSink, parent: Entity, claims: readonly Claim[]): void {
  for (const claim of claims.filter(counts)) {
    const child = claim.value.type === 'reference' ? targetOf(sink, claim, claim.value.reference) : undefined;
    if (!child || saysParent(sink, child.entity, parent)) continue;
    if (sink.first(`child ${child.entity.id}`)) kinship(sink, child, parent, child.entity, 'parent');
  }
}

/** The child's own entry knows more: which parent is the mother. */
function saysParent(sink: FactSink, child: Entity, parent: Entity): boolean {
  const claims = sink.source.read(child)('parents').filter(counts);
  return claims.some((claim) =>
    ['mother', 'father', 'parent'].some((role) =>
      targetsOf(sink, claim, role).some((target) => target.entity.id === parent.id),
    ),
  );
}

function kinship(
  sink: FactSink,
  stated: Target,
  parent: Entity,
  child: Entity,
  role: 'mother' | 'father' | 'parent',
): void {
  const birth = sink.start(child.id);
  sink.edge(sink.start(parent.id), birth, 1, relation('parent', stated));
  if (role === 'mother') {
    sink.edge(birth, sink.end(parent.id), 0, relation('mother-alive', stated));
  } else {
    const [death] = sink.source
      .read(parent)('died')
      .flatMap((claim) => datesOf(claim));
    const year = (sink.source.yearOf(death?.date.axis) + 1) * day;
    sink.edge(birth, sink.end(parent.id), -year, relation('father-alive', stated));
  }
}

/** The points of a record's `from` and `until`; a lone `date` stands for both. */
interface Interval {
  readonly from: number | undefined;
  readonly until: number | undefined;
  readonly fromDate: Dated | undefined;
  readonly untilDate: Dated | undefined;
}

function intervalOf(sink: FactSink, entity: Entity, claim: Claim): Interval {
  const [date] = datesOf(claim, 'date').filter(() => claim.value.type === 'record');
  const fromDate = datesOf(claim, 'from')[0] ?? date;
  const untilDate = datesOf(claim, 'until')[0] ?? date;
  const from = fromDate && sink.moment(entity.id, fromDate, fromDate === date ? 'date' : 'from');
  const until =
    untilDate && untilDate === fromDate ? from : untilDate && sink.moment(entity.id, untilDate, 'until');
  if (from !== undefined && until !== undefined && from !== until) {
    sink.edge(from, until, 0, { type: 'axiom', entity: entity.id, record: claim });
  }
  return { from, until, fromDate, untilDate };
}

/** The subject is there from the beginning of the record to its end. */
function aliveInside(sink: FactSink, claim: Claim, interval: Interval, who: EntityId): void {
  const first = interval.fromDate ?? interval.untilDate;
  const last = interval.untilDate ?? interval.fromDate;
  const [from, until] = [interval.from ?? interval.until, interval.until ?? interval.from];
  if (!first || !last || from === undefined || until === undefined) return;
  sink.edge(sink.start(who), from, 0, relationAt('alive-in-record', claim, first.span, who));
  sink.edge(until, sink.end(who), 0, relationAt('alive-in-record', claim, last.span, who));
}

/** The other side of the record is there when it begins. */
function existsAt(sink: FactSink, target: Target, at: number | undefined, kind: Relation): void {
  if (at === undefined) return;
  const reason = relation(kind, target);
  sink.edge(sink.start(target.entity.id), at, 0, reason);
  sink.edge(at, sink.end(target.entity.id), 0, reason);
}

function offices(sink: FactSink, entity: Entity, claims: readonly Claim[]): void {
  for (const claim of claims.filter(counts)) {
    const interval = intervalOf(sink, entity, claim);
    aliveInside(sink, claim, interval, entity.id);
    for (const of of targetsOf(sink, claim, 'of')) {
      if (baseOf(sink, of.entity) === 'faction') existsAt(sink, of, interval.from, 'exists-in-record');
    }
  }
}

function allegiances(sink: FactSink, entity: Entity, claims: readonly Claim[]): void {
  for (const claim of claims.filter(counts)) {
    const interval = intervalOf(sink, entity, claim);
    aliveInside(sink, claim, interval, entity.id);
    for (const to of targetsOf(sink, claim, 'to')) {
      const base = baseOf(sink, to.entity);
      if (base === 'faction' || base === 'vessel') existsAt(sink, to, interval.from, 'exists-in-record');
    }
  }
}

function whereabouts(sink: FactSink, entity: Entity, claims: readonly Claim[]): void {
  for (const claim of claims.filter(counts)) {
    const interval = intervalOf(sink, entity, claim);
    aliveInside(sink, claim, interval, entity.id);
    for (const place of targetsOf(sink, claim, 'place')) {
      const reason = relation('stands-at-stay', place);
      const { from, until } = interval;
      if (until !== undefined) sink.edge(sink.start(place.entity.id), until, 0, reason);
      if (from !== undefined) sink.edge(from, sink.end(place.entity.id), 0, reason);
    }
  }
}

function spouses(sink: FactSink, entity: Entity, claims: readonly Claim[]): void {
  for (const claim of claims.filter(counts)) {
    const interval = intervalOf(sink, entity, claim);
    for (const spouse of targetsOf(sink, claim, 'spouse')) {
      const undated = interval.from === undefined;
      if (
        undated &&
        (!sink.first(`spouse ${spouse.entity.id}`) || saidByOther(sink, entity, spouse.entity))
      ) {
        continue;
      }
      if (interval.from !== undefined && interval.fromDate) {
        const { span } = interval.fromDate;
        for (const who of [entity.id, spouse.entity.id]) {
          const reason = relationAt('alive-in-record', claim, span, who);
          sink.edge(sink.start(who), interval.from, 0, reason);
          sink.edge(interval.from, sink.end(who), 0, reason);
        }
      } else {
        const reason = relation('spouse', spouse);
        sink.edge(sink.start(entity.id), sink.end(spouse.entity.id), 0, reason);
        sink.edge(sink.start(spouse.entity.id), sink.end(entity.id), 0, reason);
      }
    }
  }
}

/** Of two entries that name each other, the first by id speaks for both. */
function saidByOther(sink: FactSink, entity: Entity, spouse: Entity): boolean {
  if (entity.id < spouse.id) return false;
  const claims = sink.source.read(spouse)('spouses').filter(counts);
  return claims.some((claim) =>
    targetsOf(sink, claim, 'spouse').some((target) => target.entity.id === entity.id),
  );
}

const actors: ReadonlySet<BuiltinKind | undefined> = new Set([
  'person',
  'faction',
  'vessel',
  'object',
  'place',
]);

function participants(sink: FactSink, event: Entity, target: Target): void {
  if (baseOf(sink, event) !== 'event' || !actors.has(baseOf(sink, target.entity))) return;
  overlap(sink, event.id, target, 'takes-part');
}

function eventPlace(sink: FactSink, event: Entity, target: Target): void {
  if (baseOf(sink, event) === 'event') overlap(sink, event.id, target, 'stands-at-event');
}

/** Neither is over before the other begins. */
function overlap(sink: FactSink, event: EntityId, target: Target, kind: Relation): void {
  const reason = relation(kind, target);
  sink.edge(sink.start(target.entity.id), sink.end(event), 0, reason);
  sink.edge(sink.start(event), sink.end(target.entity.id), 0, reason);
}

/** States by which a treaty can gain parties after it was signed. */
const opening = new Set(['widened', 'amended', 'renewed', 'reinstated']);

function party(sink: FactSink, treaty: Entity, target: Target): void {
  const states = sink.source.read(treaty)('status');
  const late = states.some((claim) => opening.has(partText(claim, 'is') ?? ''));
  const reason = relation('party-at-signing', target);
  if (!late) sink.edge(sink.start(target.entity.id), sink.start(treaty.id), 0, reason);
  sink.edge(sink.start(treaty.id), sink.end(target.entity.id), 0, reason);
}

function signings(sink: FactSink, treaty: Entity, claims: readonly Claim[]): void {
  const counted = claims.filter(counts);
  for (const claim of counted) {
    if (claim.value.type !== 'record') continue;
    const [date] = datesOf(claim, 'date');
    const alone = counted.length === 1 ? sink.start(treaty.id) : undefined;
    const at = alone ?? (date && sink.moment(treaty.id, date, 'date'));
    if (at === undefined) continue;
    for (const event of targetsOf(sink, claim, 'event')) {
      const reason = relationAt(
        'signed-at-event',
        claim,
        date?.span ?? event.reference.span,
        event.entity.id,
      );
      sink.edge(sink.start(event.entity.id), at, 0, reason);
      sink.edge(at, sink.end(event.entity.id), 0, reason);
    }
    for (const place of targetsOf(sink, claim, 'place')) existsAt(sink, place, at, 'stands-at-signing');
    for (const signer of targetsOf(sink, claim, 'by')) existsAt(sink, signer, at, 'signer-at-signing');
  }
}

const beforeSigning = new Set(['proposed', 'negotiated']);

/** A continuity that dates the signing anew inherits states that belong to the signing it replaces. */
function signedAnew(signed: readonly Claim[], state: Claim): boolean {
  return signed.length > 0 && signed.every(({ continuity }) => continuity !== state.continuity);
}

function statuses(sink: FactSink, treaty: Entity, claims: readonly Claim[]): void {
  const signed = sink.source.read(treaty)('signed');
  for (const claim of claims.filter(counts)) {
    const interval = intervalOf(sink, treaty, claim);
    if (interval.from === undefined) continue;
    const state = part(claim, 'is');
    if (state && !beforeSigning.has(partText(claim, 'is') ?? '') && !signedAnew(signed, claim)) {
      const reason = relationAt('status-after-signing', claim, state.span, treaty.id);
      sink.edge(sink.start(treaty.id), interval.from, 0, reason);
    }
    for (const actor of targetsOf(sink, claim, 'by')) existsAt(sink, actor, interval.from, 'actor-of-status');
  }
}
