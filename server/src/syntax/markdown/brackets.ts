/** `[text](path.md#heading "title")`, `[text][label]`, `![alt](picture.png)` (CommonMark 0.31 §6.3, §6.4). */
import { isAsciiPunctuation, skipGaps } from './chars.ts';
import { pairDelimiters } from './emphasis.ts';
import { decodeEntity } from './entities.ts';
import type { Bracket, InlineState } from './inline-state.ts';
import { type Definition, labelEnd, normalLabel, readDestination, skipTitle } from './link-parts.ts';
import type { Link } from './model.ts';
import { INLINE } from './prose.ts';
import { isExternalTarget } from './urls.ts';

export function openBracket(state: InlineState, start: number, image: boolean): void {
  const last = state.brackets.at(-1);
  if (last) last.nested = true;
  state.brackets.push({ start, image, delimiters: state.delimiters.length, nested: false });
}

/** Takes the `]` at `at`. Returns the offset behind the link that it ends, or behind itself. */
export function closeBracket(state: InlineState, at: number): number {
  const bracket = state.brackets.pop();
  if (!bracket) return at + 1;
  const found =
    !bracket.image && bracket.start < state.lastLinkStart ? undefined : findTarget(state, bracket, at);
  if (!found) return at + 1;
  const textStart = bracket.start + (bracket.image ? 2 : 1);
  state.links.push(makeLink(state.source, bracket, { start: textStart, end: at }, found));
  if (!bracket.image) state.lastLinkStart = bracket.start;
  state.mask.fill(INLINE, bracket.start, textStart);
  state.mask.fill(INLINE, at, found.next);
  pairDelimiters(state.delimiters, bracket.delimiters, state.mask);
  return found.next;
}

interface Target {
  readonly definition: Definition;
  /** Offset behind the link. */
  readonly next: number;
}

function findTarget(state: InlineState, bracket: Bracket, at: number): Target | undefined {
  const { text, end } = state;
  const after = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  if (after === 40) {
    const inline = readInlineTarget(text, at + 2, end);
    if (inline) return inline;
  }
  let labelStart = bracket.start + (bracket.image ? 2 : 1);
  let labelStop = at;
  let next = at + 1;
  let own = !bracket.nested;
  if (after === 91) {
    const close = labelEnd(text, at + 1, end);
    if (close > at + 2) [labelStart, labelStop, next, own] = [at + 2, close, close + 1, true];
    else if (close === at + 2) next = close + 1;
  }
  if (!own || state.definitions.size === 0) return undefined;
  const label = labelStop - labelStart > 999 ? undefined : normalLabel(text.slice(labelStart, labelStop));
  const definition = label === undefined ? undefined : state.definitions.get(label);
  return definition && { definition, next };
}

function readInlineTarget(text: string, from: number, end: number): Target | undefined {
  const at = skipGaps(text, from, end);
  const target = readDestination(text, at, end);
  if (!target) return undefined;
  let next = skipGaps(text, target.next, end);
  if (next > target.next && text.charCodeAt(next) !== 41) {
    const title = skipTitle(text, next, end);
    if (title === -1) return undefined;
    next = skipGaps(text, title, end);
  }
  return next < end && text.charCodeAt(next) === 41 ? { definition: target, next: next + 1 } : undefined;
}

function makeLink(text: string, bracket: Bracket, label: Definition, found: Target): Link {
  const { start, end } = found.definition;
  const raw = text.slice(start, end);
  const external = isExternalTarget(raw);
  const hashAt = external ? -1 : raw.indexOf('#');
  const target = hashAt === -1 ? raw : raw.slice(0, hashAt);
  const fragment = hashAt === -1 ? '' : decodeTarget(raw.slice(hashAt + 1));
  const block = fragment.startsWith('^') ? fragment.slice(1) : undefined;
  return {
    type: bracket.image ? 'image' : 'markdown',
    span: { start: bracket.start, end: found.next },
    target: external ? target : decodeTarget(target),
    targetSpan: { start, end: start + target.length },
    heading: block === undefined && fragment !== '' ? fragment : undefined,
    headingSpan: fragment === '' ? undefined : { start: start + hashAt + 1, end },
    block,
    label: label.end > label.start ? text.slice(label.start, label.end) : undefined,
    labelSpan: label.end > label.start ? { start: label.start, end: label.end } : undefined,
    external,
  };
}

/** Takes out backslashes and entities, then decodes `%20`; what is not valid UTF-8 stays as it is. */
export function decodeTarget(raw: string): string {
  let text = raw;
  if (text.includes('\\')) {
    text = text.replace(/\\(.)/g, (whole, mark: string) =>
      isAsciiPunctuation(mark.charCodeAt(0)) ? mark : whole,
    );
  }
  if (text.includes('&')) text = text.replace(/&#?\w{1,32};/g, (entity) => decodeEntity(entity) ?? entity);
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
