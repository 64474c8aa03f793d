/** Finds names in prose: longest match over the trie, endings of the last word taken off where needed. */
import type { EntityId } from '../../domain/ids.ts';
import type { LanguageRules } from '../../domain/names/languages.ts';
import {
  abbreviable,
  gapBetween,
  nextWordStart,
  readNextWord,
  readToken,
  type TokenCursor,
  tokenCursor,
} from '../../syntax/words/tokens.ts';
import { createEndings } from './endings.ts';
import { createJudge, type Judge, type Passage } from './judge.ts';
import type { NameMatch } from './name-index.ts';
import { gapWord, type SpellingRules, spellingFlag } from './spellings.ts';
import type { NameStore } from './store.ts';

/** A node reached by words of the text: the words may be one of its names. */
export interface Candidate {
  readonly node: number;
  readonly start: number;
  /** Behind the name itself: a possessive ending is not part of it. */
  readonly end: number;
  /** Behind all that was read, endings included. */
  readonly readEnd: number;
  /** Flag that a spelling must have for the ending that was taken off; 0 for none. */
  readonly needs: number;
  /** The words with the last one's ending undone, where that is not simply the text. */
  readonly written: string | undefined;
}

interface Exclusion {
  readonly entity: EntityId;
  readonly until: number;
}

export type Scan = (passage: Passage) => readonly NameMatch[];

export function createScan(store: NameStore, rules: SpellingRules): Scan {
  const judge = createJudge(store, rules);
  const walker = createWalker(store, rules.language);
  const cursor = tokenCursor();
  const filter = (hash: number): boolean => store.mayStartLower(hash);
  return (passage) => {
    const { text, to } = passage;
    const found: NameMatch[] = [];
    let exclusions: readonly Exclusion[] = [];
    let position = passage.from;
    while (readNextWord(text, position, to, filter, cursor)) {
      const { start } = cursor;
      position = cursor.end;
      const candidates = walker(text, cursor, to);
      if (candidates.length === 0) continue;
      if (store.hasExclusions()) {
        const open = exclusions.filter((exclusion) => exclusion.until > start);
        exclusions = [...open, ...excludedBy(store, candidates)];
      }
      const match = decide(judge, passage, candidates, exclusions);
      if (!match) continue;
      found.push(match.match);
      position = match.readEnd;
    }
    return found;
  };
}

function decide(
  judge: Judge,
  passage: Passage,
  candidates: readonly Candidate[],
  exclusions: readonly Exclusion[],
): { readonly match: NameMatch; readonly readEnd: number } | undefined {
  const barred = exclusions.length === 0 ? noOne : exclusions.map((exclusion) => exclusion.entity);
  for (let i = candidates.length - 1; i >= 0; i--) {
    const candidate = candidates[i] as Candidate;
    const match = judge(passage, candidate, barred);
    if (match) return { match, readEnd: candidate.readEnd };
  }
  return undefined;
}

const noOne: readonly EntityId[] = [];

function excludedBy(store: NameStore, candidates: readonly Candidate[]): Exclusion[] {
  const found: Exclusion[] = [];
  for (const { node, end } of candidates) {
    for (let record = store.recordsAt(node); record; record = record.next) {
      if (record.flags & spellingFlag.exclusion) found.push({ entity: record.owner.entity, until: end });
    }
  }
  return found;
}

type Walker = (text: string, first: TokenCursor, limit: number) => readonly Candidate[];

/** Follows the trie from a word on and collects every place where a name may end, shortest first. */
function createWalker(store: NameStore, language: LanguageRules): Walker {
  const next = tokenCursor();
  const endingsOf = createEndings(store, language);
  return (text, first, limit) => {
    let node = step(store, 0, text, first);
    if (node === 0) return endingsOf(text, first, 0, first.start);
    const found: Candidate[] = [];
    // `Solomon’s` begins `Solomon’s Porch`, but elsewhere it speaks of Solomon.
    if (!store.recordsAt(node)) found.push(...endingsOf(text, first, 0, first.start));
    const { start } = first;
    let { end } = first;
    let length = abbreviable(first);
    for (;;) {
      found.push({ node, start, end, readEnd: end, needs: 0, written: undefined });
      const position = nextWordStart(text, end, Math.min(limit, end + longestGap));
      if (position >= limit || position >= end + longestGap) return found;
      const after = stepGap(store, node, gapBetween(text, end, position, length));
      if (after < 0) return found;
      readToken(text, position, limit, next);
      node = step(store, after, text, next);
      if (!store.recordsAt(node)) found.push(...endingsOf(text, next, after, start));
      if (node === 0) return found;
      end = next.end;
      length = abbreviable(next);
    }
  };
}

/** Blanked markup may stand between words, such as a link's target; a name does not reach over more. */
const longestGap = 300;

function step(store: NameStore, node: number, text: string, cursor: TokenCursor): number {
  const token = store.tokens.find(text, cursor.start, cursor.end, cursor.hash);
  return token === 0 ? 0 : store.trie.child(node, token);
}

/** Node behind the punctuation between two words; -1 when no name goes on there. */
function stepGap(store: NameStore, node: number, gap: string | undefined): number {
  if (gap === undefined) return -1;
  if (gap === '') return node;
  const token = store.tokens.findFolded(gapWord(gap));
  const child = token === 0 ? 0 : store.trie.child(node, token);
  return child === 0 ? -1 : child;
}
