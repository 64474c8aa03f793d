import type { Entity } from '../../domain/entity.ts';
import { entityField } from '../../domain/fields.ts';
import { continuityId } from '../../domain/ids.ts';
import { entry, type YamlMap, type YamlNode } from '../yaml/tree.ts';
import { foldKey, type LoreContext, report } from './context.ts';
import { type EntityFrame, readEntity } from './entity.ts';
import { unknownKey } from './values.ts';

/**
 * Reads a lore YAML file in any of its shapes: a list (under `entities:` or bare), a map from id to
 * entity, several documents of one entity each, or one entity.
 */
export function readLoreFile(context: LoreContext, documents: readonly YamlNode[]): Entity[] {
  return documents.flatMap((document) => readDocument(context, document));
}

function readDocument(context: LoreContext, document: YamlNode): Entity[] {
  if (document.type === 'seq') return readList(context, document.items, {});
  if (document.type === 'scalar') {
    report(
      context,
      'wrong-type',
      document.span,
      'A lore file holds entities: a list under `entities:`, or a map. This is plain text.',
    );
    return [];
  }
  const entities = entry(document, 'entities');
  if (entities) return readContainer(context, document, entities.value);
  return isEntity(document) ? present(readEntity(context, document, {})) : readMap(context, document, {});
}

const containerKeys = ['entities', 'continuity', 'note'];

function readContainer(context: LoreContext, document: YamlMap, value: YamlNode): Entity[] {
  const frame: EntityFrame = { continuity: containerContinuity(context, document) };
  for (const pair of document.pairs) {
    if (!containerKeys.includes(pair.key.text) && !isTemplateKey(pair.key.text))
      unknownKey(context, pair, containerKeys, 'a lore file');
  }
  if (value.type === 'seq') return readList(context, value.items, frame);
  if (value.type === 'map') return readMap(context, value, frame);
  if (value.style !== 'missing') {
    report(
      context,
      'wrong-type',
      value.span,
      '`entities` takes a list of entities, or a map from id to entity.',
    );
  }
  return [];
}

/** Beside the entities, such keys hold values to be merged elsewhere: `x-npc: &npc { kind: person }`. */
function isTemplateKey(key: string): boolean {
  return /^(?:x-|[._])/.test(key);
}

function containerContinuity(context: LoreContext, document: YamlMap) {
  const value = entry(document, 'continuity')?.value;
  if (value?.type !== 'scalar' || value.text === '') return undefined;
  context.continuityNames.push({ text: value.text, span: value.span, kinds: [] });
  return continuityId(value.text);
}

function readList(context: LoreContext, items: readonly YamlNode[], frame: EntityFrame): Entity[] {
  return items.flatMap((item) => {
    if (item.type === 'map') return present(readEntity(context, item, frame));
    if (item.type === 'scalar' && item.style === 'missing') return [];
    report(context, 'wrong-type', item.span, 'An entity is a map with `kind` and `id` or `name`.');
    return [];
  });
}

function readMap(context: LoreContext, map: YamlMap, frame: EntityFrame): Entity[] {
  const seen = new Set<string>();
  return map.pairs.flatMap((pair) => {
    if (seen.has(pair.key.text)) {
      report(
        context,
        'duplicate-name',
        pair.key.span,
        `The id \`${pair.key.text}\` stands twice in this file. Give one of them another id.`,
      );
    }
    seen.add(pair.key.text);
    if (pair.value.type === 'map')
      return present(readEntity(context, pair.value, { ...frame, key: pair.key }));
    const empty = pair.value.type === 'scalar' && pair.value.style === 'missing';
    const reason = empty ? 'is empty' : 'is no map';
    report(
      context,
      'wrong-type',
      pair.key.span,
      `The entity \`${pair.key.text}\` ${reason}. Write at least its \`kind\`.`,
    );
    return [];
  });
}

/** Whether a map is one entity, rather than a map from ids to entities. */
function isEntity(map: YamlMap): boolean {
  if (map.pairs.length === 0) return false;
  const scalarIdentity = map.pairs.some(
    (pair) => ['id', 'kind', 'name'].includes(foldKey(pair.key.text)) && pair.value.type === 'scalar',
  );
  if (scalarIdentity) return true;
  const maps = map.pairs.filter((pair) => pair.value.type === 'map').length;
  return (
    maps * 2 < map.pairs.length ||
    map.pairs.every((pair) => entityField(foldKey(pair.key.text)) !== undefined)
  );
}

function present(entity: Entity | undefined): Entity[] {
  return entity ? [entity] : [];
}
