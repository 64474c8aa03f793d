/** `lorecheck init`: looks at a folder and writes the `lore.yaml` that fits it. */
import { stat, writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { nodeFiles, pathOfUri, uriOfPath } from '../../lsp/files-node.ts';
import { setup } from '../../lsp/handlers/commands.ts';
import { normalizeUri } from '../../lsp/uri.ts';
import type { Parsed } from '../command.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes, UsageError } from '../errors.ts';
import { count } from '../formats/stylish.ts';

const unhurried = { cancelled: false, race: <T>(wanted: Promise<T>): Promise<T> => wanted };

export async function init(parsed: Parsed, { cwd, terminal }: Context): Promise<ExitCode> {
  const folder = resolve(cwd, parsed.words[0] ?? '.');
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
    throw new UsageError(`There is no folder ${parsed.words[0] ?? folder}.`);
  }
  const proposal = await setup(nodeFiles(), { folder: uriOfPath(folder) }, unhurried);
  const uri = proposal && normalizeUri(proposal.uri);
  if (!proposal || !uri) throw new UsageError(`${folder} cannot be looked at.`);
  const path = pathOfUri(uri);
  const name = relative(cwd, path) || path;
  if (proposal.text === undefined) throw new UsageError(`${name} is there already; nothing was written.`);
  if (parsed.flag('dry-run')) {
    terminal.out(proposal.text);
    return exitCodes.clean;
  }
  // Never over a file that came meanwhile.
  await writeFile(path, proposal.text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${name} cannot be written (${error.code}).`);
  });
  terminal.out(`Wrote ${name} after a look at ${count(proposal.files, 'file')}.\n`);
  terminal.say('Look it over, then run: lorecheck check');
  return exitCodes.clean;
}
