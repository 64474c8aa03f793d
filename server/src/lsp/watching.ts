/** Changes of files outside the editor, gathered into bursts. */
import type { FileEvent } from 'vscode-languageserver';
import type { FileAccess } from './files.ts';
import { normalizeUri, schemeOf, type Uri } from './uri.ts';

/** Milliseconds without an event that end a burst, and the longest a burst may grow. */
const quiet = 50;
const longest = 500;

/** Collects addresses until no more come for a moment, each one once. */
export function createBurst(flush: (uris: readonly Uri[]) => void): (uris: readonly Uri[]) => void {
  const pending = new Set<Uri>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  const fire = () => {
    timer = undefined;
    const uris = [...pending];
    pending.clear();
    flush(uris);
  };
  return (uris) => {
    if (uris.length === 0) return;
    for (const uri of uris) pending.add(uri);
    const now = performance.now();
    if (timer === undefined) since = now;
    clearTimeout(timer);
    timer = setTimeout(fire, Math.max(0, Math.min(quiet, since + longest - now)));
  };
}

export function urisOf(events: readonly FileEvent[]): readonly Uri[] {
  return events.flatMap((event) => normalizeUri(event.uri) ?? []);
}

/** Watches folders by ourselves, for clients that cannot; each call replaces the folders of the last one. */
export function createFolderWatch(
  files: FileAccess,
  changed: (uris: readonly Uri[]) => void,
): (folders: readonly Uri[]) => void {
  const watched = new Map<Uri, { dispose(): void }>();
  return (folders) => {
    for (const [folder, watcher] of [...watched]) {
      if (folders.includes(folder)) continue;
      watcher.dispose();
      watched.delete(folder);
    }
    for (const folder of folders) {
      if (watched.has(folder) || schemeOf(folder) !== 'file' || !files.watch) continue;
      watched.set(folder, files.watch(folder, changed));
    }
  };
}
