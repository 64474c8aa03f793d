/** What a check found, in the positions of the outside world. This shape is the JSON format's contract. */
import type { LineIndex, Position } from '../../base/line-index.ts';
import type { Span } from '../../base/span.ts';
import type { Finding, Severity } from '../../domain/finding.ts';
import type { FilePath } from '../../domain/ids.ts';
import { preferredFix } from '../../features/fixes.ts';
import { type Mark, markOf } from './mark.ts';

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Lines and characters count from 0, characters in UTF-16 units. In JSON, files are relative to the checked folder. */
export interface ReportedFinding {
  readonly file: string;
  readonly range: Range;
  readonly rule: string;
  readonly severity: Severity;
  readonly verdict: Finding['verdict'];
  readonly message: string;
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  readonly fixes: readonly ReportedFix[];
}

export interface ReportedFix {
  readonly title: string;
  readonly edits: readonly { readonly file: string; readonly range: Range; readonly newText: string }[];
}

/** A finding with what the command line itself wants to know of it. */
export interface CheckedFinding extends ReportedFinding {
  /** `--fix` would mend it. */
  readonly fixable: boolean;
  readonly mark: Mark;
}

export interface Report {
  readonly findings: readonly CheckedFinding[];
  /** Every file that was checked, also clean ones. */
  readonly files: readonly string[];
}

/** Names and lines of the files a finding speaks of. */
export interface ReportPlaces {
  readonly name: (file: FilePath) => string;
  readonly lines: (file: FilePath) => LineIndex | undefined;
  readonly text: (file: FilePath) => string;
}

export function report(finding: Finding, places: ReportPlaces): CheckedFinding {
  const at = (file: FilePath, span: Span) => ({
    file: places.name(file),
    range: rangeOf(places.lines(file), span),
  });
  return {
    ...at(finding.file, finding.span),
    rule: finding.rule,
    severity: finding.severity,
    verdict: finding.verdict,
    message: finding.message,
    related: finding.related.map((place) => ({ ...at(place.file, place.span), message: place.message })),
    fixes: finding.fixes.map((fix) => ({
      title: fix.title,
      edits: fix.edits.map((edit) => ({ ...at(edit.file, edit.span), newText: edit.newText })),
    })),
    fixable: preferredFix(finding) !== undefined,
    mark: markOf(places.text(finding.file), finding.span),
  };
}

/** The same report with every file name changed, in the order of the new names. */
export function renamed(report: Report, name: (file: string) => string): Report {
  const at = <T extends { readonly file: string }>(place: T): T => ({ ...place, file: name(place.file) });
  const findings = report.findings.map((finding) => ({
    ...at(finding),
    related: finding.related.map(at),
    fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(at) })),
  }));
  return { findings: findings.sort(byPlace), files: report.files.map(name).sort() };
}

function byPlace(a: ReportedFinding, b: ReportedFinding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  const lines = a.range.start.line - b.range.start.line;
  const characters = a.range.start.character - b.range.start.character;
  return lines || characters || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

const top: Position = { line: 0, character: 0 };

function rangeOf(lines: LineIndex | undefined, span: Span): Range {
  if (!lines) return { start: top, end: top };
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

export type Counts = Readonly<Record<Severity, number>>;

export function countBySeverity(findings: readonly { readonly severity: Severity }[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
