/** Blocks that hold no other blocks: how they begin, go on and end. */
import {
  isThematicBreak,
  readFence,
  readHeadingLine,
  taskMarkerWidth,
  underlineLevel,
} from './block-starts.ts';
import { addHeading, type BlockState, blockType, markFilled } from './block-state.ts';
import { skipGaps, trimEnd } from './chars.ts';
import { takeDefinitions } from './definitions.ts';
import { htmlBlockEnd } from './html-tags.ts';
import { HIDDEN } from './prose.ts';
import { isDelimiterRow, rowCells } from './tables.ts';

/**
 * Begins the block that this line begins, unless it is text. `settle` closes what stood open before.
 * `lazy`: a paragraph is open, if only in a container that this line does not belong to.
 */
export function startLeaf(
  state: BlockState,
  inParagraph: boolean,
  lazy: boolean,
  settle: () => void,
): boolean {
  const { text, mask, cursor } = state;
  const { next, end } = cursor;
  const code = text.charCodeAt(next);
  const html = code === 60 ? htmlBlockEnd(text, next, end, lazy) : undefined;
  if (html && (cursor.indent < 4 || !lazy)) return startHtml(state, html, settle);
  if (cursor.indent > 3) {
    if (lazy) return false;
    settle();
    markFilled(state);
    mask.fill(HIDDEN, cursor.pos, end);
    return true;
  }
  switch (code) {
    case 35:
      return startHeading(state, settle);
    case 96:
    case 126:
      return startFence(state, settle);
    case 37:
      return startComment(state, settle);
    case 36:
      return startMath(state, settle);
    case 45:
    case 61:
    case 42:
    case 95:
    case 124:
    case 58:
      return startRule(state, inParagraph, settle);
    default:
      return false;
  }
}

function startHtml(
  state: BlockState,
  ending: NonNullable<ReturnType<typeof htmlBlockEnd>>,
  settle: () => void,
): true {
  settle();
  markFilled(state);
  const { next, end } = state.cursor;
  state.open = { type: 'html', ending, start: next, end };
  if (htmlEnds(state, ending)) closeBlock(state);
  return true;
}

/** Whether what ends an HTML block stands on this line. */
export function htmlEnds(state: BlockState, ending: string): boolean {
  const { cursor } = state;
  if (ending === 'blank') return false;
  if (ending !== 'tag') return state.find(ending, cursor.next) < cursor.end;
  return ['script', 'style', 'pre', 'textarea'].some(
    (name) => state.findClosingTag(name, cursor.next) < cursor.end,
  );
}

function startHeading(state: BlockState, settle: () => void): boolean {
  const { text, mask, cursor } = state;
  const line = readHeadingLine(text, cursor.next, cursor.end);
  if (!line) return false;
  settle();
  markFilled(state);
  mask.fill(HIDDEN, cursor.next, line.start);
  mask.fill(HIDDEN, line.end, cursor.end);
  const heading = { level: line.level, start: cursor.pos, end: cursor.end, sectionEnd: cursor.end };
  addHeading(state, heading);
  state.leaves.push({ type: 'text', start: line.start, end: line.end, block: 'heading', heading });
  return true;
}

function startFence(state: BlockState, settle: () => void): boolean {
  const { text, mask, cursor } = state;
  const fence = readFence(text, cursor.next, cursor.end);
  if (!fence) return false;
  settle();
  markFilled(state);
  mask.fill(HIDDEN, cursor.next, cursor.end);
  state.open = { type: 'fence', ...fence };
  return true;
}

/** `%%` at the beginning of a line hides everything up to the next `%%`, as Obsidian does: to the file's end if need be. */
function startComment(state: BlockState, settle: () => void): boolean {
  const { text, mask, cursor } = state;
  const at = cursor.next;
  if (text.charCodeAt(at + 1) !== 37 || text.charCodeAt(at + 2) === 37) return false;
  const close = state.find('%%', at + 2);
  if (close < cursor.end) return false;
  settle();
  markFilled(state);
  state.commentEnd = Math.min(close + 2, text.length);
  mask.fill(HIDDEN, at, cursor.end);
  return true;
}

/** A formula of several lines; one that closes on its line, or never, is read with the text. */
function startMath(state: BlockState, settle: () => void): boolean {
  const { text, mask, cursor } = state;
  const at = cursor.next;
  if (text.charCodeAt(at + 1) !== 36) return false;
  const close = state.find('$$', at + 2);
  if (close < cursor.end || close === Number.POSITIVE_INFINITY) return false;
  settle();
  markFilled(state);
  mask.fill(HIDDEN, at, cursor.end);
  state.open = { type: 'math' };
  return true;
}

/** Lines of marks: under a heading, under a table's head, or across the page. */
function startRule(state: BlockState, inParagraph: boolean, settle: () => void): boolean {
  const { text, mask, cursor } = state;
  const { next, end } = cursor;
  if (inParagraph && startTable(state)) return true;
  const level = inParagraph ? underlineLevel(text, next, end) : 0;
  if (level > 0 && closeAsHeading(state, level)) return true;
  if (!isThematicBreak(text, next, end)) return false;
  settle();
  markFilled(state);
  mask.fill(HIDDEN, next, end);
  return true;
}

function closeAsHeading(state: BlockState, level: number): boolean {
  const { open, cursor, text, mask } = state;
  if (open?.type !== 'paragraph') return false;
  const taken = takeDefinitions(text, open.lines, state.definitions);
  hideLines(state, open.lines, taken);
  open.lines.splice(0, taken * 2);
  const first = open.lines[0];
  if (first === undefined) {
    // Nothing but definitions above: the line is no underline.
    state.open = undefined;
    return false;
  }
  mask.fill(HIDDEN, cursor.next, cursor.end);
  const heading = { level, start: first, end: cursor.end, sectionEnd: cursor.end };
  addHeading(state, heading);
  const end = trimEnd(text, first, open.lines.at(-1)!);
  state.leaves.push({ type: 'text', start: first, end, block: 'heading', heading });
  state.open = undefined;
  return true;
}

function hideLines(state: BlockState, lines: readonly number[], count: number): void {
  for (let i = 0; i < count * 2; i += 2) state.mask.fill(HIDDEN, lines[i]!, lines[i + 1]!);
}

/** The last line of the paragraph above becomes the head if it has as many cells as this line. */
function startTable(state: BlockState): boolean {
  const { open, cursor, text, mask } = state;
  if (open?.type !== 'paragraph' || !isDelimiterRow(text, cursor.next, cursor.end)) return false;
  const [start, end] = open.lines.slice(-2) as [number, number];
  const cells = rowCells(text, start, end);
  if (cells.length !== rowCells(text, cursor.next, cursor.end).length) return false;
  open.lines.length -= 2;
  closeBlock(state);
  addRow(state, start, end);
  mask.fill(HIDDEN, cursor.next, cursor.end);
  state.open = { type: 'table' };
  return true;
}

export function addTableRow(state: BlockState): void {
  addRow(state, state.cursor.next, state.cursor.end);
}

function addRow(state: BlockState, start: number, end: number): void {
  const cells = rowCells(state.text, start, end);
  let hiddenTo = start;
  for (let i = 0; i < cells.length; i += 2) {
    state.mask.fill(HIDDEN, hiddenTo, cells[i]!);
    hiddenTo = cells[i + 1]!;
    state.leaves.push({
      type: 'row',
      start: cells[i]!,
      end: hiddenTo,
      block: 'cell',
      heading: undefined,
    });
  }
  state.mask.fill(HIDDEN, hiddenTo, end);
}

export function startParagraph(state: BlockState): void {
  markFilled(state);
  const { text, cursor } = state;
  // A task's box is hidden already; its text begins behind it.
  const task = state.mask[cursor.next] === HIDDEN ? taskMarkerWidth(text, cursor.next, cursor.end) : 0;
  const start = skipGaps(text, cursor.next + task, cursor.end);
  state.open = { type: 'paragraph', lines: [start, cursor.end], block: blockType(state) };
}

export function addParagraphLine(state: BlockState): void {
  if (state.open?.type === 'paragraph') state.open.lines.push(state.cursor.next, state.cursor.end);
}

/** Ends the open block and hands its text on. */
export function closeBlock(state: BlockState): void {
  const { open, text, mask } = state;
  state.open = undefined;
  if (open?.type === 'paragraph') {
    const taken = open.lines.length > 0 ? takeDefinitions(text, open.lines, state.definitions) : 0;
    hideLines(state, open.lines, taken);
    const start = open.lines[taken * 2];
    if (start === undefined) return;
    const end = trimEnd(text, start, open.lines.at(-1)!);
    state.leaves.push({ type: 'text', start, end, block: open.block, heading: undefined });
  } else if (open?.type === 'html') {
    const prose = open.ending === 'blank' || open.ending === '-->';
    if (!prose) mask.fill(HIDDEN, open.start, open.end);
    else
      state.leaves.push({
        type: 'html',
        start: open.start,
        end: open.end,
        block: 'paragraph',
        heading: undefined,
      });
  }
}
