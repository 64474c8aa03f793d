/** `lorecheck check`: the findings of files and folders, for people and for machines. */
import type { Finding } from '../../domain/finding.ts';
import { nearest } from '../../domain/names/nearest.ts';
import { nodeFiles } from '../../lsp/files-node.ts';
import { rules } from '../../rules/list.ts';
import { findAll, toReport } from '../check-run.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes, UsageError } from '../errors.ts';
import { fixAll } from '../fix.ts';
import { formats } from '../formats/index.ts';
import { count } from '../formats/stylish.ts';
import { type Loaded, load, relativeSlash } from '../load.ts';
import { countBySeverity, type Report } from '../report.ts';

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: string;
  readonly fix: boolean;
  readonly dryRun: boolean;
  readonly quiet: boolean;
  readonly maxWarnings: number;
  readonly rules: readonly string[];
  readonly allowUnmatched: boolean;
}

export async function check(options: CheckOptions, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const format = formats[options.format];
  if (!format) throw new UsageError(unknown('format', options.format, Object.keys(formats)));
  for (const rule of options.rules) checkRule(rule);
  const loaded = await load({
    paths: options.paths,
    cwd: context.cwd,
    allowUnmatched: options.allowUnmatched,
    files: nodeFiles(),
    terminal,
  });
  const keep = (finding: Finding): boolean =>
    (options.rules.length === 0 || options.rules.includes(finding.rule)) &&
    (!options.quiet || finding.severity === 'error');
  if (options.fix || options.dryRun) await mend(loaded, options, keep, context);
  const found = findAll(loaded, keep, (done, total) => {
    if (done % 50 === 0) terminal.progress(`Checking: ${done} of ${total}`);
  });
  const machine = options.format !== 'stylish';
  const report = toReport(loaded, found, machine ? loaded.base : context.cwd);
  terminal.out(format(report, { paint: terminal.paint, version: context.version }));
  return verdict(report, options);
}

/** Errors and warnings make a run fail; what is only possible, or housekeeping, does not. */
function verdict(report: Report, options: CheckOptions): ExitCode {
  const counts = countBySeverity(report.findings);
  if (counts.error > 0) return exitCodes.findings;
  const tooMany = options.maxWarnings >= 0 && counts.warning > options.maxWarnings;
  return tooMany ? exitCodes.findings : exitCodes.clean;
}

async function mend(
  loaded: Loaded,
  options: CheckOptions,
  keep: (finding: Finding) => boolean,
  { terminal, cwd }: Context,
): Promise<void> {
  const folder = loaded.base;
  const say = (text: string): void => terminal.say(text);
  const { findings, done } = await fixAll(loaded, { keep, folder, write: !options.dryRun, say });
  if (options.dryRun) {
    for (const [file, titles] of done)
      for (const title of titles) say(`${relativeSlash(cwd, file)}: ${title}`);
  }
  say(
    `${options.dryRun ? 'Would fix' : 'Fixed'} ${count(findings, 'problem')} in ${count(done.size, 'file')}.`,
  );
}

export function checkRule(id: string): void {
  const known = rules.map((rule) => rule.id);
  if (!known.includes(id)) throw new UsageError(unknown('rule', id, known));
}

export function unknown(what: string, given: string, known: readonly string[]): string {
  const near = nearest(given, known);
  const hint = near ? `Did you mean ${near}?` : `There are: ${known.join(', ')}.`;
  return `There is no ${what} called ${given}. ${hint}`;
}
