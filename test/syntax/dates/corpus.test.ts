import { describe, expect, it } from 'vitest';
import { readPassages } from '../../../bench/date-corpus.ts';
import { score } from '../../../bench/measure-dates.ts';

/** Harmonic mean of precision and recall, in percent. */
function f1(right: number, found: number, wanted: number): number {
  return (200 * right) / (found + wanted);
}

describe.each(['dev', 'held-out'] as const)('the %s half of the date corpus', (half) => {
  const passages = readPassages(half);
  const { wanted, found, spans, values } = score(passages);

  it('holds enough to measure by', () => {
    expect(wanted).toBeGreaterThanOrEqual(150);
    expect(new Set(passages.map((passage) => passage.world)).size).toBeGreaterThanOrEqual(6);
  });

  it('is found with a strict span F1 of 95 and a value F1 of 93 at least', () => {
    expect(f1(spans, found, wanted)).toBeGreaterThanOrEqual(95);
    expect(f1(values, found, wanted)).toBeGreaterThanOrEqual(93);
  });

  it('has passages without dates, in which none is found', () => {
    const empty = passages.filter((passage) => passage.dates.length === 0);
    expect(empty.length).toBeGreaterThanOrEqual(20);
    expect(score(empty).found).toBeLessThanOrEqual(1);
  });
});
