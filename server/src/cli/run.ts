/** From the arguments to the command they name. */
import { nearest } from '../domain/names/nearest.ts';
import { parseOptions } from './args.ts';
import { commands } from './commands/index.ts';
import type { Context } from './context.ts';
import { type ExitCode, exitCodes, UsageError } from './errors.ts';
import { commandHelp, generalHelp } from './help.ts';

/** Runs the command that the arguments name; undefined when it goes on running by itself. */
export async function run(args: readonly string[], context: Context): Promise<ExitCode | undefined> {
  const [name = '', ...rest] = args;
  if (['', 'help', '-h', '--help'].includes(name)) {
    const about = commands.find((command) => command.name === rest[0]);
    context.terminal.out(about ? commandHelp(about) : generalHelp(commands));
    return name === '' ? exitCodes.failed : exitCodes.clean;
  }
  if (['version', '-v', '-V', '--version'].includes(name)) {
    context.terminal.out(`${context.version}\n`);
    return exitCodes.clean;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) throw new UsageError(unknownCommand(name));
  const parsed = parseOptions(command, rest);
  if (parsed.flag('help')) {
    context.terminal.out(commandHelp(command));
    return exitCodes.clean;
  }
  const start = await command.load();
  return start(parsed, context);
}

function unknownCommand(name: string): string {
  const what = name.startsWith('-') ? 'option' : 'command';
  const known = [...commands.map((command) => command.name), 'help'];
  const near = what === 'command' ? nearest(name, known) : undefined;
  const hint = near ? `Did you mean ${near}?` : 'Run lorecheck --help for what there is.';
  return `There is no ${what} ${name}. ${hint}`;
}
