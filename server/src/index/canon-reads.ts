/**
 * What each file's findings know of the canon. While something is worked out for a file, every entity that is
 * looked at and every name that is asked about is noted, so that a change of the canon need not make anything
 * anew for files that never looked.
 */
import type { Entity } from '../domain/entity.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import { foldName, skeleton } from '../domain/names/fold.ts';
import { tokensOf } from '../syntax/words/tokens.ts';
import { type AskedWords, type Numbers, noNumbers, withMore } from './asked-words.ts';
import type { Canon } from './canon.ts';
import { beginningsKey } from './name-change.ts';
import type { NameIndex, NearName } from './names/name-index.ts';

/** What was looked at for a file. */
export interface Reads {
  /** Of entities looked at, of words, names, ids and pages asked about, and of words for which near names were sought. */
  readonly numbers: Numbers;
  /** All entities were gone through. */
  readonly everything: boolean;
}

export interface CanonReads {
  /** The same canon, read with notes being taken. */
  readonly canon: Canon;
  /** The same names, asked with notes being taken; where they occur in a text is not noted. */
  readonly names: NameIndex;
  /** Notes that something hangs on what the canon says about a text. */
  asks(text: string): void;
  /** Notes that something hangs on what is near a name. */
  asksNear(name: string): void;
  /** Whether a word of a name has one of the numbers under which words are kept that near names were sought for. */
  isNear(name: string, numbers: ReadonlySet<number>): boolean;
  /** Works something out for a file. Works may nest: what the inner one reads, the outer one knows too. */
  during<T>(file: FilePath, make: () => T): T;
  /** Works something out that belongs to no file. */
  apart<T>(make: () => T): T;
  /** All that was read for a file so far. */
  of(file: FilePath): Reads;
}

interface Notes {
  /** What was noted so far, in little room. */
  reads: Reads;
  /** What was noted since; undefined as long as it is nothing. */
  fresh: Set<number> | undefined;
}

const nothing: Reads = { numbers: noNumbers, everything: false };

export function createCanonReads(canon: Canon, names: NameIndex, words: AskedWords): CanonReads {
  const byFile = new Map<FilePath, Notes>();
  let open: readonly Notes[] = [];
  const add = (number: number): void => {
    for (const notes of open) {
      notes.fresh ??= new Set();
      notes.fresh.add(number);
    }
  };
  const note = (id: EntityId): void => {
    if (open.length > 0) add(words.numberOfId(id));
  };
  const noteAll = (): void => {
    for (const notes of open) notes.reads = { ...notes.reads, everything: true };
  };
  const asks = (text: string): void => {
    if (open.length > 0) add(words.numberOf(text));
  };
  const sought = createKept<readonly number[]>();
  // Numbered even where nobody takes notes: somebody may keep what was found.
  const asksNear = (name: string): void => {
    for (const number of sought(name, () => soughtWords(name).map(words.nearNumberOf))) add(number);
  };
  const within = <T>(notes: readonly Notes[], make: () => T): T => {
    const before = open;
    open = notes;
    try {
      return make();
    } finally {
      open = before;
    }
  };
  const notesOf = (file: FilePath): Notes => {
    const notes = byFile.get(file) ?? { reads: nothing, fresh: undefined };
    byFile.set(file, notes);
    return notes;
  };
  return {
    canon: watchedCanon(canon, { note, noteAll, asks }),
    names: watchedNames(names, asks, asksNear),
    asks,
    asksNear,
    isNear: (name, numbers) => soughtWords(name).some((word) => numbers.has(words.nearNumberOf(word))),
    during(file, make) {
      const notes = notesOf(file);
      return open.includes(notes) ? make() : within([...open, notes], make);
    },
    apart: (make) => (open.length === 0 ? make() : within([], make)),
    of(file) {
      const notes = byFile.get(file);
      if (notes) pack(notes);
      return notes?.reads ?? nothing;
    },
  };
}

function pack(notes: Notes): void {
  const { reads, fresh } = notes;
  if (!fresh) return;
  notes.reads = { ...reads, numbers: withMore(reads.numbers, fresh) };
  notes.fresh = undefined;
}

/** Words that are compared with those of names: each by itself, and two of them written as one. */
function soughtWords(name: string): readonly string[] {
  const words = tokensOf(name).map(({ folded }) => folded);
  const [first, second, third] = words;
  return first && second && !third ? [first, second, skeleton(first + second)] : words;
}

interface Watch {
  note(id: EntityId): void;
  noteAll(): void;
  asks(text: string): void;
}

function watchedCanon(canon: Canon, { note, noteAll, asks }: Watch): Canon {
  return {
    ...canon,
    entities: watchedMap(canon.entities, note, noteAll),
    resolve(reference) {
      asks(foldName(reference.text));
      const found = canon.resolve(reference);
      for (const entity of found) note(entity.id);
      return found;
    },
    referringTo(id) {
      note(id);
      return canon.referringTo(id);
    },
    claims(id, field, continuity) {
      note(id);
      return canon.claims(id, field, continuity);
    },
  };
}

function watchedMap(
  entities: ReadonlyMap<EntityId, Entity>,
  note: (id: EntityId) => void,
  noteAll: () => void,
): ReadonlyMap<EntityId, Entity> {
  const all = (): ReadonlyMap<EntityId, Entity> => {
    noteAll();
    return entities;
  };
  return {
    // Whether there are any at all is noted by nobody: see `Snapshot.canonBasis`.
    get size() {
      return entities.size;
    },
    get(id) {
      note(id);
      return entities.get(id);
    },
    has(id) {
      note(id);
      return entities.has(id);
    },
    keys: () => all().keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (visit) => all().forEach(visit),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}

/** So many answers are kept. */
const mostKept = 2000;

/** Answers by their questions. Every half-typed word is asked about once: what nobody asks about again must not add up. */
function createKept<T>(): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, made);
    return made;
  };
}

function watchedNames(
  names: NameIndex,
  asks: (text: string) => void,
  asksNear: (name: string) => void,
): NameIndex {
  const kept = createKept<readonly NearName[]>();
  return {
    match: names.match,
    scan: names.scan,
    crowding: names.crowding,
    spellings: names.spellings,
    update: names.update,
    get size() {
      return names.size;
    },
    lookup(name) {
      asks(foldName(name));
      return names.lookup(name);
    },
    hasWord(folded) {
      asks(folded);
      return names.hasWord(folded);
    },
    hasBeginning(folded) {
      asks(beginningsKey);
      return names.hasBeginning(folded);
    },
    near(name, limit, thorough = false) {
      asksNear(name);
      return kept(`${limit}${thorough}${name}`, () => names.near(name, limit, thorough));
    },
  };
}
