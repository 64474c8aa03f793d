/** Cuts prose into sentences. Works on blanked prose, where markup is spaces and offsets are those of the file. */
import type { Span } from '../../base/span.ts';
import type { ProseBlock } from '../markdown/model.ts';

/** Words before a dot that does not end a sentence; folded to lower case. */
const abbreviations = new Set(
  (
    'mr mrs ms dr st ste mt ft capt cpt cmdr lt col gen sgt cpl maj adm prof rev fr hon sr jr messrs mme mlle ' +
    'vs etc art sec chap par no nos vol ch pp ed eds fig cf ca approx dept est gov sen rep pres supt b d r fl'
  ).split(' '),
);

/** Words that begin a sentence far more often than they continue a name. */
const starters = new Set(
  (
    'the a an in on at by for from with without after before when while since until although though as if ' +
    'he she it they we you i his her its their our this that these those there here then now but and so yet or ' +
    'nobody everybody somebody no not only even some many most all each every one two three'
  ).split(' '),
);

const ender = /(?<![.!?…。！？])[.!?…。！？]+["”’»)\]]*(?=\s|$)|\n[^\S\n]*\n/g;

/**
 * The sentences of a block, in order, without the blanks around them. `inside` tells whether an offset lies
 * within something that must not be cut, such as a name or a date.
 */
export function sentencesOf(
  prose: string,
  block: ProseBlock,
  inside: (offset: number) => boolean,
): readonly Span[] {
  const { start, end } = block.span;
  const sentences: Span[] = [];
  let from = start;
  // Of the block's own text: a search that runs on through the file would do so for every block.
  for (const match of prose.slice(start, end).matchAll(ender)) {
    const at = start + match.index;
    const stop = at + match[0].length;
    if (inside(at) || !endsHere(prose, at, stop, end)) continue;
    push(prose, from, stop, sentences);
    from = stop;
  }
  push(prose, from, end, sentences);
  return sentences;
}

function push(prose: string, from: number, to: number, into: Span[]): void {
  let start = from;
  let end = to;
  while (start < end && isBlank(prose.charCodeAt(start))) start++;
  while (end > start && isBlank(prose.charCodeAt(end - 1))) end--;
  if (start < end) into.push({ start, end });
}

function isBlank(unit: number): boolean {
  return unit <= 32 || unit === 0xa0 || unit === 0x202f;
}

function endsHere(prose: string, at: number, stop: number, limit: number): boolean {
  let next = stop;
  while (next < limit && isBlank(prose.charCodeAt(next))) next++;
  if (next >= limit) return true;
  const first = prose.charAt(next);
  // What goes on in lower case is the same sentence, also behind a dotted era or an exclamation in a name.
  if (/[\p{Ll},;:)]/u.test(first)) return false;
  if (prose.charAt(at) !== '.') return true;
  const word = wordBefore(prose, at);
  // In capitals behind a number it is an era: `1435 DR.`
  const start = at - word.length;
  if (word === '' || (/^\p{Lu}{2,}$/u.test(word) && /^\d\s$/.test(prose.slice(start - 2, start))))
    return true;
  const following = /^["“'‘(]*([\p{L}]+)/u.exec(prose.slice(next, next + 40))?.[1]?.toLowerCase() ?? '';
  if (/^\p{L}$/u.test(word) || /\./.test(word)) return word === 'I' || starters.has(following);
  return !abbreviations.has(word.toLowerCase());
}

/** The run of letters and dots right before an offset: `Dr`, `T.R`. */
function wordBefore(prose: string, at: number): string {
  let start = at;
  while (start > 0 && /[\p{L}\p{M}.]/u.test(prose.charAt(start - 1))) start--;
  return prose.slice(start, at);
}
