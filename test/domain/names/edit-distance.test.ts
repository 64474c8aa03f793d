import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance } from '../../../server/src/domain/names/edit-distance.ts';

/** The textbook's table, nothing left out. */
function plainDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(i - 2, j - 2) + 1);
      }
      (rows[i] as number[])[j] = cost;
    }
  }
  return at(a.length, b.length);
}

it.each([
  ['khitomer', 'khitomer', 0],
  ['mokgar', 'mogkar', 1],
  ['kirk', 'kirck', 1],
  ['gorkon', 'gowron', 2],
  ['', 'abc', 3],
])('%s and %s are %i apart', (a, b, distance) => expect(editDistance(a, b, 9)).toBe(distance));

it('agrees with the textbook within its bound', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, max) => {
      expect(editDistance(a, b, max)).toBe(Math.min(plainDistance(a, b), max + 1));
    }),
  );
});
