import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLexicon, type Lexicon } from '../../../server/src/index/lexicon.ts';
import type { FileSummary } from '../../../server/src/index/summary.ts';
import { openWorld } from './world.ts';

const words = ['zorgon', 'pettibone', 'pettybone', 'treaty', 'the', 'curtis'];
const sentence = fc
  .array(
    fc.constantFrom(
      'Zorgon',
      'zorgon',
      'Pettibone',
      'Pettybone',
      'the',
      'The',
      'Treaty',
      'Curtis’s',
      'ZORGON',
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((list) => `${list.join(' ')}.`);

function summary(path: string, text: string): FileSummary {
  return openWorld({ [path]: text }).file(path);
}

const answers = (lexicon: Lexicon): unknown => ({
  counts: words.map((word) => lexicon.counts(word)),
  near: words.map((word) => lexicon.frequentNear(word)),
});

describe('the lexicon', () => {
  it('tells uses apart', () => {
    const lexicon = createLexicon();
    lexicon.update(
      [],
      [summary('a.md', '# Curtis Speaks\n\nHere sat Curtis. Curtis rose; CURTIS said curtis.')],
    );
    expect(lexicon.counts('curtis')).toEqual({ lower: 1, name: 1, start: 2, caps: 1 });
    expect(lexicon.counts('nobody')).toEqual({ lower: 0, name: 0, start: 0, caps: 0 });
  });

  it('is after edits what it is when made anew', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a.md', 'b.md'), sentence), { maxLength: 8 }),
        (edits) => {
          const lexicon = createLexicon();
          const held = new Map<string, FileSummary>();
          for (const [path, text] of edits) {
            const old = held.get(path);
            const fresh = summary(path, text);
            held.set(path, fresh);
            lexicon.update(old ? [old] : [], [fresh]);
          }
          const scratch = createLexicon();
          scratch.update([], [...held.values()]);
          expect(answers(lexicon)).toEqual(answers(scratch));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('tells whose counts changed, and whether that matters elsewhere', () => {
    const lexicon = createLexicon();
    const [a, b] = [summary('a.md', 'So Zorgon sat.'), summary('b.md', 'So Zorgon sat.')];
    lexicon.update([], [a, b]);
    const told = (from: FileSummary, to: FileSummary): unknown =>
      lexicon
        .update([from], [to])
        .map(({ word, matters, elsewhere }) => ({ word, matters, elsewhere: elsewhere() }));
    const typed = summary('a.md', 'So Zorgon sat, Brannoch too.');
    expect(told(a, typed)).toEqual([
      { word: 'brannoch', matters: true, elsewhere: false },
      { word: 'too', matters: true, elsewhere: false },
    ]);
    const twice = summary('a.md', 'So Zorgon and Zorgon sat, Brannoch too.');
    expect(told(typed, twice)).toEqual([
      { word: 'zorgon', matters: true, elsewhere: true },
      { word: 'and', matters: true, elsewhere: false },
    ]);
    const sevenTimes = summary('a.md', `So Zorgon${' and Zorgon'.repeat(6)} sat, Brannoch too.`);
    expect(told(twice, sevenTimes)).toMatchObject([{ word: 'zorgon', matters: true }, { word: 'and' }]);
    const often = summary('a.md', `So Zorgon${' and Zorgon'.repeat(7)} sat, Brannoch too.`);
    expect(told(sevenTimes, often)).toEqual([
      { word: 'zorgon', matters: false, elsewhere: true },
      { word: 'and', matters: false, elsewhere: false },
    ]);
  });

  it('moves its revision when a name becomes a frequent one, or is no more', () => {
    const lexicon = createLexicon();
    const times = (count: number): FileSummary => summary('a.md', `So${' Zorgon'.repeat(count)} sat.`);
    lexicon.update([], [times(3)]);
    const revisions = [4, 5, 6, 9, 10, 11, 5, 4, 0].map((count, i, all) => {
      lexicon.update([times(all[i - 1] ?? 3)], [times(count)]);
      return lexicon.revision;
    });
    expect(revisions).toEqual([1, 2, 2, 2, 3, 3, 4, 5, 5]);
  });
});
