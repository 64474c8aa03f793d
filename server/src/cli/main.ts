/** The command line: reads the arguments, runs the command, ends with its code. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../domain/names/nearest.ts';
import { describeError } from '../lsp/log.ts';
import { check } from './commands/check.ts';
import { explain } from './commands/explain.ts';
import type { Context } from './context.ts';
import { type ExitCode, exitCodes, UsageError } from './errors.ts';
import { commandHelp, generalHelp } from './help.ts';
import { createTerminal } from './terminal.ts';
import { version } from './version.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

interface Parsed {
  readonly words: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  readonly texts: (name: string) => readonly string[];
}

interface Command {
  readonly options: Options;
  readonly run: (parsed: Parsed, context: Context) => Promise<ExitCode | undefined>;
}

const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;

const commands: Readonly<Record<string, Command>> = {
  check: {
    options: {
      format: { ...text, short: 'f' },
      fix: flag,
      'dry-run': flag,
      quiet: { ...flag, short: 'q' },
      'max-warnings': text,
      rule: texts,
      'allow-unmatched': flag,
    },
    run: (parsed, context) =>
      check(
        {
          paths: parsed.words,
          format: parsed.text('format') ?? 'stylish',
          fix: parsed.flag('fix'),
          dryRun: parsed.flag('dry-run'),
          quiet: parsed.flag('quiet'),
          maxWarnings: wholeNumber('--max-warnings', parsed.text('max-warnings') ?? '0'),
          rules: parsed.texts('rule'),
          allowUnmatched: parsed.flag('allow-unmatched'),
        },
        context,
      ),
  },
  server: {
    options: { stdio: flag, 'node-ipc': flag, clientProcessId: text },
    run: async (parsed) => {
      if (!parsed.flag('stdio') && !parsed.flag('node-ipc')) {
        throw new UsageError('The server needs to know how to talk: pass --stdio.');
      }
      const { serve } = await import('../lsp/node.ts');
      serve();
      return undefined;
    },
  },
  explain: { options: {}, run: (parsed, context) => explain(parsed.words, context) },
};

function wholeNumber(option: string, given: string): number {
  const value = Number(given);
  if (Number.isInteger(value)) return value;
  throw new UsageError(`${option} takes a whole number, not ${given}.`);
}

/** Runs the command that the arguments name; undefined when it goes on running by itself. */
export async function run(args: readonly string[], context: Context): Promise<ExitCode | undefined> {
  const [name = '', ...rest] = args;
  if (['', 'help', '-h', '--help'].includes(name)) {
    context.terminal.out(rest[0] && commands[rest[0]] ? commandHelp(rest[0]) : generalHelp());
    return name === '' ? exitCodes.failed : exitCodes.clean;
  }
  if (name === '-v' || name === '--version') {
    context.terminal.out(`${context.version}\n`);
    return exitCodes.clean;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(unknownCommand(name));
  const parsed = parse(name, command.options, rest);
  if (parsed.flag('help')) {
    context.terminal.out(commandHelp(name));
    return exitCodes.clean;
  }
  return command.run(parsed, context);
}

function unknownCommand(name: string): string {
  const near = nearest(name, Object.keys(commands));
  const hint = near ? ` Did you mean ${near}?` : ' Run lorecheck --help for all of them.';
  return `There is no command ${name}.${hint}`;
}

function parse(name: string, options: Options, args: readonly string[]): Parsed {
  try {
    const { values, positionals } = parseArgs({
      args: joinNegative(args),
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
    const at = (key: string): unknown => Reflect.get(values, key);
    return {
      words: positionals,
      flag: (key) => at(key) === true,
      text: (key) => {
        const value = at(key);
        return typeof value === 'string' ? value : undefined;
      },
      texts: (key) => {
        const value = at(key);
        return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${reason} Run lorecheck ${name} --help for what it takes.`);
  }
}

/** `--max-warnings -1` means the number, not an option called `1`. */
function joinNegative(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined.at(-1);
    if (/^-\d+$/.test(arg) && last?.startsWith('--')) joined[joined.length - 1] = `${last}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

async function main(): Promise<void> {
  const terminal = createTerminal(process.stdout, process.stderr, process.env);
  const context: Context = { terminal, cwd: process.cwd(), version };
  // A reader that closes the pipe early (`| head`) has all it wants.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.clean);
    throw error;
  });
  try {
    const code = await run(process.argv.slice(2), context);
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    terminal.say(error instanceof UsageError ? error.message : `lorecheck failed: ${describeError(error)}`);
    process.exitCode = exitCodes.failed;
  }
}

await main();
