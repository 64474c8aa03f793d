import type { Continuities } from '../domain/continuities.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import type { WorldConfig } from '../domain/world.ts';
import type { Calendars } from '../syntax/dates/calendars.ts';
import type { Canon } from './canon.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mention, UnknownName } from './mention.ts';
import { mentionsOf } from './mentions.ts';
import type { NameIndex } from './names/name-index.ts';
import type { FileMemoKey, MemoKey, Snapshot, Usage } from './snapshot.ts';
import type { FileSummary } from './summary.ts';
import { unknownNamesOf } from './unknown-names.ts';
import { usagesOf } from './usages.ts';

/** What a snapshot is made of, besides the files. */
export interface WorldParts {
  readonly config: WorldConfig;
  readonly calendars: Calendars;
  readonly continuities: Continuities;
  readonly canon: Canon;
  readonly names: NameIndex;
  readonly lexicon: Lexicon;
  /** Lives as long as the canon does. */
  readonly canonMemos: Map<object, unknown>;
  /** Lives as long as the set of paths stays the same. */
  readonly pathMemos: Map<object, unknown>;
  /** Lives as long as the configuration does. */
  readonly worldMemos: Map<object, unknown>;
  readonly changesSince: Snapshot['changesSince'];
  /** Changes whenever findings in an unchanged file may change. */
  readonly stamp: string;
  readonly canonStamp: string;
}

const mentionsMemo: MemoKey<WeakMap<FileSummary, readonly Mention[]>> = { name: 'mentions' };
const unknownsMemo: FileMemoKey<readonly UnknownName[]> = { name: 'unknown names' };
const usagesMemo: MemoKey<Map<EntityId, readonly Usage[]>> = { name: 'usages' };

export function createSnapshot(
  revision: number,
  files: ReadonlyMap<FilePath, FileSummary>,
  world: WorldParts,
): Snapshot {
  const memos = new Map<object, unknown>();
  const keep = <T>(map: Map<object, unknown>, key: MemoKey<T>, make: () => T): T => {
    if (!map.has(key)) map.set(key, make());
    return map.get(key) as T;
  };
  const snapshot: Snapshot = {
    revision,
    ...world,
    files,
    memo: (key, make) => keep(memos, key, make),
    fileMemo: (key, file, make) =>
      recent(
        keep(memos, key, () => new Map()),
        file,
        make,
      ),
    canonMemo: (key, make) => keep(world.canonMemos, key, make),
    pathMemo: (key, make) => keep(world.pathMemos, key, make),
    worldMemo: (key, make) => keep(world.worldMemos, key, make),
    mentions: (file) => {
      const kept = keep(world.canonMemos, mentionsMemo, () => new WeakMap());
      return perFile(kept, file, () => mentionsOf(snapshot, file));
    },
    unknownNames: (file) => snapshot.fileMemo(unknownsMemo, file, () => unknownNamesOf(snapshot, file)),
    usages: (entity) => {
      const kept = keep(memos, usagesMemo, () => new Map());
      const mentions = keep(world.canonMemos, mentionsMemo, () => new WeakMap());
      return perFile(kept, entity, () => usagesOf(snapshot, entity, (file) => mentions.get(file)));
    },
  };
  return snapshot;
}

/** What maps and weak maps have in common. */
interface Kept<K, T> {
  get(key: K): T | undefined;
  set(key: K, value: T): unknown;
}

function perFile<K, T>(kept: Kept<K, T>, key: K, make: () => T): T {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  return made;
}

/** Files whose own values are kept at a time. */
const recentFiles = 16;

function recent<T>(kept: Map<FileSummary, T>, file: FileSummary, make: () => T): T {
  const known = kept.get(file);
  if (known !== undefined) return known;
  const made = make();
  kept.set(file, made);
  const [oldest] = kept.size > recentFiles ? kept.keys() : [];
  if (oldest) kept.delete(oldest);
  return made;
}
