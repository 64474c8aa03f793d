/** Taking changes of files and of open documents to the worlds that hold them. */
import { neverCancelled } from '../base/cancel.ts';
import type { FilePath } from '../domain/ids.ts';
import { fileType } from '../index/summarise.ts';
import { baseName, isWithin, joinUri, parentUri, type Uri } from './uri.ts';
import { isConfigName, type World, wantedFiles } from './world.ts';
import { rearrange, textOrNotice, type WorldSet, worldOf } from './world-set.ts';

export function edited(state: WorldSet, uri: Uri, text: string): void {
  const owner = worldOf(state, uri);
  const path = owner?.pathOf(uri);
  if (owner && path && !owner.has(path) && wantedFiles(owner.snapshot().config)(path))
    owner.queue([{ path, text }]);
  for (const holder of holders(state, uri)) {
    holder.world.queue([{ path: holder.path, text, ...(holder.shared && { shared: true }) }]);
  }
  state.host.changed();
}

export async function touched(state: WorldSet, uris: readonly Uri[]): Promise<void> {
  const changed = new Set<Uri>();
  const known = foldersOf(state);
  let structure = false;
  for (const uri of uris) {
    const folders = scansOf(state).filter(([folder]) => isWithin(folder, uri));
    const isLore = fileType(baseName(uri)) !== undefined;
    if (folders.length === 0 || (!isLore && !known.has(uri) && !(await isFolder(state, uri)))) continue;
    const found = await appeared(state, uri);
    for (const file of found) changed.add(file);
    for (const [, files] of folders) structure = keepListed(files, uri, found) || structure;
  }
  const config = [...changed].some((uri) => isConfigName(baseName(uri)));
  if (structure || config) await rearrange(state, changed, neverCancelled);
  else await reread(state, [...changed]);
}

/** What was listed of every folder: the workspace's, and those of used worlds elsewhere. */
function scansOf(state: WorldSet): readonly (readonly [Uri, Set<Uri>])[] {
  return [...state.scans, ...state.lent];
}

/** Every folder that has lore files somewhere in it. */
function foldersOf(state: WorldSet): ReadonlySet<Uri> {
  const folders = new Set<Uri>();
  for (const [, files] of scansOf(state)) {
    for (const file of files) {
      for (let at = parentUri(file); at !== undefined && !folders.has(at); at = parentUri(at))
        folders.add(at);
    }
  }
  return folders;
}

async function isFolder(state: WorldSet, uri: Uri): Promise<boolean> {
  return (await state.host.files.stat(uri)) === 'folder';
}

/** Updates the files of a scan; whether any came or went. */
function keepListed(files: Set<Uri>, uri: Uri, found: readonly Uri[]): boolean {
  const before = files.size;
  let gone = 0;
  const isGone = (file: Uri): boolean => isWithin(uri, file) && !found.includes(file);
  if (files.has(uri) ? isGone(uri) : fileType(baseName(uri)) === undefined) {
    for (const file of files) if (isGone(file) && files.delete(file)) gone++;
  }
  for (const file of found) files.add(file);
  return gone > 0 || files.size !== before;
}

/** Only the texts of known files changed. What is open in the editor is known already. */
async function reread(state: WorldSet, uris: readonly Uri[]): Promise<void> {
  for (const uri of uris) {
    if (state.host.openText(uri) !== undefined) continue;
    const content = textOrNotice(await state.host.files.read(uri));
    if (state.host.openText(uri) !== undefined) continue; // opened while it was read
    for (const { world, path, shared } of holders(state, uri)) {
      world.queue([{ path, ...content, ...(shared && { shared }) }]);
    }
  }
  for (const world of state.worlds.values()) if (world.waiting > 0) await world.settle(neverCancelled);
  state.host.changed();
}

/** The world that owns a file, if any does, and those that borrow it. */
function holders(state: WorldSet, uri: Uri): { world: World; path: FilePath; shared: boolean }[] {
  const owner = worldOf(state, uri);
  return [...state.worlds.values()].flatMap((world) => {
    const path = world.pathOf(uri);
    return path && world.has(path) ? [{ world, path, shared: world !== owner }] : [];
  });
}

/** The lore files that stand at an address now: itself, or everything in it when it is a folder. */
async function appeared(state: WorldSet, uri: Uri): Promise<readonly Uri[]> {
  const type = await state.host.files.stat(uri);
  const isLore = fileType(baseName(uri)) !== undefined;
  if (type === 'file') return isLore ? [uri] : [];
  // A file that is open lives on in the editor, even before it is saved and after it is deleted.
  if (type === undefined) return isLore && state.host.openText(uri) !== undefined ? [uri] : [];
  const wants = (path: string): boolean => fileType(path) !== undefined;
  const paths = await state.host.files.list(uri, { wants, signal: neverCancelled });
  return paths.map((path) => joinUri(uri, path));
}
