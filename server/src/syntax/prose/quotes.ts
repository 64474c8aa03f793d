/** Finds what is quoted: the words of somebody else than the narrator. */
import { overlapTest, type Span } from '../../base/span.ts';

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

const emphasised = /(?<![\p{L}\p{N}*_])([*_]{1,2})(?=\S)([^*_]{3,300}?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu;
const saying =
  'said|says|say|read|reads|ran|runs|wrote|writes|thought|thinks|told|tells|whispered|sang|sings|chanted|prayed|muttered|murmured|answered|asked|cried|shouted|called|warned|swore';
/** `, it said`, `, the bell said`. */
const saidBehind = new RegExp(
  `^[\\s"”’]*(?:(?:it|he|she|they|we|I|one|the \\p{Ll}+|\\p{Lu}[\\p{L}’'-]+)\\s+)?(?:${saying})(?![\\p{L}-])`,
  'u',
);
const saidBefore = new RegExp(
  `(?<![\\p{L}-])(?:${saying}|words?|letters|lines?|motto|inscription|inscribed|engraved|carved|cut|scratched|painted|stamped|written)(?![\\p{L}-])[^.!?;\\n]{0,40}[:,]\\s*$`,
  'u',
);
const ownVoice = /(?<![\p{L}’'-])(?:I|my|me|mine|myself|we|our|us)(?![\p{L}-])/u;

/**
 * Stretches in emphasis that are somebody's words, marks included: an inscription, a song, a thought. Read in the text
 * itself, since prose shows no marks; those within one of the `quotes` are left out.
 */
export function emphasisedSpeech(text: string, block: Span, quotes: readonly Span[]): readonly Span[] {
  // A block begins behind the marks that open it, and ends before those that close it.
  const from = Math.max(0, block.start - 2);
  const words = text.slice(from, block.end + 2);
  if (!/[*_]/.test(words)) return [];
  const isQuoted = overlapTest(quotes);
  const found: Span[] = [];
  for (const match of words.matchAll(emphasised)) {
    const span = { start: from + match.index, end: from + match.index + match[0].length };
    const inside = match[2] ?? '';
    if (isQuoted(span) || !/\s/.test(inside) || /\n[^\S\n]*\n/.test(inside)) continue;
    const behind = words.slice(match.index + match[0].length, match.index + match[0].length + 60);
    const before = words.slice(Math.max(0, match.index - 80), match.index);
    const closed = /[,.!?…]$/.test(inside) || behind.startsWith(',');
    const told = closed && saidBehind.test(behind.replace(/^,/, ''));
    if (told || saidBefore.test(before) || ownVoice.test(inside)) found.push(span);
  }
  return found;
}
