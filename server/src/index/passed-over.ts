/** Places of prose whose capitals tell nothing about names. */
import type { Span } from '../base/span.ts';
import { type Dictionary, isOrdinary } from '../syntax/words/dictionary.ts';
import { tokenFlag, tokensOf } from '../syntax/words/tokens.ts';

/** Titles in quotation marks are works, and cited by other rules: `“The Way of the Warrior”`. */
export function quotedTitles(prose: string, range: Span): readonly Span[] {
  const found: Span[] = [];
  const text = prose.slice(range.start, range.end);
  for (const match of text.matchAll(/[“"]([^“”"]{2,90})[”"]/g)) {
    const inside = match[1] ?? '';
    const words = tokensOf(inside);
    const long = words.filter((word) => word.text.length > 3 || word === words[0]);
    const titled =
      long.length > 1 && words.length > 2 && long.every((word) => word.flags & tokenFlag.upperFirst);
    if (!titled || /[.,!?—-]\s*$/.test(inside)) continue;
    const start = range.start + match.index;
    found.push({ start, end: start + match[0].length });
  }
  return found;
}

/** Emphasised phrases with small words of no known language in them: `*Deus ex machina*`. */
export function foreignPhrases(
  text: string,
  range: Span,
  dictionary: Dictionary,
  inCanon: (folded: string) => boolean,
): readonly Span[] {
  const found: Span[] = [];
  // A block begins behind the marks that open it.
  const from =
    range.start - (/[*_]*$/.exec(text.slice(Math.max(0, range.start - 3), range.start))?.[0].length ?? 0);
  const block = text.slice(from, range.end + 3);
  if (!/[*_]/.test(block)) return found;
  for (const match of block.matchAll(/([*_]{1,2})(?=\S)([^*_\n]{3,160}?)(?<=\S)\1/g)) {
    const small = tokensOf(match[2] ?? '').filter((word) => (word.flags & tokenFlag.upperFirst) === 0);
    const strange = small.some(
      (word) => word.folded.length > 2 && !isOrdinary(dictionary, word.folded) && !inCanon(word.folded),
    );
    if (!strange) continue;
    const start = from + match.index;
    found.push({ start, end: start + match[0].length });
  }
  return found;
}
