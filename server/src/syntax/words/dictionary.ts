import { commonCodes, packedWords, rareCodes } from './english-data.ts';

/** 0: not a word of the language; 1: a common one; 2: a rare one. */
export type WordRank = 0 | 1 | 2;

/** The words of a language that are written in lower case. */
export interface Dictionary {
  /** Rank of a folded word. A language without a word list knows none. */
  rank(folded: string): WordRank;
}

const empty: Dictionary = { rank: () => 0 };

/** The word list of a BCP 47 language tag. English only, for now. */
export function dictionaryOf(language: string): Dictionary {
  return /^en\b/i.test(language) ? english : empty;
}

const english: Dictionary = lazily(() => searchable(unpack(packedWords)));

/** Unpacking takes some milliseconds, which a world without prose need not spend. */
function lazily(make: () => Dictionary): Dictionary {
  let made: Dictionary | undefined;
  return {
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
  return {
    rank(folded) {
      if (!/^[a-z]{2,}$/.test(folded)) return 0;
      let low = 0;
      let high = lines.length - 1;
      while (low < high - 1) {
        const start = lines.lastIndexOf('\n', ((low + high) >> 1) - 1);
        const at = Math.max(start, low);
        const end = lines.indexOf('\n', at + 1);
        const word = lines.slice(at + 1, end - 1);
        if (word === folded) return lines[end - 1] === '1' ? 1 : 2;
        if (word < folded) low = end;
        else high = at;
      }
      return 0;
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
