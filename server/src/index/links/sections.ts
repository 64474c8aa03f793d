/** Finds the heading or the block that the fragment of a link means. */
import type { Span } from '../../base/span.ts';
import { nearest } from '../../domain/names/nearest.ts';
import type { Heading } from '../../syntax/markdown/model.ts';
import type { FileSummary } from '../summary.ts';

export interface Section {
  /** What is to be selected there. */
  readonly span: Span;
  readonly heading: Heading | undefined;
}

/**
 * The place a `#fragment` means: nested headings (`A#B`), a heading as Obsidian or GitHub write it in links,
 * a `{#anchor}`, an HTML id. Headings are compared by letters and digits alone, since every tool drops other
 * characters of its own.
 */
export function findSection(file: FileSummary, fragment: string): Section | undefined {
  const { outline } = file;
  if (!outline) return undefined;
  const parts = fragment.split('#').filter((part) => part.trim() !== '');
  let within: readonly Heading[] = outline.headings;
  let found: Heading | undefined;
  for (const part of parts) {
    found = findHeading(file, within, part);
    if (!found) break;
    const { start } = found.span;
    const end = found.sectionEnd;
    within = within.filter((heading) => heading.span.start > start && heading.span.start < end);
  }
  if (found) return { span: found.textSpan, heading: found };
  return outline.anchorIds.includes(fragment)
    ? { span: { start: 0, end: 0 }, heading: undefined }
    : undefined;
}

function findHeading(file: FileSummary, among: readonly Heading[], part: string): Heading | undefined {
  const anchored = among.find((heading) =>
    heading.attributes.some(({ name, value }) => name === 'id' && value === part.trim()),
  );
  if (anchored) return anchored;
  const key = lettersOf(part);
  if (key === '') return among.find((heading) => heading.text.trim() === part.trim());
  const same = among.find((heading) => isCalled(file, heading, key));
  return same ?? repeated(file, among, part);
}

/** GitHub numbers headings of the same words: the second `Terms` is `#terms-1`. */
function repeated(file: FileSummary, among: readonly Heading[], part: string): Heading | undefined {
  const match = /^(.*)-(\d{1,4})$/.exec(part.trim());
  if (!match) return undefined;
  const key = lettersOf(match[1] ?? '');
  const same = among.filter((heading) => isCalled(file, heading, key));
  return same[Number(match[2])];
}

/** A heading is called by what it shows, or by its source: Obsidian keeps the brackets' content of both. */
function isCalled(file: FileSummary, heading: Heading, key: string): boolean {
  if (lettersOf(heading.text) === key) return true;
  const source = file.text.slice(heading.textSpan.start, heading.textSpan.end);
  return source !== heading.text && lettersOf(source) === key;
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

/** The place of a `^block`. */
export function findBlock(file: FileSummary, block: string): Section | undefined {
  const wanted = block.toLowerCase();
  const found = file.outline?.anchors.find((anchor) => anchor.id.toLowerCase() === wanted);
  return found && { span: found.span, heading: undefined };
}

/** The heading or block that was most likely meant, as it is to be written in the link. */
export function nearSection(file: FileSummary, fragment: string, block: boolean): string | undefined {
  const { outline } = file;
  if (!outline) return undefined;
  if (block) {
    const near = nearest(
      fragment,
      outline.anchors.map((anchor) => anchor.id),
    );
    return near === undefined ? undefined : `^${near}`;
  }
  const hash = fragment.lastIndexOf('#');
  const last = fragment.slice(hash + 1);
  const slugged = !/\s/.test(last) && last === last.toLowerCase();
  const names = new Map<string, string>();
  for (const { text } of outline.headings) names.set(slugged ? headingSlug(text) : linkText(text), text);
  const near = nearest(slugged ? last : linkText(last), names.keys());
  return near === undefined ? undefined : fragment.slice(0, hash + 1) + near;
}

/** As GitHub makes it: lower case, no punctuation, hyphens for spaces. */
export function headingSlug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\p{Pc}\s-]+/gu, '')
    .replace(/\s/g, '-');
}

/** As Obsidian writes it: characters that mean something in a link are spaces. */
function linkText(text: string): string {
  return text
    .replace(/[#^|:%[\]\\]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
