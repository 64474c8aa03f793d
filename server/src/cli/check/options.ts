/** What `lorecheck check` was asked to do, once it is known to make sense. */
import { rules } from '../../rules/list.ts';
import { oneOf, wholeNumber } from '../args.ts';
import type { Parsed } from '../command.ts';
import { UsageError } from '../errors.ts';
import { type FormatName, formatNames } from '../formats/names.ts';
import type { Keep } from './run.ts';

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly outputs: readonly Output[];
  readonly fix: boolean;
  readonly dryRun: boolean;
  readonly quiet: boolean;
  readonly maxWarnings: number;
  readonly rules: readonly string[];
  readonly allowUnmatched: boolean;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly stdinFilename: string | undefined;
  readonly cache: boolean;
  readonly watch: boolean;
}

/** One report: in a format, into a file or, without one, to standard output. */
export interface Output {
  readonly format: FormatName;
  readonly file: string | undefined;
}

export function readCheckOptions(parsed: Parsed): CheckOptions {
  const formats = parsed.texts('format');
  const options: CheckOptions = {
    paths: parsed.words,
    outputs: (formats.length === 0 ? ['stylish'] : formats).map(readOutput),
    fix: parsed.flag('fix'),
    dryRun: parsed.flag('dry-run'),
    quiet: parsed.flag('quiet'),
    maxWarnings: wholeNumber('--max-warnings', parsed.text('max-warnings') ?? '0'),
    rules: parsed.texts('rule').flatMap((given) => given.split(',').map(readRule)),
    allowUnmatched: parsed.flag('allow-unmatched'),
    baseline: parsed.text('baseline'),
    updateBaseline: parsed.flag('update-baseline'),
    stdinFilename: parsed.text('stdin-filename'),
    cache: parsed.flag('cache'),
    watch: parsed.flag('watch'),
  };
  checkTogether(options);
  return options;
}

function readOutput(given: string): Output {
  const [name = '', ...rest] = given.split(':');
  const file = rest.join(':');
  return { format: oneOf('format', name, formatNames), file: file === '' ? undefined : file };
}

function readRule(given: string): string {
  const ids = rules.map((rule) => rule.id);
  return oneOf('rule', given.trim(), ids);
}

/** Options that contradict each other. */
function checkTogether(options: CheckOptions): void {
  const { fix, dryRun, watch, stdinFilename, updateBaseline, baseline, paths } = options;
  const refuse = (wrong: boolean, why: string): void => {
    if (wrong) throw new UsageError(why);
  };
  refuse(
    updateBaseline && baseline === undefined,
    '--update-baseline needs --baseline FILE: where to write.',
  );
  refuse(watch && (fix || dryRun), '--watch only looks on: leave out --fix and --dry-run.');
  refuse(watch && updateBaseline, '--watch only looks on: leave out --update-baseline.');
  if (stdinFilename === undefined) return;
  refuse(fix && !dryRun, '--fix cannot write to standard input: use --dry-run to see what it would change.');
  refuse(watch, '--watch cannot look at standard input.');
  refuse(paths.length > 0, '--stdin-filename checks one file: leave out the paths.');
}

/** `--rule`: the findings that the user asked about. */
export function chosenRules({ rules }: CheckOptions): (id: string) => boolean {
  return (id) => rules.length === 0 || rules.includes(id);
}

/** `--rule` and `--quiet`: the findings that are reported, and that decide the exit code. */
export function keepOf(options: CheckOptions): Keep {
  const chosen = chosenRules(options);
  return ({ rule, severity }) => chosen(rule) && (!options.quiet || severity === 'error');
}
