/** `lorecheck/findings…`: the findings of the worlds by the entities they are about. */

import type { Range } from 'vscode-languageserver';
import { yieldToEvents } from '../../base/cancel.ts';
import { byCodeUnits } from '../../base/compare.ts';
import type { Finding, Severity } from '../../domain/finding.ts';
import { type EntityId, entityId } from '../../domain/ids.ts';
import { foldName } from '../../domain/names/fold.ts';
import { subjectsOfAll } from '../../features/findings-by-entity.ts';
import type { MemoKey, Snapshot } from '../../index/snapshot.ts';
import { findingsOf } from '../../rules/run.ts';
import { toRange } from '../convert.ts';
import { countOf, textOf, uriOf } from '../params.ts';
import type { Signal } from '../request.ts';
import { clientUriOf, linesOf, loadedWorlds, type Session } from '../session.ts';
import type { World } from '../world.ts';
import type { ChangeClock } from './pull.ts';

export interface WireFindingGroup {
  /** The root of its world. */
  readonly root: string;
  /** Null for what is about no entity. */
  readonly entity: string | null;
  readonly name: string;
  readonly kind: string;
  readonly base: string | null;
  readonly count: number;
  readonly worst: Severity;
}

export interface WireFindingGroups {
  /** Findings, each counted once, however many entities it is about. */
  readonly total: number;
  readonly groups: readonly WireFindingGroup[];
  /** Entities that are left out because a list of all would be too long to be of use. */
  readonly more: number;
}

/** Entities listed at once. */
const mostGroups = 1000;

export interface WireEntityFinding {
  readonly uri: string;
  /** The file's path in its world. */
  readonly path: string;
  readonly range: Range;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
}

/** Findings of one world; those about no entity stand under undefined. */
interface Grouped {
  readonly total: number;
  readonly groups: ReadonlyMap<EntityId | undefined, readonly Finding[]>;
}

const groupedKey: MemoKey<{ scope: string; grouped: Grouped | undefined }> = { name: 'findings by entity' };

/** Work between two chances for other events, and quiet time before beginning anew, in milliseconds. */
const stride = 2;
const quiet = 250;

/** `lorecheck/findings`: the entities that findings are about, with their numbers; entities by name, the rest last. */
export async function findings(
  session: Session,
  clock: ChangeClock,
  signal: Signal,
): Promise<WireFindingGroups> {
  const groups: WireFindingGroup[] = [];
  let total = 0;
  for (const world of await loadedWorlds(session, signal)) {
    const { snapshot, grouped } = await groupedIn(session, clock, world, signal);
    total += grouped.total;
    for (const [id, found] of grouped.groups) groups.push(toGroup(world, snapshot, id, found));
  }
  const listed = byWeight(groups).slice(0, mostGroups);
  return { total, groups: byName(listed), more: groups.length - listed.length };
}

/** The gravest first, then those with the most findings. */
function byWeight(groups: readonly WireFindingGroup[]): readonly WireFindingGroup[] {
  if (groups.length <= mostGroups) return groups;
  const weight = ({ worst }: WireFindingGroup): number => severities.indexOf(worst);
  return [...groups].sort((a, b) => weight(a) - weight(b) || b.count - a.count);
}

function byName(groups: readonly WireFindingGroup[]): readonly WireFindingGroup[] {
  const keyed = groups.map((group) => ({ group, name: foldName(group.name) }));
  const rest = ({ entity }: WireFindingGroup): number => Number(entity === null);
  keyed.sort((a, b) => rest(a.group) - rest(b.group) || byCodeUnits(a.name, b.name));
  return keyed.map(({ group }) => group);
}

/** Findings shown under one entity; the Problems view has them all. */
const mostFindings = 500;

/** `lorecheck/findingsOf` `{ root, entity?, offset? }`: the findings about one entity, or about none. */
export async function findingsAbout(
  session: Session,
  clock: ChangeClock,
  params: unknown,
  signal: Signal,
): Promise<WireEntityFinding[]> {
  const root = uriOf(params, 'root');
  const world = (await loadedWorlds(session, signal)).find((candidate) => candidate.root === root);
  if (!world) return [];
  const { snapshot, grouped } = await groupedIn(session, clock, world, signal);
  const about = textOf(params, 'entity');
  const found = grouped.groups.get(about === undefined ? undefined : entityId(about)) ?? [];
  const offset = countOf(params, 'offset') ?? 0;
  return found.slice(offset, offset + mostFindings).flatMap((finding) => {
    const lines = linesOf(snapshot, finding.file);
    if (!lines) return [];
    const { file, span, rule, severity, message } = finding;
    const uri = clientUriOf(session, world, file);
    return [{ uri, path: file, range: toRange(lines, span), rule, severity, message }];
  });
}

/** The findings of one state of a world: an edit that comes in between makes the work begin anew. */
async function groupedIn(
  session: Session,
  clock: ChangeClock,
  world: World,
  signal: Signal,
): Promise<{ readonly snapshot: Snapshot; readonly grouped: Grouped }> {
  for (;;) {
    const snapshot = world.snapshot();
    const kept = snapshot.memo(groupedKey, () => ({ scope: '', grouped: undefined }));
    const scope = scopeOf(session);
    if (kept.grouped && kept.scope === scope) return { snapshot, grouped: kept.grouped };
    const grouped = await group(session, world, snapshot, signal);
    if (grouped) {
      kept.scope = scope;
      kept.grouped = grouped;
      return { snapshot, grouped };
    }
    await clock.settled(quiet, signal);
  }
}

/** What the answer hangs on besides the world: which files are to be told of. */
function scopeOf(session: Session): string {
  if (session.settings().scope === 'world') return 'world';
  return JSON.stringify([...session.documents.all()].map(({ uri }) => uri));
}

async function group(
  session: Session,
  world: World,
  snapshot: Snapshot,
  signal: Signal,
): Promise<Grouped | undefined> {
  const { generation } = world;
  const everything = session.settings().scope === 'world';
  const groups = new Map<EntityId | undefined, Finding[]>();
  let total = 0;
  let since = performance.now();
  for (const file of snapshot.files.values()) {
    if (file.shared || !(everything || session.documents.get(world.uriOf(file.path)))) continue;
    const found = findingsOf(snapshot, file);
    const subjects = subjectsOfAll(snapshot, found);
    total += found.length;
    for (const [index, finding] of found.entries()) {
      const about = subjects[index] ?? [];
      for (const id of about.length > 0 ? about : [undefined]) {
        const known = groups.get(id);
        if (known) known.push(finding);
        else groups.set(id, [finding]);
      }
    }
    if (performance.now() - since < stride) continue;
    await signal.race(yieldToEvents());
    if (world.generation !== generation) return undefined;
    since = performance.now();
  }
  return { total, groups };
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function toGroup(
  world: World,
  snapshot: Snapshot,
  id: EntityId | undefined,
  found: readonly Finding[],
): WireFindingGroup {
  const entity = id === undefined ? undefined : snapshot.canon.entities.get(id);
  return {
    root: world.root,
    entity: entity?.id ?? null,
    name: entity?.name ?? '',
    kind: entity?.kind ?? '',
    base: (entity && snapshot.canon.kindOf(entity)?.base) ?? null,
    count: found.length,
    worst: severities.find((severity) => found.some((finding) => finding.severity === severity)) ?? 'hint',
  };
}
