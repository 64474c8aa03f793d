import type { Continuities } from '../domain/continuities.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import { languageRules } from '../domain/names/languages.ts';
import type { WorldConfig } from '../domain/world.ts';
import type { Calendars } from '../syntax/dates/calendars.ts';
import { type AskedWords, countsKey } from './asked-words.ts';
import { type CanonChange, type Touched, touchedBy } from './canon-change.ts';
import type { CanonReads } from './canon-reads.ts';
import type { Lexicon } from './lexicon.ts';
import type { UnknownName } from './mention.ts';
import { createMentionStore, type MentionStore } from './mention-store.ts';
import { mentionsOf } from './mentions.ts';
import type { FileMemoKey, MemoKey, Snapshot, Usage } from './snapshot.ts';
import type { FileSummary } from './summary.ts';
import { unknownNamesOf } from './unknown-names.ts';
import { usagesOf } from './usages.ts';

/** What a snapshot is made of, besides the files. */
export interface WorldParts {
  readonly config: WorldConfig;
  readonly calendars: Calendars;
  readonly continuities: Continuities;
  readonly reads: CanonReads;
  readonly asked: AskedWords;
  readonly lexicon: Lexicon;
  /** Lives as long as entities and what they are called stay the same. */
  readonly nameMemos: Map<object, unknown>;
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
  readonly canonRevision: number;
  readonly wordRevision: number;
  readonly wordsSince: Snapshot['wordsSince'];
  readonly proseStamp: string;
  readonly canonChange: Snapshot['canonChange'];
}

const touchedMemo: MemoKey<WeakMap<CanonChange, Touched>> = { name: 'what changes touch' };
const mentionsMemo: MemoKey<KeptMentions> = { name: 'mentions' };
const unknownsMemo: FileMemoKey<readonly UnknownName[]> = { name: 'unknown names' };
const usagesMemo: MemoKey<Map<EntityId, readonly Usage[]>> = { name: 'usages' };

export function createSnapshot(
  revision: number,
  files: ReadonlyMap<FilePath, FileSummary>,
  world: WorldParts,
): Snapshot {
  const memos = new Map<object, unknown>();
  const apart = <T>(make: () => T) => world.reads.apart(make);
  const keep = <T>(map: Map<object, unknown>, key: MemoKey<T>, make: () => T): T => {
    if (!map.has(key)) map.set(key, apart(make));
    return map.get(key) as T;
  };
  const { reads, asked, ...parts } = world;
  const { lexicon } = world;
  const snapshot: Snapshot = {
    revision,
    ...parts,
    canon: reads.canon,
    names: reads.names,
    lexicon: {
      ...lexicon,
      counts(folded) {
        reads.asks(folded);
        return lexicon.counts(folded);
      },
    },
    asksCounts: (folded) => reads.asks(countsKey(folded)),
    canonReads: (file) => reads.of(file.path),
    asks: reads.asks,
    asksNear: reads.asksNear,
    nearChanged(name, since) {
      if (since === world.canonRevision) return false;
      const change = world.canonChange(since);
      if (!change?.names) return change === undefined;
      const { near } = snapshot.touched(change);
      return near.size > 0 && reads.isNear(name, near);
    },
    touched(change) {
      const kept = snapshot.memo(touchedMemo, () => new WeakMap());
      const known = kept.get(change) ?? touchedBy(change, asked, languageRules(world.config.language));
      kept.set(change, known);
      return known;
    },
    during: (file, make) => reads.during(file.path, make),
    files,
    memo: (key, make) => keep(memos, key, make),
    fileMemo: (key, file, make) =>
      recent(
        keep(memos, key, () => new Map()),
        file,
        () => snapshot.during(file, make),
      ),
    canonMemo: (key, make) => keep(world.canonMemos, key, make),
    nameMemo: (key, make) => keep(world.nameMemos, key, make),
    pathMemo: (key, make) => keep(world.pathMemos, key, make),
    worldMemo: (key, make) => keep(world.worldMemos, key, make),
    mentions: (file) =>
      mentionStore(world).mentions(file, () => snapshot.during(file, () => mentionsOf(snapshot, file))),
    unknownNames: (file) => snapshot.fileMemo(unknownsMemo, file, () => unknownNamesOf(snapshot, file)),
    usages: (entity) => {
      const kept = keep(memos, usagesMemo, () => new Map());
      const store = mentionStore(world);
      return once(kept, entity, () => usagesOf(snapshot, entity, (file) => store.of(file, entity)));
    },
  };
  return snapshot;
}

/** Mentions hang on the canon and, through links, on where pages are and what they are about. */
interface KeptMentions {
  readonly structure: number;
  readonly store: MentionStore;
}

function mentionStore({ canonMemos, structure }: WorldParts): MentionStore {
  const known = canonMemos.get(mentionsMemo) as KeptMentions | undefined;
  if (known?.structure === structure) return known.store;
  const fresh: KeptMentions = { structure, store: createMentionStore() };
  canonMemos.set(mentionsMemo, fresh);
  return fresh.store;
}

function once<T>(kept: Map<EntityId, T>, entity: EntityId, make: () => T): T {
  const known = kept.get(entity);
  if (known !== undefined) return known;
  const made = make();
  kept.set(entity, made);
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
