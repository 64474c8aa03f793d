/** Ways to mend findings, as text edits: one by one, all of a kind, or by saying that it is meant so. */
import { overlaps, type Span } from '../base/span.ts';
import type { Finding, Fix, TextEdit } from '../domain/finding.ts';
import type { FilePath } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { completeFindings } from '../rules/fixes/complete.ts';
import { ignoreInFile, ignoreOnLine } from './ignore.ts';

export interface FixOffer {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** `fix` mends one finding, `all` every one of its kind in the file, `ignore` silences it. */
  readonly type: 'fix' | 'all' | 'ignore';
  /** Findings that are gone afterwards. */
  readonly findings: readonly Finding[];
  /** The one an editor may apply without asking further. */
  readonly preferred: boolean;
}

/** Everything that can be done about the findings a range touches, most useful first. */
export function fixesAt(snapshot: Snapshot, path: FilePath, range: Span): readonly FixOffer[] {
  const file = snapshot.files.get(path);
  if (!file) return [];
  const all = completeFindings(snapshot, file);
  const here = all.filter((finding) => finding.span.start <= range.end && range.start <= finding.span.end);
  const rules = [...new Set(here.map((finding) => finding.rule))];
  return [
    ...here.flatMap(singleFixes),
    ...rules.flatMap((rule) => fixKind(all, rule)),
    ...here.flatMap((finding) => ignoreHere(file, finding)),
    ...rules.flatMap((rule) => ignoreEverywhere(file, all, rule)),
  ];
}

function singleFixes(finding: Finding): FixOffer[] {
  const preferred = finding.fixes.filter((fix) => fix.preferred).length === 1;
  return finding.fixes.map((fix) => ({
    title: fix.title,
    edits: fix.edits,
    type: 'fix',
    findings: [finding],
    preferred: preferred && fix.preferred,
  }));
}

function fixKind(all: readonly Finding[], rule: string): FixOffer[] {
  const same = all.filter((finding) => finding.rule === rule);
  const { edits, fixed } = preferredEdits(same);
  if (fixed.length < 2) return [];
  const title = `Fix all ${fixed.length} of ${rule} in this file`;
  return [{ title, edits, type: 'all', findings: fixed, preferred: false }];
}

export interface PreferredEdits {
  readonly edits: readonly TextEdit[];
  /** Findings whose fix is among the edits; the others overlap with one of these, or have none. */
  readonly fixed: readonly Finding[];
}

/**
 * The preferred fixes of findings, joined into one set of edits. Of fixes that overlap only the first one
 * is taken: after it the text is another, and the rest has to be looked at anew.
 */
export function preferredEdits(findings: readonly Finding[]): PreferredEdits {
  const taken = new Map<FilePath, TextEdit[]>();
  const fixed: Finding[] = [];
  for (const finding of findings) {
    const fix = preferredFix(finding);
    if (!fix || fix.edits.some((edit) => collides(taken.get(edit.file) ?? [], edit))) continue;
    for (const edit of fix.edits) taken.set(edit.file, [...(taken.get(edit.file) ?? []), edit]);
    fixed.push(finding);
  }
  return { edits: [...taken.values()].flat(), fixed };
}

/** A finding with two preferred fixes leaves the choice to the author. */
export function preferredFix(finding: Finding): Fix | undefined {
  const preferred = finding.fixes.filter((fix) => fix.preferred);
  return preferred.length === 1 ? preferred[0] : undefined;
}

function collides(taken: readonly TextEdit[], edit: TextEdit): boolean {
  return taken.some((other) => overlaps(other.span, edit.span) || other.span.start === edit.span.start);
}

function ignoreHere(file: FileSummary, finding: Finding): FixOffer[] {
  const edit = ignoreOnLine(file, finding);
  if (!edit) return [];
  const title = `Ignore ${finding.rule} here, as intended`;
  return [{ title, edits: [edit], type: 'ignore', findings: [finding], preferred: false }];
}

function ignoreEverywhere(file: FileSummary, all: readonly Finding[], rule: string): FixOffer[] {
  const edit = ignoreInFile(file, rule);
  if (!edit) return [];
  const findings = all.filter((finding) => finding.rule === rule);
  return [
    { title: `Ignore ${rule} in this file`, edits: [edit], type: 'ignore', findings, preferred: false },
  ];
}

/** The text after edits of one file, which must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const parts: string[] = [];
  let kept = 0;
  for (const { span, newText } of ordered) {
    parts.push(text.slice(kept, span.start), newText);
    kept = span.end;
  }
  return parts.join('') + text.slice(kept);
}
