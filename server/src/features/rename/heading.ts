/** Renaming a heading with the links that lead to it. */

import { findSection, headingSlug } from '../../index/links/sections.ts';
import { resolveLink } from '../../index/links.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import type { Heading, Link } from '../../syntax/markdown/model.ts';
import type { Refusal, RenameEdit, Renaming } from './model.ts';

export function renameHeading(
  snapshot: Snapshot,
  file: FileSummary,
  heading: Heading,
  wanted: string,
): Renaming | Refusal {
  const to = wanted.replace(/\s+/g, ' ').trim();
  if (to === '') return { refused: 'A heading needs at least one character.' };
  const edits: RenameEdit[] = [{ file: file.path, span: heading.textSpan, newText: to, reason: 'canon' }];
  for (const other of snapshot.files.values()) {
    for (const link of other.markdown?.links ?? []) {
      if (link.heading === undefined || !link.headingSpan) continue;
      const target = resolveLink(snapshot, other, link);
      if (target.type !== 'heading' || target.heading !== heading) continue;
      const newText = fragment(file, link, heading, to);
      if (newText !== link.heading)
        edits.push({ file: other.path, span: link.headingSpan, newText, reason: 'link' });
    }
  }
  return { edits, moves: [] };
}

/** The fragment in the manner of the link: nested parts before it are kept, slugs stay slugs. */
function fragment(file: FileSummary, link: Link, heading: Heading, to: string): string {
  const written = link.heading ?? '';
  const hash = written.lastIndexOf('#');
  const before = written.slice(0, hash + 1);
  const last = written.slice(hash + 1);
  const slugged = last === headingSlug(heading.text) && last !== heading.text;
  const anchored = findSection(file, last)?.heading?.attributes.some(
    ({ name, value }) => name === 'id' && value === last,
  );
  if (anchored) return written;
  return before + (slugged || link.type === 'markdown' ? headingSlug(to) : to.replace(/[#^|[\]]+/g, ' '));
}
