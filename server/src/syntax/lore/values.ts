import {
  type Certainty,
  type Claim,
  type ClaimPart,
  type ClaimValue,
  certainties,
  type Reference,
} from '../../domain/claim.ts';
import { claimFields, type FieldSpec } from '../../domain/fields.ts';
import { type ContinuityId, continuityId } from '../../domain/ids.ts';
import { nearest } from '../../domain/names/nearest.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from '../yaml/tree.ts';
import { foldKey, isTorn, type LoreContext, type Owner, report } from './context.ts';
import { isDateParts, readDateParts } from './date-parts.ts';
import { readReference, readScalar, unquotedLink } from './scalars.ts';

/** What a claim object says beside its value. */
interface Circumstances {
  continuity: ContinuityId | undefined;
  sources: readonly Reference[];
  certainty: Certainty;
  note: string | undefined;
}

/** Reads the value of a fact: one claim for each item of a list. What cannot be read is reported and left out. */
export function readClaims(context: LoreContext, owner: Owner, spec: FieldSpec, pair: YamlPair): Claim[] {
  const claims: Claim[] = [];
  for (const item of itemsOf(context, spec, pair.value)) {
    const circumstances: Circumstances = {
      continuity: owner.continuity,
      sources: owner.sources,
      certainty: 'certain',
      note: undefined,
    };
    // Messages speak of the author's own key, and a key may name the era: `DR: 1430`.
    const written = { ...spec, name: pair.key.text };
    for (const part of readItem(context, written, item, circumstances)) {
      claims.push({
        subject: owner.id,
        field: spec.name,
        value: part.value,
        ...circumstances,
        file: context.file,
        span: part.span,
        keySpan: pair.key.span,
      });
    }
  }
  return claims;
}

/** The single values of a field: list items, or the value itself; comma-separated ones in front matter. */
export function itemsOf(context: LoreContext, spec: FieldSpec, value: YamlNode): readonly YamlNode[] {
  if (value.type === 'scalar' && value.style === 'missing') return [];
  const mayLink = spec.value.type !== 'date';
  const link = mayLink ? unquotedLink(value) : undefined;
  if (link) return [link];
  if (value.type === 'seq') return value.items.map((item) => (mayLink && unquotedLink(item)) || item);
  const listed = context.origin === 'article' && spec.count === 'many' && value.type === 'scalar';
  return listed ? splitCommas(value) : [value];
}

function splitCommas(scalar: YamlScalar): YamlScalar[] {
  if (!scalar.text.includes(',') || scalar.style === 'block') return [scalar];
  const shift = scalar.style === 'plain' ? 0 : 1;
  const parts: YamlScalar[] = [];
  let at = 0;
  for (const piece of scalar.text.split(',')) {
    const text = piece.trim();
    const start = scalar.span.start + shift + at + (piece.length - piece.trimStart().length);
    if (text) parts.push({ type: 'scalar', text, style: 'plain', span: { start, end: start + text.length } });
    at += piece.length + 1;
  }
  return parts;
}

function readItem(
  context: LoreContext,
  spec: FieldSpec,
  item: YamlNode,
  circumstances: Circumstances,
): ClaimPart[] {
  if (item.type === 'seq') {
    report(
      context,
      'wrong-type',
      item.span,
      `\`${spec.name}\` takes no list inside a list. Write each value as an item of its own.`,
    );
    return [];
  }
  if (spec.value.type === 'record') return readRecord(context, spec, item, circumstances);
  if (item.type === 'scalar') return asParts(readScalar(context, spec.value, item, spec.name));
  if (spec.value.type === 'date' && isDateParts(item)) return asParts(readDateParts(context, item));
  return readClaimObject(context, spec, item, circumstances);
}

function asParts(part: ClaimPart | undefined): ClaimPart[] {
  return part ? [part] : [];
}

/** `{ value | date, source, continuity, certainty, note }` around a plain value. */
function readClaimObject(
  context: LoreContext,
  spec: FieldSpec,
  map: YamlMap,
  circumstances: Circumstances,
): ClaimPart[] {
  const values: ClaimPart[] = [];
  const valueKeys = spec.value.type === 'date' ? ['value', 'date'] : ['value'];
  const told = context.problems.length;
  for (const pair of map.pairs) {
    const key = foldKey(pair.key.text);
    const era = spec.value.type === 'date' && context.calendars.eraOfKey(pair.key.text) !== undefined;
    if (era || valueKeys.includes(key)) {
      const name = era ? pair.key.text : spec.name;
      for (const item of itemsOf(context, spec, pair.value)) {
        if (item.type === 'scalar') values.push(...asParts(readScalar(context, spec.value, item, name)));
        else report(context, 'wrong-type', item.span, `\`${spec.name}\` takes ${describe(spec)}, not a map.`);
      }
    } else if (!readCircumstance(context, key, pair, circumstances)) {
      unknownKey(
        context,
        pair,
        [...valueKeys, ...claimFields.map((field) => field.name)],
        `\`${spec.name}\``,
      );
    }
  }
  const hasValue = map.pairs.some((pair) => valueKeys.includes(foldKey(pair.key.text)));
  // A value that is missing because of what has been told already is told with it.
  if (values.length === 0 && !hasValue && context.problems.length === told) {
    report(
      context,
      'wrong-type',
      map.span,
      `\`${spec.name}\` takes ${describe(spec)}; a map needs \`value\`.`,
    );
  }
  return values;
}

function readRecord(
  context: LoreContext,
  spec: FieldSpec,
  item: YamlNode,
  circumstances: Circumstances,
): ClaimPart[] {
  if (spec.value.type !== 'record') return [];
  const { fields, main } = spec.value;
  const parts = new Map<string, ClaimPart[]>();
  if (item.type === 'scalar') {
    const field = fields.find((candidate) => candidate.name === main);
    const value = field ? readScalar(context, field.value, item, spec.name) : undefined;
    if (!value) return [];
    parts.set(main, [value]);
    return [{ value: { type: 'record', parts }, span: value.span }];
  }
  if (item.type !== 'map') return [];
  for (const pair of item.pairs) {
    const key = foldKey(pair.key.text);
    const field = fields.find((candidate) => candidate.name === (key === 'value' ? main : key));
    if (readCircumstance(context, key, pair, circumstances)) continue;
    if (!field) {
      const names = fields.map((candidate) => candidate.name);
      const meant = names.find((name) => name === wordsOfTime.get(key));
      unknownKey(context, pair, names, `an entry of \`${spec.name}\``, meant);
    } else parts.set(field.name, readPart(context, field, pair));
  }
  // A part under a key that nobody knows has been told of already.
  if (item.pairs.some((pair) => isStray(foldKey(pair.key.text), fields)))
    return [{ value: { type: 'record', parts }, span: item.span }];
  const torn = isTorn(context, item.span);
  for (const field of fields) {
    if (torn || !field.required || (parts.get(field.name)?.length ?? 0) > 0) continue;
    if (item.pairs.some((pair) => foldKey(pair.key.text) === field.name)) continue;
    const where = item.pairs[0]?.key.span ?? item.span;
    report(
      context,
      'missing-field',
      where,
      `An entry of \`${spec.name}\` has no \`${field.name}\`. ${missing(field)}`,
    );
  }
  return [{ value: { type: 'record', parts }, span: item.span }];
}

/** Other words for the ends of a time, and what they are called here. */
const wordsOfTime: ReadonlyMap<string, string> = new Map([
  ['since', 'from'],
  ['start', 'from'],
  ['begin', 'from'],
  ['till', 'until'],
  ['to', 'until'],
  ['end', 'until'],
]);

function isStray(key: string, fields: readonly FieldSpec[]): boolean {
  const known = (field: FieldSpec): boolean => field.name === key;
  return key !== 'value' && !fields.some(known) && !claimFields.some(known);
}

/** What to do about a part that is not there: "Add `is`, one of proposed, signed…" */
function missing({ name, value }: FieldSpec): string {
  if (value.type !== 'choice') return `Add \`${name}\` to it.`;
  return `Add \`${name}\`: one of ${value.choices.map((choice) => `\`${choice}\``).join(', ')}.`;
}

function readPart(context: LoreContext, field: FieldSpec, pair: YamlPair): ClaimPart[] {
  const found: ClaimPart[] = [];
  const items = itemsOf(context, field, pair.value);
  if (field.count === 'one' && items.length > 1 && field.value.type !== 'date') {
    report(context, 'wrong-type', pair.value.span, `\`${field.name}\` takes a single value, not a list.`);
  }
  for (const item of items) {
    const scalar = item.type === 'map' ? innerValue(item) : item;
    if (scalar?.type === 'scalar')
      found.push(...asParts(readScalar(context, field.value, scalar, field.name)));
    else report(context, 'wrong-type', item.span, `\`${field.name}\` takes ${describe(field)}.`);
  }
  return found;
}

function innerValue(map: YamlMap): YamlNode | undefined {
  return map.pairs.find((pair) => ['value', 'date'].includes(pair.key.text))?.value;
}

/** Reads `source`, `continuity`, `certainty` and `note`; false when the key is none of them. */
function readCircumstance(context: LoreContext, key: string, pair: YamlPair, into: Circumstances): boolean {
  const spec = claimFields.find((field) => field.name === key);
  if (!spec) return false;
  const scalars = itemsOf(context, spec, pair.value).filter(
    (item): item is YamlScalar => item.type === 'scalar',
  );
  if (spec.value.type === 'reference') {
    const kinds = spec.value.kinds;
    into.sources = scalars.map((scalar) => readReference(context, scalar, kinds));
    return true;
  }
  const first = scalars[0];
  const value = first ? readScalar(context, spec.value, first, key)?.value : undefined;
  if (!value && !first && pair.value.type !== 'scalar') {
    report(context, 'wrong-type', pair.value.span, `\`${key}\` takes ${describe(spec)}.`);
  }
  applyCircumstance(key, value, into);
  return true;
}

function applyCircumstance(key: string, value: ClaimValue | undefined, into: Circumstances): void {
  if (value?.type !== 'text') return;
  if (key === 'continuity') into.continuity = continuityId(value.text);
  if (key === 'note') into.note = value.text;
  if (key === 'certainty') into.certainty = certainties.find((name) => name === value.text) ?? 'certain';
}

/** Reports a key that the vocabulary does not have, with the nearest one that it has. */
export function unknownKey(
  context: LoreContext,
  pair: YamlPair,
  known: readonly string[],
  where: string,
  meant?: string,
): void {
  if (isTorn(context, pair.key.span)) return;
  const near = meant ?? nearest(foldKey(pair.key.text), known);
  const hint = near ? `Did you mean \`${near}\`?` : `${knownThere(known)} A remark goes into \`note\`.`;
  report(
    context,
    'unknown-field',
    pair.key.span,
    `\`${pair.key.text}\` is no field of ${where}. ${hint}`,
    near,
  );
}

/** More names than these nobody reads in a message. */
const mostListed = 12;

/** What may stand there instead of an unknown key. */
export function knownThere(known: readonly string[]): string {
  const names = [...new Set(known)].sort();
  return names.length > mostListed
    ? 'The reference of fields (docs/fields.md) lists what may stand there.'
    : `Known there: ${names.map((name) => `\`${name}\``).join(', ')}.`;
}

/** "a treaty", "an automaton". */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

const words: Record<string, string> = {
  text: 'a text',
  markdown: 'a text',
  date: 'a date',
  flag: 'true or false',
  number: 'a number',
  path: 'a path',
  kind: 'a kind',
  continuity: 'a continuity',
  reference: 'the id or name of an entity',
  choice: 'a word of its list',
  record: 'a map',
};

export function describe(spec: FieldSpec): string {
  return words[spec.value.type] ?? 'another value';
}
