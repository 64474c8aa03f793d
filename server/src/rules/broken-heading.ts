import type { Fix } from '../domain/finding.ts';
import { headingSlug, nearSection } from '../index/links/sections.ts';
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
  const near = nearSection(page, wanted, missing === 'block') ?? akinSection(page, wanted, missing);
  const where = page.path === file.path ? 'This page' : `\`${page.path}\``;
  const others = near === undefined && missing === 'heading' ? headingsOf(page, wanted) : [];
  const span = link.headingSpan ?? link.span;
  const changeTo = (fragment: string): Fix => ({
    title: `Change to \`${fragment}\``,
    edits: [{ file: file.path, span, newText: written(link, fragment) }],
    preferred: fragment === near && isSlip(page, wanted, missing),
  });
  return {
    span,
    message: `${where} has no ${missing} \`${wanted}\`. ${hintFor(wanted, missing, near, others)}`,
    related:
      page.path === file.path
        ? []
        : [{ file: page.path, span: { start: 0, end: 0 }, message: 'This is the page the link leads to.' }],
    fixes: (near === undefined ? others : [near]).map(changeTo),
  };
}

function hintFor(
  wanted: string,
  missing: 'heading' | 'block',
  near: string | undefined,
  others: readonly string[],
): string {
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  if (missing === 'block') return `Correct the link, or write \`^${wanted}\` behind the block.`;
  const remedy = 'Correct the link, or give a section that heading.';
  if (others.length === 0) return remedy;
  return `It has ${others.map((other) => `\`${other}\``).join(', ')}. ${remedy}`;
}

/** Whether the nearest section is one by its letters, so that it may be put there unasked. */
function isSlip(page: FileSummary, wanted: string, missing: 'heading' | 'block'): boolean {
  return nearSection(page, wanted, missing === 'block') !== undefined;
}

/** More headings than these are no choice. */
const mostOffered = 5;

/** What a page's sections are called, as a link there would be written; none when there are too many. */
function headingsOf(page: FileSummary, wanted: string): readonly string[] {
  const [title, ...rest] = page.outline?.headings ?? [];
  const sections = title && title.level > 1 ? [title, ...rest] : rest;
  const names = new Set(sections.map(({ text }) => asWritten(page, text, wanted)));
  return names.size > mostOffered ? [] : [...names];
}

/** The one section whose heading has all the words of the wanted one, or the other way round. */
function akinSection(page: FileSummary, wanted: string, missing: 'heading' | 'block'): string | undefined {
  if (missing === 'block') return undefined;
  const own = wordsOf(wanted);
  const akin = (page.outline?.headings ?? []).filter(({ text, level }) => {
    const words = wordsOf(text);
    const [few, many] = words.size < own.size ? [words, own] : [own, words];
    return level > 1 && few.size > 0 && [...few].every((word) => many.has(word));
  });
  const [only, other] = akin;
  return only && !other ? asWritten(page, only.text, wanted) : undefined;
}

/** Words that tell one heading from another. */
function wordsOf(heading: string): ReadonlySet<string> {
  const words = heading.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return new Set(words.filter((word) => !/^(?:the|an?|of|and|in|on|at|to|for)$/.test(word)));
}

/** A heading in the manner of the wanted one: in words, or as GitHub makes an anchor of it. */
function asWritten(page: FileSummary, heading: string, wanted: string): string {
  const slugged = !/\s/.test(wanted) && wanted === wanted.toLowerCase();
  return nearSection(page, slugged ? headingSlug(heading) : heading, false) ?? heading;
}

/** White space ends a bare Markdown target. */
function written(link: Link, fragment: string): string {
  return link.type === 'wiki' || link.type === 'embed' ? fragment : fragment.replace(/\s/g, '%20');
}
