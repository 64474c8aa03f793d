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

  it('moves its revision only when other files may see a difference', () => {
    const lexicon = createLexicon();
    const [a, b] = [summary('a.md', 'So Zorgon sat.'), summary('b.md', 'So Zorgon sat.')];
    lexicon.update([], [a, b]);
    const before = lexicon.revision;
    const typed = summary('a.md', 'So Zorgon sat, Brannoch too.');
    lexicon.update([a], [typed]);
    expect(lexicon.revision).toBe(before);
    lexicon.update([typed], [summary('a.md', 'So Zorgon and Zorgon sat.')]);
    expect(lexicon.revision).toBe(before + 1);
  });
});
