/** Reads the arguments of one command. Whatever is wrong with them is said in one line. */
import { parseArgs } from 'node:util';
import { nearest } from '../domain/names/nearest.ts';
import type { CommandSpec, OptionSpec, Parsed } from './command.ts';
import { UsageError } from './errors.ts';

const help: OptionSpec = { type: 'boolean', short: 'h', about: 'this help' };

/** The command's own options, and those that every command has. */
export function optionsOf(command: CommandSpec): Readonly<Record<string, OptionSpec>> {
  return { ...command.options, help };
}

interface OptionToken {
  readonly kind: 'option';
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

export function parseOptions(command: CommandSpec, args: readonly string[]): Parsed {
  const options = optionsOf(command);
  const types = Object.entries(options).map(([name, { type, short }]) => [
    name,
    { type, ...(short && { short }) },
  ]);
  // Not strict: Node's own complaints run over several lines, and suggest nothing.
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(types),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    checkOption(command, options, token);
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
  }
  if (!values.has('help')) checkWords(command, positionals);
  return {
    words: positionals,
    flag: (name) => values.has(name),
    text: (name) => values.get(name)?.at(-1),
    texts: (name) => values.get(name) ?? [],
  };
}

function checkOption(
  command: CommandSpec,
  options: Readonly<Record<string, OptionSpec>>,
  { name, rawName, value, inlineValue }: OptionToken,
): void {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) throw new UsageError(unknownOption(command, options, name, rawName));
  if (option.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value.`);
    return;
  }
  // `--max-warnings -1` is a number; `--format --fix` is a forgotten value.
  const forgotten = value === undefined || (inlineValue !== true && /^-+\D/.test(value));
  if (forgotten) throw new UsageError(`${rawName} needs a value: --${name} ${option.value ?? 'VALUE'}.`);
}

function unknownOption(
  command: CommandSpec,
  options: Readonly<Record<string, OptionSpec>>,
  name: string,
  rawName: string,
): string {
  const near = rawName.startsWith('--') ? nearest(name, Object.keys(options)) : undefined;
  const hint = near ? `Did you mean --${near}?` : `Run lorecheck ${command.name} --help for all of them.`;
  return `lorecheck ${command.name} has no option ${rawName}. ${hint}`;
}

function checkWords(command: CommandSpec, words: readonly string[]): void {
  const most = command.words?.most ?? 0;
  const extra = words[most];
  if (extra === undefined) return;
  const takes = most === 0 ? 'takes no arguments' : `takes ${command.words?.usage}`;
  throw new UsageError(`lorecheck ${command.name} ${takes}; ${extra} is too much.`);
}

export function wholeNumber(option: string, given: string): number {
  const value = Number(given);
  if (given.trim() !== '' && Number.isInteger(value)) return value;
  throw new UsageError(`${option} takes a whole number, not ${given}.`);
}

/** The one of a short list that was given, or a complaint with what was likely meant. */
export function oneOf<T extends string>(what: string, given: string, known: readonly T[]): T {
  const found = known.find((name) => name === given);
  if (found !== undefined) return found;
  const near = nearest(given, known);
  const all = known.length === 0 ? 'There are none at all.' : `There are: ${known.join(', ')}.`;
  const hint = near ? `Did you mean ${near}?` : all;
  throw new UsageError(`There is no ${what} called ${given}. ${hint}`);
}
