/** Runs patterns over sentences. */
import { modal } from '../../syntax/prose/cues.ts';
import { isPlainFiller } from '../../syntax/prose/fillers.ts';
import { itemOf, itemsIn, kindBits, pattern } from '../../syntax/prose/template.ts';
import type { ProseItem, ProseSentence } from './sentence.ts';

export interface Finder {
  /** Sets of item kinds, as bits: a sentence must have one of each, or the pattern cannot match. */
  readonly needs: readonly number[];
  readonly expression: RegExp;
  /** Look at what stands in brackets too. */
  readonly full: boolean;
}

/** `needs` lists kinds in groups; of each group one must occur. */
export function finder(needs: string, source: string, full = false): Finder {
  return { needs: needs.split(' ').map(kindBits), expression: pattern(source), full };
}

/** One match of a pattern, its groups by name. */
export interface Found {
  readonly sentence: ProseSentence;
  /** Offset in the template's text right behind the match. */
  readonly end: number;
  readonly text: string;
  group(name: string): string | undefined;
  item(name: string): ProseItem | undefined;
  items(name: string): readonly ProseItem[];
}

const nothing: readonly Found[] = [];

/** Matches of a pattern in a sentence that states something, whose filler holds no other clause. */
export function matches(sentence: ProseSentence, { needs, expression, full }: Finder): readonly Found[] {
  for (const bits of needs) if ((sentence.bits & bits) === 0) return nothing;
  const template = sentence.template();
  const text = full ? template.full : template.text;
  // Not `matchAll`, which copies the expression each time; most sentences match nothing.
  expression.lastIndex = 0;
  let match = expression.exec(text);
  if (match === null) return nothing;
  const found: Found[] = [];
  for (; match !== null; match = expression.exec(text)) {
    if (match[0] === '') expression.lastIndex++;
    const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
    if (groups['fill'] !== undefined && !isPlainFiller(groups['fill'])) continue;
    const end = match.index + match[0].length;
    if (modal.test(text.slice(0, end)) || sentence.hedged()) continue;
    found.push({
      sentence,
      end,
      text,
      group: (name) => groups[name],
      item: (name) => itemOf(template, groups[name]),
      items: (name) => itemsIn(template, groups[name] ?? ''),
    });
  }
  return found;
}
