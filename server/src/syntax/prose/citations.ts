import type { Span } from '../../base/span.ts';
import type { MarkdownFile } from '../markdown/model.ts';

/** A title cited as `(SERIES: "Title")`. */
export interface Citation {
  readonly series: string;
  readonly title: string;
  /** The title without its quotation marks. */
  readonly span: Span;
}

/** Parentheses that open with a series and a quoted title; a bound on their length keeps the search linear. */
const cited = /\(((?:[A-Z][\p{L}\p{N}'’&.-]{0,40} ?){1,6}): ?(["“][^()\n]{1,300}["”])[^()\n]{0,80}\)/gu;
const quoted = /["“]([^"“”\n]{1,200})["”]/gu;

/** Every citation that stands in prose, in order; one parenthesis may cite several titles. */
export function citationsOf(text: string, markdown: MarkdownFile): Citation[] {
  const found: Citation[] = [];
  for (const match of text.matchAll(cited)) {
    if (markdown.prose[match.index] !== '(') continue;
    const series = (match[1] ?? '').trim();
    const quotes = match[2] ?? '';
    const at = match.index + match[0].indexOf(quotes);
    for (const inner of quotes.matchAll(quoted)) {
      const title = (inner[1] ?? '').replace(/[,;]$/, '').trim();
      const start = at + inner.index + 1 + (inner[1] ?? '').indexOf(title);
      if (title) found.push({ series, title, span: { start, end: start + title.length } });
    }
  }
  return found;
}

/**
 * Where a title begins behind the last of the words that lead to a work, "as told in *The Dyke Roll*". It is looked
 * for from the title back: its marks are far rarer than those words.
 */
const leads = /(?<=(in|to|see|cf\.|source:)(\s{1,4}))["“*_]/gi;
/** What stands before it. */
const before: Readonly<Record<string, RegExp>> = {
  in: /\b(?:told|retold|recorded|recounted|described|chronicled|sung|quoted|cited|related|reported|set down|written)\s$/i,
  to: /\baccording\s$/i,
};
const alone = /(?:^|[^\p{L}\p{M}\p{N}])$/u;
const longestLead = 12;
/** Its title, in italics or quotation marks. */
const titled = /(?:\*{1,2}|_)([^*_\n]{4,120})(?:\*{1,2}|_)|["“]([^"“”\n]{4,120})["”]/y;

/** Titles that prose names as its sources in so many words, in order. */
export function titlesTold(text: string, markdown: MarkdownFile): Pick<Citation, 'title' | 'span'>[] {
  const found: Pick<Citation, 'title' | 'span'>[] = [];
  for (const { 1: lead = '', 2: gap = '', index } of text.matchAll(leads)) {
    const at = index - gap.length - lead.length;
    if (markdown.prose[at] !== text[at]) continue;
    const said = before[lead.toLowerCase()] ?? alone;
    if (!said.test(text.slice(Math.max(0, at - longestLead), at))) continue;
    titled.lastIndex = index;
    const match = titled.exec(text);
    if (!match) continue;
    const title = (match[1] ?? match[2] ?? '').replace(/[,.;]$/, '');
    const start = match.index + match[0].lastIndexOf(title);
    found.push({ title, span: { start, end: start + title.length } });
  }
  return found;
}
