/** Which files belong to which world, and reading them: the state behind {@link Worlds}. */
import { type CancelSignal, neverCancelled, throwIfCancelled } from '../base/cancel.ts';
import type { FilePath } from '../domain/ids.ts';
import { fileType } from '../index/summarise.ts';
import type { FileChange } from '../index/workspace.ts';
import { readConfig } from '../syntax/config/read.ts';
import type { FileAccess, FileContent } from './files.ts';
import { baseName, isWithin, joinUri, parentUri, relativePath, type Uri } from './uri.ts';
import { configNames, createWorld, isConfigName, type World, wantedFiles } from './world.ts';

/** Files read at the same time. */
const readers = 24;

export interface WorldsHost {
  readonly files: FileAccess;
  /** The text of a file that is open in the editor, which goes before the one on disk. */
  readonly openText: (uri: Uri) => string | undefined;
  readonly openUris: () => Iterable<Uri>;
  /** Something changed that findings may hang on. */
  readonly changed: () => void;
  /** A scanned folder without any `lore.yaml` counts as a world, read by the defaults. */
  readonly defaults?: boolean;
  readonly progress: (message: string, done: number, total: number) => void;
  /** Folders of used worlds that lie outside of all scanned ones; the client's own watchers do not see them. */
  readonly lending?: (folders: readonly Uri[]) => void;
}

export interface WorldSet {
  readonly host: WorldsHost;
  folders: readonly Uri[];
  /** Candidate files by the folder they were scanned in. */
  readonly scans: Map<Uri, Set<Uri>>;
  readonly worlds: Map<Uri, World>;
  /** Candidate files of used worlds outside of all scanned folders, by the root of each: no worlds here. */
  readonly lent: Map<Uri, Set<Uri>>;
  /** Worlds that have been read completely at least once. */
  readonly loaded: Set<World>;
  /** Mutations run one after the other. */
  tail: Promise<void>;
}

export function worldOf(state: WorldSet, uri: Uri): World | undefined {
  for (let folder = parentUri(uri); folder !== undefined; folder = parentUri(folder)) {
    const world = state.worlds.get(folder);
    if (world) return world;
  }
  return undefined;
}

/** Nearest folder upward, the given one included, that holds a `lore.yaml` on disk. */
async function rootAbove(files: FileAccess, folder: Uri): Promise<Uri | undefined> {
  for (let at: Uri | undefined = folder; at !== undefined; at = parentUri(at)) {
    for (const name of configNames) if ((await files.stat(joinUri(at, name))) === 'file') return at;
  }
  return undefined;
}

export async function setFolders(
  state: WorldSet,
  folders: readonly Uri[],
  signal: CancelSignal,
): Promise<void> {
  state.folders = folders;
  const wanted = new Set<Uri>();
  for (const folder of folders) wanted.add((await rootAbove(state.host.files, folder)) ?? folder);
  const open = [...state.host.openUris()];
  for (const scanned of [...state.scans.keys()]) {
    const needed = wanted.has(scanned) || open.some((uri) => isWithin(scanned, uri));
    if (!needed) state.scans.delete(scanned);
  }
  for (const folder of wanted) await scan(state, folder, signal);
  await rearrange(state, new Set(), signal);
}

export async function reload(state: WorldSet): Promise<void> {
  const folders = [...state.scans.keys()];
  const before = [...state.lent.values()];
  state.scans.clear();
  state.lent.clear();
  for (const folder of folders) await scan(state, folder, neverCancelled);
  const all = new Set([...state.scans.values(), ...before].flatMap((files) => [...files]));
  await rearrange(state, all, neverCancelled);
}

export async function include(state: WorldSet, uri: Uri): Promise<void> {
  const folder = parentUri(uri);
  if (!folder || worldOf(state, uri)) return;
  const root = await rootAbove(state.host.files, folder);
  if (!root || state.worlds.has(root)) return;
  await scan(state, root, neverCancelled);
  await rearrange(state, new Set(), neverCancelled);
}

export async function scan(state: WorldSet, folder: Uri, signal: CancelSignal): Promise<void> {
  if (state.scans.has(folder)) return;
  state.scans.set(folder, await filesIn(state, folder, signal));
}

async function filesIn(state: WorldSet, folder: Uri, signal: CancelSignal): Promise<Set<Uri>> {
  const wants = (path: string): boolean => fileType(path) !== undefined;
  const paths = await state.host.files.list(folder, { wants, signal });
  return new Set(paths.map((path) => joinUri(folder, path)));
}

/** What a world is to hold: the file's address by its path, and whether another world lends it. */
type Wanted = Map<FilePath, { readonly uri: Uri; readonly shared: boolean }>;

/** Brings the set of worlds and the files of each in line with what lies on disk. */
export async function rearrange(
  state: WorldSet,
  changed: ReadonlySet<Uri>,
  signal: CancelSignal,
): Promise<void> {
  const open = [...state.host.openUris()].filter((uri) => fileType(baseName(uri)) !== undefined);
  const all = new Set([...[...state.scans.values()].flatMap((files) => [...files]), ...open]);
  const roots = rootsAmong(all);
  for (const folder of state.host.defaults ? state.scans.keys() : []) {
    if (![...roots].some((root) => isWithin(folder, root))) roots.add(folder);
  }
  for (const [root, world] of [...state.worlds]) {
    if (!roots.has(root) && state.worlds.delete(root)) state.loaded.delete(world);
  }
  for (const root of roots) if (!state.worlds.has(root)) state.worlds.set(root, createWorld(root));
  const byOwner = groupByRoot(all, roots);
  const used = new Set<Uri>();
  for (const world of state.worlds.values()) await fill(state, { world, byOwner, used }, changed, signal);
  for (const root of [...state.lent.keys()]) if (!used.has(root)) state.lent.delete(root);
  state.host.lending?.([...state.lent.keys()]);
  state.host.changed();
}

function rootsAmong(uris: Iterable<Uri>): Set<Uri> {
  return new Set(
    [...uris].filter((uri) => isConfigName(baseName(uri))).flatMap((uri) => parentUri(uri) ?? []),
  );
}

function groupByRoot(uris: Iterable<Uri>, roots: ReadonlySet<Uri>): ReadonlyMap<Uri, readonly Uri[]> {
  const rootOfFolder = new Map<Uri, Uri | undefined>();
  const find = (folder: Uri | undefined): Uri | undefined => {
    if (folder === undefined) return undefined;
    if (!rootOfFolder.has(folder)) {
      rootOfFolder.set(folder, roots.has(folder) ? folder : find(parentUri(folder)));
    }
    return rootOfFolder.get(folder);
  };
  const groups = new Map<Uri, Uri[]>();
  for (const uri of uris) {
    const root = find(parentUri(uri));
    if (root === undefined) continue;
    const group = groups.get(root);
    if (group) group.push(uri);
    else groups.set(root, [uri]);
  }
  return groups;
}

/** A world to be filled, the files of every root, and where the roots of the worlds it uses are noted. */
interface Filling {
  readonly world: World;
  readonly byOwner: ReadonlyMap<Uri, readonly Uri[]>;
  readonly used: Set<Uri>;
}

async function fill(
  state: WorldSet,
  filling: Filling,
  changed: ReadonlySet<Uri>,
  signal: CancelSignal,
): Promise<void> {
  const { world, byOwner } = filling;
  const name = configNames.find((candidate) =>
    byOwner.get(world.root)?.includes(joinUri(world.root, candidate)),
  );
  const configUri = joinUri(world.root, name ?? 'lore.yaml');
  const configPath = world.pathOf(configUri);
  if (configPath && (!world.has(configPath) || changed.has(configUri))) {
    world.queue([await readChange(state, configPath, configUri, false)]);
  }
  await world.settle(signal);
  const wanted = await wantedOf(state, filling, signal);
  const gone = [...world.paths()].filter((path) => !wanted.has(path) && path !== configPath);
  world.queue(gone.map((path) => ({ path, text: undefined })));
  const missing = [...wanted].filter(([path, { uri }]) => !world.has(path) || changed.has(uri));
  await readInto(state, world, missing, signal);
  takeOpened(state, world);
  await world.settle(signal);
  throwIfCancelled(signal);
  state.loaded.add(world);
}

/**
 * Texts that were opened while files were listed and read. They may be on no disk, or be another text than was read:
 * nothing that began before they were opened knows of them.
 */
function takeOpened(state: WorldSet, world: World): void {
  const wants = wantedFiles(world.snapshot().config);
  for (const uri of state.host.openUris()) {
    const path = world.pathOf(uri);
    const text = state.host.openText(uri);
    if (!path || text === undefined) continue;
    const own = worldOf(state, uri) === world;
    if (world.has(path) || (own && wants(path))) world.queue([{ path, text, ...(!own && { shared: true }) }]);
  }
}

async function wantedOf(
  state: WorldSet,
  { world, byOwner, used }: Filling,
  signal: CancelSignal,
): Promise<Wanted> {
  const { config } = world.snapshot();
  const wanted: Wanted = new Map();
  const wants = wantedFiles(config);
  for (const uri of byOwner.get(world.root) ?? []) {
    const path = relativePath(world.root, uri);
    if (path && wants(path)) wanted.set(path, { uri, shared: false });
  }
  const reached = new Set<Uri>([world.root]);
  const queue = config.use.map((path) => joinUri(world.root, path));
  for (let root = queue.shift(); root !== undefined; root = queue.shift()) {
    if (reached.has(root)) continue;
    reached.add(root);
    used.add(root);
    const lent = await lentFiles(state, root, byOwner, signal);
    for (const uri of lent.files) {
      const path = world.pathOf(uri);
      if (path && !wanted.has(path)) wanted.set(path, { uri, shared: true });
    }
    queue.push(...lent.uses);
  }
  return wanted;
}

/** Canon files of a world that is used by another, and the worlds it uses itself. */
async function lentFiles(
  state: WorldSet,
  root: Uri,
  byOwner: ReadonlyMap<Uri, readonly Uri[]>,
  signal: CancelSignal,
): Promise<{ files: readonly Uri[]; uses: readonly Uri[] }> {
  if ((await state.host.files.stat(root)) !== 'folder') return { files: [], uses: [] };
  const candidates = await candidatesIn(state, root, byOwner, signal);
  const configUri = candidates.find((uri) => isConfigName(baseName(uri)) && parentUri(uri) === root);
  const content = configUri ? await readText(state, configUri) : undefined;
  const { config } = readConfig(content?.type === 'text' ? content.text : '');
  const wants = wantedFiles(config, true);
  const files = candidates.filter((uri) => {
    const path = relativePath(root, uri);
    return path !== undefined && wants(path);
  });
  return { files, uses: config.use.map((path) => joinUri(root, path)) };
}

/** The files of a used world: those of a folder that is scanned anyway, else of one that is looked at for it. */
async function candidatesIn(
  state: WorldSet,
  root: Uri,
  byOwner: ReadonlyMap<Uri, readonly Uri[]>,
  signal: CancelSignal,
): Promise<readonly Uri[]> {
  if ([...state.scans.keys()].some((folder) => isWithin(folder, root))) {
    state.lent.delete(root);
    return byOwner.get(root) ?? [];
  }
  const files = state.lent.get(root) ?? (await filesIn(state, root, signal));
  state.lent.set(root, files);
  return groupByRoot(files, rootsAmong(files).add(root)).get(root) ?? [];
}

async function readInto(
  state: WorldSet,
  world: World,
  missing: readonly [FilePath, { readonly uri: Uri; readonly shared: boolean }][],
  signal: CancelSignal,
): Promise<void> {
  for (let at = 0; at < missing.length && !signal.cancelled; at += readers) {
    const group = missing.slice(at, at + readers);
    const changes = await Promise.all(
      group.map(([path, { uri, shared }]) => readChange(state, path, uri, shared)),
    );
    world.queue(changes);
    await world.settle(signal);
    state.host.progress(baseName(world.root), at + group.length, missing.length);
  }
}

async function readText(state: WorldSet, uri: Uri): Promise<FileContent> {
  const open = state.host.openText(uri);
  if (open !== undefined) return { type: 'text', text: open, damaged: false, encoding: 'utf-8' };
  return state.host.files.read(uri);
}

async function readChange(state: WorldSet, path: FilePath, uri: Uri, shared: boolean): Promise<FileChange> {
  const content = await readText(state, uri);
  return { path, ...textOrNotice(content), ...(shared && { shared }) };
}

/** A file's text, or the words of the finding that says why it was not read. */
export function textOrNotice(content: FileContent): { text: string | undefined; notice?: string } {
  if (content.type === 'gone') return { text: undefined };
  if (content.type === 'skipped') {
    const notice = `Skipped: ${content.detail}, so nothing in it is known or checked. ${content.remedy}, or list it under \`exclude\` in lore.yaml.`;
    return { text: undefined, notice };
  }
  if (content.damaged) {
    return {
      text: undefined,
      notice:
        'Skipped: it is not valid UTF-8 text, so nothing in it is known or checked. Save it as UTF-8, or list it under `exclude` in lore.yaml.',
    };
  }
  return { text: content.text };
}
