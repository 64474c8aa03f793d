/** What `--help` prints, made from the same records that the arguments are read by. */
import { optionsOf } from './args.ts';
import type { CommandSpec, OptionSpec } from './command.ts';

export function generalHelp(commands: readonly CommandSpec[]): string {
  const rows = commands.map((command): [string, string] => [usage(command), command.about]);
  return `lorecheck — keeps a fictional world in accord with itself

Usage
${table([...rows, ['lorecheck --version', 'the version of this program']])}
Run lorecheck COMMAND --help for its options.
`;
}

export function commandHelp(command: CommandSpec): string {
  const rows = Object.entries(optionsOf(command)).map(([name, option]): [string, string] => [
    optionUsage(name, option),
    option.about,
  ]);
  const notes = command.notes === undefined ? '' : `\n${command.notes}`;
  return `${usage(command)} — ${command.about}\n\nOptions\n${table(rows)}${notes}`;
}

function usage({ name, words }: CommandSpec): string {
  return ['lorecheck', name, ...(words ? [words.usage] : [])].join(' ');
}

function optionUsage(name: string, { short, value }: OptionSpec): string {
  const long = value === undefined ? `--${name}` : `--${name} ${value}`;
  return `${short === undefined ? '   ' : `-${short},`} ${long}`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
}
