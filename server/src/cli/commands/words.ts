/** `lorecheck words`: the names of a world as a dictionary for the spell-checkers authors already use. */
import { oneOf } from '../args.ts';
import type { Parsed } from '../command.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes, UsageError } from '../errors.ts';
import { dictionaryFor, spellingsOf } from '../spelling.ts';
import { loadFolder } from '../worlds.ts';
import { wordLists } from './names.ts';

export async function words(parsed: Parsed, context: Context): Promise<ExitCode> {
  const given = parsed.text('for');
  if (given === undefined) throw new UsageError(`Say which spell-checker: --for ${wordLists.join('|')}.`);
  const tool = oneOf('spell-checker', given, wordLists);
  const { worlds } = await loadFolder(parsed.words[0], context);
  const spellings = worlds.all().map((world) => spellingsOf(world.snapshot()));
  context.terminal.out(dictionaryFor(tool, spellings));
  return exitCodes.clean;
}
