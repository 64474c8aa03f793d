import { describe, expect, it } from 'vitest';
import { sameIdentity } from '../../../server/src/domain/names/identity.ts';
import { isRespelling, phoneticKey } from '../../../server/src/domain/names/phonetic.ts';

describe('identity markers', () => {
  it.each([
    ['enterprise-c', 'enterprise-d', false],
    ['enterprise-c', 'enterprise', false],
    ['iv', 'v', false],
    ['t', 'r', false],
    ['11k', '12k', false],
    ['first', 'second', false],
    ['north', 'south', false],
    ['sixth', 'sixht', true],
    ['khitomer', 'kithomer', true],
    ['nu-daq', 'nu-dak', true],
  ])('%s and %s', (a, b, same) => {
    const shouted = /^[iv]+$/.test(a);
    expect(sameIdentity(a, b, shouted, shouted)).toBe(same);
  });

  it('takes small letters for a word, capitals for a numeral', () => {
    expect(sameIdentity('mix', 'mex', false, false)).toBe(true);
    expect(sameIdentity('mix', 'mex', true, false)).toBe(false);
  });
});

describe('phonetic keys', () => {
  it.each([
    ['cardassia', 'kardasia'],
    ['philip', 'filip'],
    ['pettibone', 'pettybone'],
    ["qo'nos", 'konos'],
  ])('%s sounds like %s', (a, b) => expect(phoneticKey(a)).toBe(phoneticKey(b)));

  it('tells consonants apart', () => {
    expect(phoneticKey('gorkon')).not.toBe(phoneticKey('gowron'));
  });
});

describe('respellings', () => {
  it.each([
    ['judaea', 'judea', true],
    ['zaretan', 'zarethan', true],
    ['adoni-zedec', 'adoni-zedek', true],
    ['mosera', 'moserah', true],
    ['caesrea', 'caesarea', false],
    ['jodan', 'jordan', false],
    ['judea', 'judea', false],
  ])('%s and %s: %s', (a, b, expected) => expect(isRespelling(a, b)).toBe(expected));
});
