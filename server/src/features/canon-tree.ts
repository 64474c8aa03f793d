/** The canon as a tree: entities by kind or by continuity, in alphabetical order, a stretch at a time. */
import { byCodeUnits } from '../base/compare.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId } from '../domain/ids.ts';
import { builtinKinds } from '../domain/kinds.ts';
import { foldName } from '../domain/names/fold.ts';
import type { MemoKey, Snapshot } from '../index/snapshot.ts';
import { lifetimeText } from './hover/lifetime.ts';

export type Grouping = 'kind' | 'continuity';

export interface CanonGroup {
  /** The kind or the continuity, as the world spells it; empty for entities that name none. */
  readonly key: string;
  /** What it is called in a heading: the plural of a kind, the title of a continuity. */
  readonly label: string;
  /** Built-in kind behind a kind; undefined for continuities and for kinds nobody declared. */
  readonly base: string | undefined;
  readonly count: number;
}

/** A stretch of a group that is too long to be shown at once. */
export interface CanonRange {
  readonly offset: number;
  readonly count: number;
  /** Names of its first and its last entity. */
  readonly first: string;
  readonly last: string;
}

/** Entities that are shown at once. */
const longestList = 500;
const rangeLength = 250;

interface Groups {
  readonly members: ReadonlyMap<string, readonly Entity[]>;
  /** Members in alphabetical order, made for groups that are opened. */
  readonly sorted: Map<string, readonly Entity[]>;
}

const groupsKeys: Record<Grouping, MemoKey<Groups>> = {
  kind: { name: 'canon by kind' },
  continuity: { name: 'canon by continuity' },
};

function groupsOf(snapshot: Snapshot, by: Grouping): Groups {
  return snapshot.canonMemo(groupsKeys[by], () => {
    const members = new Map<string, Entity[]>();
    for (const entity of snapshot.canon.entities.values()) {
      for (const key of by === 'kind' ? [entity.kind] : continuitiesOf(snapshot, entity)) {
        const group = members.get(key);
        if (group) group.push(entity);
        else members.set(key, [entity]);
      }
    }
    return { members, sorted: new Map() };
  });
}

/** Its own continuity first, then every other one that tells something of it. */
function continuitiesOf(snapshot: Snapshot, entity: Entity): Iterable<string> {
  const root = snapshot.continuities.root ?? '';
  const told = entity.claims.map((claim) => claim.continuity ?? entity.continuity ?? root);
  return new Set<string>([entity.continuity ?? root, ...told]);
}

/** The groups that have members: built-in kinds before own ones, continuities in the order of `lore.yaml`. */
export function canonGroups(snapshot: Snapshot, by: Grouping): readonly CanonGroup[] {
  const { members } = groupsOf(snapshot, by);
  const order: readonly string[] =
    by === 'kind'
      ? [...builtinKinds, ...[...snapshot.config.kinds.keys()].sort()]
      : [...snapshot.continuities.all.keys()];
  const known = [...new Set(order)].filter((key) => members.has(key));
  const others = [...members.keys()].filter((key) => !known.includes(key)).sort();
  return [...known, ...others].map((key) => {
    const group = members.get(key) ?? [];
    const kind = by === 'kind' && group[0] ? snapshot.canon.kindOf(group[0]) : undefined;
    const label = kind?.plural ?? continuityTitle(snapshot, by, key);
    return { key, label, base: kind?.base, count: group.length };
  });
}

function continuityTitle(snapshot: Snapshot, by: Grouping, key: string): string {
  if (by === 'kind') return key;
  const found = [...snapshot.continuities.all.values()].find(({ spec }) => spec.id === key);
  return found?.spec.title || key;
}

function sortedMembers(snapshot: Snapshot, by: Grouping, key: string): readonly Entity[] {
  const groups = groupsOf(snapshot, by);
  const known = groups.sorted.get(key);
  if (known) return known;
  const keyed = (groups.members.get(key) ?? []).map((entity) => ({ entity, name: foldName(entity.name) }));
  keyed.sort((a, b) => byCodeUnits(a.name, b.name) || byCodeUnits(a.entity.id, b.entity.id));
  const sorted = keyed.map(({ entity }) => entity);
  groups.sorted.set(key, sorted);
  return sorted;
}

/** The stretches of a long group; empty when the group is short enough to be shown as it is. */
export function canonRanges(snapshot: Snapshot, by: Grouping, key: string): readonly CanonRange[] {
  const members = sortedMembers(snapshot, by, key);
  if (members.length <= longestList) return [];
  const ranges: CanonRange[] = [];
  for (let offset = 0; offset < members.length; offset += rangeLength) {
    const last = Math.min(offset + rangeLength, members.length) - 1;
    const [from, to] = [members[offset]?.name ?? '', members[last]?.name ?? ''];
    ranges.push({ offset, count: last - offset + 1, first: from, last: to });
  }
  return ranges;
}

/** Members of a group in alphabetical order, from an offset on; never more than are shown at once. */
export function canonMembers(
  snapshot: Snapshot,
  by: Grouping,
  key: string,
  offset = 0,
  count = longestList,
): readonly Entity[] {
  return sortedMembers(snapshot, by, key).slice(offset, offset + Math.min(count, longestList));
}

/** Where an entity stands in the tree: in its own continuity when there are several. */
export function canonPlaceOf(
  snapshot: Snapshot,
  by: Grouping,
  id: EntityId,
): { readonly key: string; readonly index: number } | undefined {
  const entity = snapshot.canon.entities.get(id);
  if (!entity) return undefined;
  const [key = ''] = by === 'kind' ? [entity.kind] : continuitiesOf(snapshot, entity);
  return { key, index: sortedMembers(snapshot, by, key).indexOf(entity) };
}

/** Other names shown beside an entity. */
const mostAliases = 3;

/** What stands beside an entity's name: its lifetime, then other names. */
export function canonDetail(snapshot: Snapshot, entity: Entity): string {
  // A part of the name alone says nothing new.
  const others = entity.names.filter(({ role, text }) => role === 'alias' && !entity.name.includes(text));
  const aliases = [...new Set(others.map(({ text }) => text))].slice(0, mostAliases);
  return [lifetimeText(snapshot, entity), aliases.join(', ')].filter(Boolean).join(' · ');
}
