import { lasting } from '../../base/lasting.ts';
import type { Problem } from '../../base/problem.ts';
import type { Span } from '../../base/span.ts';
import type { Claim, Reference } from '../../domain/claim.ts';
import type { CaseRule, Entity, EntityName } from '../../domain/entity.ts';
import { commonKeys, entityField, type FieldSpec, fieldsOfKind } from '../../domain/fields.ts';
import { type ContinuityId, continuityId, type EntityId, entityId, slug } from '../../domain/ids.ts';
import {
  type BuiltinKind,
  builtinKind,
  isBuiltinKind,
  type Kind,
  kindSynonyms,
  lifetimeClaims,
} from '../../domain/kinds.ts';
import { nearest } from '../../domain/names/nearest.ts';
import { innerSpan } from '../yaml/read.ts';
import type { YamlMap, YamlPair, YamlScalar } from '../yaml/tree.ts';
import { foldKey, isTorn, type LoreContext, type Owner, report } from './context.ts';
import { readNames } from './names.ts';
import { knownKinds, readReference, readScalar } from './scalars.ts';
import { describe, itemsOf, readClaims, unknownKey, withArticle } from './values.ts';

/** What stands around an entity's map and may give it an id, a name or a continuity. */
export interface EntityFrame {
  /** Key of the entity in a map from id to entity. */
  readonly key?: YamlScalar;
  /** Name of a page, used when the front matter gives none, and its place. */
  readonly fallbackName?: { readonly text: string; readonly span: Span };
  /** Further names, such as a level-1 heading. */
  readonly extraNames?: readonly { readonly text: string; readonly span: Span }[];
  readonly continuity?: ContinuityId | undefined;
  /** The file's own extent, when the map does not cover it. */
  readonly span?: Span;
  /** Keys that mean something about the page and not about the entity. */
  readonly ignoredKeys?: ReadonlySet<string>;
}

/** A pair of the map with the field it was understood as. */
interface Understood {
  readonly spec: FieldSpec;
  readonly pair: YamlPair;
  /** Written in another tool's words, or in a vault that declares nothing: read, but only dates are checked. */
  readonly foreign: boolean;
}

/** Reads one entity. Always gives an entity when there is an id or a name to call it by. */
export function readEntity(context: LoreContext, map: YamlMap, frame: EntityFrame): Entity | undefined {
  const kind = readKind(context, map);
  const fields = understandKeys(context, map, kind.kind, frame.ignoredKeys);
  const identity = readIdentity(context, map, fields, frame);
  if (!identity) return undefined;
  checkRequired(context, map, kind, identity);
  const plain = plainReader(context, fields);
  const continuity = plain.continuity() ?? frame.continuity;
  const owner: Owner = { id: identity.id, continuity, sources: lasting(plain.sources()) };
  const names = readNames(context, fields, identity, frame.extraNames ?? []);
  return {
    id: identity.id,
    kind: kind.text,
    name: identity.name,
    names: lasting(names),
    match: {
      case: caseRule(plain.checked('case')),
      except: lasting(plain.texts('except')),
      plural: plain.checked('plural') !== 'false',
    },
    summary: plain.text('summary'),
    description: plain.text('description'),
    article: plain.text('article'),
    image: plain.text('image'),
    tags: lasting(plain.texts('tags')),
    continuity,
    claims: lasting(readFacts(context, owner, fields)),
    file: context.file,
    span: frame.span ?? map.span,
    nameSpan: identity.nameSpan,
    idSpan: identity.idSpan,
    kindSpan: kind.span,
    origin: context.origin,
  };
}

interface ReadKind {
  readonly text: string;
  readonly kind: Kind | undefined;
  readonly span: Span | undefined;
}

function readKind(context: LoreContext, map: YamlMap): ReadKind {
  const pair =
    map.pairs.find((candidate) => foldKey(candidate.key.text) === 'kind') ??
    map.pairs.find((candidate) => fieldName(context, candidate.key.text)?.name === 'kind');
  if (pair?.value.type !== 'scalar' || pair.value.style === 'missing') {
    return { text: '', kind: undefined, span: undefined };
  }
  const span = innerSpan(pair.value);
  const word = pair.value.text.trim();
  const folded = foldKey(word);
  const own = context.config.kinds.get(folded) ?? context.config.kinds.get(word);
  if (own) return { text: own.name, kind: own, span };
  if (isBuiltinKind(folded)) return { text: folded, kind: builtinKind(folded), span };
  const synonym = kindSynonyms.get(folded);
  if (synonym) return { text: synonym, kind: builtinKind(synonym), span };
  const ours = foldKey(pair.key.text) === 'kind' && context.config.declared;
  const written = context.origin === 'yaml' || ours;
  if (!written) return { text: '', kind: undefined, span: undefined };
  const near = nearest(folded, knownKinds(context));
  const hint = near
    ? `Did you mean \`${near}\`?`
    : `Write one of these, or declare it under \`kinds\` in lore.yaml: ${knownKinds(context).join(', ')}.`;
  report(context, 'wrong-type', span, `\`${word}\` is no kind of this world. ${hint}`, near);
  return { text: word, kind: undefined, span };
}

function fieldName(context: LoreContext, key: string): { name: string; common: boolean } | undefined {
  const folded = foldKey(key);
  const configured = context.config.keys.get(folded);
  if (configured) return { name: configured, common: false };
  if (entityField(folded)) return { name: folded, common: false };
  const common = commonKeys.get(folded);
  if (common) return { name: common, common: true };
  return context.calendars.eraOfKey(key) === undefined ? undefined : { name: 'date', common: true };
}

function understandKeys(
  context: LoreContext,
  map: YamlMap,
  kind: Kind | undefined,
  ignored: ReadonlySet<string> | undefined,
): Understood[] {
  const known = fieldsOfKind(kind?.base);
  const understood: Understood[] = [];
  const seen = new Set<string>();
  for (const pair of map.pairs) {
    const folded = foldKey(pair.key.text);
    if (ignored?.has(folded)) continue;
    const own = kind && ownLifetimeField(kind, folded);
    const found = own ? { name: own, common: false } : fieldName(context, pair.key.text);
    const spec =
      (found && known.find((candidate) => candidate.name === found.name)) ?? (own && entityField(own));
    if (seen.has(pair.key.text)) {
      report(
        context,
        'invalid-yaml',
        pair.key.span,
        `\`${pair.key.text}\` stands twice in one map; only the last counts. Join the two.`,
      );
      const same = understood.findIndex((other) => other.pair.key.text === pair.key.text);
      if (same >= 0) understood.splice(same, 1);
    }
    seen.add(pair.key.text);
    const foreign = context.origin === 'article' && (!context.config.declared || found?.common === true);
    if (spec) understood.push({ spec, pair, foreign });
    else if (context.origin === 'yaml') reportKey(context, pair, kind, known);
  }
  return understood;
}

/** A world's own kind may call the ends of its lifetime by words of its own: they mean the base kind's. */
function ownLifetimeField(kind: Kind, key: string): string | undefined {
  const { start, end } = lifetimeClaims(kind);
  if (key === kind.lifetime.start) return start;
  if (key === kind.lifetime.end) return end;
  return undefined;
}

function reportKey(
  context: LoreContext,
  pair: YamlPair,
  kind: Kind | undefined,
  known: readonly FieldSpec[],
): void {
  const folded = foldKey(pair.key.text);
  const elsewhere = entityField(folded);
  if (elsewhere?.kinds && kind) {
    const owners = elsewhere.kinds.map(withArticle).join(' or ');
    report(
      context,
      'unknown-field',
      pair.key.span,
      `${capitalised(withArticle(kind.name))} has no \`${folded}\`: that is a field of ${owners}. Take it out, or correct the \`kind\`.`,
    );
    return;
  }
  const names = known.map((field) => field.name);
  const common = [...commonKeys].filter(([, field]) => names.includes(field)).map(([key]) => key);
  // Our own word first, however near another tool's is.
  const meant = nearest(folded, names) ?? nearest(folded, common);
  unknownKey(context, pair, names, kind ? withArticle(kind.name) : 'an entity', meant);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export interface Identity {
  readonly id: EntityId;
  readonly idSpan: Span | undefined;
  readonly name: string;
  readonly nameSpan: Span;
  /** False when the name was made of the id or the file's name. */
  readonly named: boolean;
}

function readIdentity(
  context: LoreContext,
  map: YamlMap,
  fields: readonly Understood[],
  frame: EntityFrame,
): Identity | undefined {
  const idScalar = scalarOf(fields, 'id') ?? frame.key;
  const nameScalar = scalarOf(fields, 'name') ?? firstOfNames(fields);
  const idSpan = idScalar ? innerSpan(idScalar) : undefined;
  const idText = idScalar?.text.trim();
  const nameText = nameScalar?.text.trim() ?? frame.fallbackName?.text;
  if (!idText && !nameText) {
    if (context.origin === 'yaml' && !isTorn(context, map.span)) {
      const at = map.pairs[0]?.key.span ?? map.span;
      report(
        context,
        'missing-field',
        at,
        'This entity has neither `id` nor `name`. Give it one, so that others can refer to it.',
      );
    }
    return undefined;
  }
  const id = entityId(idText || slug(nameText ?? ''));
  const nameSpan = nameScalar ? innerSpan(nameScalar) : (frame.fallbackName?.span ?? idSpan ?? map.span);
  return { id, idSpan, name: nameText ?? readable(id), nameSpan, named: nameText !== undefined };
}

function firstOfNames(fields: readonly Understood[]): YamlScalar | undefined {
  const pair = fields.find((field) => field.spec.name === 'names')?.pair;
  const first = pair?.value.type === 'seq' ? pair.value.items[0] : pair?.value;
  if (first?.type === 'scalar') return first.style === 'missing' ? undefined : first;
  const value =
    first?.type === 'map' ? first.pairs.find((item) => item.key.text === 'name')?.value : undefined;
  return value?.type === 'scalar' ? value : undefined;
}

function readable(id: string): string {
  return id
    .split(/[-_\s]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

function scalarOf(fields: readonly Understood[], name: string): YamlScalar | undefined {
  const value = fields.findLast((field) => field.spec.name === name)?.pair.value;
  return value?.type === 'scalar' && value.text.trim() !== '' ? value : undefined;
}

function checkRequired(context: LoreContext, map: YamlMap, kind: ReadKind, identity: Identity): void {
  if (kind.text !== '' || isTorn(context, map.span)) return;
  if (context.origin === 'article' && !context.config.declared) return;
  const written = map.pairs.some((pair) => foldKey(pair.key.text) === 'kind');
  const where = identity.idSpan ?? identity.nameSpan;
  const reason = written ? 'an empty `kind`' : 'no `kind`';
  report(
    context,
    'missing-field',
    where,
    `${identity.name} has ${reason}. Say what it is: person, place, event, treaty…`,
  );
}

/** Reads the fields that are data about the entry, reporting wrong types. */
function plainReader(context: LoreContext, fields: readonly Understood[]) {
  const texts = (name: string): string[] => {
    const found = fields.findLast((field) => field.spec.name === name);
    if (!found) return [];
    const items = itemsOf(context, found.spec, found.pair.value);
    const wrong = items.find((item) => item.type !== 'scalar');
    if (wrong || (found.spec.count === 'one' && items.length > 1)) {
      if (context.origin === 'yaml' || context.config.declared) {
        report(
          context,
          'wrong-type',
          found.pair.value.span,
          `\`${found.pair.key.text}\` takes ${describe(found.spec)}.`,
        );
      }
      return [];
    }
    return items.map((item) => (item.type === 'scalar' ? item.text.trim() : ''));
  };
  const text = (name: string): string | undefined => texts(name)[0] || undefined;
  return {
    texts,
    text,
    /** A flag or a choice, as a word; undefined when it is neither, which has then been reported. */
    checked: (name: string): string | undefined => {
      const found = fields.findLast((field) => field.spec.name === name);
      const scalar = scalarOf(fields, name);
      const value = found && scalar && readScalar(context, found.spec.value, scalar, name)?.value;
      if (value?.type === 'flag') return String(value.value);
      return value?.type === 'text' ? value.text : undefined;
    },
    continuity: (): ContinuityId | undefined => {
      const scalar = scalarOf(fields, 'continuity');
      if (!scalar) return undefined;
      context.continuityNames.push({ text: scalar.text.trim(), span: innerSpan(scalar), kinds: [] });
      return continuityId(scalar.text.trim());
    },
    sources: (): Reference[] => readSources(context, fields),
  };
}

function readSources(context: LoreContext, fields: readonly Understood[]): Reference[] {
  const sources: Reference[] = [];
  for (const { spec, pair, foreign } of fields) {
    if (spec.name !== 'source' && spec.name !== 'sources') continue;
    const quiet: LoreContext = { ...context, references: [] };
    for (const item of itemsOf(context, spec, pair.value)) {
      if (item.type === 'scalar') sources.push(readReference(quiet, item, sourceKinds));
    }
    context.references.push(...(foreign ? quiet.references.map(asOptional) : quiet.references));
  }
  return sources;
}

const sourceKinds: readonly BuiltinKind[] = ['work'];

function asOptional(reference: Reference): Reference {
  return { ...reference, optional: true };
}

function readFacts(context: LoreContext, owner: Owner, fields: readonly Understood[]): Claim[] {
  return fields
    .filter((field) => field.spec.role === 'fact')
    .flatMap((field) => readFact(context, owner, field));
}

function readFact(context: LoreContext, owner: Owner, { spec, pair, foreign }: Understood): Claim[] {
  if (!foreign) return readClaims(context, owner, spec, pair);
  const quiet: LoreContext = { ...context, lenient: true, problems: [], references: [] };
  const claims = readClaims(quiet, owner, spec, pair);
  context.problems.push(...quiet.problems.filter(isToldOfOthers));
  context.references.push(...quiet.references.map(asOptional));
  return claims;
}

const dateRules = new Set(['bad-date', 'unknown-date', 'weekday-mismatch']);

/** Of what stands under another tool's key, dates are told, and slips for a word of ours. */
function isToldOfOthers({ rule, suggestion }: Problem): boolean {
  return dateRules.has(rule) || (rule === 'wrong-type' && suggestion !== undefined);
}

function caseRule(text: string | undefined): CaseRule {
  return text === 'exact' || text === 'any' ? text : 'smart';
}

export type { EntityName, Understood };
