/** Finds what is quoted: the words of somebody else than the narrator. */
import type { Span } from '../../base/span.ts';

const closers: Readonly<Record<string, string>> = { '“': '”', '„': '“”', '«': '»', '»': '«', '"': '"' };

/**
 * Quoted stretches of a block, marks included. A quotation that is not closed runs to the block's end, as
 * speech over several paragraphs is set. A straight mark behind a digit measures feet and inches.
 */
export function quotesIn(prose: string, block: Span): readonly Span[] {
  const quotes: Span[] = [];
  const signs = /["“”„«»‘']/g;
  signs.lastIndex = block.start;
  // No farther than the block: a search that ran on through the file would do so for every block.
  const text = prose.slice(0, block.end);
  let open: { readonly at: number; readonly closer: string } | undefined;
  // Where no single quotation ends, none that begins farther on does either.
  let unclosedFrom = Number.POSITIVE_INFINITY;
  for (let match = signs.exec(text); match; match = signs.exec(text)) {
    const [sign] = match;
    const at = match.index;
    if (open !== undefined) {
      if (!open.closer.includes(sign)) continue;
      quotes.push({ start: open.at, end: at + 1 });
      open = undefined;
      continue;
    }
    const closer = closers[sign];
    if (closer !== undefined && opensAt(prose, at, sign)) open = { at, closer };
    else if (at < unclosedFrom && (sign === '‘' || sign === "'") && opensSingle(prose, at)) {
      const end = singleQuoteEnd(prose, at, block.end);
      if (end === undefined) {
        unclosedFrom = at;
        continue;
      }
      quotes.push({ start: at, end });
      signs.lastIndex = end;
    }
  }
  if (open !== undefined) quotes.push({ start: open.at, end: block.end });
  return quotes;
}

function opensAt(prose: string, at: number, sign: string): boolean {
  if (sign === '»') return /\s/.test(prose.charAt(at - 1) || ' ');
  return sign !== '"' || !/[\p{L}\p{N}]/u.test(prose.charAt(at - 1));
}

/** Single marks are apostrophes more often than not: both ends must look like those of a quotation. */
function opensSingle(prose: string, at: number): boolean {
  const before = prose.charAt(at - 1);
  return (before === '' || /[\s(—–[]/.test(before)) && /[\p{L}]/u.test(prose.charAt(at + 1));
}

function singleQuoteEnd(prose: string, at: number, limit: number): number | undefined {
  for (let i = at + 1; i < limit; i++) {
    const sign = prose.charAt(i);
    if (sign !== '’' && sign !== "'") continue;
    if (/[,.!?…—]/.test(prose.charAt(i - 1)) && !/[\p{L}]/u.test(prose.charAt(i + 1))) return i + 1;
  }
  return undefined;
}
