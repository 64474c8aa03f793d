import { matchGlobs, type PathTest } from '../base/globs.ts';
import type { Problem } from '../base/problem.ts';
import type { Finding, Severity } from '../domain/finding.ts';
import type { MemoKey, Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { type KeptFindings, keep, stillTrue } from './kept-findings.ts';
import { limitPerRule } from './limit.ts';
import { rules } from './list.ts';
import type { FindingDraft, Rule } from './rule.ts';
import { applySuppressions } from './suppressions.ts';

const keptFindings: MemoKey<KeptFindings> = { name: 'findings' };

/**
 * All findings of one file, in order of place, suppressions and configured severities applied; of a rule that
 * finds very many, the first ones and their number (see `limit.ts`). Kept as long
 * as neither the file nor anything its findings hang on has changed.
 */
export function findingsOf(snapshot: Snapshot, file: FileSummary): readonly Finding[] {
  const kept = snapshot.worldMemo(keptFindings, () => new WeakMap());
  const known = kept.get(file);
  const still = known && stillTrue(snapshot, file, known);
  const findings = still
    ? known.findings
    : snapshot.during(file, () => computeFindings(snapshot, file, rules));
  if (known?.stamp !== snapshot.stamp) keep(kept, snapshot, file, findings, still ? known : undefined);
  return findings;
}

/** The same without any memory: the twin that tests hold {@link findingsOf} against. */
export function computeFindings(
  snapshot: Snapshot,
  file: FileSummary,
  chosen: readonly Rule[],
): readonly Finding[] {
  if (file.shared) return [];
  const severities = severityReader(snapshot, file);
  const findings: Finding[] = [];
  for (const rule of chosen) {
    if (!rule.files.includes(file.type)) continue;
    const severity = severities(rule);
    if (severity === 'off') continue;
    const drafts = [...problemDrafts(file, rule.id), ...rule.check(snapshot, file)];
    for (const draft of drafts) findings.push(finish(draft, rule, severity, file));
  }
  const active = (id: string): boolean => {
    const rule = chosen.find((candidate) => candidate.id === id);
    return rule !== undefined && severities(rule) !== 'off';
  };
  return limitPerRule(file, applySuppressions(file, findings, active, severities).sort(byPlace));
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1);
}

/** What reading the file already found: syntax reports under the id of the rule that stands for it. */
function problemDrafts(file: FileSummary, rule: string): FindingDraft[] {
  return file.problems.filter((problem) => problem.rule === rule).map((problem) => draftOf(file, problem));
}

function draftOf(file: FileSummary, problem: Problem): FindingDraft {
  const { span, message, suggestion, guess } = problem;
  if (suggestion === undefined) return { span, message };
  const edits = [{ file: file.path, span, newText: suggestion }];
  return { span, message, fixes: [{ title: `Change to \`${suggestion}\``, edits, preferred: !guess }] };
}

/** What is only possible is never louder than information, whatever the configuration says. */
function finish(draft: FindingDraft, rule: Rule, severity: Severity, file: FileSummary): Finding {
  const verdict = draft.verdict ?? 'certain';
  const loud = severity === 'error' || severity === 'warning';
  return {
    rule: rule.id,
    file: file.path,
    span: draft.span,
    severity: verdict === 'possible' && loud ? 'information' : severity,
    verdict,
    message: draft.message,
    related: draft.related ?? [],
    fixes: draft.fixes ?? [],
    ...(draft.adds && { adds: draft.adds }),
  };
}

const globMemo: MemoKey<Map<string, PathTest>> = { name: 'globs of rule settings' };

/** Severity of a rule for a file: the last setting that fits, else the rule's own. */
export function severityReader(snapshot: Snapshot, file: FileSummary): (rule: Rule) => Severity | 'off' {
  const globs = snapshot.canonMemo(globMemo, () => new Map());
  const fits = (glob: string | undefined): boolean => {
    if (glob === undefined) return true;
    const test = globs.get(glob) ?? matchGlobs([glob]);
    globs.set(glob, test);
    return test(file.path);
  };
  return (rule) => {
    const setting = snapshot.config.rules.findLast((entry) => entry.rule === rule.id && fits(entry.files));
    return setting?.severity ?? (rule.onByDefault ? rule.severity : 'off');
  };
}
