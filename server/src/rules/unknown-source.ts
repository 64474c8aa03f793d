import type { Span } from '../base/span.ts';
import { foldName } from '../domain/names/fold.ts';
import type { MemoKey, Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { citationsOf } from '../syntax/prose/citations.ts';
import type { FindingDraft, Rule } from './rule.ts';
import { isSource, nearReference } from './unknown-reference.ts';

export const unknownSource: Rule = {
  id: 'unknown-source',
  group: 'sources',
  summary: 'A source in YAML, or a title cited in prose, that is no work of the canon.',
  severity: 'warning',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) => {
    const known = workTitles(snapshot);
    // A world that lists no works does not keep track of them: then a citation is just prose.
    if (known.size === 0) return [];
    return [...unknownReferences(snapshot, file), ...unknownCitations(snapshot, file, known)];
  },
};

const titlesMemo: MemoKey<ReadonlySet<string>> = { name: 'titles of works' };

function workTitles(snapshot: Snapshot): ReadonlySet<string> {
  return snapshot.canonMemo(titlesMemo, () => {
    const titles = new Set<string>();
    for (const entity of snapshot.canon.entities.values()) {
      if (snapshot.canon.kindOf(entity)?.base !== 'work') continue;
      for (const name of entity.names) titles.add(foldTitle(name.text));
    }
    return titles;
  });
}

/** Titles are compared without the dots, dashes and articles in which citations differ. */
function foldTitle(title: string): string {
  return foldName(title.replace(/[.…!?,:;"“”]+/g, ' ')).replace(/^(?:the|a|an) /, '');
}

function unknownReferences(snapshot: Snapshot, file: FileSummary): FindingDraft[] {
  return file.references
    .filter((reference) => reference.optional !== true && isSource(reference) && reference.text !== '')
    .filter((reference) => snapshot.canon.resolve(reference).length === 0)
    .map((reference) => draft(snapshot, file, reference.span, reference.text));
}

function unknownCitations(snapshot: Snapshot, file: FileSummary, known: ReadonlySet<string>): FindingDraft[] {
  if (!file.markdown || !file.checked) return [];
  return citationsOf(file.text, file.markdown)
    .filter((citation) => !titleKnown(citation.series, citation.title, known))
    .map((citation) => draft(snapshot, file, citation.span, citation.title));
}

/** A work may be listed by its title alone, or with its series before it. */
function titleKnown(series: string, title: string, known: ReadonlySet<string>): boolean {
  return known.has(foldTitle(title)) || known.has(foldTitle(`${series}: ${title}`));
}

function draft(snapshot: Snapshot, file: FileSummary, span: Span, title: string): FindingDraft {
  const near = nearReference(snapshot, title);
  const hint = near
    ? `Did you mean \`${near}\`?`
    : 'Add it as an entity of kind `work`, or correct the title.';
  const edits = near ? [{ file: file.path, span, newText: near }] : [];
  return {
    span,
    message: `No work of the canon is called \`${title}\`. ${hint}`,
    fixes: near ? [{ title: `Change to \`${near}\``, edits, preferred: true }] : [],
  };
}
