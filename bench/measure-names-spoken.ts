/** Mentions against a plain search: wherever the letters of a canon name stand in prose, its bearer must be meant. */
import type { EntityId } from '../server/src/domain/ids.ts';
import type { Mention } from '../server/src/index/mention.ts';
import type { Snapshot } from '../server/src/index/snapshot.ts';
import type { FileSummary } from '../server/src/index/summary.ts';
import { dictionaryOf, isOrdinary } from '../server/src/syntax/words/dictionary.ts';
import { startsSentence } from '../server/src/syntax/words/sentences.ts';
import type { FileChoice } from './measure-names-world.ts';

export interface SpokenScore {
  /** Places where a name stands to the letter. */
  readonly places: number;
  /** Those with a mention of one who is called so, and how many of them name one alone. */
  readonly found: number;
  readonly settled: number;
  /** Mentions in prose, and how many stand at such a place. */
  readonly mentions: number;
  readonly right: number;
  readonly missed: readonly string[];
  /** Mentions elsewhere: plurals, demonyms, other capitals, and false ones. */
  readonly elsewhere: readonly string[];
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly bearers: ReadonlySet<EntityId>;
}

/** Bearers of a name by its words, and the most words of a name by its first one. */
interface Names {
  readonly bearers: ReadonlyMap<string, ReadonlySet<EntityId>>;
  readonly longest: ReadonlyMap<string, number>;
}

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

export function scoreSpoken(snapshot: Snapshot, chosen: FileChoice): SpokenScore {
  const names = namesOf(snapshot);
  const missed: string[] = [];
  const elsewhere: string[] = [];
  let [places, found, settled, mentions, right] = [0, 0, 0, 0, 0];
  for (const file of snapshot.files.values()) {
    if (!file.markdown || !file.checked || !chosen(file.path)) continue;
    const spoken = snapshot.mentions(file).filter((mention) => mention.form !== 'link');
    const hit = new Set<Mention>();
    for (const place of placesOf(file, names, snapshot.config.language)) {
      if (isLinked(file, place)) continue;
      const mention = spoken.find(
        ({ span, candidates }) =>
          span.start < place.end && place.start < span.end && candidates.some((id) => place.bearers.has(id)),
      );
      places++;
      if (!mention) missed.push(excerpt(file, place));
      else {
        found++;
        if (mention.entity !== undefined) settled++;
        hit.add(mention);
      }
    }
    mentions += spoken.length;
    right += hit.size;
    for (const mention of spoken) {
      if (!hit.has(mention))
        elsewhere.push(`${mention.form} = ${mention.canonical} ${excerpt(file, mention.span)}`);
    }
  }
  return { places, found, settled, mentions, right, missed, elsewhere };
}

function namesOf(snapshot: Snapshot): Names {
  const bearers = new Map<string, Set<EntityId>>();
  const longest = new Map<string, number>();
  for (const entity of snapshot.canon.entities.values()) {
    for (const name of entity.names) {
      if (name.role === 'title') continue;
      const text = name.text.replace(/\s*\([^()]*\)$/, '').replace(/^the\s+/i, '');
      const words = text.match(wordPattern) ?? [];
      const [first] = words;
      if (first === undefined || !/\p{Lu}/u.test(text)) continue;
      const key = words.join(' ');
      bearers.set(key, (bearers.get(key) ?? new Set()).add(entity.id));
      longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
    }
  }
  return { bearers, longest };
}

/**
 * Longest names, left to right. A single word of the dictionary counts only inside a sentence and apart from other
 * capitals, where its own is no accident.
 */
function placesOf(file: FileSummary, names: Names, language: string): readonly Place[] {
  const dictionary = dictionaryOf(language);
  const prose = file.markdown?.prose ?? '';
  const found: Place[] = [];
  for (const block of file.markdown?.blocks ?? []) {
    const { start, end } = block.span;
    const words = [...prose.slice(start, end).matchAll(wordPattern)].map((match) => ({
      text: match[0].replace(/['’]s$/, ''),
      start: start + match.index,
      end: start + match.index + match[0].replace(/['’]s$/, '').length,
    }));
    for (let i = 0; i < words.length; i++) {
      const longest = names.longest.get(words[i]?.text ?? '') ?? 0;
      for (let count = Math.min(longest, words.length - i); count > 0; count--) {
        const run = words.slice(i, i + count);
        const bearers = names.bearers.get(run.map((word) => word.text).join(' '));
        const [first] = run;
        const last = run.at(-1);
        if (!bearers || !first || !last || !isOneRun(prose, run)) continue;
        const doubtful =
          count === 1 &&
          isOrdinary(dictionary, first.text.toLowerCase()) &&
          (block.type === 'heading' ||
            startsSentence(prose, first.start, start) ||
            isCapital(words[i - 1]?.text) ||
            isCapital(words[i + 1]?.text));
        if (!doubtful) found.push({ start: first.start, end: last.end, bearers });
        i += count - 1;
        break;
      }
    }
  }
  return found;
}

function isOneRun(prose: string, run: readonly { readonly start: number; readonly end: number }[]): boolean {
  return run.every((word, i) => i === 0 || /^\.?\s+$/.test(prose.slice(run[i - 1]?.end, word.start)));
}

function isCapital(word: string | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word);
}

function isLinked(file: FileSummary, place: Place): boolean {
  return file.markdown?.links.some(({ span }) => span.start < place.end && place.start < span.end) ?? false;
}

function excerpt(
  file: FileSummary,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  const around = file.text.slice(Math.max(0, start - 30), end + 30).replace(/\s+/g, ' ');
  return `${file.text.slice(start, end)}\t${file.path}: ${around}`;
}
