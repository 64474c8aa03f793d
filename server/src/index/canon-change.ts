/** What a change of the canon can touch. */
import type { Reference } from '../domain/claim.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId } from '../domain/ids.ts';
import type { LanguageRules } from '../domain/names/languages.ts';
import type { AskedWords } from './asked-words.ts';
import { claimReferences } from './canon-store.ts';
import {
  type EntityPair,
  joinedChanges,
  type NameChange,
  officesOf,
  referenceTexts,
  watchNames,
} from './name-change.ts';
import type { NameIndex } from './names/name-index.ts';
import { beginningsOfWord } from './word-beginnings.ts';

export interface CanonChange {
  /** Entities about which something else is said than before, or that it was or is said of. */
  readonly entities: ReadonlySet<EntityId>;
  /** Undefined when everyone is called as before. */
  readonly names: NameChange | undefined;
}

/** The same in numbers, as files keep what they hang on. */
export interface Touched {
  /** Entities, and whatever was asked about that may have another answer now. */
  readonly numbers: ReadonlySet<number>;
  /** Those among them of words for which near names were sought. */
  readonly near: ReadonlySet<number>;
  /** Of each way of calling someone, for each word the beginnings it may have in prose. */
  readonly spellings: readonly (readonly (readonly number[])[])[];
}

export function touchedBy(
  { entities, names }: CanonChange,
  words: AskedWords,
  rules: LanguageRules,
): Touched {
  const near = words.near(names?.words ?? []);
  const numbers = new Set([...words.knownIds(entities), ...words.known(names?.asked ?? []), ...near]);
  const spellings = names?.spellings ?? [];
  return {
    numbers,
    near,
    spellings: spellings.map((spelling) => spelling.map((word) => beginningsOfWord(word, rules))),
  };
}

/** Changes between one revision of the canon and another are kept for so many revisions. */
const remembered = 64;

export interface CanonHistory {
  /** `change` is undefined when anything may be different. */
  add(revision: number, change: CanonChange | undefined): void;
  /** All that changed after a revision; undefined when anything may have. The same object as long as nothing is added. */
  since(revision: number): CanonChange | undefined;
}

export function createCanonHistory(): CanonHistory {
  const changes = new Map<number, CanonChange | undefined>();
  let joined = new Map<number, CanonChange | undefined>();
  let latest = 0;
  const join = (revision: number): CanonChange | undefined => {
    const parts: CanonChange[] = [];
    for (let at = revision + 1; at <= latest; at++) {
      const change = changes.get(at);
      if (!change) return undefined;
      parts.push(change);
    }
    return {
      entities: new Set(parts.flatMap(({ entities }) => [...entities])),
      names: joinedChanges(parts.flatMap(({ names }) => names ?? [])),
    };
  };
  return {
    add(revision, change) {
      latest = revision;
      changes.set(revision, change);
      changes.delete(revision - remembered);
      joined = new Map();
    },
    since(revision) {
      if (!joined.has(revision)) joined.set(revision, join(revision));
      return joined.get(revision);
    },
  };
}

/** What looks at the canon: as it was, when it is made; as it is, when it is asked. */
export interface CanonLook {
  resolve(reference: Reference): readonly Entity[];
  isWork(entity: Entity): boolean;
}

/**
 * Looks at a change before it is carried out, and returns what is to be called behind that. Undefined when
 * anything may be touched, because two entities go by one id.
 */
export function watchChange(
  removed: readonly Entity[],
  added: readonly Entity[],
  canon: CanonLook,
  names: NameIndex,
): ((canon: CanonLook) => CanonChange) | undefined {
  const pairs = pairsOf(removed, added);
  if (!pairs) return undefined;
  const changed = pairs.filter(([old, fresh]) => !isSame(old, fresh));
  const called = changed.filter(([old, fresh]) => !isSame(callingOf(old), callingOf(fresh)));
  const namesChange = called.length > 0 ? watchNames(names, called, canon.isWork) : undefined;
  const references = referencesOf(changed, called);
  const meant = ({ resolve }: CanonLook): EntityId[] =>
    references.flatMap((reference) => resolve(reference).map(({ id }) => id));
  const before = meant(canon);
  return (fresh) => ({
    entities: new Set([
      ...before,
      ...meant(fresh),
      ...changed.flatMap((pair) => entitiesOf(pair).map(({ id }) => id)),
    ]),
    names: namesChange?.(),
  });
}

function entitiesOf(pair: EntityPair): readonly Entity[] {
  return pair.filter((entity) => entity !== undefined);
}

/** Entities as they were and are; undefined when an id is taken twice. */
function pairsOf(removed: readonly Entity[], added: readonly Entity[]): readonly EntityPair[] | undefined {
  const old = new Map(removed.map((entity) => [entity.id, entity]));
  const fresh = new Map(added.map((entity) => [entity.id, entity]));
  if (old.size !== removed.length || fresh.size !== added.length) return undefined;
  return [...new Set([...old.keys(), ...fresh.keys()])].map((id) => [old.get(id), fresh.get(id)]);
}

/** What changed entities refer to, and what may mean those that are called otherwise. */
function referencesOf(changed: readonly EntityPair[], called: readonly EntityPair[]): readonly Reference[] {
  const claims = changed.flatMap((pair) => entitiesOf(pair).flatMap((entity) => entity.claims));
  const texts = new Set(called.flatMap((pair) => entitiesOf(pair).flatMap(referenceTexts)));
  const span = { start: 0, end: 0 };
  return [
    ...claims.flatMap(claimReferences),
    ...[...texts].map((text): Reference => ({ text, span, kinds: [] })),
  ];
}

/** All of an entity by which others find it, by which it is told apart, or after which others are called. */
function callingOf(entity: Entity | undefined): object | undefined {
  if (!entity) return undefined;
  const { kind, name, names, match, article, continuity, origin, file } = entity;
  return { kind, name, names, match, article, continuity, origin, file, offices: officesOf(entity) };
}

/** Whether two values say the same, wherever it stands written. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Map && b instanceof Map) return isSame([...a], [...b]);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  const [first, second] = [partsOf(a), partsOf(b)];
  return (
    first.length === second.length &&
    first.every(([key, value], i) => second[i]?.[0] === key && isSame(value, second[i]?.[1]))
  );
}

function partsOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([key]) => !/^span$|Span$/.test(key));
}
