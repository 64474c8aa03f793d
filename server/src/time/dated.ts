/** Facts with a date, and the times in which entities exist, as a continuity tells them. */
import type { Span } from '../base/span.ts';
import type { Certainty, Claim, Place } from '../domain/claim.ts';
import type { DateValue } from '../domain/date.ts';
import { isFirm } from '../domain/date-order.ts';
import type { Entity } from '../domain/entity.ts';
import type { ContinuityId } from '../domain/ids.ts';
import { lifetimeClaims } from '../domain/kinds.ts';
import type { Canon } from '../index/canon.ts';

/** A date that canon states, and exactly where. */
export interface Dated {
  readonly date: DateValue;
  readonly claim: Claim;
  /** The field it tells: `born`, `signed`, or a part of a record such as `from`. */
  readonly field: string;
  readonly span: Span;
}

/** Certainties that say: do not build on this. */
const hearsay: ReadonlySet<Certainty> = new Set(['rumour', 'legend', 'false']);

/** Whether a contradiction with the claim is one at all. */
export function counts(claim: Claim): boolean {
  return !hearsay.has(claim.certainty);
}

/** Whether a contradiction with the dated fact can be certain. */
export function isSure(dated: Dated): boolean {
  return dated.claim.certainty === 'certain' && isFirm(dated.date);
}

export function placeOf(dated: Dated): Place {
  return { file: dated.claim.file, span: dated.span };
}

/** The dates of a claim under a name: its own for a plain date, else those of the record's part. */
export function datesOf(claim: Claim, part = 'date'): readonly Dated[] {
  if (!counts(claim)) return [];
  const { value, field } = claim;
  if (value.type === 'date') {
    return value.date.unknown ? [] : [{ date: value.date, claim, field, span: claim.span }];
  }
  if (value.type !== 'record') return [];
  return (value.parts.get(part) ?? []).flatMap(({ value: inner, span }) => {
    if (inner.type !== 'date' || inner.date.unknown) return [];
    return [{ date: inner.date, claim, field: part === 'date' ? field : part, span }];
  });
}

/** Every way canon dates a beginning or an end. Several stand for alternatives: any of them may be true. */
export interface Lifetime {
  readonly start: readonly Dated[];
  readonly end: readonly Dated[];
}

const noLifetime: Lifetime = { start: [], end: [] };

/** Claims of an entity on a field, as one continuity has them. */
export type ReadClaims = (field: string) => readonly Claim[];

/**
 * When an entity exists: from birth to death, from founding to fall. For an event it is the time it takes;
 * a treaty begins when it is signed. Works are of the real world and have none but the time they tell of.
 */
export function lifetimeOf(canon: Canon, entity: Entity, read: ReadClaims): Lifetime {
  const kind = canon.kindOf(entity);
  if (kind === undefined) return noLifetime;
  const dated = (field: string | undefined, part?: string): readonly Dated[] =>
    field === undefined ? [] : read(field).flatMap((claim) => datesOf(claim, part));
  if (kind.base === 'work') return both(dated('set'));
  if (kind.base === 'treaty') return { start: dated('signed'), end: [] };
  const fields = lifetimeClaims(kind);
  const start = dated(fields.start);
  const end = dated(fields.end);
  if (kind.base !== 'event') return { start, end };
  const whole = both(dated('date'));
  return { start: start.length > 0 ? start : whole.start, end: end.length > 0 ? end : whole.end };
}

function both(dated: readonly Dated[]): Lifetime {
  return { start: dated, end: dated };
}

export function readerFor(canon: Canon, entity: Entity, continuity: ContinuityId | undefined): ReadClaims {
  return (field) => canon.claims(entity.id, field, continuity);
}
