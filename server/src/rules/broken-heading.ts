import { nearSection } from '../index/links/sections.ts';
import { resolveLink } from '../index/links.ts';
import type { FileSummary } from '../index/summary.ts';
import type { Link } from '../syntax/markdown/model.ts';
import { readLinks } from './broken-link.ts';
import type { FindingDraft, Rule } from './rule.ts';

export const brokenHeading: Rule = {
  id: 'broken-heading',
  group: 'links',
  summary: 'A link to a heading or a block that its page does not have.',
  severity: 'warning',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) =>
    readLinks(file).flatMap((link) => {
      const target = resolveLink(snapshot, file, link);
      return target.type === 'missing' && target.missing !== 'page'
        ? [report(file, link, target.file, target.missing)]
        : [];
    }),
};

function report(
  file: FileSummary,
  link: Link,
  page: FileSummary,
  missing: 'heading' | 'block',
): FindingDraft {
  const wanted = link.block ?? link.heading ?? '';
  const near = nearSection(page, wanted, missing === 'block');
  const where = page.path === file.path ? 'This page' : `\`${page.path}\``;
  const hint = near
    ? `Did you mean \`${near}\`?`
    : missing === 'heading'
      ? 'Correct the link, or give a section that heading.'
      : `Correct the link, or write \`^${wanted}\` behind the block.`;
  const span = link.headingSpan ?? link.span;
  return {
    span,
    message: `${where} has no ${missing} \`${wanted}\`. ${hint}`,
    related:
      page.path === file.path
        ? []
        : [{ file: page.path, span: { start: 0, end: 0 }, message: 'This is the page the link leads to.' }],
    fixes: near
      ? [
          {
            title: `Change to \`${near}\``,
            edits: [{ file: file.path, span, newText: written(link, near) }],
            preferred: true,
          },
        ]
      : [],
  };
}

/** White space ends a bare Markdown target. */
function written(link: Link, fragment: string): string {
  return link.type === 'wiki' || link.type === 'embed' ? fragment : fragment.replace(/\s/g, '%20');
}
