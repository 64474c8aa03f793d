import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlaps, overlapTest, type Span } from '../../server/src/base/span.ts';

const span: fc.Arbitrary<Span> = fc
  .tuple(fc.nat(60), fc.nat(8))
  .map(([start, length]) => ({ start, end: start + length }));

it('overlapTest tells what asking every span tells', () => {
  fc.assert(
    fc.property(fc.array(span), span, (spans, at) => {
      // An empty span overlaps only what it stands inside of.
      const expected = spans.some((other) => overlaps(other, at));
      expect(overlapTest(spans)(at)).toBe(expected);
    }),
  );
});
