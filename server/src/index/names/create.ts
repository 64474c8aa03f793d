import type { BuiltinKind } from '../../domain/kinds.ts';
import { languageRules } from '../../domain/names/languages.ts';
import { dictionaryOf } from '../../syntax/words/dictionary.ts';
import { tokensOf } from '../../syntax/words/tokens.ts';
import { crowdingOf } from './crowding.ts';
import { createFuzzyIndex } from './fuzzy.ts';
import type { NameIndex, NameOwner } from './name-index.ts';
import { createNear } from './near.ts';
import { createScan } from './scan.ts';
import { builtinKindOf, isGapWord, pathOf, type SpellingRules, spellingFlag } from './spellings.ts';
import { createNameStore, type NameRecord, type NameStore, spellingsOfEntity } from './store.ts';

export interface NameIndexOptions {
  /** BCP 47 tag of the prose. */
  readonly language: string;
  /** The base of a kind as authors write it; built-in kinds and their usual synonyms unless given. */
  readonly kindOf?: (kind: string) => BuiltinKind | undefined;
}

/** An empty index. Every other world-wide structure of names hangs on it. */
export function createNameIndex(options: NameIndexOptions): NameIndex {
  const rules: SpellingRules = {
    language: languageRules(options.language),
    dictionary: dictionaryOf(options.language),
    kindOf: options.kindOf ?? builtinKindOf,
  };
  const fuzzy = createFuzzyIndex((token) => store.tokens.text(token));
  const store: NameStore = createNameStore(rules, { tokenAdded: fuzzy.add, tokensReset: fuzzy.reset });
  const scan = createScan(store, rules);
  const near = createNear(store, fuzzy, rules.dictionary);

  const ownersAt = (name: string, from: number): readonly NameOwner[] => {
    const tokens = tokensOf(name).slice(from);
    const node = tokens.length === 0 ? 0 : store.nodeOf(pathOf(name, tokens));
    return node === 0 ? [] : distinctOwners(store.recordsAt(node));
  };
  return {
    match(prose, range = { start: 0, end: prose.length }) {
      const passage = { text: prose, from: range.start, to: range.end, titleCase: false };
      return scan(passage).filter((match) => match.weak === undefined);
    },
    scan: (prose, range, titleCase) => scan({ text: prose, from: range.start, to: range.end, titleCase }),
    lookup(name) {
      const [first, second] = tokensOf(name);
      const articled = first && second && rules.language.articles.includes(first.folded);
      const whole = ownersAt(name, 0);
      return whole.length === 0 && articled ? ownersAt(name, 1) : whole;
    },
    near,
    crowding: () => crowdingOf(store, fuzzy, rules.dictionary),
    hasWord: (folded) => store.isLive(store.tokens.findFolded(folded)),
    hasBeginning(folded) {
      for (let token = 1; token <= store.tokens.size; token++) {
        const word = store.tokens.text(token);
        if (word.length > folded.length && word.startsWith(folded) && store.isLive(token)) return true;
      }
      return false;
    },
    spellings: (entity) =>
      spellingsOfEntity(entity, rules).map(({ path }) => path.filter((step) => !isGapWord(step))),
    update: store.update,
    get size() {
      return store.live;
    },
  };
}

/** Owners of the names that end at a node, in the order they came; full spellings before derived ones. */
function distinctOwners(first: NameRecord | undefined): readonly NameOwner[] {
  const derived = spellingFlag.prefixless | spellingFlag.shortened | spellingFlag.bare;
  const full: NameOwner[] = [];
  const others: NameOwner[] = [];
  for (let record = first; record; record = record.next) {
    const { owner, flags } = record;
    if (flags & (spellingFlag.exclusion | spellingFlag.firstPart)) continue;
    const list = flags & derived ? others : full;
    if (![...full, ...others].some((known) => known.entity === owner.entity)) list.push(owner);
  }
  return [...full.reverse(), ...others.reverse()];
}
