import type { Severity } from '../../domain/finding.ts';
import { groupBy } from '../../features/group.ts';
import { type CheckedFinding, countBySeverity } from '../check/report.ts';
import { type Paint, printable } from '../terminal.ts';
import type { Format } from './format.ts';

const words: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'hint',
};

/** For people: findings under their file, one line each, and a summary. Lines and columns count from 1. */
export const stylish: Format = {
  paths: 'current',
  write: ({ findings, files }, { paint }) => {
    if (findings.length === 0) return `${paint.bold('No problems')} in ${count(files.length, 'file')}.\n`;
    const blocks = [...groupBy(findings, (finding) => finding.file)].map(([file, own]) =>
      block(file, own, paint),
    );
    return `${blocks.join('\n')}\n${summary(findings, paint)}\n`;
  },
};

function block(file: string, findings: readonly CheckedFinding[], paint: Paint): string {
  const places = findings.map(({ range }) => `${range.start.line + 1}:${range.start.character + 1}`);
  const width = Math.max(...places.map((place) => place.length));
  const lines = findings.map((finding, index) => {
    const place = paint.dim((places[index] ?? '').padStart(width));
    const severity = colour(finding.severity, paint)(words[finding.severity].padEnd(7));
    return `  ${place}  ${severity}  ${printable(finding.message)}  ${paint.dim(finding.rule)}\n`;
  });
  return `${paint.underline(printable(file))}\n${lines.join('')}`;
}

function colour(severity: Severity, paint: Paint): (text: string) => string {
  if (severity === 'error') return paint.red;
  return severity === 'warning' ? paint.yellow : paint.blue;
}

function summary(findings: readonly CheckedFinding[], paint: Paint): string {
  const counts = countBySeverity(findings);
  const parts = [
    count(counts.error, 'error'),
    count(counts.warning, 'warning'),
    ...(counts.information > 0 ? [`${counts.information} information`] : []),
    ...(counts.hint > 0 ? [count(counts.hint, 'hint')] : []),
  ];
  const text = `${count(findings.length, 'problem')} (${parts.join(', ')})`;
  const loud = counts.error > 0 ? paint.red : counts.warning > 0 ? paint.yellow : (plain: string) => plain;
  const fixable = findings.filter((finding) => finding.fixable).length;
  const hint = fixable > 0 ? `\n${paint.dim(`${count(fixable, 'problem')} may be mended with --fix.`)}` : '';
  return paint.bold(loud(text)) + hint;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
