/** What the words of all files together say: which are written small, and which stand in capitals mid-sentence. */
import { editDistance } from '../domain/names/edit-distance.ts';
import { sameIdentity } from '../domain/names/identity.ts';
import type { MarkdownFile, ProseBlock } from '../syntax/markdown/model.ts';
import { foldToken } from '../syntax/words/tokens.ts';
import { compareBlocks } from './block-difference.ts';
import { createChangeLog } from './change-log.ts';
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
  /** Moves whenever what is found near any word may change. */
  readonly revision: number;
  /** Counts of a folded word. */
  counts(folded: string): WordCounts;
  /** Names used often that are one slip away from a word, nearest and very frequent ones first. */
  frequentNear(folded: string): readonly FrequentName[];
  /** Tells whose counts changed when one file takes the place of its former self; else {@link revision} moves. */
  update(removed: readonly FileSummary[], added: readonly FileSummary[]): readonly CountChange[];
  /** Makes something, and tells what it asked on the way. Does not nest. */
  noting<T>(make: () => T): { readonly value: T; readonly asked: AskedCounts };
  /** Whether counts still are what they were when they were asked for. Looks at no more than that: see {@link revision}. */
  still(asked: AskedCounts): boolean;
}

/** A word that stands more or less often than before. */
export interface CountChange {
  readonly word: string;
  /** A judgement about it may be another one now. */
  readonly matters: boolean;
  /** It is or was a name used often, of which others may be variants. */
  readonly frequent: boolean;
  /** Whether it stands in other files as well. */
  elsewhere(): boolean;
}

/** Whose counts something hangs on. */
export interface AskedCounts {
  readonly words: ReadonlySet<string>;
  /** Names were found that a word is near to: these may change in more ways than are noted. */
  readonly near: boolean;
  /** When these counts were last known to be what they were. */
  edit: number;
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
  let edit = 0;
  const changes = createChangeLog<string>();
  let notes: { readonly words: Set<string>; near: boolean } | undefined;

  /** What the last question was answered with: one edit is asked about for every block of a file. */
  let answer = { from: 0, to: 0, changed: changes.since(0) };
  const changedAfter = (from: number): ReadonlySet<string> | undefined => {
    if (answer.from !== from || answer.to !== edit) answer = { from, to: edit, changed: changes.since(from) };
    return answer.changed;
  };

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
  const replace = (removed: readonly FileSummary[], added: readonly FileSummary[]): CountChange[] => {
    const edited = editedBlocks(removed, added);
    const old = tally(edited.removed);
    const fresh = tally(edited.added);
    const differing = [...new Set([...old.keys(), ...fresh.keys()])].filter(
      (slot) => old.get(slot) !== fresh.get(slot),
    );
    let whole: ReadonlyMap<number, number> | undefined;
    const allOf = (tallied: ReadonlyMap<number, number>, word: number): number =>
      uses.reduce((sum, _, use) => sum + (tallied.get(word * width + use) ?? 0), 0);
    const elsewhere = (word: number): boolean => {
      const { lower, name, start, caps } = countsOf(word);
      const all = lower + name + start + caps;
      if (all <= allOf(fresh, word)) return false;
      whole ??= tally(added.map(wholeFile));
      return all > allOf(whole, word);
    };
    const changed = new Set(differing.map((slot) => Math.floor(slot / width)));
    const before = new Map([...changed].map((word) => [word, countsOf(word)]));
    for (const slot of differing) add(slot, (fresh.get(slot) ?? 0) - (old.get(slot) ?? 0));
    return [...before].map(([word, was]) => {
      const is = countsOf(word);
      if (frequency(was) !== frequency(is)) revision++;
      return {
        word: words.text(word),
        frequent: Math.max(was.name, is.name) >= frequentCount,
        matters: weightOf(was) !== weightOf(is),
        elsewhere: () => elsewhere(word),
      };
    });
  };

  return {
    get revision() {
      return revision;
    },
    counts(folded) {
      notes?.words.add(folded);
      return countsOf(words.findFolded(folded));
    },
    frequentNear(folded) {
      const near = frequentNear(folded, words, fuzzy, countsOf);
      if (notes && near.length > 0) notes.near = true;
      return near;
    },
    noting(make) {
      const own = { words: new Set<string>(), near: false, edit };
      notes = own;
      try {
        return { value: make(), asked: own };
      } finally {
        notes = undefined;
      }
    },
    still(asked) {
      if (asked.near) return false;
      if (asked.edit === edit) return true;
      const changed = changedAfter(asked.edit);
      if (!changed) return false;
      for (const word of changed) if (asked.words.has(word)) return false;
      asked.edit = edit;
      return true;
    },
    update(removed, added) {
      edit++;
      if (removed.length === 0) {
        for (const file of added) eachSlot(file, file.markdown?.blocks ?? [], (slot) => add(slot, 1));
        if (added.length > 0) revision++;
        return [];
      }
      const changed = replace(removed, added);
      changes.note(
        edit,
        changed.map(({ word }) => word),
      );
      return changed;
    },
  };
}

function extended<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** All that judgements about a word ask of its counts: they are compared with each other, and with small bounds. */
function weightOf({ lower, name, start, caps }: WordCounts): string {
  const few = [name, name + start, name + start + caps].map((count) => Math.min(count, frequentCount));
  return [Math.min(lower, mostLower), lower > 0 && lower >= name, ...few].join();
}

/** No judgement asks for more words written small. */
const mostLower = 3;

/** All that is asked of names used often, whichever word they may be near to. */
function frequency({ lower, name }: WordCounts): string | undefined {
  return name < frequentCount ? undefined : [isVeryFrequent(name), lower > 0].join();
}

function isVeryFrequent(name: number): boolean {
  return name >= 2 * frequentCount;
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
    (a, b) =>
      a.distance - b.distance ||
      Number(isVeryFrequent(b.counts.name)) - Number(isVeryFrequent(a.counts.name)) ||
      (a.folded < b.folded ? -1 : 1),
  );
}
