import type { Problem } from '../base/problem.ts';
import type { Continuities, Continuity } from './continuities.ts';
import type { ContinuitySpec } from './continuity.ts';
import type { DateValue } from './date.ts';
import { certainlyBefore } from './date-order.ts';
import type { ContinuityId } from './ids.ts';
import { nearest } from './names/nearest.ts';

type Name = ContinuityId | undefined;

/** A continuity while its parent is still being found. */
interface Draft {
  readonly spec: ContinuitySpec;
  parent: Draft | undefined;
  readonly branchDate: DateValue | undefined;
}

/**
 * Builds the graph of continuities. A parent that is unknown or that closes a circle is reported and left
 * out: the continuity then stands alone, so that nothing false is concluded from a broken declaration.
 */
export function createContinuities(
  specs: readonly ContinuitySpec[],
  readDate: (text: string) => DateValue | undefined,
): Continuities {
  const problems: Problem[] = [];
  const drafts = new Map<ContinuityId, Draft>();
  for (const spec of specs) {
    if (drafts.has(spec.id)) problems.push(repeated(spec));
    else drafts.set(spec.id, { spec, parent: undefined, branchDate: branchDate(spec, readDate, problems) });
  }
  for (const draft of drafts.values()) draft.parent = findParent(draft.spec, drafts, problems);
  for (const draft of [...drafts.values()].reverse()) breakCircle(draft, problems);
  const root = [...drafts.values()].find(({ spec }) => parentOf(spec) === undefined)?.spec.id;
  const all = new Map<ContinuityId, Continuity>();
  for (const draft of drafts.values()) freeze(draft, all);
  return graph(root, all, problems);
}

function parentOf(spec: ContinuitySpec): Name {
  return spec.branches ?? spec.extends;
}

function repeated(spec: ContinuitySpec): Problem {
  return {
    rule: 'duplicate-name',
    span: spec.span,
    message: `The continuity \`${spec.id}\` is declared twice; this second declaration is not used. Remove it or give it another name.`,
  };
}

function branchDate(
  spec: ContinuitySpec,
  readDate: (text: string) => DateValue | undefined,
  problems: Problem[],
): DateValue | undefined {
  if (spec.branches === undefined || spec.at === undefined) return undefined;
  const date = readDate(spec.at.text);
  if (date === undefined) {
    problems.push({
      rule: 'bad-date',
      span: spec.at.span,
      message: `\`${spec.at.text}\` cannot be read as the date at which \`${spec.id}\` branches from \`${spec.branches}\`. Correct it; until then, no dated fact is shared.`,
    });
  }
  return date;
}

function findParent(
  spec: ContinuitySpec,
  drafts: ReadonlyMap<ContinuityId, Draft>,
  problems: Problem[],
): Draft | undefined {
  const name = parentOf(spec);
  if (name === undefined) return undefined;
  const parent = drafts.get(name);
  if (parent === undefined) problems.push(unknownParent(spec, name, drafts));
  return parent;
}

function unknownParent(
  spec: ContinuitySpec,
  name: ContinuityId,
  drafts: ReadonlyMap<ContinuityId, Draft>,
): Problem {
  const verb = spec.branches === undefined ? 'extends' : 'branches from';
  const possible = [...drafts.keys()].filter((id) => !buildsOn(id, spec.id, drafts));
  const near = nearest(name, possible);
  const listed = possible.length > 0 ? `Declare it, or name one of: ${possible.join(', ')}.` : 'Declare it.';
  return {
    rule: 'unknown-reference',
    span: spec.parentSpan ?? spec.span,
    message: `\`${spec.id}\` ${verb} \`${name}\`, which is no continuity of this world. ${near === undefined ? listed : `Did you mean \`${near}\`?`}`,
    ...(near === undefined ? {} : { suggestion: near }),
  };
}

/** Whether a continuity is another, or is declared to build on it: as its parent it would close a circle. */
function buildsOn(id: ContinuityId, other: ContinuityId, drafts: ReadonlyMap<ContinuityId, Draft>): boolean {
  const passed = new Set<Name>();
  let at: Name = id;
  while (at !== undefined && at !== other && !passed.has(at)) {
    passed.add(at);
    const spec: ContinuitySpec | undefined = drafts.get(at)?.spec;
    at = spec && parentOf(spec);
  }
  return at === other;
}

/** Cuts the circle a continuity stands on, where the declaration that comes last closes it. */
function breakCircle(start: Draft, problems: Problem[]): void {
  const path = [start];
  const seen = new Set(path);
  for (let next = start.parent; next !== undefined; next = next.parent) {
    if (next === start) {
      start.parent = undefined;
      const names = [...path, start].map(({ spec }) => `\`${spec.id}\``);
      problems.push({
        rule: 'containment-cycle',
        span: start.spec.parentSpan ?? start.spec.span,
        message: `A continuity cannot build on itself: ${names.join(' builds on ')}. Remove one of these links; until then \`${start.spec.id}\` stands alone.`,
      });
      return;
    }
    if (seen.has(next)) return;
    seen.add(next);
    path.push(next);
  }
}

function freeze(draft: Draft, all: Map<ContinuityId, Continuity>): Continuity {
  const known = all.get(draft.spec.id);
  if (known) return known;
  const made: Continuity = {
    spec: draft.spec,
    parent: draft.parent && freeze(draft.parent, all),
    branchDate: draft.branchDate,
  };
  all.set(draft.spec.id, made);
  return made;
}

function graph(
  root: Name,
  all: ReadonlyMap<ContinuityId, Continuity>,
  problems: readonly Problem[],
): Continuities {
  /** The root goes by no name, so that it equals a claim without a continuity. */
  const normal = (id: Name): Name => (id === root ? undefined : id);
  const lineages = new Map<Name, readonly Name[]>();
  const lineage = (id: Name): readonly Name[] => {
    const known = lineages.get(normal(id));
    if (known) return known;
    const names: Name[] = [normal(id)];
    let at = id === undefined ? undefined : all.get(id)?.parent;
    for (; at !== undefined; at = at.parent) names.push(normal(at.spec.id));
    lineages.set(normal(id), names);
    return names;
  };
  const holds = (of: Name, within: Name, date?: DateValue): boolean => {
    const source = normal(of);
    if (!lineage(within).includes(source)) return false;
    let at = within === undefined ? undefined : all.get(within);
    for (; at !== undefined && normal(at.spec.id) !== source; at = at.parent) {
      if (date !== undefined && !sharedAcross(at, date)) return false;
    }
    return true;
  };
  return { root, all, problems, lineage, holds };
}

/** Whether a date of the parent is shared: a branch keeps only what certainly lies before it. */
function sharedAcross(child: Continuity, date: DateValue): boolean {
  if (child.spec.branches === undefined) return true;
  return child.branchDate !== undefined && certainlyBefore(date, child.branchDate);
}
