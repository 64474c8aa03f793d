/** What the words of all files together say: which are written small, and which stand in capitals mid-sentence. */
import { editDistance } from '../domain/names/edit-distance.ts';
import { sameIdentity } from '../domain/names/identity.ts';
import type { MarkdownFile, ProseBlock } from '../syntax/markdown/model.ts';
import { foldToken } from '../syntax/words/tokens.ts';
import { compareBlocks } from './block-difference.ts';
import { createFuzzyIndex, type FuzzyIndex } from './names/fuzzy.ts';
import { createTokenTable, type TokenTable } from './names/token-table.ts';
import type { FileSummary } from './summary.ts';
import { visitWords, type WordUse } from './word-statistics.ts';

/** How often one word stands in the prose of the world, by the way it is written. */
export interface WordCounts {
  /** Without a capital. */
  readonly lower: number;
  /** With a capital where none was called for: inside a sentence, outside headings. */
  readonly name: number;
  /** With a capital that any word would have: at the start of a sentence, in headings and titles. */
  readonly start: number;
  /** In capitals throughout. */
  readonly caps: number;
}

/** A name that the world uses often. */
export interface FrequentName {
  readonly folded: string;
  readonly counts: WordCounts;
  readonly distance: number;
}

/** Word statistics of a world, merged over its files. Single writer: the workspace. */
export interface Lexicon {
  /** Moves whenever findings about unknown names in unchanged files may change. */
  readonly revision: number;
  /** Counts of a folded word. */
  counts(folded: string): WordCounts;
  /** Names used often that are one slip away from a word, nearest and most frequent first. */
  frequentNear(folded: string): readonly FrequentName[];
  update(removed: readonly FileSummary[], added: readonly FileSummary[]): void;
}

const none: WordCounts = { lower: 0, name: 0, start: 0, caps: 0 };
const uses: readonly WordUse[] = ['lower', 'name', 'start', 'caps'];
const width = uses.length;
/** A word that stands in capitals inside sentences so often is a name of the world in its own right. */
export const frequentCount = 5;

export function createLexicon(): Lexicon {
  const words = createTokenTable();
  const fuzzy = createFuzzyIndex(words.text);
  let counts = new Int32Array(4096 * width);
  let searchable = new Uint8Array(4096);
  let revision = 0;

  const countsOf = (word: number): WordCounts => {
    if (word === 0) return none;
    const at = word * width;
    return {
      lower: counts[at] as number,
      name: counts[at + 1] as number,
      start: counts[at + 2] as number,
      caps: counts[at + 3] as number,
    };
  };
  const reserve = (word: number): void => {
    if (word < searchable.length) return;
    const size = Math.max(word + 1, searchable.length * 2);
    counts = extended(counts, new Int32Array(size * width));
    searchable = extended(searchable, new Uint8Array(size));
  };
  const add = (slot: number, by: number): void => {
    counts[slot] = (counts[slot] as number) + by;
    const word = Math.floor(slot / width);
    if (slot % width !== 1 || searchable[word] || (counts[slot] as number) < frequentCount) return;
    searchable[word] = 1;
    fuzzy.add(word, words.text(word));
  };
  /** Calls with the place in {@link counts} of each word of a file, or of some of its blocks. */
  const eachSlot = (file: FileSummary, blocks: Blocks, visit: (slot: number) => void): void => {
    visitWords(file, blocks, (text, start, end, hash, use) => {
      const word = words.find(text, start, end, hash) || words.intern(foldToken(text, start, end));
      reserve(word);
      visit(word * width + uses.indexOf(use));
    });
  };
  const tally = (files: readonly (readonly [FileSummary, Blocks])[]): ReadonlyMap<number, number> => {
    const slots = new Map<number, number>();
    for (const [file, blocks] of files)
      eachSlot(file, blocks, (slot) => slots.set(slot, (slots.get(slot) ?? 0) + 1));
    return slots;
  };
  /** Replaces counts and tells whether any other file may see a difference. */
  const replace = (removed: readonly FileSummary[], added: readonly FileSummary[]): boolean => {
    const edited = editedBlocks(removed, added);
    const old = tally(edited.removed);
    const fresh = tally(edited.added);
    let whole: ReadonlyMap<number, number> | undefined;
    const ownOf = (slot: number): number => {
      whole ??= tally(added.map(wholeFile));
      return whole.get(slot) ?? 0;
    };
    let relevant = false;
    for (const slot of new Set([...old.keys(), ...fresh.keys()])) {
      const inEdit = fresh.get(slot) ?? 0;
      const change = inEdit - (old.get(slot) ?? 0);
      if (change === 0) continue;
      const before = counts[slot] as number;
      add(slot, change);
      relevant ||= matters(before, before + change, inEdit, () => ownOf(slot));
    }
    return relevant;
  };

  return {
    get revision() {
      return revision;
    },
    counts: (folded) => countsOf(words.findFolded(folded)),
    frequentNear: (folded) => frequentNear(folded, words, fuzzy, countsOf),
    update(removed, added) {
      if (removed.length === 0) {
        for (const file of added) eachSlot(file, file.markdown?.blocks ?? [], (slot) => add(slot, 1));
        if (added.length > 0) revision++;
      } else if (replace(removed, added)) revision++;
    },
  };
}

function extended<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/**
 * Whether a changed count can change a judgement elsewhere: counts are compared with small bounds only, and a
 * word that no other file has matters once it is frequent. `inEdit` is what the edited passage has of it,
 * `own` what the whole file has.
 */
function matters(before: number, after: number, inEdit: number, own: () => number): boolean {
  for (const bound of [frequentCount, 2 * frequentCount]) {
    if (before >= bound !== after >= bound) return true;
  }
  if (Math.min(before, frequentCount) === Math.min(after, frequentCount)) return false;
  return after > inEdit && after > own();
}

type Blocks = readonly ProseBlock[];

function wholeFile(file: FileSummary): readonly [FileSummary, Blocks] {
  return [file, file.markdown?.blocks ?? []];
}

/** What has to be counted anew: where one file takes the place of its former self, the blocks that differ. */
function editedBlocks(
  removed: readonly FileSummary[],
  added: readonly FileSummary[],
): Record<'removed' | 'added', (readonly [FileSummary, Blocks])[]> {
  const [old, fresh] = [removed[0], added[0]];
  const single = removed.length === 1 && added.length === 1 && old?.checked && fresh?.checked;
  if (!single || !old.markdown || !fresh.markdown)
    return { removed: removed.map(wholeFile), added: added.map(wholeFile) };
  const [before, after] = [
    { text: old.text, markdown: old.markdown },
    { text: fresh.text, markdown: fresh.markdown },
  ];
  const { head, tail } = compareBlocks(before, after);
  const between = ({ blocks }: MarkdownFile): Blocks => blocks.slice(head, blocks.length - tail);
  return { removed: [[old, between(old.markdown)]], added: [[fresh, between(fresh.markdown)]] };
}

function frequentNear(
  folded: string,
  words: TokenTable,
  fuzzy: FuzzyIndex,
  countsOf: (word: number) => WordCounts,
): readonly FrequentName[] {
  const found = new Map<number, FrequentName>();
  fuzzy.candidates(folded, (word) => {
    if (found.has(word)) return;
    const counts = countsOf(word);
    if (counts.name < frequentCount) return;
    const text = words.text(word);
    const distance = editDistance(folded, text, 2);
    if (distance === 0 || distance > 2 || !sameIdentity(folded, text, false, false)) return;
    found.set(word, { folded: text, counts, distance });
  });
  return [...found.values()].sort(
    (a, b) => a.distance - b.distance || b.counts.name - a.counts.name || (a.folded < b.folded ? -1 : 1),
  );
}
