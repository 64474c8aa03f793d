/**
 * Reads Markdown as CommonMark, GitHub and Obsidian write it, in two passes over the text: blocks, then what
 * stands in their text. Every step is linear in the length of the file, whatever stands in it, and none calls
 * itself. Two departures from CommonMark, on purpose: indented HTML is HTML, not code (wiki infoboxes have it
 * behind blank lines), and the text between HTML tags is read like any other prose.
 */
import type { BlockState, Leaf } from './block-state.ts';
import { readBlocks } from './blocks.ts';
import { isAsciiWord, isGap, trimEnd } from './chars.ts';
import { createCloseTagFinder, createFinder } from './finder.ts';
import { readFrontMatter } from './front-matter.ts';
import { makeHeading, takeAttributes } from './headings.ts';
import { readInline } from './inline.ts';
import { beginStretch, endStretch } from './inline-html.ts';
import type { InlineState } from './inline-state.ts';
import type { Heading, MarkdownFile } from './model.ts';
import { HIDDEN, maskedText } from './prose.ts';

/** Reads a whole file. Never throws; what it cannot make sense of is text. */
export function readMarkdown(text: string): MarkdownFile {
  const front = readFrontMatter(text);
  const mask = new Uint8Array(text.length);
  mask.fill(HIDDEN, 0, front.bodyStart);
  const blocks = createBlockState(text, mask);
  readBlocks(blocks, front.bodyStart);
  const inline = createInlineState(blocks);
  const headings: Heading[] = [];
  for (const leaf of blocks.leaves) readLeaf(inline, leaf, headings);
  return {
    frontMatter: front.yaml,
    frontMatterBlock: front.block,
    bodyStart: front.bodyStart,
    headings,
    links: inOrder(inline.links),
    directives: inOrder(inline.directives),
    blocks: inOrder(inline.blocks),
    anchors: inline.anchors,
    anchorIds: inline.anchorIds,
    prose: maskedText(text, mask),
    problems: front.problem ? [front.problem] : [],
  };
}

function createBlockState(text: string, mask: Uint8Array): BlockState {
  return {
    text,
    mask,
    find: createFinder(text),
    findClosingTag: createCloseTagFinder(text),
    cursor: { pos: 0, column: 0, end: 0, next: 0, indent: 0 },
    containers: [],
    leaves: [],
    headings: [],
    openHeadings: [],
    definitions: new Map(),
    lineStart: 0,
    open: undefined,
    commentEnd: 0,
    quoted: false,
  };
}

function createInlineState(blocks: BlockState): InlineState {
  const text = blocks.quoted ? maskedText(blocks.text, blocks.mask) : blocks.text;
  return {
    source: blocks.text,
    text,
    mask: blocks.mask,
    find: createFinder(text),
    findClosingTag: createCloseTagFinder(text),
    definitions: blocks.definitions,
    links: [],
    directives: [],
    anchors: [],
    anchorIds: [],
    blocks: [],
    visible: undefined,
    delimiters: [],
    brackets: [],
    lastLinkStart: -1,
    stretchStart: 0,
    stretchType: 'paragraph',
    end: 0,
    inHtml: false,
    backticks: undefined,
    nextDollar: -1,
  };
}

function readLeaf(state: InlineState, leaf: Leaf, headings: Heading[]): void {
  const heading = leaf.heading && takeAttributes(state.text, state.mask, leaf);
  const end = takeAnchor(state, leaf.start, heading?.end ?? leaf.end);
  state.inHtml = leaf.type === 'html';
  state.visible = heading ? [] : undefined;
  beginStretch(state, leaf.start, leaf.block);
  readInline(state, leaf.start, end);
  endStretch(state, end);
  if (leaf.heading) {
    headings.push(makeHeading(state, leaf.heading, leaf.start, end, heading?.attributes ?? []));
  }
}

/** Hides `^block-id` at the end of a leaf. Returns where the text in front of it ends. */
function takeAnchor(state: InlineState, start: number, end: number): number {
  const { text, mask } = state;
  let i = end;
  while (i > start && (isAsciiWord(text.charCodeAt(i - 1)) || text.charCodeAt(i - 1) === 45)) i--;
  const caret = i - 1;
  if (i === end || caret < start || text.charCodeAt(caret) !== 94) return end;
  if (caret > start && !isGap(text.charCodeAt(caret - 1))) return end;
  mask.fill(HIDDEN, caret, end);
  state.anchors.push({ id: text.slice(i, end), span: { start: caret, end } });
  return trimEnd(text, start, caret);
}

/** Links close inside out, comments and blocks come as they stand; mostly nothing is to be done. */
function inOrder<T extends { readonly span: { readonly start: number } }>(items: T[]): T[] {
  for (let i = 1; i < items.length; i++) {
    if (items[i]!.span.start < items[i - 1]!.span.start) {
      return items.sort((a, b) => a.span.start - b.span.start);
    }
  }
  return items;
}
