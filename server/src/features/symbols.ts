/** Outlines of files, and names of the world to jump to. */
import type { Span } from '../base/span.ts';
import type { Entity } from '../domain/entity.ts';
import type { FilePath } from '../domain/ids.ts';
import { foldName } from '../domain/names/fold.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Heading } from '../syntax/markdown/model.ts';
import type { YamlMap, YamlNode, YamlPair } from '../syntax/yaml/tree.ts';
import { lifetimeText } from './hover/lifetime.ts';
import { fits, looseFit } from './loose-match.ts';
import { beginnings, letterMask, nameTables } from './name-table.ts';

export interface Outline {
  readonly name: string;
  readonly detail: string | undefined;
  readonly type: 'entity' | 'field' | 'heading';
  /** Base kind of an entity. */
  readonly kind: string | undefined;
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly Outline[];
}

/** The outline of a file. Headings of pages are left to editors that outline Markdown themselves. */
export function outlineOf(snapshot: Snapshot, path: FilePath, headings: boolean): readonly Outline[] {
  const file = snapshot.files.get(path);
  if (!file) return [];
  if (file.type === 'config')
    return file.yaml.flatMap((node) => (node.type === 'map' ? node.pairs.map(pairOutline) : []));
  if (file.type === 'article') return headings ? headingTree(file.markdown?.headings ?? []) : [];
  const maps = new Map(file.yaml.flatMap((node) => [...mapsOf(node)]).map((map) => [map.span.start, map]));
  return file.entities.map((entity) => entityOutline(snapshot, entity, maps.get(entity.span.start)));
}

function* mapsOf(node: YamlNode): Generator<YamlMap> {
  if (node.type === 'seq') for (const item of node.items) yield* mapsOf(item);
  if (node.type !== 'map') return;
  for (const pair of node.pairs) yield* mapsOf(pair.value);
  yield node;
}

function entityOutline(snapshot: Snapshot, entity: Entity, map: YamlMap | undefined): Outline {
  const lifetime = lifetimeText(snapshot, entity);
  return {
    name: entity.name,
    detail: [entity.kind, lifetime].filter(Boolean).join(' · ') || undefined,
    type: 'entity',
    kind: snapshot.canon.kindOf(entity)?.base,
    span: entity.span,
    selection: within(entity.nameSpan, entity.span),
    children: map?.pairs.map(pairOutline) ?? [],
  };
}

/** Editors insist that what is selected lies within the whole. */
function within(inner: Span, outer: Span): Span {
  const inside = outer.start <= inner.start && inner.end <= outer.end;
  return inside ? inner : { start: outer.start, end: outer.start };
}

function pairOutline(pair: YamlPair): Outline {
  const { value } = pair;
  const inner = value.type === 'map' && !value.flow ? value.pairs.map(pairOutline) : [];
  return {
    name: pair.key.text || '?',
    detail: value.type === 'scalar' ? value.text.slice(0, 80) : undefined,
    type: 'field',
    kind: undefined,
    span: pair.span,
    selection: within(pair.key.span, pair.span),
    children: inner,
  };
}

/** Headings nested by their levels. */
function headingTree(headings: readonly Heading[]): readonly Outline[] {
  const build = (from: number, to: number): Outline[] => {
    const found: Outline[] = [];
    for (let at = from; at < to; ) {
      const heading = headings[at];
      if (!heading) break;
      let next = at + 1;
      while (next < to && (headings[next]?.span.start ?? 0) < heading.sectionEnd) next++;
      const span = { start: heading.span.start, end: Math.max(heading.sectionEnd, heading.span.end) };
      found.push({
        name: heading.text || '?',
        detail: undefined,
        type: 'heading',
        kind: undefined,
        span,
        selection: within(heading.textSpan, span),
        children: build(at + 1, next),
      });
      at = next;
    }
    return found;
  };
  return build(0, headings.length);
}

export interface NamedEntity {
  readonly entity: Entity;
  /** The name or alias that fits. */
  readonly text: string;
  readonly fit: number;
}

/** Entities whose name or alias fits the letters, best first, at most `limit`. */
export function searchEntities(snapshot: Snapshot, query: string, limit: number): readonly NamedEntity[] {
  const typed = foldName(query);
  const best = new Map<Entity, NamedEntity>();
  const take = (entity: Entity, text: string, fit: number): void => {
    const known = best.get(entity);
    if (known === undefined || fit < known.fit) best.set(entity, { entity, text, fit });
  };
  if (typed === '') {
    for (const entity of snapshot.canon.entities.values()) {
      if (best.size >= limit) break;
      take(entity, entity.name, fits.prefix);
    }
  } else {
    for (const { entity, text, at } of beginnings(snapshot, typed)) {
      take(entity, text, at === 0 ? fits.prefix : fits.word);
    }
    // Letters inside words are looked for only when too few words begin with them.
    if (best.size < limit) takeLoose(snapshot, typed, take);
  }
  const found = [...best.values()];
  found.sort((a, b) => a.fit - b.fit || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  return found.slice(0, limit);
}

function takeLoose(
  snapshot: Snapshot,
  spaced: string,
  take: (entity: Entity, text: string, fit: number) => void,
): void {
  const typed = spaced.replace(/\s+/g, '');
  const wanted = letterMask(typed);
  for (const table of nameTables(snapshot)) {
    for (let index = 0; index < table.texts.length; index++) {
      if (((table.masks[index] ?? 0) & wanted) >>> 0 !== wanted) continue;
      const text = table.texts[index] ?? '';
      const entity = table.owners[index];
      const fit = looseFit(text, spaced) ?? (typed === spaced ? undefined : looseFit(text, typed));
      if (entity && fit !== undefined && snapshot.canon.entities.get(entity.id) === entity)
        take(entity, text, fit);
    }
  }
}
