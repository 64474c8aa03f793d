/** What a heading says once its markup is gone. */
import { lasting } from '../../base/lasting.ts';
import { headingAttributesStart, readAttributes } from './attributes.ts';
import type { HeadingDraft, Leaf } from './block-state.ts';
import { isGap, trimEnd } from './chars.ts';
import { decodeEntity } from './entities.ts';
import type { InlineState } from './inline-state.ts';
import type { Attribute, Heading } from './model.ts';
import { HIDDEN } from './prose.ts';

/** Hides `{…}` behind the text of a heading. Returns where the text ends, and the attributes. */
export function takeAttributes(
  text: string,
  mask: Uint8Array,
  leaf: Leaf,
): { readonly end: number; readonly attributes: readonly Attribute[] } {
  const open = headingAttributesStart(text, leaf.start, leaf.end);
  if (open === -1) return { end: leaf.end, attributes: lasting([]) };
  mask.fill(HIDDEN, open, leaf.end);
  return {
    end: trimEnd(text, leaf.start, open),
    attributes: readAttributes(text, open + 1, leaf.end - 1),
  };
}

/** Made when the heading's text has been read, so that the mask knows what is markup. */
export function makeHeading(
  state: InlineState,
  draft: HeadingDraft,
  start: number,
  end: number,
  attributes: readonly Attribute[],
): Heading {
  return {
    level: draft.level,
    text: visibleText(state, start, end),
    span: { start: draft.start, end: draft.end },
    textSpan: { start, end },
    sectionEnd: draft.sectionEnd,
    attributes,
  };
}

function visibleText(state: InlineState, start: number, end: number): string {
  const { text, mask } = state;
  const visible = [...(state.visible ?? [])].sort((a, b) => a.start - b.start);
  let out = '';
  let kept = 0;
  for (let i = start; i < end; ) {
    while (kept < visible.length && visible[kept]!.end <= i) kept++;
    const piece = visible[kept];
    if (piece && piece.start <= i) {
      const raw = text.slice(i, Math.min(end, piece.end));
      out += raw.startsWith('&') ? (decodeEntity(raw) ?? raw) : raw;
      i = piece.end;
      continue;
    }
    if (mask[i] === 0 || isGap(text.charCodeAt(i))) out += text[i];
    i++;
  }
  return out.replace(/\s+/g, ' ').trim();
}
