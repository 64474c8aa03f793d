/** Between offsets, in which everything below this floor thinks, and the positions of LSP. */
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { LineIndex } from '../base/line-index.ts';
import type { Span } from '../base/span.ts';
import type { Finding, Severity } from '../domain/finding.ts';
import type { FilePath } from '../domain/ids.ts';

/** Where the rules are explained. */
export const ruleDocs = 'https://github.com/lorecheck/lorecheck/blob/main/docs/rules';

export function toRange(lines: LineIndex, span: Span): Range {
  return { start: toPosition(lines, span.start), end: toPosition(lines, span.end) };
}

export function toPosition(lines: LineIndex, offset: number): Position {
  const { line, character } = lines.positionAt(offset);
  return { line, character };
}

/** The offset of a position; a character behind its line's end means the line's end, before the break. */
export function toOffset(text: string, lines: LineIndex, position: Position): number {
  let offset = lines.offsetAt(position);
  const start = lines.lineStart(position.line);
  while (offset > start && isBreak(text.charCodeAt(offset - 1))) offset--;
  return offset;
}

export function toSpan(text: string, lines: LineIndex, range: Range): Span {
  return { start: toOffset(text, lines, range.start), end: toOffset(text, lines, range.end) };
}

function isBreak(unit: number): boolean {
  return unit === 10 || unit === 13;
}

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Finds the URI and the lines of another file of the world, for related places. */
export interface Places {
  uri(file: FilePath): string;
  lines(file: FilePath): LineIndex | undefined;
}

/** What the client may not understand is left out. */
export interface DiagnosticSupport {
  readonly related: boolean;
  readonly codeDescription: boolean;
  readonly data: boolean;
  readonly tags: boolean;
}

/** Carried by every diagnostic and handed back in code action requests. */
export interface DiagnosticData {
  readonly rule: string;
  readonly verdict: Finding['verdict'];
  /** How many ways to mend it there are. */
  readonly fixes: number;
}

export function toDiagnostic(
  finding: Finding,
  lines: LineIndex,
  places: Places,
  support: DiagnosticSupport,
): Diagnostic {
  const data: DiagnosticData = {
    rule: finding.rule,
    verdict: finding.verdict,
    fixes: finding.fixes.length + (finding.adds ? 1 : 0),
  };
  const related = finding.related.flatMap((place) => {
    const lines = places.lines(place.file);
    if (!lines) return [];
    const location = { uri: places.uri(place.file), range: toRange(lines, place.span) };
    return [{ location, message: place.message }];
  });
  return {
    range: toRange(lines, finding.span),
    severity: severities[finding.severity],
    code: finding.rule,
    source: 'lorecheck',
    message: finding.message,
    ...(support.codeDescription && { codeDescription: { href: `${ruleDocs}/${finding.rule}.md` } }),
    ...(support.related && related.length > 0 && { relatedInformation: related }),
    ...(support.tags && finding.rule === 'unused-suppression' && { tags: [DiagnosticTag.Unnecessary] }),
    ...(support.data && { data }),
  };
}
