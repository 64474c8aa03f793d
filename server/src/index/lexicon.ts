/** What the words of all files together say: which are written small, and which stand in capitals mid-sentence. */
import type { FileSummary } from './summary.ts';

/** How often one word stands in the prose of the world, by the way it is written. */
export interface WordCounts {
  /** Without a capital. */
  readonly lower: number;
  /** With a capital where none was called for: inside a sentence, outside headings. */
  readonly name: number;
  /** With a capital that any word would have: at the start of a sentence, in headings and titles. */
  readonly start: number;
}

/** Word statistics of a world, merged over its files. Single writer: the workspace. */
export interface Lexicon {
  /** Moves whenever findings about unknown names in unchanged files may change. */
  readonly revision: number;
  /** Counts of a folded word. */
  counts(folded: string): WordCounts;
  update(removed: readonly FileSummary[], added: readonly FileSummary[]): void;
}

const none: WordCounts = { lower: 0, name: 0, start: 0 };

export function createLexicon(): Lexicon {
  return { revision: 0, counts: () => none, update: () => {} };
}
