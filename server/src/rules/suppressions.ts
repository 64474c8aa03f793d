import { overlapSearch, type Span } from '../base/span.ts';
import type { Finding, Severity, TextEdit } from '../domain/finding.ts';
import { nearest } from '../domain/names/nearest.ts';
import { ruleIds } from '../domain/rule-ids.ts';
import type { FileSummary } from '../index/summary.ts';
import type { Directive } from '../syntax/markdown/model.ts';
import type { Rule } from './rule.ts';
import { unusedSuppression } from './unused-suppression.ts';

interface Suppression {
  readonly directive: Directive;
  /** Zero-based line it speaks of; undefined: the whole file. */
  readonly line: number | undefined;
  /** Rule ids that silenced something; `*` for a comment that names none. */
  readonly used: Set<string>;
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
    .map((directive) => ({ directive, line: targetLine(file, directive), used: new Set<string>() }));
  if (suppressions.length === 0) return [...findings];
  const at = suppressionsByLine(file, suppressions);
  const left = findings.filter((finding) => !isSuppressed(finding, at(finding)));
  const severity = severities(unusedSuppression);
  if (severity === 'off') return left;
  return [
    ...left,
    ...suppressions.flatMap((suppression) => unusedFindings(file, suppression, active, severity)),
  ];
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

/** Finds the suppressions that speak of the lines on which a finding stands. */
function suppressionsByLine(
  file: FileSummary,
  suppressions: readonly Suppression[],
): (finding: Finding) => readonly Suppression[] {
  const ofFile = suppressions.filter(({ line }) => line === undefined);
  const ofLines = overlapSearch(
    suppressions.filter(({ line }) => line !== undefined),
    ({ line = 0 }) => ({ start: line, end: line + 1 }),
  );
  return ({ span }) => {
    const lines = { start: file.lines.lineAt(span.start), end: file.lines.lineAt(span.end) + 1 };
    return [...ofFile, ...ofLines(lines)];
  };
}

function isSuppressed(finding: Finding, inPlace: readonly Suppression[]): boolean {
  const hits = inPlace.filter(
    ({ directive }) => directive.rules.length === 0 || directive.rules.some(({ id }) => id === finding.rule),
  );
  for (const { directive, used } of hits) used.add(directive.rules.length === 0 ? '*' : finding.rule);
  return hits.length > 0;
}

function unusedFindings(
  file: FileSummary,
  { directive, used }: Suppression,
  active: (rule: string) => boolean,
  severity: Severity,
): Finding[] {
  if (directive.rules.length === 0) {
    return used.size > 0
      ? []
      : [unused(file, directive, directive.span, severity, 'Nothing is left to ignore here.')];
  }
  return directive.rules.flatMap(({ id, span }) => {
    if (used.has(id)) return [];
    if (isRuleId(id)) {
      if (!active(id)) return [];
      return [unused(file, directive, span, severity, `Nothing is left to ignore here for \`${id}\`.`)];
    }
    const near = nearest(id, ruleIds);
    const hint = near ? ` Did you mean \`${near}\`?` : '';
    return [unused(file, directive, span, severity, `There is no rule \`${id}\`.${hint}`)];
  });
}

function isRuleId(id: string): boolean {
  return (ruleIds as readonly string[]).includes(id);
}

function unused(
  file: FileSummary,
  directive: Directive,
  span: Span,
  severity: Severity,
  reason: string,
): Finding {
  // Taking the comment out would also lift the other rules it names.
  const alone = directive.rules.length < 2;
  const edits: TextEdit[] = [{ file: file.path, span: removal(file, directive), newText: '' }];
  return {
    rule: unusedSuppression.id,
    file: file.path,
    span,
    severity,
    verdict: 'certain',
    message: alone ? `${reason} Take the comment out.` : `${reason} Take the id out of the comment.`,
    related: [],
    fixes: alone ? [{ title: 'Remove the comment', edits, preferred: true }] : [],
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
