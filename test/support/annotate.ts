/** Shows findings under the lines they stand in, so that a failing fixture can be read. */
import type { Finding } from '../../server/src/domain/finding.ts';
import type { FixtureFile, Marker } from './fixture.ts';

export interface Comparison {
  /** The file as the fixture has it. */
  readonly expected: string;
  /** The file with what was found; equal to `expected` when that is what was expected. */
  readonly actual: string;
  /** Findings that a marker expects. */
  readonly matched: readonly Finding[];
}

interface Note {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

export function compareFindings(file: FixtureFile, findings: readonly Finding[]): Comparison {
  const left = [...findings];
  const matched: Finding[] = [];
  const found: Note[] = [];
  for (const marker of file.markers) {
    const index = left.findIndex((finding) => fits(marker, finding));
    const finding = left[index];
    if (!finding) continue;
    left.splice(index, 1);
    matched.push(finding);
    found.push(markerNote(marker));
  }
  for (const finding of left) found.push(findingNote(finding));
  return {
    expected: annotate(file.text, file.markers.map(markerNote)),
    actual: annotate(file.text, found),
    matched,
  };
}

/** Start and end must be the carets' own; where these reach the line's end the finding may go on behind it. */
export function fits(marker: Marker, finding: Finding): boolean {
  const { start, end } = finding.span;
  if (finding.rule !== marker.rule || start !== marker.start || !finding.message.includes(marker.text))
    return false;
  const emptySpan = start === end && marker.end - marker.start <= 1;
  return end === marker.end || emptySpan || (marker.toLineEnd && end > marker.end);
}

function markerNote(marker: Marker): Note {
  return { ...marker, words: marker.text === '' ? marker.rule : `${marker.rule}: ${marker.text}` };
}

function findingNote(finding: Finding): Note {
  return { ...finding.span, words: `${finding.rule}: ${finding.message.replaceAll('\n', ' ')}` };
}

export function annotate(text: string, notes: readonly Note[]): string {
  const sorted = [...notes].sort(
    (a, b) => a.start - b.start || a.end - b.end || (a.words < b.words ? -1 : 1),
  );
  const out: string[] = [];
  let start = 0;
  let next = 0;
  const pieces = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  if (/[\r\n]$/.test(text)) pieces.push('');
  for (const [index, piece] of pieces.entries()) {
    const line = piece.replace(/[\r\n]+$/, '');
    const end = start + piece.length;
    out.push(line);
    for (; next < sorted.length && (sorted[next]!.start < end || index === pieces.length - 1); next++) {
      const note = sorted[next]!;
      const column = Math.min(note.start - start, line.length);
      const width = Math.max(1, Math.min(note.end - start, line.length) - column);
      out.push(`${' '.repeat(column)}${'^'.repeat(width)} ${note.words}`);
    }
    start = end;
  }
  return out.join('\n');
}
