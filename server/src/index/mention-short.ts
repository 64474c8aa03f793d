/** Short names: any capitalised word of a full name speaks of the entity last called by it in the file. */
import { moved, type Span } from '../base/span.ts';
import type { EntityId } from '../domain/ids.ts';
import { languageRules } from '../domain/names/languages.ts';
import type { ProseBlock } from '../syntax/markdown/model.ts';
import { dictionaryOf, isOrdinary } from '../syntax/words/dictionary.ts';
import { foldToken, tokenFlag, tokensOf } from '../syntax/words/tokens.ts';
import { type BlockMemo, ofBlock } from './block-memo.ts';
import type { Mention } from './mention.ts';
import type { Snapshot } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

export interface ShortNames {
  /** Capitalised words of the file's block number `index`, possessive endings left out. */
  wordsOf(block: ProseBlock, index: number): readonly Span[];
  resolve(word: Span): Mention | undefined;
  /** An entity was called by a full name. */
  spoken(entity: EntityId): void;
}

interface ShortName {
  /** Who was called by a name with this word, the latest last. */
  readonly owners: EntityId[];
  /** A word of the dictionary: needs an article, and one owner only. */
  readonly common: boolean;
}

const wordsMemo: BlockMemo<Span> = { name: 'capitalised words' };

export function createShortNames(
  snapshot: Snapshot,
  file: FileSummary,
  prose: string,
  subjects: readonly EntityId[],
): ShortNames {
  const { language } = snapshot.config;
  const dictionary = dictionaryOf(language);
  const { articles } = languageRules(language);
  const known = new Map<string, ShortName>();
  const told = new Set<EntityId>();

  const spoken = (id: EntityId): void => {
    const again = told.has(id);
    told.add(id);
    for (const word of shortWords(snapshot, id, articles)) {
      const entry = known.get(word) ?? { owners: [], common: isOrdinary(dictionary, word) };
      if (again) entry.owners.splice(entry.owners.indexOf(id), 1);
      entry.owners.push(id);
      known.set(word, entry);
    }
  };
  for (const subject of subjects) spoken(subject);

  return {
    spoken,
    wordsOf: (block, index) =>
      ofBlock(snapshot, wordsMemo, file, index, () => capitalisedWords(prose, block.span), moved),
    resolve(word) {
      const text = prose.slice(word.start, word.end);
      const entry = known.get(foldToken(prose, word.start, word.end));
      if (!entry || !isSurrounded(prose, word, entry.common)) return undefined;
      if (entry.common && (entry.owners.length > 1 || !hasArticle(prose, word.start, articles)))
        return undefined;
      const entity = entry.owners.at(-1);
      if (entity === undefined) return undefined;
      const canonical = snapshot.canon.entities.get(entity)?.name ?? text;
      return { span: word, form: 'short', entity, candidates: [entity], canonical };
    },
  };
}

/** Words of an entity's full names that may stand for it: capitalised in the name, and not a name of their own. */
function shortWords(snapshot: Snapshot, id: EntityId, articles: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const name of snapshot.canon.entities.get(id)?.names ?? []) {
    if (name.role === 'title' || name.role === 'demonym') continue;
    const tokens = tokensOf(name.text);
    if (tokens.length < 2) continue;
    for (const { folded, flags, text } of tokens) {
      const capital = flags & tokenFlag.upperFirst && flags & tokenFlag.lower;
      if (capital && text.length > 2 && !articles.includes(folded)) words.add(folded);
    }
  }
  return words;
}

function capitalisedWords(prose: string, range: Span): readonly Span[] {
  return tokensOf(prose, range.start, range.end)
    .filter((token) => token.flags & tokenFlag.upperFirst && token.flags & tokenFlag.lower)
    .map(({ start, end, text }) => ({ start, end: /['’]s$/.test(text) ? end - 2 : end }));
}

/** Whether no other capitalised word stands beside it with which it would be another name. */
function isSurrounded(prose: string, word: Span, common: boolean): boolean {
  const after = /^[’']?s?[ \t\n]+(\p{Lu}[\p{L}'’-]*)/u.exec(prose.slice(word.end, word.end + 40))?.[1];
  if (after !== undefined && after !== 'I' && !/^[’']s/.test(prose.slice(word.end))) return false;
  const before = /(\S*)[ \t\n]+$/u.exec(prose.slice(Math.max(0, word.start - 40), word.start))?.[1] ?? '';
  if (!/^\p{Lu}[\p{L}'’-]*$/u.test(before)) return true;
  if (common) return before === 'The';
  return before.length > 1;
}

function hasArticle(prose: string, start: number, articles: readonly string[]): boolean {
  const before = /(\S+)[ \t\n]+$/u.exec(prose.slice(Math.max(0, start - 40), start))?.[1] ?? '';
  return articles.includes(before.toLowerCase());
}
