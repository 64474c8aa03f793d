/** What `lorecheck/status` tells the client about each workspace folder and its worlds. */
import type { Snapshot } from '../index/snapshot.ts';
import type { Session } from './session.ts';
import { baseName, isWithin, type Uri } from './uri.ts';
import type { World } from './world.ts';

export interface WorldStatus {
  /** The workspace folder, as a URI. */
  readonly folder: string;
  /** The world's name, or its folder's; undefined for a folder without lore. */
  readonly world: string | null;
  /** Where its `lore.yaml` lies. */
  readonly root: string | null;
  readonly entities: number;
  readonly files: number;
  readonly state: 'none' | 'loading' | 'ready' | 'stopped';
}

/** One entry for each world, and one for each folder that has none. */
export function statusOf(session: Session, stopped: boolean): readonly WorldStatus[] {
  const worlds = session.worlds.all();
  const folders = session.worlds.folders();
  const homeOf = (world: World): Uri =>
    folders.find((folder) => isWithin(folder, world.root) || isWithin(world.root, folder)) ?? world.root;
  const empty = folders.filter((folder) => !worlds.some((world) => homeOf(world) === folder));
  return [
    ...worlds.map((world) => worldStatus(session, world, homeOf(world), stopped)),
    ...empty.map(
      (folder): WorldStatus => ({ folder, world: null, root: null, entities: 0, files: 0, state: 'none' }),
    ),
  ];
}

/** As `lore.yaml` says, else the name of its folder. */
export function worldName(world: World, snapshot: Snapshot): string {
  return snapshot.config.name || baseName(world.root);
}

function worldStatus(session: Session, world: World, folder: Uri, stopped: boolean): WorldStatus {
  const snapshot = world.snapshot();
  return {
    folder,
    world: worldName(world, snapshot),
    root: world.root,
    entities: snapshot.canon.entities.size,
    files: snapshot.files.size,
    state: session.worlds.isLoaded(world) ? 'ready' : stopped ? 'stopped' : 'loading',
  };
}
