/** `lorecheck check`: the findings of files and folders, for people and for machines. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { decode } from '../../lsp/files.ts';
import { nodeFiles, uriOfPath } from '../../lsp/files-node.ts';
import type { Worlds } from '../../lsp/worlds.ts';
import { type CheckedWorlds, checkWithCache } from '../check/cache.ts';
import { settleBaseline } from '../check/debts.ts';
import { fixAll } from '../check/fix.ts';
import {
  type LoadOptions,
  loadWorlds,
  relativeSlash,
  type Selected,
  select,
  selectFile,
  undeclaredRoots,
} from '../check/load.ts';
import { type CheckOptions, keepOf, readCheckOptions } from '../check/options.ts';
import { countBySeverity, type Report, renamed } from '../check/report.ts';
import { asksForMore, checkWorlds, findingsWith } from '../check/run.ts';
import { diffText } from '../check/show-diff.ts';
import { watchWorlds } from '../check/watch.ts';
import type { Parsed } from '../command.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes, UsageError } from '../errors.ts';
import { formats } from '../formats/index.ts';
import { count } from '../formats/stylish.ts';

export async function check(parsed: Parsed, context: Context): Promise<ExitCode> {
  const options = readCheckOptions(parsed);
  const { cwd, terminal } = context;
  const name = options.stdinFilename;
  const selected = name === undefined ? await select({ ...options, cwd }) : await selectFile(name, cwd);
  const mends = options.fix || options.dryRun;
  const ordinary = !asksForMore(options.rules);
  if (options.cache && ordinary && !mends && !options.watch && name === undefined) {
    return conclude(await checkWithCache(selected, context), selected, options, context);
  }
  const overlay = name === undefined ? {} : { overlay: await standardInput(name, context) };
  const worlds = await loadWorlds(selected.folders, { files: nodeFiles(), terminal, ...overlay });
  const now = () => ({
    checked: checkWorlds(worlds, selected, terminal, { find: findingsWith(options.rules) }),
    undeclared: undeclaredRoots(worlds),
  });
  // What is reported is how the files stand: on a dry run they stay as they are.
  const unmended = options.dryRun ? now() : undefined;
  if (mends) await mend(worlds, selected, options, context);
  if (!options.watch) return conclude(unmended ?? now(), selected, options, context);
  return watch(worlds, context, () => conclude(now(), selected, options, context));
}

async function standardInput(name: string, context: Context): Promise<NonNullable<LoadOptions['overlay']>> {
  const content = decode(await context.input());
  if (content.type !== 'text' || content.damaged) throw new UsageError('Standard input is not UTF-8 text.');
  return { uri: uriOfPath(resolve(context.cwd, name)), text: content.text };
}

async function watch(worlds: Worlds, context: Context, again: () => Promise<ExitCode>): Promise<ExitCode> {
  const { terminal, signal } = context;
  const failed = (error: unknown): void => terminal.say(error instanceof Error ? error.message : `${error}`);
  let code: ExitCode = exitCodes.clean;
  const show = async (): Promise<void> => {
    terminal.freshPage();
    code = await again();
    terminal.say('Watching for changes; Ctrl+C ends.');
  };
  await show();
  await watchWorlds(worlds, { files: nodeFiles(), signal, changed: show, failed });
  return code;
}

/** Reports what was found, and says with what the run ends. */
async function conclude(
  { checked, undeclared }: CheckedWorlds,
  selected: Selected,
  options: CheckOptions,
  context: Context,
): Promise<ExitCode> {
  for (const root of undeclared) {
    context.terminal.say(`${root} has no lore.yaml: read by the defaults, every page defining an entity.`);
  }
  const fresh = await settleBaseline(checked, options, context);
  const report = { ...fresh, findings: fresh.findings.filter(keepOf(options)) };
  for (const output of options.outputs) {
    const { write, paths } = formats[output.format];
    const base = { checked: selected.base, current: context.cwd, project: projectFolder(context) }[paths];
    const paint = output.file === undefined ? context.terminal.paint : plain;
    const text = write(
      renamed(report, (file) => relativeSlash(base, file)),
      { paint, version: context.version },
    );
    if (output.file === undefined) context.terminal.out(text);
    else await writeReport(resolve(context.cwd, output.file), text);
  }
  return verdict(report, options);
}

const same = (text: string): string => text;
const plain = { red: same, green: same, yellow: same, blue: same, dim: same, bold: same, underline: same };

/** The checkout of the CI job that this is: what its reports' file names are to be relative to. */
function projectFolder({ cwd, env }: Context): string {
  const told = [env['GITHUB_WORKSPACE'], env['CI_PROJECT_DIR']].find((folder) => {
    const way = folder === undefined || folder === '' ? '..' : relative(folder, cwd);
    return !way.startsWith('..');
  });
  return told ?? cwd;
}

async function writeReport(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (error) {
    throw new UsageError(`${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** Errors and warnings make a run fail; what is only possible, or housekeeping, does not. */
function verdict(report: Report, options: CheckOptions): ExitCode {
  const counts = countBySeverity(report.findings);
  if (counts.error > 0) return exitCodes.findings;
  const tooMany = options.maxWarnings >= 0 && counts.warning > options.maxWarnings;
  return tooMany ? exitCodes.findings : exitCodes.clean;
}

async function mend(
  worlds: Worlds,
  { writable, wants }: Selected,
  options: CheckOptions,
  { terminal, cwd }: Context,
): Promise<void> {
  const say = (text: string): void => terminal.say(text);
  const write = !options.dryRun;
  const { findings, changes } = await fixAll(worlds, {
    keep: keepOf(options),
    wants,
    folders: writable,
    write,
    say,
  });
  if (!write && changes.length > 0) {
    const diff = diffText(changes, (path) => relativeSlash(cwd, path), terminal);
    // Beside a report for machines, a diff would spoil it.
    const forPeople = options.outputs.every(({ format, file }) => format === 'stylish' || file !== undefined);
    if (forPeople) terminal.out(`${diff}\n`);
    else say(diff);
  }
  const did = write ? 'Fixed' : 'Would fix';
  say(`${did} ${count(findings, 'problem')} in ${count(changes.length, 'file')}.`);
}
