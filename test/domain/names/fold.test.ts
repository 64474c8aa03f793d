import { describe, expect, it } from 'vitest';
import { charClass, classes } from '../../../server/src/domain/names/characters.ts';
import { foldName, skeleton } from '../../../server/src/domain/names/fold.ts';

describe('foldName', () => {
  it.each([
    ['Lúcia  Madruga', 'lucia madruga'],
    ['Lu\u0301cia', 'lucia'],
    ['QO’NOS', "qo'nos"],
    ['Søren Łukasz', 'soren lukasz'],
    ['  House\nof\tDuras ', 'house of duras'],
    ['Ra‑ghoratreii', 'ra-ghoratreii'],
    ['Київ', 'киів'],
    ['Ｋｉｒｋ', 'kirk'],
    ['がん', 'がん'],
    ['한국', '한국'],
    ['*Worf\u2060*', '*worf*'],
  ])('%s', (name, folded) => expect(foldName(name)).toBe(folded));

  it('is the same when done twice', () => {
    for (const name of ["K'Orin", 'Ångström', '...But to Connect', '京都']) {
      expect(foldName(foldName(name))).toBe(foldName(name));
    }
  });
});

it('takes apostrophes and hyphens out of a skeleton', () => {
  expect(skeleton("ra-ghor'atreii")).toBe('raghoratreii');
});

describe('character classes', () => {
  it.each([
    ['a', charClass.lower],
    ['É', charClass.upper],
    ['٣', charClass.digit],
    ['\u0301', charClass.mark],
    ['’', charClass.apostrophe],
    ['-', charClass.hyphen],
    ['漢', charClass.ideograph],
    ['カ', charClass.ideograph],
    [' ', charClass.other],
    ['—', charClass.other],
  ])('%s', (character, expected) => expect(classes[character.charCodeAt(0)]).toBe(expected));
});
