/** What the block pass knows while it goes down a file line by line. */
import type { Finder } from './finder.ts';
import type { HtmlEnd } from './html-tags.ts';
import type { LineCursor } from './line-cursor.ts';
import type { Definition } from './link-parts.ts';
import type { ProseBlock } from './model.ts';

/** A quote, a list item or a footnote: what other blocks stand in. */
export interface Container {
  readonly type: 'quote' | 'item' | 'footnote';
  /** Columns by which a line must be indented to belong to an item or a footnote. */
  readonly indent: number;
  /** Nothing stands in it yet: a blank line ends an item that began with one. */
  empty: boolean;
}

/** A finished block whose text is still to be read for links, emphasis and so on. */
export interface Leaf {
  readonly type: 'text' | 'html' | 'row';
  readonly start: number;
  readonly end: number;
  readonly block: ProseBlock['type'];
  readonly heading: HeadingDraft | undefined;
}

export interface HeadingDraft {
  readonly level: number;
  readonly start: number;
  readonly end: number;
  /** Set when the section ends. */
  sectionEnd: number;
}

export type OpenBlock =
  | { readonly type: 'paragraph'; readonly lines: number[]; readonly block: ProseBlock['type'] }
  | { readonly type: 'fence'; readonly code: number; readonly size: number }
  | { readonly type: 'math' }
  | { readonly type: 'html'; ending: HtmlEnd; readonly start: number; end: number }
  | { readonly type: 'table' };

export interface BlockState {
  readonly text: string;
  readonly mask: Uint8Array;
  readonly find: Finder;
  readonly findClosingTag: Finder;
  readonly cursor: LineCursor;
  readonly containers: Container[];
  readonly leaves: Leaf[];
  readonly headings: HeadingDraft[];
  /** Headings whose section is still open, outermost first, with the number of containers they stand in. */
  readonly openHeadings: { readonly heading: HeadingDraft; readonly depth: number }[];
  readonly definitions: Map<string, Definition>;
  lineStart: number;
  open: OpenBlock | undefined;
  /** Offset behind a `%% … %%` comment of several lines. */
  commentEnd: number;
  /** Some lines begin with `>`: their markers must be taken out before text is read across lines. */
  quoted: boolean;
}

/** The kind of prose that a paragraph right here is. */
export function blockType(state: BlockState): ProseBlock['type'] {
  const type = state.containers.at(-1)?.type;
  return type === 'quote' ? 'quote' : type === 'item' ? 'item' : 'paragraph';
}

/** Closes the containers behind the first `depth` ones, and the sections of headings inside them. */
export function closeContainers(state: BlockState, depth: number): void {
  state.containers.length = depth;
  endSections(state, (open) => open.depth > depth, state.lineStart);
}

function endSections(
  state: BlockState,
  ends: (open: BlockState['openHeadings'][number]) => boolean,
  at: number,
): void {
  for (let last = state.openHeadings.at(-1); last && ends(last); last = state.openHeadings.at(-1)) {
    last.heading.sectionEnd = at;
    state.openHeadings.pop();
  }
}

export function addHeading(state: BlockState, heading: HeadingDraft): void {
  const depth = state.containers.length;
  endSections(state, (open) => open.depth === depth && open.heading.level >= heading.level, heading.start);
  state.headings.push(heading);
  state.openHeadings.push({ heading, depth });
}

/** Text that a quote, an item or a footnote holds makes them, and all around them, no longer empty. */
export function markFilled(state: BlockState): void {
  const last = state.containers.at(-1);
  if (last) last.empty = false;
}
