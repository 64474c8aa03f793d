/** What an edit left as it was: by far most of a file, keystroke by keystroke. */
import type { MarkdownFile, ProseBlock } from '../syntax/markdown/model.ts';

/** Which blocks of prose read the same in two versions of a file. */
export interface BlockDifference {
  /** So many at the beginning are the same and stand at the same place. */
  readonly head: number;
  /** So many at the end are the same, farther down by `shift` in the fresh version. */
  readonly tail: number;
  readonly shift: number;
  /** Of these, the ones with the same words around them as well. */
  readonly around: Pick<BlockDifference, 'head' | 'tail'>;
}

/** Units around a block that may be looked at to see where its first and last word begin and end. */
const margin = 2;
/** Units around a block that may be looked at to judge what its first and last words are. */
const wideMargin = 40;

/** A text and what was read from it. */
export interface Version {
  readonly text: string;
  readonly markdown: MarkdownFile;
}

/** Both the text as written and its prose count: markup elsewhere may turn prose into something else. */
export function compareBlocks(
  { text: oldText, markdown: old }: Version,
  { text: freshText, markdown: fresh }: Version,
): BlockDifference {
  const shift = freshText.length - oldText.length;
  const shorter = Math.min(oldText.length, freshText.length);
  const inText = commonStart(oldText, freshText, shorter);
  const before = commonStart(old.prose, fresh.prose, inText);
  const textEnd = commonEnd(oldText, freshText, shorter);
  const behind = commonEnd(old.prose, fresh.prose, textEnd);
  const most = Math.min(old.blocks.length, fresh.blocks.length);
  const tailFrom = fresh.prose.length - behind;
  const same = (from: number): Pick<BlockDifference, 'head' | 'tail'> => {
    let head = 0;
    while (head < most && sameHead(old.blocks[head], fresh.blocks[head], before - from)) head++;
    let tail = 0;
    const isTail = (back: number): boolean =>
      sameTail(old.blocks.at(-1 - back), fresh.blocks.at(-1 - back), shift, tailFrom + from);
    while (tail < most - head && isTail(tail)) tail++;
    return { head, tail };
  };
  return { ...same(margin), shift, around: same(wideMargin) };
}

function sameHead(old: ProseBlock | undefined, fresh: ProseBlock | undefined, common: number): boolean {
  if (!old || !fresh || old.type !== fresh.type) return false;
  return old.span.start === fresh.span.start && old.span.end === fresh.span.end && fresh.span.end <= common;
}

function sameTail(
  old: ProseBlock | undefined,
  fresh: ProseBlock | undefined,
  shift: number,
  from: number,
): boolean {
  if (!old || !fresh || old.type !== fresh.type) return false;
  return (
    old.span.start + shift === fresh.span.start &&
    old.span.end + shift === fresh.span.end &&
    fresh.span.start >= from
  );
}

/** Texts are compared piece by piece, then unit by unit: the engine compares whole pieces many times faster. */
const piece = 1024;

function commonStart(a: string, b: string, limit: number): number {
  let at = 0;
  while (at + piece <= limit && a.slice(at, at + piece) === b.slice(at, at + piece)) at += piece;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonEnd(a: string, b: string, limit: number): number {
  let at = 0;
  const same = (length: number): boolean =>
    a.slice(a.length - at - length, a.length - at) === b.slice(b.length - at - length, b.length - at);
  while (at + piece <= limit && same(piece)) at += piece;
  while (at < limit && a.charCodeAt(a.length - 1 - at) === b.charCodeAt(b.length - 1 - at)) at++;
  return at;
}
