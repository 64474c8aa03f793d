import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlapSearch, overlaps, overlapTest, type Span } from '../../server/src/base/span.ts';

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

it('overlapSearch finds what asking every item finds, by their start', () => {
  fc.assert(
    fc.property(fc.array(span), span, (spans, at) => {
      const items = spans.map((own, index) => ({ own, index }));
      const expected = items
        .filter(({ own }) => overlaps(own, at))
        .sort((a, b) => a.own.start - b.own.start || a.index - b.index);
      expect(overlapSearch(items, ({ own }) => own)(at)).toEqual(expected);
    }),
  );
});
