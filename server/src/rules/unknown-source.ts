import type { Span } from '../base/span.ts';
import { foldName } from '../domain/names/fold.ts';
import { nearest } from '../domain/names/nearest.ts';
import { worksKey } from '../index/name-change.ts';
import type { MemoKey, Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { citationsOf, titlesTold } from '../syntax/prose/citations.ts';
import type { FindingDraft, Rule } from './rule.ts';
import { isSource, nearReference, optionalSlip } from './unknown-reference.ts';

export const unknownSource: Rule = {
  id: 'unknown-source',
  group: 'sources',
  summary: 'A source in YAML, or a title cited in prose, that is no work of the canon.',
  severity: 'warning',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) => {
    if (!cites(file)) return [];
    const known = workTitles(snapshot);
    // A world that lists no works does not keep track of them: then a citation is just prose.
    if (known.size === 0) return [];
    return [
      ...unknownReferences(snapshot, file, known),
      ...unknownCitations(file, known),
      ...misspeltTitles(snapshot, file, known),
    ];
  },
};

/** Most files cite nothing, so that no title matters to them. */
function cites(file: FileSummary): boolean {
  if (file.references.some(isSource)) return true;
  if (!file.markdown || !file.checked) return false;
  const { text, markdown } = file;
  return citationsOf(text, markdown).length > 0 || titlesTold(text, markdown).length > 0;
}

/** Titles as they are written, by their folded form. */
const titlesMemo: MemoKey<ReadonlyMap<string, string>> = { name: 'titles of works' };

function workTitles(snapshot: Snapshot): ReadonlyMap<string, string> {
  snapshot.asks(worksKey);
  return snapshot.canonMemo(titlesMemo, () => {
    const titles = new Map<string, string>();
    for (const entity of snapshot.canon.entities.values()) {
      if (snapshot.canon.kindOf(entity)?.base !== 'work') continue;
      for (const name of entity.names) titles.set(foldTitle(name.text), name.text);
    }
    return titles;
  });
}

/** Titles are compared without the dots, dashes and articles in which citations differ. */
function foldTitle(title: string): string {
  return foldName(title.replace(/[.…!?,:;"“”]+/g, ' ')).replace(/^(?:the|a|an) /, '');
}

function unknownReferences(
  snapshot: Snapshot,
  file: FileSummary,
  known: ReadonlyMap<string, string>,
): FindingDraft[] {
  return file.references
    .filter((reference) => isSource(reference) && reference.text !== '')
    .filter((reference) => snapshot.canon.resolve(reference).length === 0)
    .flatMap((reference) => {
      const { span, text, optional } = reference;
      if (!optional)
        return [draft(file, span, text, nearReference(snapshot, text) ?? nearTitle(text, known))];
      const slip = optionalSlip(snapshot, file, reference);
      return slip === undefined ? [] : [draft(file, span, text, slip)];
    });
}

function unknownCitations(file: FileSummary, known: ReadonlyMap<string, string>): FindingDraft[] {
  if (!file.markdown || !file.checked) return [];
  return citationsOf(file.text, file.markdown)
    .filter((citation) => !titleKnown(citation.series, citation.title, known))
    .map(({ span, title }) => draft(file, span, title, nearTitle(title, known)));
}

/** A title behind "as told in" may be a work that canon need not list; one that is nearly a listed one is a slip. */
function misspeltTitles(
  snapshot: Snapshot,
  file: FileSummary,
  known: ReadonlyMap<string, string>,
): FindingDraft[] {
  if (!file.markdown || !file.checked) return [];
  return titlesTold(file.text, file.markdown).flatMap(({ title, span }) => {
    if (known.has(foldTitle(title))) return [];
    if (snapshot.canon.resolve({ text: title, span, kinds: [] }).length > 0) return [];
    const near = nearTitle(title, known);
    return near ? [draft(file, span, title, near)] : [];
  });
}

/** A work may be listed by its title alone, or with its series before it. */
function titleKnown(series: string, title: string, known: ReadonlyMap<string, string>): boolean {
  return known.has(foldTitle(title)) || known.has(foldTitle(`${series}: ${title}`));
}

function nearTitle(title: string, known: ReadonlyMap<string, string>): string | undefined {
  return known.get(nearest(foldTitle(title), known.keys()) ?? '');
}

function draft(file: FileSummary, span: Span, title: string, near: string | undefined): FindingDraft {
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
