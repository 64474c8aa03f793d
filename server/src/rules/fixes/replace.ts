import type { Span } from '../../base/span.ts';
import type { Fix } from '../../domain/finding.ts';
import type { FileSummary } from '../../index/summary.ts';

/** Puts other words in the place of a name; whatever ending stands behind it stays. */
export function changeTo(file: FileSummary, span: Span, text: string, preferred: boolean): Fix {
  return {
    title: `Change to \`${text}\``,
    edits: [{ file: file.path, span, newText: text }],
    preferred,
  };
}
