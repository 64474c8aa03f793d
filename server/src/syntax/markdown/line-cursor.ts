/** Walks the beginning of a line in columns, tabs counted as Markdown does: to the next multiple of four. */
import { isBlank, TAB } from './chars.ts';

export interface LineCursor {
  /** Offset of the first unit that no container has taken. A tab may be taken in part. */
  pos: number;
  /** Column of what is left at `pos`. */
  column: number;
  /** Offset of the line end. */
  end: number;
  /** First offset from `pos` on that is neither space nor tab. */
  next: number;
  /** Columns between `pos` and `next`. */
  indent: number;
}

export function startLine(cursor: LineCursor, start: number, end: number): void {
  cursor.pos = start;
  cursor.column = 0;
  cursor.end = end;
}

/** Sets `next` and `indent`. */
export function measureIndent(text: string, cursor: LineCursor): void {
  let i = cursor.pos;
  let column = cursor.column;
  for (; i < cursor.end; i++) {
    const code = text.charCodeAt(i);
    if (!isBlank(code)) break;
    column += code === TAB ? 4 - (column % 4) : 1;
  }
  cursor.next = i;
  cursor.indent = column - cursor.column;
}

/** Moves to `next`. */
export function skipIndent(cursor: LineCursor): void {
  cursor.pos = cursor.next;
  cursor.column += cursor.indent;
}

/** Moves over a number of units that are no tabs. */
export function advanceUnits(cursor: LineCursor, count: number): void {
  cursor.pos += count;
  cursor.column += count;
}

/** Moves over a number of columns of white space. */
export function advanceColumns(text: string, cursor: LineCursor, count: number): void {
  let left = count;
  while (left > 0 && cursor.pos < cursor.end) {
    const width = text.charCodeAt(cursor.pos) === TAB ? 4 - (cursor.column % 4) : 1;
    const step = Math.min(width, left);
    cursor.column += step;
    left -= step;
    if (step === width) cursor.pos++;
  }
}
