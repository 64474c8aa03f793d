import type { Severity } from '../../domain/finding.ts';
import type { CheckedFinding } from '../check/report.ts';
import type { Format } from './format.ts';
import { count } from './stylish.ts';

const commands: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands, which GitHub Actions shows as annotations of the changed lines.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const github: Format = {
  paths: 'project',
  write: ({ findings, files }) =>
    findings.length === 0
      ? `No problems in ${count(files.length, 'file')}.\n`
      : findings.map((finding) => `${annotation(finding)}\n`).join(''),
};

function annotation({ file, range, rule, severity, message }: CheckedFinding): string {
  const { start, end } = range;
  const properties = {
    file,
    line: start.line + 1,
    endLine: end.line + 1,
    // Columns of findings over several lines are refused.
    ...(start.line === end.line && { col: start.character + 1, endColumn: end.character + 1 }),
    title: `lorecheck ${rule}`,
  };
  const listed = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(`${value}`)}`);
  return `::${commands[severity]} ${listed.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
