/** Saying that a passage is told in another continuity. */
import { contains } from '../../base/span.ts';
import type { Fix, TextEdit } from '../../domain/finding.ts';
import type { ContinuityId } from '../../domain/ids.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import type { Heading, ProseBlock } from '../../syntax/markdown/model.ts';
import type { ProseSentence } from '../../time/prose/sentence.ts';

/** The paragraph alone, or its whole section. What else stands there is judged anew: the author is to choose. */
export function scopeFixes(
  snapshot: Snapshot,
  file: FileSummary,
  sentence: ProseSentence,
  continuity: ContinuityId,
): readonly Fix[] {
  const at = sentence.span.start;
  // Where the sentence says itself in which continuity it is told, no scope says otherwise.
  if (sentence.telling !== undefined) return [];
  const block = file.markdown?.blocks.find(({ span }) => contains(span, at));
  const heading = file.markdown?.headings.findLast(
    ({ span, sectionEnd }) => span.start <= at && at < sectionEnd,
  );
  const paragraph = block && paragraphEdits(snapshot, file, block, sentence, continuity);
  const section = heading && sectionEdit(file, heading, continuity);
  return [
    ...(paragraph ? [offer(`Tell this paragraph in \`${continuity}\``, paragraph)] : []),
    ...(section ? [offer(`Tell the section \`${heading.text}\` in \`${continuity}\``, [section])] : []),
  ];
}

/** What is impossible here may be just so in another continuity: a sentence that says so, and the scopes. */
export function elsewhere(
  snapshot: Snapshot,
  file: FileSummary,
  sentence: ProseSentence,
  continuity: ContinuityId | undefined,
): { readonly advice: string; readonly fixes: readonly Fix[] } {
  if (continuity === undefined) return { advice: '', fixes: [] };
  const advice = ` In the continuity \`${continuity}\` it is possible: give the passage that continuity if it is told there.`;
  return { advice, fixes: scopeFixes(snapshot, file, sentence, continuity) };
}

function offer(title: string, edits: readonly TextEdit[]): Fix {
  return { title, edits, preferred: false };
}

/** A comment above it, and one below that leads back, where the section goes on. */
function paragraphEdits(
  { continuities }: Snapshot,
  file: FileSummary,
  { type, span }: ProseBlock,
  sentence: ProseSentence,
  continuity: ContinuityId,
): readonly TextEdit[] | undefined {
  const own = sentence.continuity ?? continuities.root;
  const start = file.lines.lineStart(file.lines.lineAt(span.start));
  if (type !== 'paragraph' || start !== span.start || own === undefined) return undefined;
  const lineBreak = /\r\n|\n|\r/.exec(file.text)?.[0] ?? '\n';
  const comment = (id: ContinuityId): string => `<!-- lore: continuity=${id} -->`;
  const rest = /\S.*/.exec(file.text.slice(span.end))?.[0];
  const end = file.text.slice(0, span.end).trimEnd().length;
  const above = edit(file, start, `${comment(continuity)}${lineBreak}`);
  if (rest === undefined || isHeading(file, span.end)) return [above];
  return [above, edit(file, end, `${lineBreak}${comment(own)}`)];
}

/** Whether a heading is the next thing behind an offset. */
function isHeading(file: FileSummary, offset: number): boolean {
  const next = file.markdown?.headings.find(({ span }) => span.start >= offset);
  return next !== undefined && file.text.slice(offset, next.span.start).trim() === '';
}

function sectionEdit(file: FileSummary, heading: Heading, continuity: ContinuityId): TextEdit | undefined {
  const line = file.text.slice(heading.span.start, heading.span.end);
  // Only a heading in one line of its own mark can take attributes at its end.
  if (heading.attributes.length > 0 || !/^#{1,6} [^\r\n]*[^\s#}][ \t]*$/.test(line.trimEnd()))
    return undefined;
  return edit(file, heading.span.start + line.trimEnd().length, ` {continuity=${continuity}}`);
}

function edit(file: FileSummary, at: number, newText: string): TextEdit {
  return { file: file.path, span: { start: at, end: at }, newText };
}
