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

/** "As told in *The Dyke Roll*": words that lead to a work, and its title in italics or quotation marks. */
const toldIn =
  /\b(?:(?:told|retold|recorded|recounted|described|chronicled|sung|quoted|cited|related|reported|set down|written) in|according to|see|cf\.|source:)\s+(?:(?:\*{1,2}|_)([^*_\n]{4,120})(?:\*{1,2}|_)|["“]([^"“”\n]{4,120})["”])/giu;

/** Titles that prose names as its sources in so many words, in order. */
export function titlesTold(text: string, markdown: MarkdownFile): Pick<Citation, 'title' | 'span'>[] {
  const found: Pick<Citation, 'title' | 'span'>[] = [];
  for (const match of text.matchAll(toldIn)) {
    if (markdown.prose[match.index] !== text[match.index]) continue;
    const title = (match[1] ?? match[2] ?? '').replace(/[,.;]$/, '');
    const start = match.index + match[0].lastIndexOf(title);
    found.push({ title, span: { start, end: start + title.length } });
  }
  return found;
}
