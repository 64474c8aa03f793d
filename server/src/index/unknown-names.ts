/** Proper names that are no canon names: misspelt ones, rare variants of frequent ones, and new ones. */
import type { Span } from '../base/span.ts';
import type { UnknownName } from './mention.ts';
import { type NameRun, nameRuns, type ProseReading } from './proper-names.ts';
import type { Snapshot } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

/** Proper names of a file's prose that are no canon names, in order. */
export function unknownNamesOf(snapshot: Snapshot, file: FileSummary): readonly UnknownName[] {
  const { markdown } = file;
  if (!markdown || !file.checked) return [];
  const reading: ProseReading = {
    prose: markdown.prose,
    lexicon: snapshot.lexicon,
    language: snapshot.config.language,
    known: snapshot.mentions(file).map((mention) => mention.span),
    skipped: [],
  };
  return markdown.blocks.flatMap((block) => nameRuns(reading, block).map((run) => toUnknown(file, run)));
}

function toUnknown(file: FileSummary, run: NameRun): UnknownName {
  const span: Span = run.span;
  return { span, text: file.text.slice(span.start, span.end), verdict: 'unknown', suggestions: [] };
}
