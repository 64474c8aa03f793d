/** What the inline pass knows while it reads the text of one leaf after the other. */
import type { Delimiter } from './emphasis.ts';
import type { Finder } from './finder.ts';
import type { Definition } from './link-parts.ts';
import type { Directive, Link, ProseBlock } from './model.ts';

export interface Bracket {
  readonly start: number;
  readonly image: boolean;
  /** Number of emphasis runs in front of it. */
  readonly delimiters: number;
  /** Another bracket opened behind it: its text can be no label. */
  nested: boolean;
}

export interface InlineState {
  /** The file's text. Definitions stand in it, hidden from `text`. */
  readonly source: string;
  /** The text with the marks of quotes blanked; as long as the file. */
  readonly text: string;
  readonly mask: Uint8Array;
  readonly find: Finder;
  readonly findClosingTag: Finder;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly links: Link[];
  readonly directives: Directive[];
  readonly anchors: {
    readonly id: string;
    readonly span: { readonly start: number; readonly end: number };
  }[];
  readonly blocks: ProseBlock[];
  /** Values of HTML `id` and `name` attributes. */
  readonly anchorIds: string[];
  /** Hidden from prose but visible to the reader (code, formulas, addresses); only kept for headings. */
  visible: { readonly start: number; readonly end: number }[] | undefined;
  readonly delimiters: Delimiter[];
  readonly brackets: Bracket[];
  /** Where the latest link began: brackets in front of it cannot begin another one around it. */
  lastLinkStart: number;
  /** Start of the stretch of prose that is being read, and what it is. */
  stretchStart: number;
  stretchType: ProseBlock['type'];
  /** Ends of the leaf. */
  end: number;
  inHtml: boolean;
  /** Last run of backticks of each length, once the leaf has been read to its end for them. */
  backticks: Map<number, number> | undefined;
  /** Next `$` that can close a formula; for one leaf. */
  nextDollar: number;
}

/** Keeps what is hidden from prose but shown to the reader. */
export function keepVisible(state: InlineState, start: number, end: number): void {
  state.visible?.push({ start, end });
}
