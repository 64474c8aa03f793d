/**
 * What each file's findings know of the canon. While something is worked out for a file, every entity that is
 * looked at is noted, so that a change of the canon need not make anything anew for files that never looked.
 */
import type { Entity } from '../domain/entity.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import type { Canon } from './canon.ts';

/** Entities looked at for a file; `everything` when it went through all of them. */
export interface Reads {
  readonly entities: ReadonlySet<EntityId>;
  readonly everything: boolean;
}

export interface CanonReads {
  /** The same canon, read with notes being taken. */
  readonly canon: Canon;
  /** Works something out for a file. Works may nest: what the inner one reads, the outer one knows too. */
  during<T>(file: FilePath, make: () => T): T;
  /** Works something out that belongs to no file. */
  apart<T>(make: () => T): T;
  /** All that was read for a file so far. */
  of(file: FilePath): Reads;
}

interface Notes {
  readonly entities: Set<EntityId>;
  everything: boolean;
}

const nothing: Reads = { entities: new Set(), everything: false };

export function createCanonReads(canon: Canon): CanonReads {
  const byFile = new Map<FilePath, Notes>();
  let open: readonly Notes[] = [];
  const note = (id: EntityId): void => {
    for (const notes of open) notes.entities.add(id);
  };
  const noteAll = (): void => {
    for (const notes of open) notes.everything = true;
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
    const notes = byFile.get(file) ?? { entities: new Set(), everything: false };
    byFile.set(file, notes);
    return notes;
  };
  return {
    canon: {
      ...canon,
      entities: watchedMap(canon.entities, note, noteAll),
      resolve(reference) {
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
    },
    during(file, make) {
      const notes = notesOf(file);
      return open.includes(notes) ? make() : within([...open, notes], make);
    },
    apart: (make) => (open.length === 0 ? make() : within([], make)),
    of: (file) => byFile.get(file) ?? nothing,
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
    // Which entities there are does not change with facts.
    keys: () => entities.keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (visit) => all().forEach(visit),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}
