/** Tables as GitHub and Obsidian write them. */
import { BACKSLASH, isBlank, skipBlanks, trimEnd } from './chars.ts';

const PIPE = 124;

/**
 * Start and end of every cell of a row, trimmed. A pipe inside `[[…]]` does not split: Obsidian wants it
 * escaped, others do not.
 */
export function rowCells(text: string, start: number, end: number): number[] {
  const cells: number[] = [];
  let from = skipBlanks(text, start, end);
  const last = trimEnd(text, from, end);
  if (text.charCodeAt(from) === PIPE) from++;
  for (let i = from; i <= last; i++) {
    const code = i < last ? text.charCodeAt(i) : PIPE;
    if (code === BACKSLASH) i++;
    else if (code === 91 && text.charCodeAt(i + 1) === 91) i = wikiLinkEnd(text, i, last);
    else if (code === PIPE) {
      if (i < last || from < last) cells.push(...trimmed(text, from, i));
      from = i + 1;
    }
  }
  return cells;
}

/** Offset of the last bracket of `[[…]]`, or of the second opening one when it is not closed in the row. */
function wikiLinkEnd(text: string, at: number, end: number): number {
  for (let i = at + 2; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 93 && text.charCodeAt(i + 1) === 93) return i + 1;
    if (code === 91) break;
  }
  return at + 1;
}

function trimmed(text: string, start: number, end: number): [number, number] {
  const from = skipBlanks(text, start, end);
  return [from, trimEnd(text, from, end)];
}

/** `| --- | :-: |`: needs a pipe, so that it is not taken for the line under a heading. */
export function isDelimiterRow(text: string, at: number, end: number): boolean {
  let pipes = 0;
  let dashes = 0;
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === PIPE) pipes++;
    else if (code === 45) dashes++;
    else if (code !== 58 && !isBlank(code)) return false;
  }
  if (pipes === 0 || dashes === 0) return false;
  const cells = rowCells(text, at, end);
  for (let i = 0; i < cells.length; i += 2) {
    if (!/^:?-+:?$/.test(text.slice(cells[i], cells[i + 1]))) return false;
  }
  return true;
}
