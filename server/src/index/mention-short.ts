/** Short names: any capitalised word of a full name speaks of the entity last called by it in the file. */
import type { Span } from '../base/span.ts';
import type { EntityId } from '../domain/ids.ts';
import { languageRules } from '../domain/names/languages.ts';
import { givenNames, personTitles } from '../syntax/words/closed-lists.ts';
import { dictionaryOf, isOrdinary } from '../syntax/words/dictionary.ts';
import { foldToken, readNextWord, tokenCursor, tokenFlag, tokensOf } from '../syntax/words/tokens.ts';
import type { Mention } from './mention.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';
import { withoutPossessive } from './word-statistics.ts';

export interface ShortNames {
  /** What a capitalised word means, which stands so much farther down than its span says; `folded` where it is known. */
  resolve(folded: string | undefined, word: Span, by: number): Mention | undefined;
  /** An entity was called by a full name. */
  spoken(entity: EntityId): void;
}

interface ShortName {
  /** Who was called last by a name with this word. */
  latest: EntityId;
  /** Others who were called by such a name before. */
  readonly others: EntityId[];
  /** A word of the dictionary: needs an article, and one owner only. */
  readonly common: boolean;
}

const shortWordsMemo: MemoKey<Map<EntityId, readonly string[]>> = { name: 'short names' };

export function createShortNames(
  snapshot: Snapshot,
  prose: string,
  subjects: readonly EntityId[],
): ShortNames {
  const { language } = snapshot.config;
  const dictionary = dictionaryOf(language);
  const { articles } = languageRules(language);
  const known = new Map<string, ShortName>();
  const shortWordsOf = snapshot.canonMemo(shortWordsMemo, () => new Map());
  let last: EntityId | undefined;

  const spoken = (id: EntityId): void => {
    if (id === last) return;
    last = id;
    const words = shortWordsOf.get(id) ?? shortWords(snapshot, id, articles);
    shortWordsOf.set(id, words);
    for (const word of words) {
      const entry = known.get(word);
      if (!entry) known.set(word, { latest: id, others: [], common: isOrdinary(dictionary, word) });
      else if (entry.latest !== id) {
        const before = entry.others.indexOf(id);
        if (before >= 0) entry.others.splice(before, 1);
        entry.others.unshift(entry.latest);
        entry.latest = id;
      }
    }
  };
  for (const subject of subjects) spoken(subject);

  return {
    spoken,
    resolve(folded, { start, end }, by) {
      const entry = known.get(folded ?? foldToken(prose, start + by, end + by));
      if (!entry) return undefined;
      const word = { start: start + by, end: end + by };
      const isOwn = (before: string): boolean =>
        known.get(before)?.latest === entry.latest ||
        personTitles.has(before) ||
        (isOrdinary(dictionary, before) && !givenNames.has(before));
      if (!isSurrounded(prose, word, entry.common, isOwn)) return undefined;
      if (entry.common && (entry.others.length > 0 || !hasArticle(prose, word.start, articles)))
        return undefined;
      const titled = bearerOf(snapshot, prose, word, [entry.latest, ...entry.others]);
      const entity = titled ?? entry.latest;
      const canonical = snapshot.canon.entities.get(entity)?.name ?? prose.slice(word.start, word.end);
      const candidates = titled ? [titled] : [entity, ...entry.others];
      return { span: word, form: 'short', entity, candidates, canonical };
    },
  };
}

/** `Admiral Brandt`: the one of several Brandts who alone has the title right before the name. */
function bearerOf(
  snapshot: Snapshot,
  prose: string,
  { start }: Span,
  among: readonly EntityId[],
): EntityId | undefined {
  if (among.length < 2) return undefined;
  const before = prose
    .slice(Math.max(0, start - 60), start)
    .replace(/\s+/g, ' ')
    .trimEnd();
  const bearers = among.filter((id) =>
    snapshot.canon.entities.get(id)?.names.some(({ role, text }) => role === 'title' && isLast(before, text)),
  );
  return bearers.length === 1 ? bearers[0] : undefined;
}

function isLast(words: string, title: string): boolean {
  return words.endsWith(title) && !/[\p{L}\p{N}]$/u.test(words.slice(0, -title.length));
}

/** Words of an entity's full names that may stand for it: capitalised in the name, and not a name of their own. */
function shortWords(snapshot: Snapshot, id: EntityId, articles: readonly string[]): readonly string[] {
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
  return [...words];
}

/** Possessive endings left out. */
export function capitalisedWords(prose: string, { start, end }: Span): readonly Span[] {
  const cursor = tokenCursor();
  const words: Span[] = [];
  let at = start;
  while (readNextWord(prose, at, end, nothingSmall, cursor)) {
    at = cursor.end;
    const capital = cursor.flags & tokenFlag.upperFirst && cursor.flags & tokenFlag.lower;
    if (capital) words.push({ start: cursor.start, end: withoutPossessive(prose, cursor) });
  }
  return words;
}

const nothingSmall = (): boolean => false;

/** Whether no other capitalised word stands beside it with which it would be another name: `Peter Kirk`. */
function isSurrounded(
  prose: string,
  word: Span,
  common: boolean,
  isOwn: (before: string) => boolean,
): boolean {
  const after = /^[’']?s?[ \t\n]+(\p{Lu}[\p{L}'’-]*)/u.exec(prose.slice(word.end, word.end + 40))?.[1];
  if (after !== undefined && after !== 'I' && !/^[’']s/.test(prose.slice(word.end))) return false;
  const before = /(\S*)[ \t\n]+$/u.exec(prose.slice(Math.max(0, word.start - 40), word.start))?.[1] ?? '';
  if (!/^\p{Lu}[\p{L}'’-]*$/u.test(before)) return true;
  return common ? before === 'The' : before.length > 1 && isOwn(before.toLowerCase());
}

function hasArticle(prose: string, start: number, articles: readonly string[]): boolean {
  const before = /(\S+)[ \t\n]+$/u.exec(prose.slice(Math.max(0, start - 40), start))?.[1] ?? '';
  return articles.includes(before.toLowerCase());
}
