import { commonCodes, packedWords, rareCodes } from './english-data.ts';
import { hashFolded } from './tokens.ts';

/** 0: not a word of the language; 1: a common one; 2: a rare one. */
export type WordRank = 0 | 1 | 2;

/** The words of a language that are written in lower case. */
export interface Dictionary {
  /** Rank of a folded word. A language without a word list knows none. */
  rank(folded: string): WordRank;
  /** False where there is no word list: then a word that is not known may be any word. */
  readonly hasWords: boolean;
}

const empty: Dictionary = { rank: () => 0, hasWords: false };

/** The word list of a BCP 47 language tag. English only, for now. */
export function dictionaryOf(language: string): Dictionary {
  return /^en\b/i.test(language) ? english : empty;
}

const english: Dictionary = lazily(() => searchable(unpack(packedWords)));

/** Unpacking takes some milliseconds, which a world without prose need not spend. */
function lazily(make: () => Dictionary): Dictionary {
  let made: Dictionary | undefined;
  return {
    hasWords: true,
    rank(folded) {
      made ??= make();
      return made.rank(folded);
    },
  };
}

/** One sorted line per word: the word, then its rank. One long string costs a tenth of a set's memory. */
function unpack(packed: string): string {
  const pattern = /([^a-z])([a-z]*)/g;
  const lines: string[] = [];
  let word = '';
  for (const [, code = '', rest] of packed.matchAll(pattern)) {
    const common = commonCodes.indexOf(code);
    word = word.slice(0, common >= 0 ? common : rareCodes.indexOf(code)) + rest;
    lines.push(word + (common >= 0 ? '1' : '2'));
  }
  return `\n${lines.join('\n')}\n`;
}

function searchable(lines: string): Dictionary {
  const slots = new Int32Array(1 << 18);
  const mask = slots.length - 1;
  for (let start = 1; start < lines.length; ) {
    const end = lines.indexOf('\n', start);
    let slot = hashFolded(lines.slice(start, end - 1)) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = start;
    start = end + 1;
  }
  return {
    hasWords: true,
    rank(folded) {
      for (let slot = hashFolded(folded) & mask; ; slot = (slot + 1) & mask) {
        const start = slots[slot] as number;
        if (start === 0) return 0;
        if (!lines.startsWith(folded, start)) continue;
        const rank = lines[start + folded.length];
        if (rank === '1') return 1;
        if (rank === '2') return 2;
      }
    },
  };
}

/**
 * Whether a folded word proves nothing by itself: a word of the language, parts joined by hyphens that all
 * are, a possessive of one, a number, or a single letter.
 */
export function isOrdinary(dictionary: Dictionary, folded: string): boolean {
  if (dictionary.rank(folded) > 0 || folded.length === 1 || /^\d+(?:st|nd|rd|th|s)?$/.test(folded))
    return true;
  if (/^[ivxl]+$/.test(folded)) return true;
  if (folded.endsWith("'s")) return isOrdinary(dictionary, folded.slice(0, -2));
  return folded.includes('-') && folded.split('-').every((part) => isOrdinary(dictionary, part));
}
