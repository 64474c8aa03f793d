/**
 * All worlds of a session. Workspace folders are scanned for files; the nearest `lore.yaml` upward owns a
 * file; worlds that another one uses lend it their canon. Whatever changes on disk or in the editor comes
 * in here and leaves as queued changes of the worlds concerned.
 */
import { type CancelSignal, neverCancelled } from '../base/cancel.ts';
import type { Uri } from './uri.ts';
import type { World } from './world.ts';
import { edited, touched } from './world-changes.ts';
import { include, reload, setFolders, type WorldSet, type WorldsHost, worldOf } from './world-set.ts';

export interface Worlds {
  /** Replaces the workspace folders; worlds of folders that stay are kept. */
  setFolders(folders: readonly Uri[], signal?: CancelSignal): Promise<void>;
  /** Makes sure that the world a file belongs to is loaded, wherever its `lore.yaml` lies. */
  include(uri: Uri): Promise<void>;
  /** The world that owns a file, which may still be loading. */
  worldOf(uri: Uri): World | undefined;
  /** The same once its world has been loaded. */
  ready(uri: Uri): Promise<World | undefined>;
  isLoaded(world: World): boolean;
  all(): readonly World[];
  folders(): readonly Uri[];
  /** The text of an open file changed. */
  edited(uri: Uri, text: string): void;
  /** Files were created, changed or deleted, or an open one was closed: look at them again. */
  touched(uris: readonly Uri[]): Promise<void>;
  /** Looks at every folder and every file again, for changes that nobody told of. */
  reload(): Promise<void>;
  /** Resolves when everything that was asked for so far has been taken in. */
  idle(): Promise<void>;
}

export function createWorlds(host: WorldsHost): Worlds {
  const state: WorldSet = {
    host,
    folders: [],
    scans: new Map(),
    worlds: new Map(),
    lent: new Map(),
    loaded: new Set(),
    tail: Promise.resolve(),
  };
  const inOrder = (task: () => Promise<void>): Promise<void> => {
    const run = state.tail.then(task);
    state.tail = run.catch(() => undefined);
    return run;
  };
  return {
    setFolders: (folders, signal = neverCancelled) => inOrder(() => setFolders(state, folders, signal)),
    include: (uri) => inOrder(() => include(state, uri)),
    worldOf: (uri) => worldOf(state, uri),
    isLoaded: (world) => state.loaded.has(world),
    async ready(uri) {
      const known = worldOf(state, uri);
      if (known && state.loaded.has(known)) return known;
      await state.tail;
      const found = worldOf(state, uri);
      return found && state.loaded.has(found) ? found : undefined;
    },
    all: () => [...state.worlds.values()],
    folders: () => state.folders,
    edited: (uri, text) => edited(state, uri, text),
    touched: (uris) => inOrder(() => touched(state, uris)),
    reload: () => inOrder(() => reload(state)),
    idle: () => state.tail,
  };
}
