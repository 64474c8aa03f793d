/** What begins with `<` inside text: addresses, comments, tags, template code. */
import { isAsciiLetter, isAsciiWord, isGap } from './chars.ts';
import { readDirective } from './comment-directives.ts';
import { isBlockTag, isRawTag, readTag, type Tag } from './html-tags.ts';
import { type InlineState, keepVisible } from './inline-state.ts';
import type { ProseBlock } from './model.ts';
import { HIDDEN, INLINE } from './prose.ts';

/** Takes what begins at the `<` at `at`. Returns the offset to go on from. */
export function readAngle(state: InlineState, at: number): number {
  const { text, end } = state;
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  if (next === 33) return readDeclaration(state, at);
  if (next === 63) return hidePast(state, at, '?>', 2);
  if (next === 37) return hidePast(state, at, '%>', 2);
  if (next !== 47 && !isAsciiWord(next)) return at + 1;
  const address = addressEnd(text, at, end);
  if (address !== -1) {
    state.mask.fill(HIDDEN, at, address);
    keepVisible(state, at + 1, address - 1);
    return address;
  }
  const tag = readTag(text, at, end);
  return tag ? takeTag(state, at, tag) : at + 1;
}

function readDeclaration(state: InlineState, at: number): number {
  const { text, mask, end } = state;
  if (text.startsWith('<!--', at)) {
    const short = text.startsWith('>', at + 4) ? at + 5 : text.startsWith('->', at + 4) ? at + 6 : -1;
    const close = short === -1 ? state.find('-->', at + 4) + 3 : short;
    // Without an end it is text; in an HTML block browsers hide all the rest.
    if (close > end && !state.inHtml) return at + 4;
    const stop = Math.min(close, end);
    mask.fill(HIDDEN, at, stop);
    const directive = readDirective(text, at, stop);
    if (directive && close <= end) state.directives.push(directive);
    return stop;
  }
  if (text.startsWith('<![CDATA[', at)) return hidePast(state, at, ']]>', 9);
  return isAsciiLetter(text.charCodeAt(at + 2)) ? hidePast(state, at, '>', 2) : at + 1;
}

function hidePast(state: InlineState, at: number, closing: string, opening: number): number {
  const close = state.find(closing, at + opening) + closing.length;
  if (close > state.end) return at + 1;
  state.mask.fill(HIDDEN, at, close);
  return close;
}

/** `<https://…>`, `<mailto:…>`, `<name@host>`: offset behind it, or -1. */
function addressEnd(text: string, at: number, end: number): number {
  let i = at + 1;
  while (i < end && isSchemeUnit(text.charCodeAt(i))) i++;
  const mark = text.charCodeAt(i);
  const scheme = mark === 58 && i - at > 2 && i - at <= 33 && isAsciiLetter(text.charCodeAt(at + 1));
  if (!scheme && !isLocalUnit(mark) && mark !== 64) return -1;
  let sign = mark === 64 ? i : -1;
  for (i++; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 62) return scheme || (sign > at + 1 && sign < i - 1) ? i + 1 : -1;
    if (code === 60 || code <= 32) return -1;
    if (code === 64 && !scheme) {
      if (sign !== -1) return -1;
      sign = i;
    }
  }
  return -1;
}

function isSchemeUnit(code: number): boolean {
  return isAsciiWord(code) || code === 43 || code === 45 || code === 46;
}

/** Marks that a mail address may hold and a scheme may not. */
function isLocalUnit(code: number): boolean {
  return code < 128 && "!#$%&'*=?^_`{|}~".includes(String.fromCharCode(code));
}

function takeTag(state: InlineState, at: number, tag: Tag): number {
  const { text, mask } = state;
  if (tag.id) state.anchorIds.push(text.slice(tag.id.start, tag.id.end));
  let end = tag.end;
  if (isRawTag(tag.name) && !tag.closing) {
    const close = state.findClosingTag(tag.name, tag.end);
    if (close < state.end) {
      keepVisible(state, tag.end, close);
      end = close;
    }
  }
  if (!isBlockTag(tag.name)) {
    mask.fill(end === tag.end ? INLINE : HIDDEN, at, end);
    return end;
  }
  mask.fill(HIDDEN, at, end);
  endStretch(state, at);
  const cell = tag.name === 'td' || tag.name === 'th';
  if (cell) state.stretchType = tag.closing ? 'paragraph' : 'cell';
  state.stretchStart = end;
  return end;
}

/** Adds the prose since the last block-level tag, or the beginning of the leaf, as a block of its own. */
export function endStretch(state: InlineState, end: number): void {
  const { text, mask } = state;
  let start = state.stretchStart;
  let stop = end;
  while (start < stop && (mask[start] !== 0 || isGap(text.charCodeAt(start)))) start++;
  while (stop > start && (mask[stop - 1] !== 0 || isGap(text.charCodeAt(stop - 1)))) stop--;
  if (start < stop) state.blocks.push({ type: state.stretchType, span: { start, end: stop } });
}

export function beginStretch(state: InlineState, start: number, type: ProseBlock['type']): void {
  state.stretchStart = start;
  state.stretchType = type;
}
