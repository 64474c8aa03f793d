/** The inline pass: reads the text of a leaf once from left to right and hides all that is no prose. */
import type { Span } from '../../base/span.ts';
import { closeBracket, openBracket } from './brackets.ts';
import {
  BACKSLASH,
  charAfter,
  charBefore,
  isAsciiPunctuation,
  isBlank,
  isGap,
  isLineEnd,
  isWord,
} from './chars.ts';
import { pairDelimiters, readDelimiter } from './emphasis.ts';
import { entityEnd } from './entities.ts';
import { readAngle } from './inline-html.ts';
import { type InlineState, keepVisible } from './inline-state.ts';
import { pathAtBackslash, pathAtDot, pathAtSlash } from './paths.ts';
import { HIDDEN, INLINE } from './prose.ts';
import { addressAtColon, addressAtDot, addressAtSign } from './urls.ts';
import { readWikiLink } from './wiki-links.ts';

/** Characters that may begin something; all others are skipped with one look into this table. */
const special = new Uint8Array(128);
for (const mark of '\\`*_~=[]!<&$%{#^:.@/') special[mark.charCodeAt(0)] = 1;

/** Reads `[start, end)` of the state's text; prose blocks are added stretch by stretch. */
export function readInline(state: InlineState, start: number, end: number): void {
  const { text } = state;
  state.end = end;
  state.backticks = undefined;
  state.nextDollar = -1;
  state.lastLinkStart = -1;
  state.delimiters.length = 0;
  state.brackets.length = 0;
  for (let i = start; i < end; ) {
    const code = text.charCodeAt(i);
    if (code > 127 || special[code] === 0) i++;
    else i = readSpecial(state, code, i, start);
  }
  pairDelimiters(state.delimiters, 0, state.mask);
}

/** Takes what begins at `at`. Returns the offset to go on from. */
function readSpecial(state: InlineState, code: number, at: number, from: number): number {
  const { text, end } = state;
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  switch (code) {
    case BACKSLASH:
      return readEscape(state, at, next, from);
    case 96:
      return readCode(state, at);
    case 42:
    case 95:
    case 126:
    case 61:
      return readMarks(state, at);
    case 91:
      return readOpening(state, at, next);
    case 93:
      return closeBracket(state, at);
    case 33:
      return readImage(state, at, next);
    case 60:
      return readAngle(state, at);
    case 38:
      return hideTo(state, at, entityEnd(text, at));
    case 36:
      return readMath(state, at, next);
    case 37:
      return next === 37 ? readComment(state, at) : at + 1;
    case 123:
      return next === 123 ? readPlaceholder(state, at) : at + 1;
    case 35:
      return readTag(state, at, from);
    case 94:
      return next === 91 ? hideTo(state, at, at + 1) : at + 1;
    default:
      return readAddress(state, code, at, from);
  }
}

/** Hides up to `to`, shown to the reader all the same; goes on behind `at` when `to` is no place. */
function hideTo(state: InlineState, at: number, to: number): number {
  if (to <= at || to > state.end) return at + 1;
  state.mask.fill(HIDDEN, at, to);
  keepVisible(state, at, to);
  return to;
}

function readEscape(state: InlineState, at: number, next: number, from: number): number {
  if (isLineEnd(next)) state.mask[at] = HIDDEN;
  else if (isAsciiPunctuation(next)) {
    state.mask[at] = INLINE;
    return at + 2;
  } else return hideSpan(state, at, pathAtBackslash(state.text, at, from, state.end));
  return at + 1;
}

function readMarks(state: InlineState, at: number): number {
  const run = readDelimiter(state.text, at, state.end);
  if (run.opens || run.closes) state.delimiters.push(run);
  return at + run.count;
}

function readOpening(state: InlineState, at: number, next: number): number {
  if (next === 91) {
    const end = readWikiLink(state, at, false);
    if (end !== -1) return end;
  }
  if (next === 94) {
    const end = footnoteEnd(state.text, at, state.end);
    if (end !== -1) {
      state.mask.fill(HIDDEN, at, end);
      return end;
    }
  }
  openBracket(state, at, false);
  return at + 1;
}

function footnoteEnd(text: string, at: number, end: number): number {
  for (let i = at + 2; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 93) return i > at + 2 ? i + 1 : -1;
    if (code === 91 || isGap(code)) return -1;
  }
  return -1;
}

function readImage(state: InlineState, at: number, next: number): number {
  if (next !== 91) return at + 1;
  if (state.text.charCodeAt(at + 2) === 91 && at + 2 < state.end) {
    const end = readWikiLink(state, at + 1, true);
    if (end !== -1) return end;
  }
  openBracket(state, at, true);
  return at + 2;
}

/** Code ends at the next run of exactly as many backticks. */
function readCode(state: InlineState, at: number): number {
  const { text, end } = state;
  let start = at;
  while (start < end && text.charCodeAt(start) === 96) start++;
  const size = start - at;
  const close = nextBackticks(state, size, start);
  if (close === -1) return start;
  state.mask.fill(HIDDEN, at, close + size);
  keepVisible(state, start, close);
  return close + size;
}

/** -1 when there is none: a leaf is read to its end in vain only once, whatever stands in it. */
function nextBackticks(state: InlineState, size: number, from: number): number {
  const { text, end } = state;
  if (state.backticks && (state.backticks.get(size) ?? -1) < from) return -1;
  const lastBySize = new Map<number, number>();
  for (let i = from; i < end; ) {
    if (text.charCodeAt(i) !== 96) {
      i++;
      continue;
    }
    const start = i;
    while (i < end && text.charCodeAt(i) === 96) i++;
    if (i - start === size) return start;
    lastBySize.set(i - start, start);
  }
  state.backticks = lastBySize;
  return -1;
}

/** `$x$` and `$$x$$`. As in Pandoc, no space follows the first mark or precedes the last, so that prices are prose. */
function readMath(state: InlineState, at: number, next: number): number {
  const { text, end } = state;
  if (next === 36) {
    const close = state.find('$$', at + 2);
    return close + 2 <= end && close > at + 2 ? hideTo(state, at, close + 2) : at + 2;
  }
  if (isGap(next) || next === 0) return at + 1;
  if (state.nextDollar <= at + 1) state.nextDollar = nextClosingDollar(text, at + 2, end);
  return state.nextDollar < end ? hideTo(state, at, state.nextDollar + 1) : at + 1;
}

function nextClosingDollar(text: string, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    if (text.charCodeAt(i) !== 36) continue;
    const before = text.charCodeAt(i - 1);
    const after = i + 1 < end ? text[i + 1]! : '';
    if (!isGap(before) && before !== BACKSLASH && before !== 36 && !isWord(after) && after !== '$') return i;
  }
  return end;
}

function readComment(state: InlineState, at: number): number {
  if (state.text.charCodeAt(at + 2) === 37) {
    let i = at + 3;
    while (i < state.end && state.text.charCodeAt(i) === 37) i++;
    return i;
  }
  const close = state.find('%%', at + 2);
  if (close + 2 > state.end) return at + 2;
  state.mask.fill(HIDDEN, at, close + 2);
  return close + 2;
}

/** `{{title}}`: a template's placeholder. */
function readPlaceholder(state: InlineState, at: number): number {
  const close = state.find('}}', at + 2);
  if (close + 2 > state.end) return at + 2;
  const behind = close + 2;
  for (let i = at; i < behind; i++) if (isLineEnd(state.text.charCodeAt(i))) return at + 2;
  return hideTo(state, at, behind);
}

/** `#tag/sub`: at least one letter, so that `#1` stays what it is. */
function readTag(state: InlineState, at: number, from: number): number {
  const { text, end } = state;
  if (at > from && !isGap(text.charCodeAt(at - 1))) return at + 1;
  let letters = false;
  let i = at + 1;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isBlank(code) || isLineEnd(code)) break;
    if (code === 95 || code === 45 || code === 47 || (code >= 48 && code <= 57)) continue;
    const low = code >= 0xdc00 && code <= 0xdfff;
    if (!isWord(low ? charBefore(text, i + 1) : charAfter(text, i))) break;
    letters = true;
  }
  return letters ? hideTo(state, at, i) : at + 1;
}

function readAddress(state: InlineState, code: number, at: number, from: number): number {
  const { text, end } = state;
  switch (code) {
    case 46:
      return hideSpan(state, at, addressAtDot(text, at, from, end) ?? pathAtDot(text, at, from, end));
    case 47:
      return hideSpan(state, at, pathAtSlash(text, at, from, end));
    case 58:
      return hideSpan(state, at, addressAtColon(text, at, from, end));
    default:
      return hideSpan(state, at, addressAtSign(text, at, from, end));
  }
}

function hideSpan(state: InlineState, at: number, found: Span | undefined): number {
  if (!found) return at + 1;
  state.mask.fill(HIDDEN, found.start, found.end);
  keepVisible(state, found.start, found.end);
  return Math.max(found.end, at + 1);
}
