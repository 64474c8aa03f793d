import type { Entity } from '../../domain/entity.ts';
import { functionWords, givenNames } from '../../syntax/words/closed-lists.ts';
import { isOrdinary } from '../../syntax/words/dictionary.ts';
import { hashFolded, tokensOf } from '../../syntax/words/tokens.ts';
import type { NameOwner } from './name-index.ts';
import {
  exclusionsOf,
  isGapWord,
  pathOf,
  type Spelling,
  type SpellingRules,
  spellingFlag,
  spellingsOf,
} from './spellings.ts';
import { createTokenTable, type TokenTable } from './token-table.ts';
import { createTrie, type Trie } from './trie.ts';

/** One spelling of one name, at the end of its path in the trie. */
export interface NameRecord {
  readonly owner: NameOwner;
  readonly core: string;
  readonly flags: number;
  /** The next record that ends at the same node. */
  next: NameRecord | undefined;
  /** Taken out; still met by its words until the next rebuild. */
  dead: boolean;
}

/** A list of records, linked because most are one long. */
export interface Posting {
  readonly record: NameRecord;
  readonly next: Posting | undefined;
}

/** What else wants to know of words. */
export interface TokenListener {
  tokenAdded(token: number, folded: string): void;
  /** All numbers given so far are void. */
  tokensReset(): void;
}

/** All spellings of all names, kept up to date by differences. */
export interface NameStore {
  readonly tokens: TokenTable;
  readonly trie: Trie;
  /** Records whose path holds a word, newest first; dead ones among them. */
  postings(token: number): Posting | undefined;
  /** Whether a word is part of any name that has not been taken out. */
  isLive(token: number): boolean;
  /** First record that ends at a node. */
  recordsAt(node: number): NameRecord | undefined;
  /** Node at which a path of steps ends; 0 when there is none. */
  nodeOf(path: readonly string[]): number;
  /** Whether a word that begins in lower case may begin a name; seldom true for one that does not. */
  mayStartLower(hash: number): boolean;
  /** Whether any entity has ever declared a phrase that is no mention of it. */
  hasExclusions(): boolean;
  update(removed: readonly Entity[], added: readonly Entity[]): void;
  readonly live: number;
}

const filterBits = 1 << 21;
/** Below this many dead records a rebuild is not worth its time. */
const toleratedDead = 4096;

export function createNameStore(rules: SpellingRules, listener: TokenListener): NameStore {
  let tokens = createTokenTable();
  let trie = createTrie();
  let postings: (Posting | undefined)[] = [];
  let ends: (NameRecord | undefined)[] = [];
  const lowerStarts = new Uint32Array(filterBits >> 5);
  let live = 0;
  let dead = 0;
  let exclusions = false;

  const internStep = (step: string): number => {
    const before = tokens.size;
    const token = tokens.intern(step);
    if (tokens.size > before && !isGapWord(step)) listener.tokenAdded(token, step);
    return token;
  };
  const insert = (owner: NameOwner, spelling: Spelling): void => {
    let node = 0;
    const record: NameRecord = {
      owner,
      core: spelling.core,
      flags: spelling.flags,
      next: undefined,
      dead: false,
    };
    const searchable = (spelling.flags & spellingFlag.exclusion) === 0;
    for (const step of spelling.path) {
      const token = internStep(step);
      node = trie.grow(node, token);
      if (searchable) postings[token] = { record, next: postings[token] };
    }
    record.next = ends[node];
    ends[node] = record;
    exclusions ||= !searchable;
    live++;
    if (mayBeSmall(spelling, rules)) {
      const bit = hashFolded(spelling.path[0] ?? '') & (filterBits - 1);
      lowerStarts[bit >> 5] = (lowerStarts[bit >> 5] as number) | (1 << (bit & 31));
    }
  };
  const nodeOf = (path: readonly string[]): number => {
    let node = 0;
    for (const step of path) {
      const token = tokens.findFolded(step);
      node = token === 0 ? 0 : trie.child(node, token);
      if (node === 0) return 0;
    }
    return node;
  };
  const unlink = (owner: NameOwner, spelling: Spelling): void => {
    const node = nodeOf(spelling.path);
    let previous: NameRecord | undefined;
    for (let record = ends[node]; record; previous = record, record = record.next) {
      if (record.owner.name !== owner.name || record.core !== spelling.core) continue;
      if (record.owner.entity !== owner.entity) continue;
      if (previous) previous.next = record.next;
      else ends[node] = record.next;
      record.dead = true;
      live--;
      dead++;
      return;
    }
  };
  const rebuild = (): void => {
    const kept = ends.flatMap(chain);
    [tokens, trie, postings, ends] = [createTokenTable(), createTrie(), [], []];
    lowerStarts.fill(0);
    [live, dead] = [0, 0];
    listener.tokensReset();
    for (const record of kept) {
      insert(record.owner, {
        core: record.core,
        flags: record.flags,
        path: pathOf(record.core, tokensOf(record.core)),
      });
    }
  };

  return {
    get tokens() {
      return tokens;
    },
    get trie() {
      return trie;
    },
    postings: (token) => postings[token],
    isLive(token) {
      for (let posting = postings[token]; posting; posting = posting.next) {
        if (!posting.record.dead) return true;
      }
      return false;
    },
    recordsAt: (node) => ends[node],
    nodeOf,
    mayStartLower(hash) {
      const bit = hash & (filterBits - 1);
      return ((lowerStarts[bit >> 5] as number) & (1 << (bit & 31))) !== 0;
    },
    hasExclusions: () => exclusions,
    update(removed, added) {
      for (const entity of removed) eachSpelling(entity, rules, unlink);
      for (const entity of added) eachSpelling(entity, rules, insert);
      if (dead > toleratedDead && dead > live) rebuild();
    },
    get live() {
      return live;
    },
  };
}

function chain(first: NameRecord | undefined): NameRecord[] {
  const records: NameRecord[] = [];
  for (let record = first; record; record = record.next) records.push(record);
  return records;
}

/** All spellings of an entity's names, and those of what is no mention of it. */
export function spellingsOfEntity(entity: Entity, rules: SpellingRules): readonly Spelling[] {
  const found: Spelling[] = [];
  eachSpelling(entity, rules, (_owner, spelling) => found.push(spelling));
  return found;
}

function eachSpelling(
  entity: Entity,
  rules: SpellingRules,
  visit: (owner: NameOwner, spelling: Spelling) => void,
): void {
  for (const name of entity.names) {
    const owner = { entity: entity.id, name };
    for (const spelling of spellingsOf(entity, name, rules)) visit(owner, spelling);
  }
  const [first] = entity.names;
  if (!first) return;
  for (const spelling of exclusionsOf(entity, rules)) visit({ entity: entity.id, name: first }, spelling);
}

/** Whether prose may begin the name in lower case: it is written so, or its first word can be nothing else. */
function mayBeSmall(spelling: Spelling, rules: SpellingRules): boolean {
  const first = spelling.path[0] ?? '';
  if (spelling.flags & (spellingFlag.lowerCase | spellingFlag.anyCase)) return true;
  if (/^\p{Ll}/u.test(spelling.core)) return true;
  const phrase = spellingFlag.generic | spellingFlag.common;
  if ((spelling.flags & phrase) === phrase && spelling.path.length > 1) return true;
  // `ruth varga`: the family name proves what the given name, a word as well, does not.
  if (
    spelling.flags & spellingFlag.person &&
    (spelling.flags & (spellingFlag.common | spellingFlag.exactCase)) === 0
  )
    if (spelling.path.length > 1 && givenNames.has(first) && !functionWords.has(first)) return true;
  return (
    (spelling.flags & spellingFlag.exactCase) === 0 &&
    first.length > 3 &&
    !isOrdinary(rules.dictionary, first)
  );
}
