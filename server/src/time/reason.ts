/** Why a constraint of the temporal network holds: the claims behind it, and what they say. */
import type { Span } from '../base/span.ts';
import type { Claim, Place } from '../domain/claim.ts';
import type { EntityId } from '../domain/ids.ts';
import type { Dated } from './dated.ts';

/** A bound of a point: what canon says about the moment itself. */
export interface BoundReason {
  readonly type: 'bound';
  readonly entity: EntityId;
  /** Several when canon gives alternatives; the bound is what all of them allow. */
  readonly dated: readonly Dated[];
  /** What begins, ends or happens then; see `words.ts`. */
  readonly moment: Moment;
  readonly sure: boolean;
}

/** What a point of time is: the start or end of an entity, or a date inside one of its records. */
export type Moment = 'start' | 'end' | 'from' | 'until' | 'date';

/** A relation between two moments that one claim states. */
export interface RelationReason {
  readonly type: 'relation';
  readonly relation: Relation;
  readonly claim: Claim;
  /** The reference or date a finding points to. */
  readonly span: Span;
  readonly entity: EntityId;
  readonly other: EntityId;
  readonly sure: boolean;
}

/** Nothing ends before it begins. */
export interface AxiomReason {
  readonly type: 'axiom';
  readonly entity: EntityId;
  /** For the record whose `from` must not lie behind its `until`. */
  readonly record: Claim | undefined;
}

export type Reason = BoundReason | RelationReason | AxiomReason;

export type Relation =
  | 'before'
  | 'within'
  | 'supersedes'
  | 'parent'
  | 'mother-alive'
  | 'father-alive'
  | 'spouse'
  | 'takes-part'
  | 'stands-at-event'
  | 'stands-at-stay'
  | 'stands-at-signing'
  | 'alive-in-record'
  | 'exists-in-record'
  | 'signed-at-event'
  | 'party-at-signing'
  | 'signer-at-signing'
  | 'actor-of-status'
  | 'status-after-signing';

/** Where a reason stands in the files; undefined for what is true of everything. */
export function reasonPlace(reason: Reason): Place | undefined {
  if (reason.type === 'relation') return { file: reason.claim.file, span: reason.span };
  if (reason.type === 'bound') {
    const [first] = reason.dated;
    return first && { file: first.claim.file, span: first.span };
  }
  return undefined;
}

/** Claims behind a reason: without all of them there would be no such constraint. */
export function reasonClaims(reason: Reason): readonly Claim[] {
  if (reason.type === 'relation') return [reason.claim];
  return reason.type === 'bound' ? reason.dated.map((dated) => dated.claim) : [];
}

/** A total order of reasons by where they stand, so that explanations do not depend on how canon was read. */
export function compareReasons(a: Reason, b: Reason): number {
  const [x, y] = [reasonPlace(a), reasonPlace(b)];
  if (x && y) {
    if (x.file !== y.file) return x.file < y.file ? -1 : 1;
    if (x.span.start !== y.span.start) return x.span.start - y.span.start;
  } else if (x !== y) return x ? 1 : -1;
  const [left, right] = [label(a), label(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function label(reason: Reason): string {
  if (reason.type === 'bound') return `bound ${reason.moment} ${reason.entity}`;
  if (reason.type === 'axiom') return `axiom ${reason.entity} ${reason.record?.span.start ?? ''}`;
  return `relation ${reason.relation} ${reason.entity} ${reason.other}`;
}
