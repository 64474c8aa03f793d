import type { Finding, Severity, TextEdit } from '../domain/finding.ts';
import type { FileSummary } from '../index/summary.ts';
import type { Directive } from '../syntax/markdown/model.ts';
import type { Rule } from './rule.ts';
import { unusedSuppression } from './unused-suppression.ts';

interface Suppression {
  readonly directive: Directive;
  /** Zero-based line it speaks of; undefined: the whole file. */
  readonly line: number | undefined;
  used: boolean;
}

/**
 * Takes out what `lore-ignore` comments ask to leave alone, and adds a finding for each comment that
 * silences nothing. `active` tells which rules ran: a comment for a rule that is off is not called unused.
 */
export function applySuppressions(
  file: FileSummary,
  findings: readonly Finding[],
  active: (rule: string) => boolean,
  severities: (rule: Rule) => Severity | 'off',
): Finding[] {
  const suppressions = file.directives
    .filter((directive) => directive.name !== 'lore')
    .map((directive) => ({ directive, line: targetLine(file, directive), used: false }));
  if (suppressions.length === 0) return [...findings];
  const left = findings.filter((finding) => !isSuppressed(file, finding, suppressions));
  const severity = severities(unusedSuppression);
  if (severity === 'off') return left;
  const unused = suppressions.filter(
    ({ directive, used }) =>
      !used && (directive.rules.length === 0 || directive.rules.some(({ id }) => active(id))),
  );
  return [...left, ...unused.map(({ directive }) => unusedFinding(file, directive, severity))];
}

/** Its own line, or, when it stands alone on a line, the next one that is not blank. */
function targetLine(file: FileSummary, directive: Directive): number | undefined {
  if (directive.name === 'lore-ignore-file') return undefined;
  const line = file.lines.lineAt(directive.span.start);
  if (!directive.ownLine) return line;
  for (let next = file.lines.lineAt(directive.span.end) + 1; next < file.lines.lineCount; next++) {
    const text = file.text.slice(file.lines.lineStart(next), file.lines.lineStart(next + 1));
    if (text.trim() !== '') return next;
  }
  return line + 1;
}

function isSuppressed(file: FileSummary, finding: Finding, suppressions: readonly Suppression[]): boolean {
  const first = file.lines.lineAt(finding.span.start);
  const last = file.lines.lineAt(finding.span.end);
  const hits = suppressions.filter(({ directive, line }) => {
    const inPlace = line === undefined || (first <= line && line <= last);
    return inPlace && (directive.rules.length === 0 || directive.rules.some(({ id }) => id === finding.rule));
  });
  for (const hit of hits) hit.used = true;
  return hits.length > 0;
}

function unusedFinding(file: FileSummary, directive: Directive, severity: Severity): Finding {
  const rules = directive.rules.map(({ id }) => id).join(', ');
  const what = rules === '' ? 'any rule' : rules;
  const edits: TextEdit[] = [{ file: file.path, span: removal(file, directive), newText: '' }];
  return {
    rule: unusedSuppression.id,
    file: file.path,
    span: directive.span,
    severity,
    verdict: 'certain',
    message: `Nothing is left to ignore here for ${what}. Take the comment out.`,
    related: [],
    fixes: [{ title: 'Remove the comment', edits, preferred: true }],
  };
}

/** The comment with the white space before it, or its whole line when it stands alone. */
function removal(file: FileSummary, directive: Directive): { start: number; end: number } {
  let { start, end } = directive.span;
  if (directive.ownLine) {
    const line = file.lines.lineAt(start);
    return { start: file.lines.lineStart(line), end: file.lines.lineStart(file.lines.lineAt(end) + 1) };
  }
  while (start > 0 && /[ \t]/.test(file.text[start - 1] ?? '')) start--;
  return { start, end };
}
