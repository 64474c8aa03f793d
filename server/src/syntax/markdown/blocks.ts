/**
 * The block pass: one walk over the lines that finds out what each of them belongs to (CommonMark 0.31 §3–5,
 * appendix "Phase 1"), hides everything that is no text, and collects the leaves whose text is read later.
 * Containers are a stack, not calls, and at most {@link deepestNesting} deep: every line costs its length.
 */
import {
  calloutWidth,
  closesFence,
  footnoteMarkerWidth,
  isThematicBreak,
  listMarkerWidth,
  taskMarkerWidth,
} from './block-starts.ts';
import { type BlockState, closeContainers, markFilled } from './block-state.ts';
import { isBlank, lineEnd, nextLine } from './chars.ts';
import { addParagraphLine, addTableRow, closeBlock, htmlEnds, startLeaf, startParagraph } from './leaves.ts';
import { advanceColumns, advanceUnits, measureIndent, skipIndent, startLine } from './line-cursor.ts';
import { HIDDEN } from './prose.ts';

/** Deeper quotes and lists are read as text. */
const deepestNesting = 100;

export function readBlocks(state: BlockState, from: number): void {
  const { text } = state;
  for (let start = from; start < text.length; ) {
    const end = lineEnd(text, start);
    readLine(state, start, end);
    start = nextLine(text, end);
  }
  state.lineStart = text.length;
  closeBlock(state);
  closeContainers(state, 0);
  for (const { heading } of state.openHeadings) heading.sectionEnd = text.length;
}

function readLine(state: BlockState, start: number, end: number): void {
  const { text, cursor } = state;
  state.lineStart = start;
  startLine(cursor, start, end);
  let matched = state.containers.length;
  if (start < state.commentEnd) {
    const hidden = Math.min(end, state.commentEnd);
    state.mask.fill(HIDDEN, start, hidden);
    if (hidden === end) return;
    advanceUnits(cursor, hidden - start);
  } else {
    matched = matchContainers(state);
  }
  measureIndent(text, cursor);
  if (matched < state.containers.length) {
    if (state.open?.type !== 'paragraph') closeUnmatched(state, matched);
  } else if (continueVerbatim(state)) {
    return;
  }
  readFresh(state, matched);
}

/** How many of the open containers this line belongs to; the cursor moves behind their marks. */
function matchContainers(state: BlockState): number {
  const { text, cursor, containers } = state;
  let depth = 0;
  for (; depth < containers.length; depth++) {
    const container = containers[depth]!;
    measureIndent(text, cursor);
    const blank = cursor.next >= cursor.end;
    if (container.type === 'quote') {
      if (cursor.indent > 3 || blank || text.charCodeAt(cursor.next) !== 62) return depth;
      takeQuoteMark(state);
    } else if (blank && !container.empty) {
      skipIndent(cursor);
    } else if (!blank && cursor.indent >= container.indent) {
      advanceColumns(text, cursor, container.indent);
    } else {
      return depth;
    }
  }
  return depth;
}

function takeQuoteMark(state: BlockState): void {
  const { text, cursor } = state;
  skipIndent(cursor);
  state.mask[cursor.pos] = HIDDEN;
  state.quoted = true;
  advanceUnits(cursor, 1);
  if (cursor.pos < cursor.end && isBlank(text.charCodeAt(cursor.pos))) advanceColumns(text, cursor, 1);
}

function closeUnmatched(state: BlockState, matched: number): void {
  closeBlock(state);
  closeContainers(state, matched);
}

/** Code, HTML and formulas take lines as they come. True when the line is used up. */
function continueVerbatim(state: BlockState): boolean {
  const { text, mask, cursor, open } = state;
  if (!open || open.type === 'paragraph' || open.type === 'table') return false;
  const blank = cursor.next >= cursor.end;
  if (open.type === 'html') {
    if (open.ending === 'blank' && blank) {
      if (!commentRunsOn(state, open.start, open.end)) {
        closeBlock(state);
        return false;
      }
      open.ending = '-->';
    }
    open.end = cursor.end;
    if (htmlEnds(state, open.ending)) closeBlock(state);
    return true;
  }
  mask.fill(HIDDEN, cursor.pos, cursor.end);
  const closes =
    open.type === 'math'
      ? state.find('$$', cursor.pos) < cursor.end
      : cursor.indent < 4 && closesFence(text, cursor.next, cursor.end, open);
  if (closes) state.open = undefined;
  return true;
}

/** Whether the HTML so far holds a comment that is not closed: browsers read on, blank line or not. */
function commentRunsOn(state: BlockState, start: number, end: number): boolean {
  for (let from = start; ; ) {
    const opens = state.find('<!--', from);
    if (opens >= end) return false;
    from = state.find('-->', opens);
    if (from >= end) return from < Number.POSITIVE_INFINITY;
  }
}

/** Opens the containers and the block that begin on this line, or continues the paragraph above. */
function readFresh(state: BlockState, matchedBefore: number): void {
  let matched = matchedBefore;
  const settle = (): void => {
    if (matched < state.containers.length || state.open) closeUnmatched(state, matched);
  };
  while (state.cursor.next < state.cursor.end) {
    if (!startsContainer(state, continuesParagraph(state, matched))) {
      readContent(state, matched, settle);
      return;
    }
    settle();
    openContainer(state);
    matched = state.containers.length;
    measureIndent(state.text, state.cursor);
  }
  closeUnmatched(state, matched);
}

function continuesParagraph(state: BlockState, matched: number): boolean {
  return state.open?.type === 'paragraph' && matched === state.containers.length;
}

function readContent(state: BlockState, matched: number, settle: () => void): void {
  const lazy = state.open?.type === 'paragraph';
  if (startLeaf(state, continuesParagraph(state, matched), lazy, settle)) return;
  if (lazy) {
    addParagraphLine(state);
  } else if (state.open?.type === 'table' && matched === state.containers.length) {
    addTableRow(state);
  } else {
    settle();
    startParagraph(state);
  }
}

function startsContainer(state: BlockState, inParagraph: boolean): boolean {
  const { text, cursor } = state;
  if (cursor.indent > 3 || state.containers.length >= deepestNesting) return false;
  const [at, end] = [cursor.next, cursor.end];
  const code = text.charCodeAt(at);
  if (code === 62) return true;
  if (code === 91) return footnoteMarkerWidth(text, at, end) > 0;
  if (listMarkerWidth(text, at, end, inParagraph) === 0) return false;
  return !isThematicBreak(text, at, end);
}

function openContainer(state: BlockState): void {
  const { text, cursor, containers, mask } = state;
  markFilled(state);
  const code = text.charCodeAt(cursor.next);
  if (code === 62) {
    takeQuoteMark(state);
    containers.push({ type: 'quote', indent: 0, empty: true });
    openCallout(state);
    return;
  }
  const markerIndent = cursor.indent;
  const width =
    footnoteMarkerWidth(text, cursor.next, cursor.end) ||
    listMarkerWidth(text, cursor.next, cursor.end, false);
  skipIndent(cursor);
  mask.fill(HIDDEN, cursor.pos, cursor.pos + width);
  advanceUnits(cursor, width);
  if (code === 91) {
    containers.push({ type: 'footnote', indent: 4, empty: true });
    return;
  }
  measureIndent(text, cursor);
  const blank = cursor.next >= cursor.end;
  const padding = blank || cursor.indent > 4 ? 1 : cursor.indent;
  containers.push({ type: 'item', indent: markerIndent + width + padding, empty: true });
  advanceColumns(text, cursor, padding);
  openTask(state);
}

function openTask(state: BlockState): void {
  const { text, cursor, mask } = state;
  measureIndent(text, cursor);
  const width = cursor.indent < 4 ? taskMarkerWidth(text, cursor.next, cursor.end) : 0;
  if (width > 0) mask.fill(HIDDEN, cursor.next, cursor.next + width);
}

/** `> [!cite]- Title`: the head is hidden, and the title is prose that does not run on into the text below. */
function openCallout(state: BlockState): void {
  const { text, cursor, mask } = state;
  measureIndent(text, cursor);
  const width = cursor.indent < 4 ? calloutWidth(text, cursor.next, cursor.end) : 0;
  if (width === 0) return;
  mask.fill(HIDDEN, cursor.next, cursor.next + width);
  markFilled(state);
  const start = cursor.next + width;
  if (start < cursor.end)
    state.leaves.push({ type: 'text', start, end: cursor.end, block: 'quote', heading: undefined });
  skipIndent(cursor);
  cursor.pos = cursor.end;
}
