/** Holds what prose says against what canon says in the passage's continuity. */
import type { Claim } from '../../domain/claim.ts';
import type { DateValue, DayRange } from '../../domain/date.ts';
import { beginning, certainlyBefore, ending, verdictApart, verdictBefore } from '../../domain/date-order.ts';
import type { Entity } from '../../domain/entity.ts';
import type { ContinuityId } from '../../domain/ids.ts';
import type { Canon } from '../../index/canon.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import { type Dated, datesOf, isSure, type Lifetime, lifetimeOf, readerFor } from '../dated.ts';

/** A contradiction: how sure it is, and the statement of canon that is nearest to agreeing. */
export interface Judgement {
  readonly verdict: 'certain' | 'possible';
  readonly canon: Dated;
}

/** Every date canon gives for a field of an entity, in a continuity; of some of its claims only, if said. */
export function readings(
  snapshot: Snapshot,
  entity: Entity,
  field: string,
  continuity: ContinuityId | undefined,
  about: (claim: Claim, canon: Canon) => boolean = () => true,
): readonly Dated[] {
  const { canon } = snapshot;
  const claims = canon.claims(entity.id, field, continuity).filter((claim) => about(claim, canon));
  return claims.flatMap((claim) => {
    const from = datesOf(claim, 'from');
    return from.length > 0 && claim.value.type === 'record' ? from : datesOf(claim);
  });
}

/** The lifetime that prose is held against; none where canon contradicts itself on it. */
export function lifetimeIn(
  snapshot: Snapshot,
  entity: Entity,
  continuity: ContinuityId | undefined,
): Lifetime {
  const lifetime = lifetimeOf(snapshot.canon, entity, readerFor(snapshot.canon, entity, continuity));
  return isTorn(lifetime) ? { start: [], end: [] } : lifetime;
}

/** Where canon has each end before each beginning, one of them is a slip: told in canon, and not by all that happens. */
function isTorn({ start, end }: Lifetime): boolean {
  if (start.length === 0 || end.length === 0) return false;
  return end.every((last) => start.every((first) => certainlyBefore(last.date, first.date)));
}

/** Against "this is the date": a contradiction only when no telling of canon agrees. */
export function judgeSame(date: DateValue, canon: readonly Dated[]): Judgement | undefined {
  const nearest = [...canon].sort((a, b) => distanceTo(date, a) - distanceTo(date, b));
  return judgeAll(nearest, (dated) => verdictApart(date, dated.date));
}

/** Against "`date` does not lie before it". */
export function judgeBefore(date: DateValue, canon: readonly Dated[]): Judgement | undefined {
  return judgeAll(canon, (dated) => verdictBefore(date, dated.date));
}

/** Against "`date` does not lie behind it". */
export function judgeAfter(date: DateValue, canon: readonly Dated[]): Judgement | undefined {
  return judgeAll(canon, (dated) => verdictBefore(dated.date, date));
}

function distanceTo(date: DateValue, { date: { range } }: Dated): number {
  return Math.max(0, range.earliest - date.range.latest, date.range.earliest - range.latest);
}

type Outcome = ReturnType<typeof verdictApart>;

function judgeAll(canon: readonly Dated[], verdict: (dated: Dated) => Outcome): Judgement | undefined {
  const [first] = canon;
  if (first === undefined) return undefined;
  let certain = true;
  for (const dated of canon) {
    const outcome = verdict(dated);
    if (outcome !== 'certain' && outcome !== 'possible') return undefined;
    certain &&= outcome === 'certain' && isSure(dated);
  }
  return { verdict: certain ? 'certain' : 'possible', canon: first };
}

/** Before the beginning or after the end of an entity: which of the two, and by which statement. */
export function judgeLifetime(
  date: DateValue,
  lifetime: Lifetime,
): (Judgement & { readonly side: 'before' | 'after' }) | undefined {
  const early = judgeBefore(edge(date, beginning(date)), lifetime.start);
  if (early) return { ...early, side: 'before' };
  const late = judgeAfter(edge(date, ending(date)), lifetime.end);
  return late && { ...late, side: 'after' };
}

/** What lasts "from 1255 to 1265" needs its subject at both ends. */
function edge(date: DateValue, range: DayRange): DateValue {
  return date.extended ? { ...date, extended: false, range, alternatives: [range] } : date;
}
