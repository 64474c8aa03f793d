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
  /** Moves when links may lead elsewhere: files came or went, headings or the subject of a page changed. */
  readonly structure: number;
  /** Lives as long as the set of paths stays the same. */
  readonly pathMemos: Map<object, unknown>;
  /** Lives as long as the configuration does. */
  readonly worldMemos: Map<object, unknown>;
  readonly changesSince: Snapshot['changesSince'];
  /** Changes whenever findings in an unchanged file may change. */
  readonly stamp: string;
  readonly canonStamp: string;
}

const mentionsMemo: MemoKey<KeptMentions> = { name: 'mentions' };
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
    mentions: (file) => perFile(mentionsKept(world), file, () => mentionsOf(snapshot, file)),
    unknownNames: (file) => snapshot.fileMemo(unknownsMemo, file, () => unknownNamesOf(snapshot, file)),
    usages: (entity) => {
      const kept = keep(memos, usagesMemo, () => new Map());
      const mentions = mentionsKept(world);
      return perFile(kept, entity, () => usagesOf(snapshot, entity, (file) => mentions.get(file)));
    },
  };
  return snapshot;
}

/** Mentions hang on the canon and, through links, on where pages are and what they are about. */
interface KeptMentions {
  structure: number;
  byFile: WeakMap<FileSummary, readonly Mention[]>;
}

function mentionsKept({ canonMemos, structure }: WorldParts): KeptMentions['byFile'] {
  const known = canonMemos.get(mentionsMemo) as KeptMentions | undefined;
  if (known?.structure === structure) return known.byFile;
  const fresh: KeptMentions = { structure, byFile: new WeakMap() };
  canonMemos.set(mentionsMemo, fresh);
  return fresh.byFile;
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
