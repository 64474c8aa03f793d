/** What canon's own claims contradict in time, as findings: one for each slip, by the most telling rule. */
import type { Place } from '../domain/claim.ts';
import type { AxisId } from '../domain/date.ts';
import type { Fix, RelatedPlace } from '../domain/finding.ts';
import { dayNumber, type EntityId, type FilePath } from '../domain/ids.ts';
import type { RuleId } from '../domain/rule-ids.ts';
import type { Canon } from '../index/canon.ts';
import type { MemoKey, Snapshot } from '../index/snapshot.ts';
import type { Calendars } from '../syntax/dates/calendars.ts';
import { type CanonTime, createCanonTime, type TimeConflict, updateCanonTime } from './contexts.ts';
import type { AxiomReason, BoundReason, Reason, Relation, RelationReason } from './reason.ts';
import { compareReasons, reasonPlace } from './reason.ts';
import { boundStatement, impossibility, innerImpossibility, statement } from './statements.ts';
import { capitalised, distance, listed } from './words.ts';

/** A finding as this floor makes it; the rules' floor knows severities and suppressions. */
export interface TimeFinding extends Place {
  readonly rule: RuleId;
  readonly message: string;
  readonly verdict: 'certain' | 'possible';
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
}

const rules: Readonly<Record<Relation, RuleId>> = {
  before: 'impossible-order',
  within: 'impossible-order',
  supersedes: 'impossible-order',
  parent: 'impossible-kinship',
  'mother-alive': 'impossible-kinship',
  'father-alive': 'impossible-kinship',
  spouse: 'impossible-kinship',
  'takes-part': 'absent-participant',
  'stands-at-event': 'place-not-standing',
  'stands-at-stay': 'place-not-standing',
  'stands-at-signing': 'place-not-standing',
  'alive-in-record': 'outside-lifetime',
  'exists-in-record': 'outside-lifetime',
  'signed-at-event': 'signing-mismatch',
  'party-at-signing': 'outside-lifetime',
  'signer-at-signing': 'outside-lifetime',
  'actor-of-status': 'outside-lifetime',
  'status-after-signing': 'conflicting-status',
};

const memo: MemoKey<ReadonlyMap<FilePath, readonly TimeFinding[]>> = {
  name: 'contradictions of canon in time',
};
const stateMemo: MemoKey<State> = { name: 'temporal network of the canon' };

/** The network, the revision it stands at, and the entities each file defined then. */
interface State {
  readonly time: CanonTime;
  readonly ids: Map<FilePath, readonly EntityId[]>;
  revision: number;
}

/** Findings about a file's own lore, from the temporal network; computed once for each state of the canon. */
export function canonFindings(snapshot: Snapshot, file: FilePath): readonly TimeFinding[] {
  const all = snapshot.canonMemo(memo, () => byFile(findAll(snapshot)));
  return all.get(file) ?? [];
}

function findAll(snapshot: Snapshot): TimeFinding[] {
  const { canon, continuities } = snapshot;
  const state = snapshot.worldMemo(stateMemo, () => ({
    time: createCanonTime(),
    ids: new Map(),
    revision: -1,
  }));
  const world = { canon, continuities, yearOf: yearReader(snapshot) };
  const conflicts = updateCanonTime(state.time, world, changedIds(snapshot, state));
  return conflicts.flatMap((conflict) => findingOf(snapshot, conflict) ?? []);
}

/** Entities that files which changed since defined then or define now; undefined at first. */
function changedIds(snapshot: Snapshot, state: State): ReadonlySet<EntityId> | undefined {
  const changed = state.revision < 0 ? undefined : snapshot.changesSince(state.revision);
  const ids = new Set<EntityId>();
  for (const path of changed ?? snapshot.files.keys()) {
    const now = (snapshot.files.get(path)?.entities ?? []).map((entity) => entity.id);
    for (const id of [...(state.ids.get(path) ?? []), ...now]) ids.add(id);
    if (now.length > 0) state.ids.set(path, now);
    else state.ids.delete(path);
  }
  state.revision = snapshot.revision;
  return changed && ids;
}

/** Days of the longest year of an axis, by its mean year. */
function yearReader({ calendars }: Snapshot): (axis: AxisId | undefined) => number {
  const years = new Map<AxisId | undefined, number>();
  return (axis) => {
    const known = years.get(axis);
    if (known !== undefined) return known;
    const century = axis === undefined ? 0 : calendars.yearsBetween(dayNumber(0), dayNumber(36_500), axis);
    const days = century > 0 && Number.isFinite(century) ? Math.ceil(36_500 / century) : 366;
    years.set(axis, days);
    return days;
  };
}

function byFile(findings: readonly TimeFinding[]): ReadonlyMap<FilePath, readonly TimeFinding[]> {
  const map = new Map<FilePath, TimeFinding[]>();
  for (const finding of findings) {
    const list = map.get(finding.file) ?? [];
    const same = list.some((other) => other.rule === finding.rule && other.span.start === finding.span.start);
    // The same statement can fail in several continuities; it is told once.
    if (!same) map.set(finding.file, [...list, finding]);
  }
  return map;
}

function findingOf(snapshot: Snapshot, conflict: TimeConflict): TimeFinding | undefined {
  const { canon, calendars } = snapshot;
  const reasons = conflict.steps.map((step) => step.reason);
  const bounds = reasons.filter((reason): reason is BoundReason => reason.type === 'bound');
  const [lower, upper] = [bounds[0], bounds.at(-1)];
  if (!lower || !upper || lower === upper) return circleFinding(canon, reasons);
  const relation = reasons.findLast((reason): reason is RelationReason => reason.type === 'relation');
  const axiom = reasons.find((reason): reason is AxiomReason => reason.type === 'axiom');
  if (!relation) return axiom && innerFinding(snapshot, conflict, axiom, lower, upper);
  const place = reasonPlace(relation);
  if (!place) return undefined;
  const proof = `${boundStatement(canon, upper)}, and ${boundStatement(canon, lower)}${gap(calendars, upper, lower)}`;
  const head = capitalised(impossibility(canon, relation));
  return {
    ...place,
    rule: rules[relation.relation],
    message: `${head}: ${proof}${roundabout(canon, reasons, relation)}. Correct one of the dates, or ${remedy(relation)}.`,
    verdict: verdictOf(reasons),
    related: relatedOf(canon, reasons, relation),
    fixes: [],
  };
}

function gap(calendars: Calendars, upper: BoundReason, lower: BoundReason): string {
  const [earlier, later] = [upper.dated[0]?.date, lower.dated[0]?.date];
  return earlier && later ? distance(calendars, earlier, later, 'later') : '';
}

function remedy(relation: RelationReason): string {
  if (relation.relation === 'father-alive') return 'the father; he can have been dead for at most a year';
  if (relation.relation === 'mother-alive') return 'the mother';
  return `take this out of \`${relation.claim.field}\``;
}

/** The undated things in between, when a proof leads through some. */
function roundabout(canon: Canon, reasons: readonly Reason[], told: RelationReason): string {
  const links = reasons.filter((reason) => reason.type === 'relation' && reason !== told);
  return links.length === 0 ? '' : `, while ${listed(links.map((reason) => statement(canon, reason)))}`;
}

function innerFinding(
  { canon, calendars }: Snapshot,
  conflict: TimeConflict,
  axiom: AxiomReason,
  lower: BoundReason,
  upper: BoundReason,
): TimeFinding | undefined {
  const place = reasonPlace(upper);
  if (!place) return undefined;
  const reasons = conflict.steps.map((step) => step.reason);
  const text = innerImpossibility(canon, axiom, lower, upper);
  return {
    ...place,
    rule: 'impossible-order',
    message: `${capitalised(text)}${gap(calendars, upper, lower)}. Correct one of the two dates.`,
    verdict: verdictOf(reasons),
    related: relatedOf(canon, reasons, upper),
    fixes: [],
  };
}

/** A circle is closed by the statement that stands last. */
function circleFinding(canon: Canon, reasons: readonly Reason[]): TimeFinding | undefined {
  const relations = reasons.filter((reason): reason is RelationReason => reason.type === 'relation');
  const last = [...relations].sort(compareReasons).at(-1);
  const place = last && reasonPlace(last);
  if (!last || !place) return undefined;
  const others = relations.filter((reason) => reason !== last).map((reason) => statement(canon, reason));
  const why = others.length > 0 ? listed(others) : 'nothing comes before itself';
  return {
    ...place,
    rule: rules[last.relation],
    message: `${capitalised(impossibility(canon, last))}: ${why}. These statements run in a circle; take one of them out.`,
    verdict: verdictOf(reasons),
    related: relatedOf(canon, reasons, last),
    fixes: [],
  };
}

function verdictOf(reasons: readonly Reason[]): 'certain' | 'possible' {
  return reasons.every((reason) => reason.type === 'axiom' || reason.sure) ? 'certain' : 'possible';
}

function relatedOf(canon: Canon, reasons: readonly Reason[], told: Reason): RelatedPlace[] {
  return reasons.flatMap((reason) => {
    const place = reason === told ? undefined : reasonPlace(reason);
    return place ? [{ ...place, message: `${capitalised(statement(canon, reason))}.` }] : [];
  });
}
