/** Places of prose whose capitals tell nothing about names. */
import type { Span } from '../base/span.ts';
import { isDerived } from '../syntax/words/derived.ts';
import { type Dictionary, isOrdinary } from '../syntax/words/dictionary.ts';
import { foldToken, tokenFlag, tokensOf } from '../syntax/words/tokens.ts';

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

/**
 * Whether a small word of no known language stands right beside a name, such as in `Zizyphus spina Christi`: then
 * the name is most likely of that language too, and spelt as it spells names.
 */
export function isBesideForeign(
  prose: string,
  name: Span,
  dictionary: Dictionary,
  isKnown: (folded: string) => boolean,
): boolean {
  if (!dictionary.hasWords) return false;
  const before = /(?<![\p{L}'’-])\p{Ll}{4,}(?=\s$)/u.exec(
    prose.slice(Math.max(0, name.start - 24), name.start),
  );
  const behind = /^\s(\p{Ll}{4,})(?![\p{L}'’-])/u.exec(prose.slice(name.end, name.end + 24));
  return [before?.[0], behind?.[1]].some((word) => {
    const folded = word === undefined ? '' : foldToken(word, 0, word.length);
    return (
      folded !== '' && !isOrdinary(dictionary, folded) && !isDerived(dictionary, folded) && !isKnown(folded)
    );
  });
}

/** Values of a stat block: `(population 2,204; Tech 2; Hope 7)`. */
export function statNames(prose: string, range: Span): readonly Span[] {
  const found: Span[] = [];
  const text = prose.slice(range.start, range.end);
  for (const match of text.matchAll(/(?<=[(;|][ \t]*)\p{Lu}[\p{L}’'-]*(?=:?[ \t][+−-]?\d+[ \t]*[;)|])/gu)) {
    const start = range.start + match.index;
    found.push({ start, end: start + match[0].length });
  }
  return found;
}
