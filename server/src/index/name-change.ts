/** What a change of names can touch. */
import { partText } from '../domain/claim.ts';
import type { Entity } from '../domain/entity.ts';
import { foldName } from '../domain/names/fold.ts';
import { tokensOf } from '../syntax/words/tokens.ts';
import type { NameIndex } from './names/name-index.ts';

export interface NameChange {
  /** Words, names, ids and pages about which the canon may say something else than before, see {@link pageKey}. */
  readonly asked: ReadonlySet<string>;
  /** Words of names that came or went: what is near one of them may be another name now. */
  readonly words: ReadonlySet<string>;
  /** The ways of calling someone that came or went, word by word. */
  readonly spellings: readonly (readonly string[])[];
}

/** What stands for the entity that a page tells of among the things asked about. */
export function pageKey(path: string): string {
  return `page:${path}`;
}

/** What stands for the titles of all works. */
export const worksKey = 'titles of works';

/** What stands for all the ids that there are. */
export const idsKey = 'all ids';

/** What stands for the beginnings of all words of names. */
export const beginningsKey = 'beginnings of words';

/** An entity as it was and as it is; one of both when it came or went. */
export type EntityPair = readonly [old: Entity | undefined, fresh: Entity | undefined];

/** Looks at the names before the index takes in a change; what it returns is to be called behind that. */
export function watchNames(
  names: NameIndex,
  pairs: readonly EntityPair[],
  isWork: (entity: Entity) => boolean,
): () => NameChange {
  const entities = pairs.flatMap(([old, fresh]) => [old, fresh].filter((entity) => entity !== undefined));
  const spellings = entities.flatMap((entity) => names.spellings(entity));
  const words = new Set(spellings.flat());
  const known = new Set([...words].filter(names.hasWord));
  return () => {
    const asked = new Set(entities.flatMap(callingsOf));
    for (const word of words) if (names.hasWord(word) !== known.has(word)) asked.add(word).add(beginningsKey);
    if (entities.some(isWork)) asked.add(worksKey);
    if (pairs.some(([old, fresh]) => !old || !fresh)) asked.add(idsKey);
    return { asked, words, spellings };
  };
}

/** The texts by which a reference or a link may mean an entity. */
export function referenceTexts({ id, names }: Entity): readonly string[] {
  return [id, ...names.map((name) => name.text)];
}

function callingsOf(entity: Entity): readonly string[] {
  const { file, article } = entity;
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const pages = article === undefined ? [file] : [file, article, folder + article];
  const titles = entity.names.filter(({ role }) => role === 'title').map(({ text }) => text);
  return [
    ...referenceTexts(entity).map((text) => foldName(text)),
    ...pages.map(pageKey),
    ...[...titles, ...officesOf(entity)].flatMap((title) => tokensOf(title).map(({ folded }) => folded)),
  ];
}

/** Titles of the offices an entity has held, which prose may use for names. */
export function officesOf({ claims }: Entity): readonly string[] {
  return claims.flatMap((claim) => (claim.field === 'offices' ? (partText(claim, 'title') ?? []) : []));
}

export function joinedChanges(changes: readonly NameChange[]): NameChange | undefined {
  if (changes.length < 2) return changes[0];
  return {
    asked: new Set(changes.flatMap(({ asked }) => [...asked])),
    words: new Set(changes.flatMap(({ words }) => [...words])),
    spellings: changes.flatMap(({ spellings }) => spellings),
  };
}
