import { expect, it } from 'vitest';
import { startsSentence } from '../../../server/src/syntax/words/sentences.ts';

it.each([
  ['|Fox', true],
  ['He ran. |Fox', true],
  ['He ran.” |Fox', true],
  ['“|Fox', true],
  ['He said, “|Fox', true],
  ['(He ran.) |Fox', true],
  ['a list: |Fox', true],
  ['paragraph\n\n|Fox', true],
  ['Mr. |Fox', false],
  ['James T. |Fox', false],
  ['So do I. |Fox', true],
  ['the |Fox', false],
  ['the\n|Fox', false],
  ['the (|Fox', false],
  ['a, |Fox', false],
  ['“word” |Fox', false],
])('%j', (marked, expected) => {
  const index = marked.indexOf('|');
  expect(startsSentence(marked.replace('|', ''), index, 0)).toBe(expected);
});
