/** Completion in lore YAML and front matter: fields, and values by their type. */
import type { Span } from '../../base/span.ts';
import { articleFields, claimFields, type FieldSpec, fieldsOfKind } from '../../domain/fields.ts';
import {
  type BuiltinKind,
  builtinKind,
  builtinKinds,
  isBuiltinKind,
  kindSynonyms,
} from '../../domain/kinds.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { foldKey } from '../../syntax/lore/context.ts';
import { topField } from '../fields.ts';
import { yamlScalar } from '../yaml-text.ts';
import { type Completion, type Completions, noCompletions } from './model.ts';
import { findNames, nearbyEntities } from './names.ts';
import { type YamlContext, yamlContext } from './yaml-context.ts';

export function yamlCompletions(
  snapshot: Snapshot,
  file: FileSummary,
  range: Span,
  offset: number,
): Completions {
  const context = yamlContext(file.text, range, offset);
  if (!context) return noCompletions;
  const place = placeOf(snapshot, file, context);
  if (context.position === 'value') return values(snapshot, file, context, place.field, offset);
  const listed =
    context.item && place.owner ? values(snapshot, file, context, place.owner, offset) : noCompletions;
  return { items: [...keys(context, place.fields), ...listed.items], incomplete: listed.incomplete };
}

interface FieldPlace {
  /** Fields that may be written here. */
  readonly fields: readonly FieldSpec[];
  /** The field whose value is being written. */
  readonly field: FieldSpec | undefined;
  /** The field that the list or map here belongs to. */
  readonly owner: FieldSpec | undefined;
}

function placeOf(snapshot: Snapshot, file: FileSummary, context: YamlContext): FieldPlace {
  const path = entityPath(snapshot, file, context);
  const [top, ...inner] = path;
  const own = ownFields(snapshot, file, context);
  if (top === undefined) return { fields: own, field: undefined, owner: undefined };
  let field = topField(snapshot, file, top);
  let owner: FieldSpec | undefined;
  for (const key of inner) {
    owner = field;
    field = field ? innerFields(field).find((spec) => spec.name === foldKey(key)) : undefined;
    if (key === 'value' || (key === 'date' && owner?.value.type === 'date')) field = owner;
  }
  const around = context.position === 'key' ? field : owner;
  return { fields: around ? innerFields(around) : own, field, owner: around };
}

/** What may stand in the map of a field: its parts, or the circumstances of a claim. */
function innerFields(field: FieldSpec): readonly FieldSpec[] {
  if (field.value.type === 'record') return field.value.fields;
  if (field.role === 'plain') return [];
  const value: FieldSpec = { ...field, name: field.value.type === 'date' ? 'date' : 'value', count: 'one' };
  return [value, ...claimFields];
}

/** The path from the entity on: `entities`, and the id in a map of entities, are left out. */
function entityPath(snapshot: Snapshot, file: FileSummary, context: YamlContext): readonly string[] {
  if (file.type === 'article') return context.path;
  const path = context.path[0] === 'entities' ? context.path.slice(1) : context.path;
  const [first] = path;
  return first !== undefined && !topField(snapshot, file, first) ? path.slice(1) : path;
}

function ownFields(snapshot: Snapshot, file: FileSummary, context: YamlContext): readonly FieldSpec[] {
  const kind = context.siblings.get('kind') ?? context.siblings.get('type');
  const fields = fieldsOfKind(baseOf(snapshot, kind));
  const base = file.type === 'article' ? [...articleFields, ...fields] : fields;
  return context.path.length === 0 && file.type === 'canon' ? [...base, entitiesField] : base;
}

const entitiesField: FieldSpec = {
  name: 'entities',
  doc: 'The entities of this file: a list, or a map from id to entity.',
  value: { type: 'text' },
  count: 'many',
  role: 'plain',
};

function baseOf(snapshot: Snapshot, word: string | undefined): BuiltinKind | undefined {
  if (word === undefined || word === '') return undefined;
  const folded = foldKey(word);
  const own = snapshot.config.kinds.get(folded);
  return own?.base ?? (isBuiltinKind(folded) ? folded : kindSynonyms.get(folded));
}

/** Keys that are not there yet; required ones and the lifetime first. */
function keys(context: YamlContext, fields: readonly FieldSpec[]): Completion[] {
  const taken = new Set([...context.siblings.keys()].map(foldKey));
  return fields
    .filter((field) => !taken.has(field.name))
    .map((field, index) => ({
      label: field.name,
      kind: 'field' as const,
      insert: `${field.name}: `,
      span: context.typed,
      detail: typeWords(field),
      documentation: field.doc,
      rank: (field.required ? 0 : 1000) + index,
    }));
}

function typeWords(field: FieldSpec): string {
  const { type } = field.value;
  const word = type === 'reference' ? field.value.kinds.join(' | ') || 'entity' : type;
  return field.count === 'many' ? `${word} …` : word;
}

function values(
  snapshot: Snapshot,
  file: FileSummary,
  context: YamlContext,
  field: FieldSpec | undefined,
  offset: number,
): Completions {
  const type = field?.value.type === 'record' ? mainOf(field) : field;
  if (!type) return noCompletions;
  const typed = file.text.slice(context.typed.start, offset);
  const quote = /^['"]/.exec(typed)?.[0] ?? '';
  const span = { start: context.typed.start + quote.length, end: offset };
  if (type.value.type === 'reference') {
    return references(snapshot, file, type.value.kinds, typed.slice(quote.length), span, quote, context.flow);
  }
  const words = wordsOf(snapshot, file, type);
  const items = words.map(({ text, detail }, rank): Completion => {
    return { label: text, kind: 'value', insert: text, span, rank, ...(detail && { detail }) };
  });
  return { items, incomplete: false };
}

function mainOf(field: FieldSpec): FieldSpec | undefined {
  if (field.value.type !== 'record') return undefined;
  const { fields, main } = field.value;
  return fields.find((spec) => spec.name === main);
}

/** Ids where entities have them, names else; in YAML an id is the surer word. */
function references(
  snapshot: Snapshot,
  file: FileSummary,
  kinds: readonly string[],
  typed: string,
  span: Span,
  quote: string,
  flow: boolean,
): Completions {
  const near = nearbyEntities(snapshot, file, span);
  const { names, more } = findNames(snapshot, { typed, kinds, ids: true, near });
  const items = names.map(({ entity, text, rank }): Completion => {
    const word = entity.idSpan === undefined ? text : entity.id;
    return {
      label: word,
      kind: 'entity',
      insert: quote ? word : yamlScalar(word, flow),
      span,
      filter: `${word} ${text}`,
      detail: word === text ? entity.kind : `${text} · ${entity.kind}`,
      rank,
      entity: entity.id,
    };
  });
  return { items, incomplete: more };
}

interface Word {
  readonly text: string;
  readonly detail?: string;
}

function wordsOf(snapshot: Snapshot, file: FileSummary, field: FieldSpec): readonly Word[] {
  switch (field.value.type) {
    case 'choice':
      return field.value.choices.map((text) => ({ text }));
    case 'flag':
      return [{ text: 'true' }, { text: 'false' }];
    case 'kind':
      return [
        ...[...snapshot.config.kinds.values()].map((kind) => ({ text: kind.name, detail: kind.base })),
        ...builtinKinds.map((kind) => ({ text: kind, detail: lifetimeWords(kind) })),
      ];
    case 'continuity':
      return [...snapshot.continuities.all.keys()].map((text) => ({ text }));
    case 'path':
      return [...snapshot.files.values()]
        .filter((other) => other.type === 'article' && !other.shared && other !== file)
        .map((other) => ({ text: other.path }));
    case 'date':
      return [{ text: 'unknown', detail: 'nobody knows' }];
    default:
      return [];
  }
}

function lifetimeWords(kind: BuiltinKind): string {
  const { start, end } = builtinKind(kind).lifetime;
  return [start, end].filter(Boolean).join(', ');
}
