/**
 * Old debts: findings that were there when an author began to check, and that are let pass until they are
 * mended. A debt is known again by its file, rule and words, never by its line.
 */
import { groupBy } from '../../features/group.ts';
import { UsageError } from '../errors.ts';
import type { Mark } from './mark.ts';
import type { CheckedFinding } from './report.ts';

export interface Debt extends Mark {
  readonly rule: string;
}

/** Debts by file, relative to the folder of the baseline file. */
export type Baseline = ReadonlyMap<string, readonly Debt[]>;

const version = 1;

export function readBaseline(text: string, name: string): Baseline {
  const broken = (why: string) => new UsageError(`${name} is no baseline of lorecheck: ${why}.`);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw broken('it is not JSON');
  }
  if (!isRecord(content) || !isRecord(content['findings'])) throw broken('it has no findings');
  if (content['version'] !== version) throw broken(`its version is not ${version}`);
  const files = Object.entries(content['findings']).map(([file, debts]): [string, Debt[]] => {
    if (!Array.isArray(debts) || !debts.every(isDebt)) throw broken(`the entries of ${file} cannot be read`);
    return [file, debts];
  });
  return new Map(files);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDebt(value: unknown): value is Debt {
  return (
    isRecord(value) && ['rule', 'text', 'before', 'after'].every((key) => typeof value[key] === 'string')
  );
}

/** One line for each debt and everything in order, so that a changed baseline is easily reviewed. */
export function writeBaseline(baseline: Baseline): string {
  const files = [...baseline].filter(([, debts]) => debts.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const blocks = files.map(([file, debts]) => {
    const lines = debts
      .map(({ rule, text, before, after }) => JSON.stringify({ rule, text, before, after }))
      .sort();
    return `    ${JSON.stringify(file)}: [\n      ${lines.join(',\n      ')}\n    ]`;
  });
  const findings = blocks.length === 0 ? '{}' : `{\n${blocks.join(',\n')}\n  }`;
  return `{\n  "version": ${version},\n  "findings": ${findings}\n}\n`;
}

export interface Compared {
  /** Findings that are no old debts. */
  readonly fresh: readonly CheckedFinding[];
  readonly known: number;
  /** Debts of checked files that are no longer there. */
  readonly paid: number;
}

export interface Scope {
  /** Every file that was checked; names as in the baseline. */
  readonly files: readonly string[];
  /** Whether findings of a rule were looked for. */
  readonly rule: (id: string) => boolean;
  readonly exists: (file: string) => boolean;
}

/**
 * Takes debts away from findings, file by file: first those whose surroundings are the same, then those
 * that say the same of the same words elsewhere in the file. What is left may have moved here with a file
 * that is no more.
 */
export function compare(baseline: Baseline, findings: readonly CheckedFinding[], scope: Scope): Compared {
  const left = new Set(findings);
  const byFile = groupBy(findings, (finding) => finding.file);
  let paid = 0;
  for (const file of scope.files) {
    const debts = (baseline.get(file) ?? []).filter((debt) => scope.rule(debt.rule));
    const own = byFile.get(file) ?? [];
    paid += settle(settle(debts, own, left, samePlace), own, left, sameWords).length;
  }
  const vanished = [...baseline].filter(([file]) => !scope.exists(file)).flatMap(([, debts]) => debts);
  settle(vanished, findings, left, samePlace);
  return { fresh: [...left], known: findings.length - left.size, paid };
}

/** Strikes out a finding for every debt that has one, and returns the debts that have none. */
function settle(
  debts: readonly Debt[],
  findings: readonly CheckedFinding[],
  left: Set<CheckedFinding>,
  same: (debt: Debt, finding: CheckedFinding) => boolean,
): readonly Debt[] {
  return debts.filter((debt) => {
    const found = findings.find((finding) => left.has(finding) && same(debt, finding));
    if (found) left.delete(found);
    return !found;
  });
}

function samePlace(debt: Debt, { rule, mark }: CheckedFinding): boolean {
  return debt.rule === rule && debt.text === mark.text && sameSurroundings(debt, mark);
}

function sameSurroundings(a: Mark, b: Mark): boolean {
  return a.before === b.before && a.after === b.after;
}

function sameWords(debt: Debt, { rule, mark }: CheckedFinding): boolean {
  return debt.rule === rule && debt.text === mark.text;
}

function debtOf(rule: string, { text, before, after }: Mark): Debt {
  return { rule, text, before, after };
}

/** The baseline with the debts of all checked files replaced by what was found in them now. */
export function renew(baseline: Baseline, findings: readonly CheckedFinding[], scope: Scope): Baseline {
  const renewed = new Map([...baseline].filter(([file]) => scope.exists(file)));
  const byFile = groupBy(findings, (finding) => finding.file);
  for (const file of scope.files) {
    const kept = (baseline.get(file) ?? []).filter((debt) => !scope.rule(debt.rule));
    const found = (byFile.get(file) ?? []).map(({ rule, mark }) => debtOf(rule, mark));
    renewed.set(file, [...kept, ...found]);
  }
  return renewed;
}
