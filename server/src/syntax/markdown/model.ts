/** What one pass over a Markdown file yields. All spans are offsets of the whole file. */
import type { Problem } from '../../base/problem.ts';
import type { Span } from '../../base/span.ts';

export interface Heading {
  readonly level: number;
  /** The visible text: emphasis, links and `{…}` attributes taken out. */
  readonly text: string;
  /** The whole line. */
  readonly span: Span;
  readonly textSpan: Span;
  /** End of the section it opens: the next heading of the same or a higher level, or the file's end. */
  readonly sectionEnd: number;
  /** `{continuity=kelvin date=2261 #anchor}` behind the text. */
  readonly attributes: readonly Attribute[];
}

export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly valueSpan: Span;
}

export interface Link {
  readonly type: 'wiki' | 'embed' | 'markdown' | 'image';
  readonly span: Span;
  /** Target without heading or block, decoded (`%20`), as it is to be resolved. Empty: this very file. */
  readonly target: string;
  readonly targetSpan: Span;
  readonly heading: string | undefined;
  readonly headingSpan: Span | undefined;
  /** `[[Page#^block]]` */
  readonly block: string | undefined;
  readonly label: string | undefined;
  readonly labelSpan: Span | undefined;
  /** Has a URL scheme or is a bare `//host`: not ours to resolve. */
  readonly external: boolean;
}

/** `<!-- lore: … -->`, `<!-- lore-ignore … -->`, or a comment of the YAML front matter. */
export interface Directive {
  readonly name: 'lore' | 'lore-ignore' | 'lore-ignore-file' | 'lore-ignore-end';
  readonly attributes: readonly Attribute[];
  /** Rule ids of an ignore; empty: all rules. */
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  readonly reason: string | undefined;
  readonly span: Span;
  /** True when nothing but the comment stands on its line. */
  readonly ownLine: boolean;
}

/** A stretch of prose across which sentences and names may run: a paragraph, a heading, a table cell, a list item. */
export interface ProseBlock {
  readonly type: 'paragraph' | 'heading' | 'cell' | 'item' | 'quote';
  readonly span: Span;
}

export interface MarkdownFile {
  /** The YAML between the `---` lines, without them; undefined when there is none. */
  readonly frontMatter: Span | undefined;
  /** From the opening `---` to behind the closing one. */
  readonly frontMatterBlock: Span | undefined;
  /** Where the text behind the front matter begins. */
  readonly bodyStart: number;
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  readonly directives: readonly Directive[];
  readonly blocks: readonly ProseBlock[];
  /** `^block-id` anchors. */
  readonly anchors: readonly { readonly id: string; readonly span: Span }[];
  /** Values of HTML `id` and `name` attributes: a link's `#fragment` may point there too. */
  readonly anchorIds: readonly string[];
  /**
   * As long as the file: prose stands where it stood, everything that is no prose (code, comments, HTML
   * tags, URLs, link targets, markup characters, tags, front matter) is blanked by spaces; line ends are kept.
   * Inline markup inside a word (`**Khi**tomer`, `[[Human]]s`, `*Worf*'s`) is U+2060 WORD JOINER instead:
   * readers of words take it as a part of the word that is not there. Everything else that is no space
   * equals the file's text at the same offset.
   *
   * A wiki link without a label leaves its page's name (`[[people/Gorkon#Death]]`: `Gorkon`), one with a
   * label the label alone; embeds leave a textual label only.
   */
  readonly prose: string;
  readonly problems: readonly Problem[];
}
