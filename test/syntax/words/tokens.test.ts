import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldToken,
  gapBetween,
  hashFolded,
  nextWordStart,
  readNextWord,
  readToken,
  tokenCursor,
  tokensOf,
} from '../../../server/src/syntax/words/tokens.ts';

const texts = (text: string): string[] => tokensOf(text).map((token) => token.text);

describe('words', () => {
  it.each([
    ["Qo’noS, D'Tan's ship", ['Qo’noS', "D'Tan's", 'ship']],
    ['the Enterprise-C -- gone', ['the', 'Enterprise-C', 'gone']],
    ['U.S.S. Constant', ['U.S.S', 'Constant']],
    ['J.R.R. Tolkien. E. Smith', ['J.R.R', 'Tolkien', 'E', 'Smith']],
    ['non-Klingon, d’Artagnan', ['non', 'Klingon', 'd', 'Artagnan']],
    ['Klingon–Romulan border', ['Klingon', 'Romulan', 'border']],
    ["'quoted' words'", ['quoted', 'words']],
    ['小明 went', ['小', '明', 'went']],
    ['กรุงเทพ', ['ก', 'รุ', 'ง', 'เ', 'ท', 'พ']],
    ['K-17 T0, 2d6', ['K-17', 'T0', '2d6']],
    ['*Worf\u2060*\u2060s', ['Worf\u2060', '\u2060s'].map((word) => word.replace(/^\u2060/, ''))],
    ['a🖖b 𝒳yz', ['a', 'b', '𝒳yz']],
  ])('%s', (text, expected) => expect(texts(text)).toEqual(expected));

  it('never loses its place, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let end = 0;
        for (const token of tokensOf(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('hashes a word as its folded form', () => {
    const cursor = tokenCursor();
    for (const word of ['Khitomer', 'QO’NOS', 'Élodie', 'U.S.S', 'naïve', 'Straße']) {
      readToken(word, 0, word.length, cursor);
      expect(cursor.hash).toBe(hashFolded(foldToken(word, 0, word.length)));
    }
  });
});

describe('readNextWord', () => {
  /** The same by reading every word. */
  function plainly(text: string, wanted: ReadonlySet<string>): string[] {
    return tokensOf(text)
      .filter(
        ({ text: word, folded }) =>
          /^[^\p{Ll}]/u.test(word) || /['-]|\p{Lu}|\d/u.test(word) || wanted.has(folded),
      )
      .map(({ text: word }) => word);
  }

  it('passes over small words that the filter does not want', () => {
    const wanted = new Set(['virus', 'of']);
    const hashes = new Set([...wanted].map(hashFolded));
    const text = 'The virus of the Narendra system met 40 men, iPhones and the House of Duras.';
    const cursor = tokenCursor();
    const found: string[] = [];
    let at = 0;
    while (readNextWord(text, at, text.length, (hash) => hashes.has(hash), cursor)) {
      found.push(text.slice(cursor.start, cursor.end));
      at = cursor.end;
    }
    expect(found).toEqual(plainly(text, wanted));
  });
});

describe('gaps between the words of a name', () => {
  it.each([
    ['Khitomer Accords', 8, ''],
    ['Khitomer\n  Accords', 8, ''],
    ['Khitomer\n\nAccords', 8, undefined],
    ['Trek: Insurrection', 4, ':'],
    ['St. Ives', 2, ''],
    ['Khitomer. Accords', 8, '.'],
  ])('%j', (text, end, gap) => {
    const next = nextWordStart(text, end, text.length);
    expect(gapBetween(text, end, next, end)).toBe(gap);
  });
});
