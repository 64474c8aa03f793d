/** The words of a block of prose as far as the block and the canon alone tell what they are. */
import type { Span } from '../base/span.ts';
import type { ProseBlock } from '../syntax/markdown/model.ts';
import { functionWords, nameParticles } from '../syntax/words/closed-lists.ts';
import { startsSentence } from '../syntax/words/sentences.ts';
import { abbreviable, gapBetween, type Token, tokenFlag, tokensOf } from '../syntax/words/tokens.ts';
import { withoutPossessive } from './word-statistics.ts';

export interface BlockWord {
  /** Counted from the block's start. */
  readonly start: number;
  /** Without a possessive ending. */
  readonly end: number;
  /** Behind the ending. */
  readonly tokenEnd: number;
  readonly text: string;
  readonly folded: string;
  readonly flags: number;
  /** More than blanks stand between it and the word before. */
  readonly apart: boolean;
  /** What a word written small may be to a name; undefined for one with a capital. */
  readonly small: 'particle' | 'small' | 'break' | undefined;
  /** Stands where any word would have a capital. */
  readonly initial: boolean;
}

/** `inCanon` tells whether a folded word is part of a canon name. */
export function wordsOfBlock(
  prose: string,
  block: ProseBlock,
  inCanon: (folded: string) => boolean,
): readonly BlockWord[] {
  const { start, end } = block.span;
  let before: Token | undefined;
  return tokensOf(prose, start, end).map((token): BlockWord => {
    const gap = before && gapBetween(prose, before.end, token.start, abbreviable(before));
    before = token;
    const wordEnd = withoutPossessive(prose, token);
    const cut = token.end - wordEnd;
    const capital = (token.flags & tokenFlag.upperFirst) !== 0;
    return {
      start: token.start - start,
      end: wordEnd - start,
      tokenEnd: token.end - start,
      text: cut === 0 ? token.text : token.text.slice(0, -cut),
      folded: cut === 0 ? token.folded : token.folded.slice(0, -cut),
      flags: token.flags,
      apart: gap !== '',
      small: capital ? undefined : smallWord(token.folded, inCanon),
      initial: capital && (block.type === 'heading' || startsSentence(prose, token.start, start)),
    };
  });
}

function smallWord(folded: string, inCanon: (folded: string) => boolean): 'particle' | 'small' | 'break' {
  if (nameParticles.has(folded)) return 'particle';
  return functionWords.has(folded) || !inCanon(folded) ? 'break' : 'small';
}

/** Spans by the block that they touch, by its number; both are in order of their start. */
export function spansByBlock(
  blocks: readonly ProseBlock[],
  spans: readonly Span[],
): readonly (readonly Span[])[] {
  const found: Span[][] = blocks.map(() => []);
  for (const span of spans) {
    for (let i = firstBehind(blocks, span.start); i < blocks.length; i++) {
      if ((blocks[i] as ProseBlock).span.start >= span.end) break;
      found[i]?.push(span);
    }
  }
  return found;
}

/** Number of the first block that ends behind an offset. */
function firstBehind(blocks: readonly ProseBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle] as ProseBlock).span.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
