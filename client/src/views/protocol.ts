/** What the views ask the server, and what they take for an answer. */
import { Location, Range } from 'vscode-languageclient';
import { countIn, listOf, member, textIn } from '../payload.ts';

/** Server → client notification `{ canon }`: look again; `canon` when what defines entities has changed. */
export const worldChangedNotification = 'lorecheck/worldChanged';
/** `{ by }` → worlds with their groups. */
export const canonRequest = 'lorecheck/canon';
/** `{ root, by, key, offset?, count? }` → what is in a group, or in a stretch of it. */
export const canonListRequest = 'lorecheck/canonList';
/** `{ root, id }` → the card, a link, the places that speak of an entity. */
export const canonCardRequest = 'lorecheck/canonCard';
export const canonLinkRequest = 'lorecheck/canonLink';
export const canonUsagesRequest = 'lorecheck/canonUsages';
/** `{ uri, position, by }` → where the entity under the cursor stands in the tree. */
export const canonPlaceRequest = 'lorecheck/canonPlace';
/** Entities that findings are about, with their numbers. */
export const findingsRequest = 'lorecheck/findings';
/** `{ root, entity? }` → the findings about one entity, or about none. */
export const findingsOfRequest = 'lorecheck/findingsOf';

export type Grouping = 'kind' | 'continuity';

export interface CanonGroup {
  /** A kind or a continuity as the world spells it; empty where none is named. */
  readonly key: string;
  readonly label: string;
  /** Built-in kind behind it. */
  readonly base: string | undefined;
  readonly count: number;
}

export interface CanonWorld {
  readonly root: string;
  readonly name: string;
  readonly groups: readonly CanonGroup[];
}

export interface CanonRange {
  readonly offset: number;
  readonly count: number;
  readonly first: string;
  readonly last: string;
}

export interface CanonEntity {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly base: string | undefined;
  readonly detail: string;
  readonly location: Location;
  /** Its article, where another file defines it. */
  readonly page: string | undefined;
}

export interface CanonList {
  readonly ranges: readonly CanonRange[];
  readonly entities: readonly CanonEntity[];
}

export interface CanonPlace {
  readonly root: string;
  readonly id: string;
  readonly key: string;
  readonly index: number;
}

function readGroup(value: unknown): CanonGroup | undefined {
  const key = textIn(value, 'key');
  const count = countIn(value, 'count');
  if (key === undefined || count === undefined) return undefined;
  return { key, label: textIn(value, 'label') ?? key, base: textIn(value, 'base'), count };
}

export function readWorlds(value: unknown): CanonWorld[] {
  return listOf(value, (world) => {
    const root = textIn(world, 'root');
    if (root === undefined) return undefined;
    return { root, name: textIn(world, 'name') ?? '', groups: listOf(member(world, 'groups'), readGroup) };
  });
}

function readRange(value: unknown): CanonRange | undefined {
  const offset = countIn(value, 'offset');
  const count = countIn(value, 'count');
  if (offset === undefined || count === undefined) return undefined;
  return { offset, count, first: textIn(value, 'first') ?? '', last: textIn(value, 'last') ?? '' };
}

function readEntity(value: unknown): CanonEntity | undefined {
  const id = textIn(value, 'id');
  const name = textIn(value, 'name');
  const location = member(value, 'location');
  if (id === undefined || name === undefined || !Location.is(location)) return undefined;
  const kind = textIn(value, 'kind') ?? '';
  const detail = textIn(value, 'detail') ?? '';
  return { id, name, kind, base: textIn(value, 'base'), detail, location, page: textIn(value, 'page') };
}

export function readCanonList(value: unknown): CanonList {
  return {
    ranges: listOf(member(value, 'ranges'), readRange),
    entities: listOf(member(value, 'entities'), readEntity),
  };
}

export function readPlace(value: unknown): CanonPlace | undefined {
  const [root, id, key] = [textIn(value, 'root'), textIn(value, 'id'), textIn(value, 'key')];
  const index = countIn(value, 'index');
  if (root === undefined || id === undefined || key === undefined || index === undefined) return undefined;
  return { root, id, key, index };
}

export function readLocations(value: unknown): Location[] {
  return listOf(value, (item) => (Location.is(item) ? item : undefined));
}

const severities = ['error', 'warning', 'information', 'hint'] as const;

export type Severity = (typeof severities)[number];

export interface FindingGroup {
  readonly root: string;
  /** Undefined for findings that are about no entity. */
  readonly entity: string | undefined;
  readonly name: string;
  readonly kind: string;
  readonly base: string | undefined;
  readonly count: number;
  readonly worst: Severity;
}

export interface EntityFinding {
  readonly uri: string;
  readonly path: string;
  readonly range: Range;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
}

function severityIn(value: unknown, name: string): Severity {
  const found = member(value, name);
  return severities.find((severity) => severity === found) ?? 'information';
}

function readFindingGroup(value: unknown): FindingGroup | undefined {
  const root = textIn(value, 'root');
  const count = countIn(value, 'count');
  if (root === undefined || count === undefined) return undefined;
  return {
    root,
    count,
    entity: textIn(value, 'entity'),
    name: textIn(value, 'name') ?? '',
    kind: textIn(value, 'kind') ?? '',
    base: textIn(value, 'base'),
    worst: severityIn(value, 'worst'),
  };
}

export interface FindingGroups {
  /** Findings, each counted once. */
  readonly total: number;
  readonly groups: readonly FindingGroup[];
  /** Entities that are left out of a very long list. */
  readonly more: number;
}

export function readFindingGroups(value: unknown): FindingGroups {
  return {
    total: countIn(value, 'total') ?? 0,
    groups: listOf(member(value, 'groups'), readFindingGroup),
    more: countIn(value, 'more') ?? 0,
  };
}

export function readFindings(value: unknown): EntityFinding[] {
  return listOf(value, (finding) => {
    const [uri, message, range] = [
      textIn(finding, 'uri'),
      textIn(finding, 'message'),
      member(finding, 'range'),
    ];
    if (uri === undefined || message === undefined || !Range.is(range)) return undefined;
    const rule = textIn(finding, 'rule') ?? '';
    const path = textIn(finding, 'path') ?? '';
    return { uri, path, range, rule, severity: severityIn(finding, 'severity'), message };
  });
}
