/** Where the words of a pattern stand in the file: templates have signs for names, and no offsets. */
import type { Span } from '../../base/span.ts';
import type { Prose } from '../../syntax/prose/template.ts';

/** The last place of words between two offsets of the prose, however they are spaced there. */
export function spanOfWords(prose: Prose, start: number, end: number, words: string): Span | undefined {
  const source = words
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
  if (source === '' || end <= start) return undefined;
  const found = [...prose.slice(start, end).matchAll(new RegExp(`(?<!\\p{L})${source}(?!\\p{L})`, 'giu'))].at(
    -1,
  );
  if (!found) return undefined;
  return { start: start + found.index, end: start + found.index + found[0].length };
}
