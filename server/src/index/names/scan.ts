/** Finds names in prose: longest match over the trie, endings of the last word taken off where needed. */
import type { EntityId } from '../../domain/ids.ts';
import { charClass, classes } from '../../domain/names/characters.ts';
import type { LanguageRules } from '../../domain/names/languages.ts';
import {
  abbreviable,
  gapBetween,
  nextWordStart,
  readNextWord,
  readToken,
  type TokenCursor,
  tokenCursor,
  tokenFlag,
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
      if (candidates.length === 0) {
        position = behindElision(text, cursor, rules.language.elisions) ?? position;
        continue;
      }
      if (store.hasExclusions()) {
        const open = exclusions.filter((exclusion) => exclusion.until > start);
        exclusions = [...open, ...excludedBy(store, candidates)];
      }
      const match = decide(judge, passage, candidates, exclusions);
      if (!match) {
        position = behindElision(text, cursor, rules.language.elisions) ?? position;
        continue;
      }
      found.push(match.match);
      position = match.readEnd;
    }
    return found;
  };
}

/** Where the name begins in a word such as `L’Étoile`, when its first letters are an elided word. */
function behindElision(text: string, word: TokenCursor, elisions: readonly string[]): number | undefined {
  if (elisions.length === 0 || (word.flags & tokenFlag.apostrophe) === 0) return undefined;
  for (let i = word.start + 1; i < word.end - 1; i++) {
    if (classes[text.charCodeAt(i)] !== charClass.apostrophe) continue;
    return elisions.includes(text.slice(word.start, i).toLowerCase()) ? i + 1 : undefined;
  }
  return undefined;
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
  const endings = createEndings(store, language);
  const declines = language.declined.length > 0;

  /** Goes on behind a word, of which `length` tells whether its dot abbreviates it. */
  const follow = (
    text: string,
    place: { node: number; readonly start: number; end: number; length: number },
    limit: number,
    found: Candidate[],
  ): void => {
    let { node, end, length } = place;
    const { start } = place;
    for (;;) {
      found.push({ node, start, end, readEnd: end, needs: 0, written: undefined });
      const position = nextWordStart(text, end, Math.min(limit, end + longestGap));
      if (position >= limit || position >= end + longestGap) return;
      const after = stepGap(store, node, gapBetween(text, end, position, length));
      if (after < 0) return;
      readToken(text, position, limit, next);
      node = step(store, after, text, next);
      if (!store.recordsAt(node)) found.push(...endings.last(text, next, after, start));
      if (node === 0) {
        decline(text, next, after, start, limit, found);
        return;
      }
      end = next.end;
      length = abbreviable(next);
    }
  };
  /** Goes on behind a word that is a name's with an ending: `Тараса Шевченка`. */
  const decline = (
    text: string,
    word: TokenCursor,
    before: number,
    start: number,
    limit: number,
    found: Candidate[],
  ): void => {
    if (!declines) return;
    const { start: wordStart, end } = word;
    for (const { node, stem } of endings.inner(text, word, before)) {
      const head = text.slice(start, wordStart) + stem;
      const behind: Candidate[] = [];
      follow(text, { node, start, end, length: 0 }, limit, behind);
      for (const candidate of behind) {
        // The word as a last one has been read already.
        if (candidate.readEnd <= end) continue;
        const written = candidate.written ?? text.slice(start, candidate.end);
        found.push({ ...candidate, written: head + written.slice(end - start) });
      }
    }
  };
  return (text, first, limit) => {
    const node = step(store, 0, text, first);
    if (node === 0 && !declines) return endings.last(text, first, 0, first.start);
    const found: Candidate[] = [];
    const { start, end } = first;
    // `Solomon’s` begins `Solomon’s Porch`, but elsewhere it speaks of Solomon.
    if (!store.recordsAt(node)) found.push(...endings.last(text, first, 0, start));
    if (node === 0) decline(text, first, 0, start, limit, found);
    else follow(text, { node, start, end, length: abbreviable(first) }, limit, found);
    return found;
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
