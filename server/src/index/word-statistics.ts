/** How the words of one file are written: the raw material of the lexicon. Pure in the file. */
import { charClass, classes } from '../domain/names/characters.ts';
import type { ProseBlock } from '../syntax/markdown/model.ts';
import { startsSentence } from '../syntax/words/sentences.ts';
import {
  foldToken,
  hashFolded,
  isAllCaps,
  nextWordStart,
  readToken,
  type TokenCursor,
  tokenCursor,
  tokenFlag,
} from '../syntax/words/tokens.ts';
import type { FileSummary } from './summary.ts';

/** Where a word's capital stands, or that it has none. */
export type WordUse = 'lower' | 'name' | 'start' | 'caps';

/** Visits each word without digits; the span leaves out a possessive ending, `hash` is that of its folded form. */
export type WordVisitor = (text: string, start: number, end: number, hash: number, use: WordUse) => void;

export function visitWords(file: FileSummary, blocks: readonly ProseBlock[], visit: WordVisitor): void {
  const { markdown } = file;
  if (!markdown || !file.checked) return;
  for (const block of blocks) visitBlock(markdown.prose, block, visit);
}

function visitBlock(prose: string, block: ProseBlock, visit: WordVisitor): void {
  const cursor = tokenCursor();
  const { start, end } = block.span;
  const heading = block.type === 'heading';
  let position = nextWordStart(prose, start, end);
  while (position < end) {
    readToken(prose, position, end, cursor);
    position = nextWordStart(prose, cursor.end, end);
    if (cursor.flags & (tokenFlag.digit | tokenFlag.ideograph)) continue;
    const wordEnd = cursor.flags & tokenFlag.apostrophe ? withoutPossessive(prose, cursor) : cursor.end;
    const hash = wordEnd === cursor.end ? cursor.hash : hashFolded(foldToken(prose, cursor.start, wordEnd));
    visit(prose, cursor.start, wordEnd, hash, useOf(prose, cursor, start, heading));
  }
}

function useOf(prose: string, cursor: TokenCursor, from: number, heading: boolean): WordUse {
  const { flags } = cursor;
  if ((flags & tokenFlag.upperFirst) === 0) return 'lower';
  if (isAllCaps(flags)) return 'caps';
  return heading || startsSentence(prose, cursor.start, from) ? 'start' : 'name';
}

/** End of a word without `'s`. */
export function withoutPossessive(
  prose: string,
  word: { readonly start: number; readonly end: number },
): number {
  const last = prose.charCodeAt(word.end - 1);
  if ((last !== 0x73 && last !== 0x53) || word.end - word.start < 3) return word.end;
  return classes[prose.charCodeAt(word.end - 2)] === charClass.apostrophe ? word.end - 2 : word.end;
}
