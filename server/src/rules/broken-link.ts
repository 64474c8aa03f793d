import { overlapTest } from '../base/span.ts';
import type { Fix } from '../domain/finding.ts';
import { type LinkSuggestion, nearTargets } from '../index/links/suggest.ts';
import { resolveLink, wikiLink } from '../index/links.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import type { Link } from '../syntax/markdown/model.ts';
import type { FindingDraft, Rule } from './rule.ts';

export const brokenLink: Rule = {
  id: 'broken-link',
  group: 'links',
  summary: 'A link to a page or an entity that does not exist.',
  severity: 'warning',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) => [
    ...propertyLinks(file)
      .filter((link) => isMissing(snapshot, file, link))
      .flatMap((link) => report(snapshot, file, link).filter((draft) => draft.fixes?.length)),
    ...readLinks(file)
      .filter((link) => isMissing(snapshot, file, link))
      .flatMap((link) => report(snapshot, file, link)),
  ],
};

function isMissing(snapshot: Snapshot, file: FileSummary, link: Link): boolean {
  const target = resolveLink(snapshot, file, link);
  return target.type === 'missing' && target.missing === 'page';
}

const propertyLink = /\[\[([^\][|#^\n]+)(?:[#^|][^\][\n]*)?\]\]/g;

/**
 * Wiki links under other people's keys in front matter, of which only a slip is told. Those under our own keys are
 * references, and told by another rule.
 */
function propertyLinks(file: FileSummary): readonly Link[] {
  const range = file.markdown?.frontMatter;
  if (!range || !(file.checked || file.definesCanon)) return [];
  const isReference = overlapTest(
    file.references.filter(({ optional }) => !optional).map(({ span }) => span),
  );
  return [...file.text.slice(range.start, range.end).matchAll(propertyLink)].flatMap((match): Link[] => {
    const [whole, target = ''] = match;
    const start = range.start + match.index;
    const span = { start, end: start + whole.length };
    const line = file.text.slice(file.text.lastIndexOf('\n', start) + 1, start);
    if (/(?:^|\s)#/.test(line) || isReference(span)) return [];
    const targetSpan = { start: start + 2, end: start + 2 + target.length };
    return [wikiLink(target.trim(), span, targetSpan)];
  });
}

/** Links of a page that Lorecheck looks after. Links by reference share one target, which is told once. */
export function readLinks(file: FileSummary): readonly Link[] {
  if (!file.markdown || !(file.checked || file.definesCanon)) return [];
  const told = new Set<number>();
  return file.markdown.links.filter((link) => {
    const inside = link.targetSpan.start >= link.span.start && link.targetSpan.end <= link.span.end;
    if (inside) return true;
    if (told.has(link.targetSpan.start)) return false;
    told.add(link.targetSpan.start);
    return true;
  });
}

function report(snapshot: Snapshot, file: FileSummary, link: Link): FindingDraft[] {
  const suggestions = nearTargets(snapshot, file, link);
  const [best] = suggestions;
  // `[text](word)` may be a page of a web site, or no link at all: only a slip is sure.
  if (!best && !isPageLink(link)) return [];
  const asPath = link.type === 'markdown' || link.type === 'image' || link.target.includes('/');
  const what = asPath
    ? `There is no page \`${link.target}\`.`
    : `No page and no entity is called \`${link.target}\`.`;
  const hint = best
    ? `Did you mean \`${best.name}\`?`
    : asPath
      ? 'Correct the path, or write the page.'
      : 'Write the page, add it to the canon, or correct the link.';
  const place = best?.place;
  return [
    {
      span: link.targetSpan,
      message: `${what} ${hint}`,
      related: best && place ? [{ ...place, message: `\`${best.name}\` is here.` }] : [],
      fixes: suggestions.map((suggestion) => changeTo(file, link, suggestion, suggestions)),
    },
  ];
}

function isPageLink(link: Link): boolean {
  return link.type === 'wiki' || link.type === 'embed' || /\.(?:md|markdown)$/i.test(link.target);
}

/** Preferred only when one slip explains it and nothing else is as near. */
function changeTo(
  file: FileSummary,
  link: Link,
  suggestion: LinkSuggestion,
  all: readonly LinkSuggestion[],
): Fix {
  const rivals = all.filter((other) => other.distance <= suggestion.distance);
  return {
    title: `Change to \`${suggestion.name}\``,
    edits: [{ file: file.path, span: link.targetSpan, newText: suggestion.newTarget }],
    preferred: suggestion.distance <= 1 && rivals.length === 1,
  };
}
