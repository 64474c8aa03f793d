/** `lorecheck import`: what other programs keep, in the words of lore files. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decode } from '../../lsp/files.ts';
import { importCalendar } from '../../syntax/dates/import/calendar-file.ts';
import { oneOf } from '../args.ts';
import type { Parsed } from '../command.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes, UsageError } from '../errors.ts';
import { printable } from '../terminal.ts';
import { imports } from './names.ts';

/** Prints the block for `lore.yaml`; what could not be carried over goes to standard error. */
export async function importFile({ words: [what, name] }: Parsed, context: Context): Promise<ExitCode> {
  if (what === undefined)
    throw new UsageError(`Say what to import: lorecheck import ${imports.join('|')} FILE.`);
  oneOf('import', what, imports);
  if (name === undefined) throw new UsageError(`Say which file to import: lorecheck import ${what} FILE.`);
  const content = decode(
    name === '-' ? await context.input() : await bytesOf(resolve(context.cwd, name), name),
  );
  if (content.type !== 'text') throw new UsageError(`${name} cannot be read: it is no text.`);
  const { yaml, problems } = importCalendar(content.text);
  if (yaml === '') throw new UsageError(`${name}: ${problems.map(printable).join(' ')}`);
  context.terminal.out(yaml);
  for (const problem of problems) context.terminal.say(printable(problem));
  return exitCodes.clean;
}

async function bytesOf(path: string, name: string): Promise<Uint8Array> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${name} cannot be read (${error.code}).`);
  });
}
