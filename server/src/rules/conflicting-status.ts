import { type Claim, partText } from '../domain/claim.ts';
import { sameAxis } from '../domain/date-order.ts';
import type { Entity } from '../domain/entity.ts';
import { treatyStates } from '../domain/fields.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { canonFindings } from '../time/canon-findings.ts';
import { counts, type Dated, datesOf, isSure, placeOf } from '../time/dated.ts';
import { entitiesIn } from '../time/entities.ts';
import { capitalised, named, when } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';

/** Several changes in one year are a history, not a conflict: only states that must hold together are. */
export const conflictingStatus: Rule = {
  id: 'conflicting-status',
  group: 'treaties',
  summary: 'A treaty in two states at once, or in force before it was signed.',
  severity: 'error',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) => [
    ...canonFindings(snapshot, file.path).filter((found) => found.rule === 'conflicting-status'),
    ...entitiesIn(snapshot, file).flatMap((treaty) => conflicts(snapshot, treaty)),
  ],
};

interface State {
  readonly claim: Claim;
  readonly name: string;
  readonly binds: boolean;
  readonly from: Dated;
  readonly until: Dated | undefined;
}

function statesOf(treaty: Entity): readonly State[] {
  return treaty.claims
    .filter((claim) => claim.field === 'status' && counts(claim))
    .flatMap((claim) => {
      const name = partText(claim, 'is') ?? '';
      const binds = treatyStates[name];
      const from = datesOf(claim, 'from')[0] ?? datesOf(claim, 'date')[0];
      if (binds === undefined || !from) return [];
      return [{ claim, name, binds, from, until: datesOf(claim, 'until')[0] }];
    });
}

function conflicts(snapshot: Snapshot, treaty: Entity): FindingDraft[] {
  const states = statesOf(treaty);
  const { root } = snapshot.continuities;
  return states.flatMap((later, i) => {
    const earlier = states
      .slice(0, i)
      .find(
        (state) =>
          state.binds !== later.binds &&
          (state.claim.continuity ?? root) === (later.claim.continuity ?? root) &&
          (overruns(state, later) || overruns(later, state) || sameDay(state, later)),
      );
    return earlier ? [draft(treaty, earlier, later)] : [];
  });
}

/** `a` is said to last beyond the beginning of `b`, and began no later. */
function overruns(a: State, b: State): boolean {
  if (!a.until || !sameAxis(a.until.date, b.from.date) || !sameAxis(a.from.date, b.from.date)) return false;
  const begun = a.from.date.range.latest <= b.from.date.range.earliest;
  return begun && b.from.date.range.latest < a.until.date.range.earliest;
}

function sameDay(a: State, b: State): boolean {
  const [x, y] = [a.from.date.range, b.from.date.range];
  if (!sameAxis(a.from.date, b.from.date) || a.until || b.until) return false;
  return x.earliest === x.latest && x.earliest === y.earliest && y.earliest === y.latest;
}

/** "`in-force` from 1410 until 1430", "`withdrawn` on 3 May 1403". */
function lasting({ name, from, until }: State): string {
  if (!until) return `\`${name}\` ${when(from.date)}`;
  return `\`${name}\` from ${from.date.text} until ${until.date.text}`;
}

function draft(treaty: Entity, earlier: State, later: State): FindingDraft {
  const name = capitalised(named(treaty, treaty.id));
  const place =
    later.claim.value.type === 'record' ? later.claim.value.parts.get('is')?.[0]?.span : undefined;
  const proof = `${lasting(earlier)} and ${lasting(later)}`;
  const sure = [earlier.from, later.from, earlier.until, later.until].every(
    (dated) => !dated || isSure(dated),
  );
  return {
    span: place ?? later.claim.span,
    message: `${name} cannot be ${proof}: the one binds its parties and the other does not. Correct one of the dates, or take one of the entries out.`,
    verdict: sure ? 'certain' : 'possible',
    related: [{ ...placeOf(earlier.from), message: `\`${earlier.name}\` begins here.` }],
  };
}
