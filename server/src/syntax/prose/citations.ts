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
