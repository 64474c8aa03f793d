/** Worlds for commands that look at a whole folder. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { nodeFiles, pathOfUri } from '../lsp/files-node.ts';
import type { Worlds } from '../lsp/worlds.ts';
import { loadWorlds, relativeSlash, select } from './check/load.ts';
import type { Context } from './context.ts';
import { UsageError } from './errors.ts';

export interface LoadedFolder {
  readonly folder: string;
  readonly worlds: Worlds;
}

/** The worlds in a folder, or the one that the folder belongs to. */
export async function loadFolder(given: string | undefined, context: Context): Promise<LoadedFolder> {
  const { cwd, terminal } = context;
  const folder = resolve(cwd, given ?? '.');
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
    throw new UsageError(`There is no folder ${given ?? folder}.`);
  }
  const selected = await select({ paths: [folder], cwd, allowUnmatched: false });
  const worlds = await loadWorlds(selected.folders, { files: nodeFiles(), terminal });
  for (const name of brokenConfigs(worlds)) {
    terminal.say(
      `${relativeSlash(cwd, name)} has errors: something may be missing here. Run lorecheck check to see them.`,
    );
  }
  return { folder, worlds };
}

/** Paths of `lore.yaml` files of which only a part could be read. */
function brokenConfigs(worlds: Worlds): readonly string[] {
  return worlds.all().flatMap((world) => {
    const configs = [...world.snapshot().files.values()].filter(({ type }) => type === 'config');
    const broken = configs.filter(({ problems }) => problems.some(({ rule }) => rule === 'invalid-yaml'));
    return broken.map(({ path }) => pathOfUri(world.uriOf(path)));
  });
}
