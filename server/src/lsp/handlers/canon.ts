/** `lorecheck/canon…`: what a tree of the canon shows, a list at a time. */
import type { Location } from 'vscode-languageserver';
import type { Entity } from '../../domain/entity.ts';
import { entityId } from '../../domain/ids.ts';
import {
  type CanonGroup,
  type CanonRange,
  canonDetail,
  canonGroups,
  canonMembers,
  canonPlaceOf,
  canonRanges,
  type Grouping,
} from '../../features/canon-tree.ts';
import { linkText } from '../../features/completion/links.ts';
import { entityCardOf } from '../../features/hover.ts';
import { pageOf } from '../../features/link-target.ts';
import { subjectAt } from '../../features/subject.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import { toRange } from '../convert.ts';
import { countOf, positionOf, textOf, uriOf } from '../params.ts';
import type { Signal } from '../request.ts';
import { clientUriOf, linesOf, loadedWorlds, locateOffset, type Session } from '../session.ts';
import { worldName } from '../status.ts';
import type { World } from '../world.ts';

export interface WireWorld {
  readonly root: string;
  readonly name: string;
  readonly groups: readonly CanonGroup[];
}

/** An entity as a line of the tree. */
export interface WireEntity {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Built-in kind behind its kind; null when nobody declared it. */
  readonly base: string | null;
  readonly detail: string;
  /** Where its definition stands. */
  readonly location: Location;
  /** Its article, where that is not the file that defines it. */
  readonly page: string | null;
}

/** What is in a group: stretches of it when it is long, else its entities. */
export interface WireList {
  readonly ranges: readonly CanonRange[];
  readonly entities: readonly WireEntity[];
}

function groupingOf(params: unknown): Grouping {
  return textOf(params, 'by') === 'continuity' ? 'continuity' : 'kind';
}

async function worldAt(session: Session, params: unknown, signal: Signal): Promise<World | undefined> {
  const root = uriOf(params, 'root');
  return (await loadedWorlds(session, signal)).find((world) => world.root === root);
}

/** `lorecheck/canon` `{ by }`: every world with its groups and how many entities are in each. */
export async function canon(session: Session, params: unknown, signal: Signal): Promise<WireWorld[]> {
  const by = groupingOf(params);
  return (await loadedWorlds(session, signal)).map((world) => {
    const snapshot = world.snapshot();
    return { root: world.root, name: worldName(world, snapshot), groups: canonGroups(snapshot, by) };
  });
}

/** `lorecheck/canonList` `{ root, by, key, offset?, count? }`: what is in a group, or in a stretch of it. */
export async function canonList(session: Session, params: unknown, signal: Signal): Promise<WireList> {
  const world = await worldAt(session, params, signal);
  const key = textOf(params, 'key');
  if (!world || key === undefined) return { ranges: [], entities: [] };
  const snapshot = world.snapshot();
  const by = groupingOf(params);
  const offset = countOf(params, 'offset');
  const ranges = offset === undefined ? canonRanges(snapshot, by, key) : [];
  if (ranges.length > 0) return { ranges, entities: [] };
  const members = canonMembers(snapshot, by, key, offset, countOf(params, 'count'));
  return { ranges, entities: members.flatMap((entity) => toWire(session, world, snapshot, entity) ?? []) };
}

function toWire(session: Session, world: World, snapshot: Snapshot, entity: Entity): WireEntity | undefined {
  const lines = linesOf(snapshot, entity.file);
  if (!lines) return undefined;
  const page = pageOf(snapshot, entity);
  return {
    id: entity.id,
    name: entity.name,
    kind: entity.kind,
    base: snapshot.canon.kindOf(entity)?.base ?? null,
    detail: canonDetail(snapshot, entity),
    location: { uri: clientUriOf(session, world, entity.file), range: toRange(lines, entity.nameSpan) },
    page: page && page.path !== entity.file ? clientUriOf(session, world, page.path) : null,
  };
}

interface Found {
  readonly world: World;
  readonly snapshot: Snapshot;
  readonly entity: Entity;
}

async function entityAt(session: Session, params: unknown, signal: Signal): Promise<Found | undefined> {
  const world = await worldAt(session, params, signal);
  const snapshot = world?.snapshot();
  const entity = snapshot?.canon.entities.get(entityId(textOf(params, 'id') ?? ''));
  return world && snapshot && entity && { world, snapshot, entity };
}

/** `lorecheck/canonCard` `{ root, id }`: the hover card as Markdown. */
export async function canonCard(session: Session, params: unknown, signal: Signal): Promise<string | null> {
  const at = await entityAt(session, params, signal);
  return (at && entityCardOf(at.snapshot, at.entity.id)) ?? null;
}

/** `lorecheck/canonLink` `{ root, id }`: a link that leads to the entity, to be pasted into an article. */
export async function canonLink(session: Session, params: unknown, signal: Signal): Promise<string | null> {
  const at = await entityAt(session, params, signal);
  const file = at?.snapshot.files.get(at.entity.file);
  if (!at || !file) return null;
  return `[[${linkText(at.snapshot, file, at.entity.name, at.entity.id, at.entity.nameSpan.start)}]]`;
}

/** `lorecheck/canonUsages` `{ root, id }`: every place that speaks of the entity, its definition among them. */
export async function canonUsages(session: Session, params: unknown, signal: Signal): Promise<Location[]> {
  const at = await entityAt(session, params, signal);
  if (!at) return [];
  return at.snapshot.usages(at.entity.id).flatMap((usage) => {
    const lines = linesOf(at.snapshot, usage.file);
    const uri = clientUriOf(session, at.world, usage.file);
    return lines ? [{ uri, range: toRange(lines, usage.span) }] : [];
  });
}

export interface WirePlace {
  readonly root: string;
  readonly id: string;
  readonly key: string;
  /** How many entities of its group come before it. */
  readonly index: number;
}

/** `lorecheck/canonPlace` `{ uri, position, by }`: where the entity under the cursor stands in the tree. */
export async function canonPlace(
  session: Session,
  params: unknown,
  signal: Signal,
): Promise<WirePlace | null> {
  const uri = textOf(params, 'uri');
  const position = positionOf(params, 'position');
  if (uri === undefined || position === undefined) return null;
  const at = await locateOffset(session, { textDocument: { uri }, position }, signal);
  const subject = at && subjectAt(at.snapshot, at.file, at.offset);
  const entity = subject?.type === 'entity' ? subject.entities[0] : undefined;
  const place = at && entity && canonPlaceOf(at.snapshot, groupingOf(params), entity.id);
  return at && entity && place ? { root: at.world.root, id: entity.id, ...place } : null;
}
