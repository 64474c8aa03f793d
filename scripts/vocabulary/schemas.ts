import { builtinCalendars } from '../../server/src/domain/calendar/spec.ts';
import { claimFields, entityFields, type FieldSpec, type ValueType } from '../../server/src/domain/fields.ts';
import { builtinKinds } from '../../server/src/domain/kinds.ts';
import { ruleIds } from '../../server/src/domain/rule-ids.ts';
import { calendarFields } from '../../server/src/syntax/config/calendars.ts';
import { configFields } from '../../server/src/syntax/config/read.ts';

type Json = { readonly [key: string]: unknown };

const draft = 'http://json-schema.org/draft-07/schema#';
/** Dates, names and numbers alike are read as text, so a bare YAML number is as good as a quoted one. */
const textLike: Json = { type: ['string', 'number', 'boolean'] };

function oneOrMany(item: Json): Json {
  return { anyOf: [item, { type: 'array', items: item }] };
}

function valueSchema(value: ValueType): Json {
  switch (value.type) {
    case 'flag':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number' };
    case 'choice':
      return { enum: value.choices };
    case 'kind':
      return { anyOf: [{ enum: builtinKinds }, { type: 'string' }] };
    case 'record':
      return { anyOf: [textLike, object(value.fields)] };
    default:
      return textLike;
  }
}

/** Shapes that recur for nearly every field: named once, so that the schema stays small. */
function shared(): Json {
  const circumstances = Object.fromEntries(
    claimFields.map((spec) => [spec.name, { description: spec.doc, ...plainSchema(spec) }]),
  );
  const fact: Json = {
    anyOf: [
      textLike,
      {
        type: 'object',
        properties: { value: ref('texts'), date: textLike, ...circumstances },
        additionalProperties: false,
      },
    ],
  };
  return { texts: oneOrMany(textLike), fact, facts: oneOrMany(ref('fact')) };
}

function ref(name: string): Json {
  return { $ref: `#/definitions/${name}` };
}

function plainSchema(spec: FieldSpec): Json {
  const value = valueSchema(spec.value);
  if (spec.count === 'one') return value;
  return value === textLike ? ref('texts') : oneOrMany(value);
}

/** A fact may be written bare or as a claim object, once or as a list. */
function fieldSchema(spec: FieldSpec): Json {
  const value = valueSchema(spec.value);
  if (spec.role === 'fact' && value === textLike) return { description: spec.doc, allOf: [ref('facts')] };
  if (spec.role === 'fact') return { description: spec.doc, ...oneOrMany(value) };
  return { description: spec.doc, allOf: [plainSchema(spec)] };
}

function properties(fields: readonly FieldSpec[]): Json {
  return Object.fromEntries(fields.map((spec) => [spec.name, fieldSchema(spec)]));
}

function object(fields: readonly FieldSpec[]): Json {
  const required = fields.filter((spec) => spec.required).map((spec) => spec.name);
  return {
    type: 'object',
    properties: { value: textLike, ...properties(fields) },
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  };
}

/** JSON Schema of lore YAML, in all four shapes of a file. */
export function entitiesSchema(): Json {
  const entity: Json = {
    type: 'object',
    description: 'One thing of the world.',
    properties: properties(entityFields),
    required: ['kind'],
  };
  const listed: Json = { type: 'array', items: { $ref: '#/definitions/entity' } };
  const mapped: Json = { type: 'object', additionalProperties: { $ref: '#/definitions/entity' } };
  return {
    $schema: draft,
    title: 'Lorecheck entities',
    definitions: { entity, ...shared() },
    anyOf: [
      {
        type: 'object',
        properties: { entities: { anyOf: [listed, mapped] }, continuity: textLike, note: textLike },
        required: ['entities'],
      },
      { $ref: '#/definitions/entity' },
      mapped,
      listed,
    ],
  };
}

const severity: Json = { enum: ['error', 'warning', 'information', 'hint', 'off'] };
const texts = oneOrMany(textLike);
const freeMap: Json = { type: 'object' };

/** Shapes of the keys of `lore.yaml` that are more than a text. */
function configShapes(): Readonly<Record<string, Json>> {
  return {
    canon: texts,
    check: texts,
    exclude: texts,
    words: texts,
    use: texts,
    circa: { type: 'number', minimum: 0 },
    keys: { type: 'object', additionalProperties: texts },
    kinds: { type: 'object', additionalProperties: { anyOf: [{ enum: builtinKinds }, freeMap] } },
    continuities: oneOrMany({
      type: ['object', 'string'],
      additionalProperties: {
        type: ['object', 'null'],
        properties: {
          extends: textLike,
          branches: textLike,
          at: textLike,
          name: textLike,
          title: textLike,
          note: textLike,
        },
        additionalProperties: false,
      },
    }),
    calendars: {
      type: 'object',
      properties: Object.fromEntries(builtinCalendars.map((id) => [id, calendarSchema()])),
      additionalProperties: calendarSchema(),
    },
    rules: {
      anyOf: [
        {
          type: 'object',
          properties: Object.fromEntries(
            ruleIds.map((id) => [id, { anyOf: [severity, { type: ['object', 'boolean'] }] }]),
          ),
          additionalProperties: { type: 'object', additionalProperties: severity },
        },
        {
          type: 'array',
          items: {
            type: 'object',
            properties: { rule: { enum: ruleIds }, files: texts, severity },
            required: ['rule', 'severity'],
            additionalProperties: false,
          },
        },
      ],
    },
  };
}

function calendarSchema(): Json {
  const shapes: Readonly<Record<string, Json>> = {
    months: { type: 'array', items: { type: 'object', required: ['name'] } },
    weekdays: texts,
    'weeks-per-month': { type: 'boolean' },
    leap: oneOrMany(freeMap),
    eras: oneOrMany(freeMap),
    years: freeMap,
    moons: oneOrMany(freeMap),
    seasons: oneOrMany(freeMap),
    anchor: freeMap,
    order: { enum: ['ymd', 'dmy', 'mdy'] },
    builtin: { enum: builtinCalendars },
  };
  return {
    type: ['object', 'null'],
    properties: described(calendarFields, shapes),
    additionalProperties: false,
  };
}

function described(fields: Readonly<Record<string, string>>, shapes: Readonly<Record<string, Json>>): Json {
  return Object.fromEntries(
    Object.entries(fields).map(([name, description]) => [
      name,
      { description, ...(shapes[name] ?? textLike) },
    ]),
  );
}

/** JSON Schema of `lore.yaml`. */
export function loreSchema(): Json {
  return {
    $schema: draft,
    title: 'Lorecheck world',
    type: 'object',
    properties: described(configFields, configShapes()),
    additionalProperties: false,
  };
}
