/** `--baseline` and `--update-baseline`: the file in which old debts are kept. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { count } from '../formats/stylish.ts';
import { replaceFile } from '../write.ts';
import { type Baseline, compare, readBaseline, renew, type Scope, writeBaseline } from './baseline.ts';
import { relativeSlash } from './load.ts';
import { type CheckOptions, chosenRules } from './options.ts';
import { type Report, renamed } from './report.ts';

/** The report without old debts, file names being absolute. Writes the baseline anew when that is asked for. */
export async function settleBaseline(
  report: Report,
  options: CheckOptions,
  { terminal, cwd }: Context,
): Promise<Report> {
  if (options.baseline === undefined) return report;
  const path = resolve(cwd, options.baseline);
  const folder = dirname(path);
  const old = await load(path, options);
  const rule = chosenRules(options);
  const { findings: all, files } = renamed(report, (file) => relativeSlash(folder, file));
  const findings = all.filter((finding) => rule(finding.rule));
  const scope: Scope = { files, rule, exists: (file) => existsSync(resolve(folder, file)) };
  const baseline = options.updateBaseline ? renew(old, findings, scope) : old;
  if (options.updateBaseline) await save(path, baseline);
  const { fresh, known, paid } = compare(baseline, findings, scope);
  const name = options.baseline;
  if (options.updateBaseline) terminal.say(`${name}: ${count(known, 'finding')} written.`);
  else if (known > 0) terminal.say(`${count(known, 'known finding')} of ${name} left out.`);
  if (paid > 0) {
    const are = paid === 1 ? 'is' : 'are';
    terminal.say(`${count(paid, 'finding')} of ${name} ${are} gone; --update-baseline strikes them out.`);
  }
  return renamed({ findings: fresh, files }, (file) => resolve(folder, file));
}

async function load(path: string, options: CheckOptions): Promise<Baseline> {
  const name = options.baseline ?? path;
  try {
    return readBaseline(await readFile(path, 'utf8'), name);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw new UsageError(`${name} cannot be read.`);
    if (options.updateBaseline) return new Map();
    throw new UsageError(`There is no ${name}. Write it with --update-baseline.`);
  }
}

async function save(path: string, baseline: Baseline): Promise<void> {
  try {
    await replaceFile(path, writeBaseline(baseline));
  } catch (error) {
    throw new UsageError(`${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}
