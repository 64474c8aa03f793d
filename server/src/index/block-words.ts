/** The words of a block of prose as far as the block and the canon alone tell what they are. */
import { firstPassing, type Span } from '../base/span.ts';
import { isSpace } from '../domain/names/fold.ts';
import type { ProseBlock } from '../syntax/markdown/model.ts';
import { functionWords, nameParticles } from '../syntax/words/closed-lists.ts';
import { startsSentence } from '../syntax/words/sentences.ts';
import {
  abbreviable,
  foldToken,
  gapBetween,
  nextWordStart,
  readToken,
  tokenCursor,
  tokenFlag,
} from '../syntax/words/tokens.ts';
import { withoutPossessive } from './word-statistics.ts';

/** A capitalised word, or a small one beside it that may be part of a name. */
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
  /** More than blanks stand between it and the word told before. */
  readonly apart: boolean;
  /** What a word written small may be to a name; undefined for one with a capital. */
  readonly small: 'particle' | 'small' | undefined;
  /** Stands where any word would have a capital. */
  readonly initial: boolean;
}

/** So many small words right before a capital may belong to it. */
const mostLeading = 3;

/**
 * The words of a block that may be part of a name. Nine words in ten are not: they are passed over as numbers,
 * and only those beside a capital are looked at. `inCanon` tells whether a folded word is part of a canon name.
 */
export function wordsOfBlock(
  prose: string,
  block: ProseBlock,
  inCanon: (folded: string) => boolean,
): readonly BlockWord[] {
  const { start, end } = block.span;
  const cursor = tokenCursor();
  const before = { start: 0, end: -1, flags: 0 };
  const words: BlockWord[] = [];
  let leading: Span[] = [];
  /** The word before was told, and nothing but blanks stands between. */
  let open = false;
  const tell = (word: BlockWord | undefined): void => {
    if (word) words.push(word);
    open = word !== undefined;
  };
  const capital = (): BlockWord => {
    const initial = block.type === 'heading' || startsSentence(prose, cursor.start, start);
    return toWord(prose, start, cursor, withoutPossessive(prose, cursor), {
      small: undefined,
      initial,
      apart: !open,
    });
  };
  for (let at = nextWordStart(prose, start, end); at < end; at = nextWordStart(prose, cursor.end, end)) {
    readToken(prose, at, end, cursor);
    if (before.end < 0 || !isBlankGap(prose, before, cursor.start)) {
      leading = [];
      open = false;
    }
    if ((cursor.flags & tokenFlag.upperFirst) !== 0) {
      if (!open)
        for (const word of smallBefore(prose, start, leading, inCanon)) tell({ ...word, apart: !open });
      tell(capital());
      leading = [];
    } else if (open) tell(smallWord(prose, start, cursor, inCanon));
    else {
      if (leading.length === mostLeading) leading.shift();
      leading.push({ start: cursor.start, end: cursor.end });
    }
    before.start = cursor.start;
    before.end = cursor.end;
    before.flags = cursor.flags;
  }
  return words;
}

/** By far most gaps are one blank. */
function isBlankGap(prose: string, before: Span & { readonly flags: number }, to: number): boolean {
  if (to === before.end + 1) return isSpace(prose.charCodeAt(before.end));
  return gapBetween(prose, before.end, to, abbreviable(before)) === '';
}

/** The last of the words before a capital, as far as they may be part of a name. */
function smallBefore(
  prose: string,
  from: number,
  leading: readonly Span[],
  inCanon: (folded: string) => boolean,
): readonly BlockWord[] {
  const words: BlockWord[] = [];
  for (const span of leading.toReversed()) {
    const word = smallWord(prose, from, { ...span, flags: 0 }, inCanon);
    if (!word) break;
    words.unshift(word);
  }
  return words;
}

type Placed = Span & { readonly flags: number };

function smallWord(
  prose: string,
  from: number,
  token: Placed,
  inCanon: (folded: string) => boolean,
): BlockWord | undefined {
  const folded = foldToken(prose, token.start, token.end);
  const small = nameParticles.has(folded) ? 'particle' : 'small';
  if (small === 'small' && (functionWords.has(folded) || !inCanon(folded))) return undefined;
  return toWord(prose, from, token, token.end, { small, initial: false, apart: false });
}

function toWord(
  prose: string,
  from: number,
  { start, end: tokenEnd, flags }: Placed,
  end: number,
  rest: Pick<BlockWord, 'small' | 'initial' | 'apart'>,
): BlockWord {
  const text = prose.slice(start, end);
  const folded = foldToken(prose, start, end);
  return { start: start - from, end: end - from, tokenEnd: tokenEnd - from, text, folded, flags, ...rest };
}

/** Spans by the number of the block that they touch, where there are any. Blocks are in order of their start. */
export function spansByBlock(
  blocks: readonly ProseBlock[],
  spans: readonly Span[],
): readonly (readonly Span[] | undefined)[] {
  const found: (Span[] | undefined)[] = new Array(blocks.length);
  for (const span of spans) {
    const first = firstPassing(blocks.length, (i) => (blocks[i] as ProseBlock).span.end > span.start);
    for (let i = first; i < blocks.length; i++) {
      if ((blocks[i] as ProseBlock).span.start >= span.end) break;
      found[i] = [...(found[i] ?? []), span];
    }
  }
  return found;
}
