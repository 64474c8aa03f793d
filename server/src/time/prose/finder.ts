/** Runs patterns over sentences. */
import { modal } from '../../syntax/prose/cues.ts';
import { isPlainFiller } from '../../syntax/prose/fillers.ts';
import { itemOf, itemsIn, pattern } from '../../syntax/prose/template.ts';
import type { ProseItem, ProseSentence } from './sentence.ts';

export interface Finder {
  /** Kinds of items without which the pattern cannot match; of a group in brackets one is enough. */
  readonly needs: readonly string[];
  readonly expression: RegExp;
  /** Look at what stands in brackets too. */
  readonly full: boolean;
}

export function finder(needs: string, source: string, full = false): Finder {
  return { needs: needs.split(' '), expression: pattern(source), full };
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

/** Matches of a pattern whose filler, if it has one, holds no other clause. */
export function* matches(sentence: ProseSentence, { needs, expression, full }: Finder): Generator<Found> {
  const { template } = sentence;
  if (!needs.every((kinds) => [...kinds].some((kind) => template.kinds.includes(kind)))) return;
  const text = full ? template.full : template.text;
  for (const match of text.matchAll(expression)) {
    const groups = match.groups ?? {};
    if (groups['fill'] !== undefined && !isPlainFiller(groups['fill'])) continue;
    const end = match.index + match[0].length;
    if (modal.test(text.slice(0, end))) continue;
    yield {
      sentence,
      end,
      text,
      group: (name) => groups[name],
      item: (name) => itemOf(template, groups[name]),
      items: (name) => itemsIn(template, groups[name] ?? ''),
    };
  }
}
