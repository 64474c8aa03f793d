/**
 * One world in memory, fed from files and open documents. Changes are queued and taken in together when
 * somebody next asks, so that a burst of keystrokes or of file events costs one pass.
 */
import { type CancelSignal, throwIfCancelled, yieldToEvents } from '../base/cancel.ts';
import { matchGlobs } from '../base/globs.ts';
import { type FilePath, filePath } from '../domain/ids.ts';
import type { WorldConfig } from '../domain/world.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { fileType } from '../index/summarise.ts';
import { createWorkspace, type FileChange, type Workspace } from '../index/workspace.ts';
import { joinUri, pathFrom, type Uri } from './uri.ts';

/** Texts taken in before other events may run. */
const batchCharacters = 300_000;
/** From here on a changed configuration is worked in beside the running world. */
const largeWorld = 200;

export interface World {
  readonly root: Uri;
  /**
   * The latest state, with queued changes taken in. Older snapshots must not be read afterwards. A changed
   * configuration of a large world waits for {@link settle}.
   */
  snapshot(): Snapshot;
  /** Moves with every change that is queued, so that waiting work can tell whether it is out of date. */
  readonly generation: number;
  /** Changes that wait to be taken in. */
  readonly waiting: number;
  has(path: FilePath): boolean;
  paths(): Iterable<FilePath>;
  queue(changes: readonly FileChange[]): void;
  /** Takes in what is queued in small steps, letting other events run in between. */
  settle(signal: CancelSignal, progress?: (done: number, total: number) => void): Promise<void>;
  /** Nobody asks for anything at the moment: lets go of what is quickly read again. */
  rest(): void;
  pathOf(uri: Uri): FilePath | undefined;
  uriOf(path: FilePath): Uri;
}

export function createWorld(root: Uri): World {
  const state = createState();
  const uris = new Map<FilePath, Uri>();
  return {
    root,
    get generation() {
      return state.generation;
    },
    get waiting() {
      return state.queued.size + state.config.size;
    },
    snapshot() {
      if (state.workspace.snapshot().files.size <= largeWorld) takeConfig(state);
      takeQueued(state);
      return state.workspace.snapshot();
    },
    has: (path) => state.held.has(path),
    paths: () => state.held.keys(),
    queue: (changes) => {
      for (const change of changes) enqueue(state, change);
    },
    settle: (signal, progress) => settle(state, signal, progress),
    rest: () => state.workspace.rest(),
    pathOf: (uri) => pathFrom(root, uri),
    uriOf: (path) => {
      const known = uris.get(path) ?? joinUri(root, path);
      uris.set(path, known);
      return known;
    },
  };
}

interface State {
  workspace: Workspace;
  generation: number;
  /** Changes of `lore.yaml`, which make everything anew. */
  readonly config: Map<FilePath, FileChange>;
  readonly queued: Map<FilePath, FileChange>;
  /** Every file the world holds, with the latest that was said about it but its text. */
  readonly held: Map<FilePath, Omit<FileChange, 'text'>>;
  /** Set while a new workspace is being built: changes that came meanwhile, to be repeated there. */
  later: Map<FilePath, FileChange> | undefined;
  rebuilding: Promise<void> | undefined;
}

function createState(): State {
  return {
    workspace: createWorkspace(),
    generation: 0,
    config: new Map(),
    queued: new Map(),
    held: new Map(),
    later: undefined,
    rebuilding: undefined,
  };
}

function enqueue(state: State, change: FileChange): void {
  const gone = change.text === undefined && change.notice === undefined;
  if (gone ? !state.held.delete(change.path) : isKnown(state, change)) return;
  if (!gone) {
    const { path, shared, notice } = change;
    state.held.set(path, { path, ...(shared && { shared }), ...(notice && { notice }) });
  }
  (isConfig(change.path) ? state.config : state.queued).set(change.path, change);
  state.generation++;
}

/** Whether the file already stands so, with nothing else waiting for it. */
function isKnown(state: State, { path, text, shared, notice }: FileChange): boolean {
  const held = state.held.get(path);
  if (!held || state.queued.has(path) || state.config.has(path)) return false;
  if (held.notice !== notice || (held.shared ?? false) !== (shared ?? false)) return false;
  return state.workspace.snapshot().files.get(path)?.text === (text ?? '');
}

function takeConfig(state: State): void {
  if (state.config.size === 0 || state.rebuilding) return;
  const changes = [...state.config.values()];
  state.config.clear();
  state.workspace.apply(changes);
}

function takeQueued(state: State, batch = [...state.queued.values()]): void {
  if (batch.length === 0) return;
  for (const change of batch) {
    state.queued.delete(change.path);
    state.later?.set(change.path, change);
  }
  state.workspace.apply(batch);
}

async function settle(
  state: State,
  signal: CancelSignal,
  progress?: (done: number, total: number) => void,
): Promise<void> {
  while (state.rebuilding) await state.rebuilding.catch(() => undefined);
  const large = state.workspace.snapshot().files.size > largeWorld;
  if (state.config.size > 0 && large) {
    state.rebuilding = rebuild(state, signal).finally(() => {
      state.rebuilding = undefined;
      state.later = undefined;
    });
    await state.rebuilding;
  } else {
    takeConfig(state);
  }
  const total = state.queued.size;
  while (state.queued.size > 0) {
    throwIfCancelled(signal);
    takeQueued(state, nextBatch(state.queued));
    progress?.(Math.max(0, total - state.queued.size), total);
    await yieldToEvents();
  }
}

/** A changed configuration makes everything anew: beside the running workspace, which goes on answering. */
async function rebuild(state: State, signal: CancelSignal): Promise<void> {
  takeQueued(state);
  const config = [...state.config.values()];
  const todo = new Map<FilePath, FileChange>();
  for (const file of state.workspace.snapshot().files.values()) {
    const held = state.held.get(file.path);
    if (held && !isConfig(file.path))
      todo.set(file.path, { ...held, text: held.notice === undefined ? file.text : undefined });
  }
  state.later = new Map();
  const fresh = createWorkspace();
  fresh.apply(config);
  while (todo.size > 0) {
    throwIfCancelled(signal);
    const batch = nextBatch(todo);
    for (const change of batch) todo.delete(change.path);
    fresh.apply(batch);
    await yieldToEvents();
  }
  fresh.apply([...state.later.values()]);
  for (const change of config) if (state.config.get(change.path) === change) state.config.delete(change.path);
  state.workspace = fresh;
}

function nextBatch(queued: ReadonlyMap<FilePath, FileChange>): FileChange[] {
  const batch: FileChange[] = [];
  let characters = 0;
  for (const change of queued.values()) {
    batch.push(change);
    characters += change.text?.length ?? 0;
    if (characters >= batchCharacters) break;
  }
  return batch;
}

function isConfig(path: FilePath): boolean {
  return path === 'lore.yaml' || path === 'lore.yml';
}

/** Names of the file that makes a folder a world. */
export const configNames: readonly string[] = ['lore.yaml', 'lore.yml'];

export function isConfigName(name: string): boolean {
  return configNames.includes(name);
}

/**
 * Which files a world reads: its configuration, every page (so that links to it resolve), and the YAML
 * files that define canon. `shared` worlds lend their canon only.
 */
export function wantedFiles(config: WorldConfig, shared = false): (path: string) => boolean {
  const canon = matchGlobs(config.canon);
  const excluded = matchGlobs(config.exclude);
  return (path) => {
    const type = fileType(path);
    if (type === undefined) return false;
    if (shared) return type !== 'config' && canon(path) && !excluded(path);
    if (type === 'config') return isConfig(filePath(path));
    return type === 'article' || (canon(path) && !excluded(path));
  };
}
