/** `[[Page#Heading|label]]` and `![[embed]]`. */
import { BACKSLASH, isLineEnd, skipBlanks, trimEnd } from './chars.ts';
import type { InlineState } from './inline-state.ts';
import type { Link } from './model.ts';
import { HIDDEN, INLINE } from './prose.ts';

/** Size of an embedded picture: `250`, `250x100`. */
const size = /^\s*\d+(?:\s*x\s*\d+)?\s*$/i;
const address = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Offsets of the parts of the link whose brackets open at `at`. */
interface Parts {
  /** First unit behind the opening brackets. */
  readonly start: number;
  /** The `|`, its backslash included, or the closing brackets. */
  readonly targetEnd: number;
  readonly labelStart: number;
  /** The closing brackets. */
  readonly close: number;
}

/** Reads the link whose `[[` stands at `at`. Returns the offset behind it, or -1 when it is none. */
export function readWikiLink(state: InlineState, at: number, embed: boolean): number {
  const parts = findParts(state.text, at + 2, state.end);
  if (!parts) return -1;
  const spanStart = embed ? at - 1 : at;
  const end = parts.close + 2;
  const link = makeLink(state.text, { start: spanStart, end }, parts, embed);
  if (!link) return -1;
  state.links.push(link);
  hideMarkup(state, link, parts);
  return end;
}

function findParts(text: string, start: number, limit: number): Parts | undefined {
  let pipe = -1;
  for (let i = start; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 93 && text.charCodeAt(i + 1) === 93 && i + 1 < limit) {
      if (pipe === -1) return { start, targetEnd: i, labelStart: i, close: i };
      const escaped = text.charCodeAt(pipe - 1) === BACKSLASH && pipe > start;
      return { start, targetEnd: escaped ? pipe - 1 : pipe, labelStart: pipe + 1, close: i };
    }
    if (isLineEnd(code) || (code === 91 && (pipe === -1 || text.charCodeAt(i + 1) === 91))) return undefined;
    if (code === 124 && pipe === -1) pipe = i;
  }
  return undefined;
}

function makeLink(text: string, span: Link['span'], parts: Parts, embed: boolean): Link | undefined {
  const start = skipBlanks(text, parts.start, parts.targetEnd);
  const end = trimEnd(text, start, parts.targetEnd);
  if (start === end) return undefined;
  const hashAt = text.slice(start, end).indexOf('#');
  const hash = start + hashAt;
  const hasHash = hashAt !== -1;
  const targetEnd = hasHash ? trimEnd(text, start, hash) : end;
  const target = text.slice(start, targetEnd);
  const fragment = hasHash ? text.slice(hash + 1, end) : undefined;
  const block = fragment?.startsWith('^') ? fragment.slice(1) : undefined;
  const label = readLabel(text, parts, embed);
  return {
    type: embed ? 'embed' : 'wiki',
    span,
    target,
    targetSpan: { start, end: targetEnd },
    heading: block === undefined ? fragment || undefined : undefined,
    headingSpan: fragment ? { start: hash + 1, end } : undefined,
    block,
    label: label && text.slice(label.start, label.end),
    labelSpan: label,
    external: address.test(target),
  };
}

/** What is shown instead of the target. The size of a picture, which stands last, is no label. */
function readLabel(text: string, parts: Parts, embed: boolean): Link['labelSpan'] {
  if (parts.labelStart >= parts.close) return undefined;
  let end = parts.close;
  if (embed) {
    const last = Math.max(parts.labelStart, text.lastIndexOf('|', end - 1) + 1);
    if (size.test(text.slice(last, end))) end = last - 1;
  }
  const start = skipBlanks(text, parts.labelStart, end);
  const stop = trimEnd(text, start, Math.max(start, end));
  return stop > start ? { start, end: stop } : undefined;
}

/** Only what the reader sees stays: the label, else the page's name, else the heading. */
function hideMarkup(state: InlineState, link: Link, parts: Parts): void {
  const { mask, text } = state;
  const shown = link.labelSpan ?? (link.type === 'embed' ? undefined : shownTarget(text, link));
  if (!shown) {
    mask.fill(HIDDEN, link.span.start, link.span.end);
    return;
  }
  mask.fill(INLINE, link.span.start, shown.start);
  mask.fill(INLINE, shown.end, parts.close + 2);
}

function shownTarget(text: string, link: Link): Link['span'] | undefined {
  if (link.external) return undefined;
  if (link.target === '') return link.block === undefined ? link.headingSpan : undefined;
  const slash = link.target.lastIndexOf('/');
  const start = link.targetSpan.start + slash + 1;
  const end = link.targetSpan.end;
  return { start, end: text.slice(start, end).toLowerCase().endsWith('.md') ? end - 3 : end };
}
