/** `--watch`: looks at the worlds' folders until it is told to stop. */
import type { FileAccess } from '../../lsp/files.ts';
import { isWithin, type Uri } from '../../lsp/uri.ts';
import type { Worlds } from '../../lsp/worlds.ts';
import { foldersOf } from './load.ts';

export interface WatchOptions {
  readonly files: FileAccess;
  readonly signal: AbortSignal;
  /** Called after files have changed and the worlds have taken that in. */
  readonly changed: () => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/** Resolves when the signal comes. */
export async function watchWorlds(worlds: Worlds, options: WatchOptions): Promise<void> {
  const { files, signal, changed, failed } = options;
  let turn: Promise<void> = Promise.resolve();
  const watchers = foldersOf(worlds).map((folder) =>
    files.watch?.(folder, (uris) => {
      turn = turn
        .then(() => takeIn(worlds, uris))
        .then(changed)
        .catch(failed);
    }),
  );
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  for (const watcher of watchers) watcher?.dispose();
  await turn;
}

/** Files of worlds that are used from elsewhere belong to no world here: for them everything is read again. */
async function takeIn(worlds: Worlds, uris: readonly Uri[]): Promise<void> {
  const elsewhere = uris.some((uri) => !worlds.all().some((world) => isWithin(world.root, uri)));
  await (elsewhere ? worlds.reload() : worlds.touched(uris));
}
