/**
 * The names of the canon by the letters their words begin with, so that lists which narrow as one types need
 * not look at every name. One table for each file that defines entities; it lives as long as they do.
 */
import type { Entity } from '../domain/entity.ts';
import { folds } from '../domain/names/characters.ts';
import { isSpace } from '../domain/names/fold.ts';
import type { MemoKey, Snapshot } from '../index/snapshot.ts';

export interface NameTable {
  readonly texts: readonly string[];
  readonly owners: readonly Entity[];
  /** Which letters occur in each name, as {@link letterMask} tells them. */
  readonly masks: Uint32Array;
  /** Places of words by their first two folded units: `name * 65536 + offset`. */
  readonly words: ReadonlyMap<number, readonly number[]>;
}

type Tables = WeakMap<readonly Entity[], NameTable>;

const tablesKey: MemoKey<Tables> = { name: 'name tables' };

/** A table for every file of the canon. */
export function* nameTables(snapshot: Snapshot): Generator<NameTable> {
  const tables = snapshot.worldMemo(tablesKey, () => new WeakMap());
  for (const { entities } of snapshot.files.values()) {
    if (entities.length === 0) continue;
    const known = tables.get(entities);
    const table = known ?? makeTable(entities);
    if (!known) tables.set(entities, table);
    yield table;
  }
}

function makeTable(entities: readonly Entity[]): NameTable {
  const texts: string[] = [];
  const owners: Entity[] = [];
  for (const entity of entities) {
    for (const { text, role } of entity.names) {
      if (role === 'title' || role === 'demonym') continue;
      texts.push(text);
      owners.push(entity);
    }
  }
  const words = new Map<number, number[]>();
  for (const [index, text] of texts.entries()) {
    for (const at of wordStarts(text)) {
      const key = keyOf(foldAt(text, at), foldAt(text, at + 1));
      const list = words.get(key);
      if (list) list.push(index * 0x10000 + at);
      else words.set(key, [index * 0x10000 + at]);
    }
  }
  return { texts, owners, masks: Uint32Array.from(texts, letterMask), words };
}

function* wordStarts(text: string): Generator<number> {
  let fresh = true;
  for (let at = 0; at < text.length && at < 0x10000; at++) {
    const unit = text.charCodeAt(at);
    if (isSpace(unit) || unit === 0x2d) fresh = true;
    else if (fresh && foldAt(text, at) !== 0) {
      fresh = false;
      yield at;
    }
  }
}

/** The folded unit at a place; 0 for what vanishes. */
export function foldAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return Number.isNaN(unit) ? 0 : (folds[unit] ?? unit);
}

function keyOf(first: number, second: number): number {
  return first * 0x10000 + second;
}

/** One bit for each letter of the alphabet, a few for all else. A name holds letters only if its mask does. */
export function letterMask(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = foldAt(text, at);
    if (unit === 0 || isSpace(unit)) continue;
    mask |= 1 << (unit >= 97 && unit <= 122 ? unit - 97 : 26 + (unit % 6));
  }
  return mask >>> 0;
}

/** A word of a name, and the name it is a word of. */
export interface NameWord {
  readonly entity: Entity;
  readonly text: string;
  /** Where the word begins in the name. */
  readonly at: number;
}

/** Letters by which words are kept together: whoever types on asks for the same ones again. */
const keptLetters = 3;

const wordsKey: MemoKey<Map<string, readonly NameWord[]>> = { name: 'words of names by their beginning' };

/** Words of names that begin with folded letters, of at least one unit. */
export function beginnings(snapshot: Snapshot, typed: string): readonly NameWord[] {
  const kept = snapshot.canonMemo(wordsKey, (): Map<string, readonly NameWord[]> => new Map());
  const prefix = typed.slice(0, keptLetters);
  const known = kept.get(prefix) ?? [...wordsWith(snapshot, prefix)];
  kept.set(prefix, known);
  return typed.length > keptLetters ? known.filter(({ text, at }) => startsAt(text, at, typed)) : known;
}

function* wordsWith(snapshot: Snapshot, typed: string): Generator<NameWord> {
  const [first, second] = [typed.charCodeAt(0), typed.charCodeAt(1)];
  const { entities } = snapshot.canon;
  for (const table of nameTables(snapshot)) {
    const lists =
      typed.length > 1
        ? [table.words.get(keyOf(first, second)) ?? []]
        : [...table.words].filter(([key]) => Math.floor(key / 0x10000) === first).map(([, places]) => places);
    for (const place of lists.flat()) {
      const index = Math.floor(place / 0x10000);
      const at = place - index * 0x10000;
      const text = table.texts[index] ?? '';
      const entity = table.owners[index];
      // Of several definitions of an id only the first one counts.
      if (!entity || !startsAt(text, at, typed) || entities.get(entity.id) !== entity) continue;
      yield { entity, text, at };
    }
  }
}

/** Whether folded letters stand at a place of a name. */
export function startsAt(name: string, from: number, typed: string): boolean {
  let at = from;
  for (let i = 0; i < typed.length; i++) {
    // What vanishes in folding, such as a combining mark, is passed over.
    while (at < name.length && foldAt(name, at) === 0) at++;
    if (at >= name.length || foldAt(name, at) !== typed.charCodeAt(i)) return false;
    at++;
  }
  return true;
}
