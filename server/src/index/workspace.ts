import { matchGlobs } from '../base/globs.ts';
import type { Problem } from '../base/problem.ts';
import { createContinuities } from '../domain/continuity-graph.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import type { WorldConfig } from '../domain/world.ts';
import { defaultConfig, readConfig } from '../syntax/config/read.ts';
import { createCalendars } from '../syntax/dates/create.ts';
import { createAskedWords } from './asked-words.ts';
import type { Canon } from './canon.ts';
import { type CanonLook, createCanonHistory, watchChange } from './canon-change.ts';
import { createCanonReads } from './canon-reads.ts';
import { type CanonStore, createCanonStore } from './canon-store.ts';
import { type ChangeLog, createChangeLog } from './change-log.ts';
import { type CountChange, createLexicon, type Lexicon } from './lexicon.ts';
import { createNameIndex } from './names/create.ts';
import type { NameIndex } from './names/name-index.ts';
import { createPageIds, type PageIds } from './page-ids.ts';
import { createShelf, type Shelf } from './shelf.ts';
import type { Snapshot } from './snapshot.ts';
import { createSnapshot, type WorldParts } from './snapshot-view.ts';
import { fileType, summarise } from './summarise.ts';
import type { FileSummary } from './summary.ts';
import type { SourceFile, SummaryEnvironment } from './summary-start.ts';

/** A file came, changed or went. */
export interface FileChange {
  readonly path: FilePath;
  /** Undefined: the file is gone. */
  readonly text: string | undefined;
  /** Belongs to a world this one uses. */
  readonly shared?: boolean;
  /** Why the host could not take its text (too large, not UTF-8); it becomes a `skipped-file` finding. */
  readonly notice?: string;
}

/**
 * One world in memory. It has a single writer, {@link apply}; everybody else reads the snapshot of the
 * latest revision. An older snapshot must not be read any more once changes were applied.
 */
export interface Workspace {
  readonly revision: number;
  apply(changes: readonly FileChange[]): void;
  snapshot(): Snapshot;
  /** Lets go of what is quickly read again. */
  rest(): void;
}

/** Paths of configuration files at a world's root. */
const configPaths = ['lore.yaml', 'lore.yml'];

export function createWorkspace(): Workspace {
  const files = new Map<FilePath, FileSummary>();
  const sources = new Map<FilePath, SourceFile>();
  let parts = createParts(undefined);
  let current: Snapshot | undefined;
  let revision = 0;

  const rebuild = (): void => {
    const configSource = configPaths.map((path) => sources.get(path as FilePath)).find((found) => found);
    parts = createParts(configSource?.text);
    const removedFiles = [...files.keys()];
    for (const path of removedFiles) files.delete(path);
    replace([...sources.values()], []);
  };

  const replace = (changed: readonly SourceFile[], gone: readonly FilePath[]): void => {
    const difference: Difference = { removed: [], added: [] };
    parts.changes.note(revision, [...gone, ...changed.map((source) => source.path)]);
    for (const path of gone) take(parts, files, path, undefined, difference);
    for (const source of changed) {
      const summary = summarise(source, parts.environment, files.get(source.path));
      take(parts, files, source.path, summary, difference);
    }
    const renamed = parts.pageIds.settle(files);
    for (const [path, entity] of renamed) rename(parts, files, path, entity, difference);
    parts.changes.note(
      revision,
      renamed.map(([path]) => path),
    );
    parts.commit(difference, files);
  };

  return {
    get revision() {
      return revision;
    },
    apply(changes) {
      const changed: SourceFile[] = [];
      const gone: FilePath[] = [];
      let configChanged = false;
      // Of several changes to one path only the last one counts.
      const latest = new Map(changes.map((change) => [change.path, change]));
      for (const { path, text, shared, notice } of latest.values()) {
        if (fileType(path) === undefined) continue;
        configChanged ||= configPaths.includes(path);
        if (text === undefined && notice === undefined) {
          if (sources.delete(path)) gone.push(path);
          continue;
        }
        const source = { path, text: text ?? '', shared: shared ?? false, notice };
        sources.set(path, source);
        changed.push(source);
      }
      revision++;
      current = undefined;
      if (configChanged) rebuild();
      else replace(changed, gone);
    },
    snapshot() {
      current ??= createSnapshot(revision, files, parts.world());
      return current;
    },
    rest: () => parts.shelf.clear(),
  };
}

/** Entities that left and came with a change. */
interface Difference {
  readonly removed: Entity[];
  readonly added: Entity[];
}

function take(
  parts: Parts,
  files: Map<FilePath, FileSummary>,
  path: FilePath,
  fresh: FileSummary | undefined,
  difference: Difference,
): void {
  const old = files.get(path);
  const read = old && fresh ? keepCanonPart(old, fresh) : fresh;
  const kept = read && parts.shelf.put(read, old);
  if (kept) files.set(path, kept);
  else files.delete(path);
  parts.touchWords(parts.lexicon.update(old ? [old] : [], kept ? [kept] : []));
  if (!old || !kept) parts.touchPaths();
  if (structureDiffers(old, kept)) parts.touchStructure();
  if (old) parts.shelf.remove(old);
  if (old && kept && old.entities === kept.entities) return;
  parts.pageIds.note(old, kept);
  difference.removed.push(...(old?.entities ?? []));
  difference.added.push(...(kept?.entities ?? []));
}

/** Gives a page's entity another id, because of pages of the same name. */
function rename(
  parts: Parts,
  files: Map<FilePath, FileSummary>,
  path: FilePath,
  entity: Entity,
  difference: Difference,
): void {
  const old = files.get(path);
  const [former] = old?.entities ?? [];
  if (!old || !former) return;
  files.set(path, parts.shelf.put({ ...old, entities: [entity] }, old));
  parts.shelf.remove(old);
  const fresh = difference.added.indexOf(former);
  if (fresh < 0) difference.removed.push(former);
  else difference.added.splice(fresh, 1);
  difference.added.push(entity);
}

/**
 * Prose edits are by far the most frequent ones: when what defines an entity stands where it stood, letter
 * by letter, its objects live on, and with them everything that was computed for the canon.
 */
function keepCanonPart(old: FileSummary, fresh: FileSummary): FileSummary {
  const a = old.markdown;
  const b = fresh.markdown;
  if (!a || !b || old.definesCanon !== fresh.definesCanon || old.shared !== fresh.shared) return fresh;
  if (old.entities.length === 0 && fresh.entities.length === 0) return { ...fresh, entities: old.entities };
  const [first, second] = [a.headings[0], b.headings[0]];
  const sameHeading = first?.text === second?.text && first?.span.start === second?.span.start;
  const sameFront =
    a.bodyStart === b.bodyStart && old.text.slice(0, a.bodyStart) === fresh.text.slice(0, b.bodyStart);
  return sameFront && sameHeading ? { ...fresh, entities: old.entities } : fresh;
}

/** Whether links elsewhere may resolve differently: the file is new, gone, or its headings or anchors moved. */
function structureDiffers(old: FileSummary | undefined, fresh: FileSummary | undefined): boolean {
  if (!old || !fresh) return old !== fresh;
  if (old.subject?.text !== fresh.subject?.text) return true;
  const outline = (file: FileSummary): string =>
    [
      ...(file.outline?.headings.map((heading) => `${heading.level}${heading.text}`) ?? []),
      ...(file.outline?.anchors.map((anchor) => anchor.id) ?? []),
    ].join('\n');
  return outline(old) !== outline(fresh);
}

/** Everything of a world that hangs on its configuration. */
interface Parts {
  readonly environment: SummaryEnvironment;
  readonly shelf: Shelf;
  readonly pageIds: PageIds;
  readonly lexicon: Lexicon;
  readonly changes: ChangeLog<FilePath>;
  touchPaths(): void;
  touchStructure(): void;
  touchWords(changes: readonly CountChange[]): void;
  commit(difference: Difference, files: ReadonlyMap<FilePath, FileSummary>): void;
  world(): WorldParts;
}

function createParts(configText: string | undefined): Parts {
  const read = configText === undefined ? { config: defaultConfig(), problems: [] } : readConfig(configText);
  const { config } = read;
  const calendars = createCalendars(config);
  const continuities = createContinuities(config.continuities, (text) => calendars.read(text).date);
  const problems: Problem[] = [...read.problems, ...calendars.problems, ...continuities.problems];
  const names: NameIndex = createNameIndex({ language: config.language });
  const store: CanonStore = createCanonStore();
  const lexicon = createLexicon();
  const changes = createChangeLog<FilePath>();
  const worldMemos = new Map<object, unknown>();
  let pathMemos = new Map<object, unknown>();
  let shared: ReadonlySet<EntityId> = new Set();
  const asked = createAskedWords();
  const view = () => createCanonReads(store.view(continuities, config.kinds, shared), names, asked);
  let reads = view();
  const history = createCanonHistory();
  let canonMemos = new Map<object, unknown>();
  let nameMemos = new Map<object, unknown>();
  let structure = 0;
  let canonRevision = 0;
  const wordChanges = createChangeLog<number>();
  let wordRevision = 0;
  const environment = createEnvironment(config, calendars, problems);
  return {
    environment,
    shelf: createShelf(environment),
    pageIds: createPageIds(config.declared),
    lexicon,
    changes,
    touchPaths: () => {
      if (pathMemos.size > 0) pathMemos = new Map();
    },
    touchStructure: () => {
      structure++;
    },
    touchWords(counted) {
      // Who has not asked yet may know what was found in an earlier run.
      if (asked.isEmpty && counted.some((change) => mayMatter(change, names))) wordRevision++;
      const touched = counted.flatMap((change) => [...asked.knownCounts(change, names.hasWord)]);
      if (touched.length > 0) wordChanges.note(++wordRevision, touched);
    },
    commit(difference, files) {
      if (difference.removed.length === 0 && difference.added.length === 0) return;
      const { removed, added } = difference;
      const { canon } = reads;
      // While a world is being read nothing hangs on it yet.
      const finish = asked.isEmpty ? undefined : watchChange(removed, added, lookAt(canon), names);
      store.update(removed, added);
      names.update(removed, added);
      const before = shared;
      shared = sharedIds(files);
      reads = view();
      canonMemos = new Map();
      const settled =
        shared.size === before.size && !isDisputed(canon, removed) && !isDisputed(reads.canon, added);
      const change = settled ? finish?.(lookAt(reads.canon)) : undefined;
      if (!change || change.names) nameMemos = new Map();
      history.add(++canonRevision, change);
    },
    world: () => ({
      config,
      calendars,
      continuities,
      reads,
      asked,
      lexicon,
      canonMemos,
      nameMemos,
      structure,
      pathMemos,
      worldMemos,
      changesSince: changes.since,
      stamp: `${canonRevision}.${structure}.${lexicon.revision}.${wordRevision}`,
      canonRevision,
      wordRevision,
      wordsSince: wordChanges.since,
      proseStamp: `${structure}.${lexicon.revision}`,
      canonChange: history.since,
    }),
  };
}

/** Whether findings in other files may hang on how often a word stands. */
function mayMatter({ word, matters, frequent, elsewhere }: CountChange, names: NameIndex): boolean {
  return frequent || (matters && (names.hasWord(word) || elsewhere()));
}

function lookAt({ resolve, kindOf }: Canon): CanonLook {
  return { resolve, isWork: (entity) => kindOf(entity)?.base === 'work' };
}

/** Whether one of the entities shares its id with another definition. */
function isDisputed({ duplicates }: Canon, entities: readonly Entity[]): boolean {
  if (duplicates.length === 0) return false;
  const ids = new Set(duplicates.map(({ id }) => id));
  return entities.some(({ id }) => ids.has(id));
}

function createEnvironment(
  config: WorldConfig,
  calendars: SummaryEnvironment['calendars'],
  problems: readonly Problem[],
): SummaryEnvironment {
  const [canon, check, exclude] = [config.canon, config.check, config.exclude].map(matchGlobs);
  const included = (path: string): boolean => exclude?.(path) !== true;
  return {
    config,
    calendars,
    configProblems: problems,
    definesCanon: (path) => included(path) && canon?.(path) === true,
    checked: (path) => included(path) && check?.(path) === true,
  };
}

function sharedIds(files: ReadonlyMap<FilePath, FileSummary>): ReadonlySet<EntityId> {
  const ids = new Set<EntityId>();
  for (const file of files.values()) if (file.shared) for (const entity of file.entities) ids.add(entity.id);
  return ids;
}
