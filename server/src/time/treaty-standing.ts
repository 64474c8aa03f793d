/** Whether a treaty binds its parties at a time, by the states canon gives it. */
import { type Claim, partText } from '../domain/claim.ts';
import type { DateValue } from '../domain/date.ts';
import { isFirm, sameAxis } from '../domain/date-order.ts';
import type { Entity } from '../domain/entity.ts';
import { treatyStates } from '../domain/fields.ts';
import type { ContinuityId } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { counts, type Dated, datesOf, isSure } from './dated.ts';
import { judgeBefore } from './prose/judge.ts';

export interface Standing {
  /** Undefined when canon does not settle it for the whole of the date. */
  readonly binds: boolean | undefined;
  /** The state that does not bind; undefined before the signing. */
  readonly state?: string;
  /** Since when; for a treaty not yet signed, its signing. */
  readonly since?: Dated;
  /** When it bound again. */
  readonly back?: Dated;
  readonly sure: boolean;
}

interface Change {
  readonly name: string;
  readonly binds: boolean;
  readonly from: Dated;
  readonly until: Dated | undefined;
}

const unsettled: Standing = { binds: undefined, sure: false };

/**
 * A state "from 2372" is taken to hold from the beginning of that year on for whoever speaks of a part of
 * the year that does not begin with it: in late 2372 the treaty is withdrawn; of 2372 as a whole, or of early
 * 2372, nothing can be said.
 */
export function standingAt(
  snapshot: Snapshot,
  treaty: Entity,
  date: DateValue,
  continuity: ContinuityId | undefined,
): Standing {
  const own = statesAt(snapshot, treaty, date, continuity);
  if (own) return own;
  const members = snapshot.canon
    .referringTo(treaty.id)
    .filter(
      (claim) => claim.field === 'member-of' && snapshot.continuities.holds(claim.continuity, continuity),
    )
    .flatMap((claim) => snapshot.canon.entities.get(claim.subject) ?? [])
    .filter((member) => snapshot.canon.kindOf(member)?.base === 'treaty');
  return umbrella(members.map((member) => statesAt(snapshot, member, date, continuity)));
}

/** An umbrella name binds while any treaty under it may. */
function umbrella(members: readonly (Standing | undefined)[]): Standing {
  const lapsed = members.filter((standing) => standing?.binds === false && standing.state !== undefined);
  const [first] = lapsed;
  if (!first || members.some((standing) => standing?.binds === true)) return unsettled;
  const others = members.filter((standing) => standing?.binds !== false || !standing.sure);
  return { ...first, sure: first.sure && others.length === 0 };
}

function statesAt(
  snapshot: Snapshot,
  treaty: Entity,
  date: DateValue,
  continuity: ContinuityId | undefined,
): Standing | undefined {
  const { canon } = snapshot;
  const changes = canon
    .claims(treaty.id, 'status', continuity)
    .filter(counts)
    .flatMap(changeOf)
    .filter((change) => sameAxis(change.from.date, date));
  const signed = canon.claims(treaty.id, 'signed', continuity).flatMap((claim) => datesOf(claim));
  const unsigned = signed.length > 0 ? judgeBefore(date, signed) : undefined;
  if (unsigned) {
    return { binds: false, since: unsigned.canon, sure: unsigned.verdict === 'certain' };
  }
  if (changes.length === 0) return undefined;
  const sorted = withoutOverridden(changes).sort(
    (a, b) => a.from.date.range.earliest - b.from.date.range.earliest,
  );
  return settle(sorted, date);
}

function changeOf(claim: Claim): Change[] {
  const name = partText(claim, 'is') ?? '';
  const binds = treatyStates[name];
  const from = datesOf(claim, 'from')[0] ?? datesOf(claim, 'date')[0];
  return binds === undefined || !from ? [] : [{ name, binds, from, until: datesOf(claim, 'until')[0] }];
}

/** A continuity that says what became of the treaty in a year overrules what its parent says of that year. */
function withoutOverridden(changes: readonly Change[]): Change[] {
  const [nearest] = changes;
  return changes.filter((change) => {
    if (!nearest || change.from.claim.continuity === nearest.from.claim.continuity) return true;
    return !changes.some(
      (other) =>
        other.from.claim.continuity === nearest.from.claim.continuity &&
        other.from.date.range.earliest === change.from.date.range.earliest,
    );
  });
}

/** Which states may hold at some moment of the date. */
function settle(changes: readonly Change[], date: DateValue): Standing {
  const possible = changes.filter((change, i) => {
    const next = changes[i + 1];
    const { earliest, latest } = date.range;
    const begun = change.from.date.range.earliest <= latest;
    const overtaken = next !== undefined && next.from.date.range.earliest < earliest;
    const over = change.until !== undefined && change.until.date.range.latest < earliest;
    return begun && !overtaken && !over;
  });
  const [state] = possible;
  if (!state || !Number.isFinite(date.range.earliest)) return unsettled;
  if (possible.some((change) => change.binds))
    return { ...unsettled, binds: possible.every((c) => c.binds) || undefined };
  const last = possible.at(-1) ?? state;
  const back = changes.slice(changes.indexOf(last) + 1).find((change) => change.binds)?.from;
  return {
    binds: false,
    state: state.name,
    since: state.from,
    ...(back ? { back } : {}),
    sure: isSure(state.from) && isFirm(date),
  };
}
