import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { span } from '../../../server/src/base/span.ts';
import {
  axisToEra,
  bareYears,
  eraSpan,
  eraToAxis,
  overlappingEras,
  tellingEra,
} from '../../../server/src/domain/calendar/era.ts';
import type { EraSpec } from '../../../server/src/domain/calendar/spec.ts';

const era = (name: string, more: Partial<EraSpec> = {}): EraSpec => ({
  name,
  abbreviations: [name],
  direction: 'forward',
  first: 1,
  starts: 1,
  years: undefined,
  span: span(0, 0),
  ...more,
});

const eras = fc
  .record({
    direction: fc.constantFrom('forward' as const, 'backward' as const),
    first: fc.constantFrom(0, 1, 501),
    starts: fc.integer({ min: -5000, max: 5000 }),
    years: fc.option(fc.integer({ min: 1, max: 3000 }), { nil: undefined }),
  })
  .map((parts) => era('E', parts));

describe('years of an era', () => {
  it('come back from the axis', () => {
    fc.assert(
      fc.property(eras, fc.integer({ min: -3000, max: 6000 }), (one, number) => {
        const year = eraToAxis(one, number);
        if (year === undefined) return;
        expect(axisToEra(one, year)).toBe(number);
        const { from, to } = eraSpan(one);
        expect(year >= from && year <= to).toBe(true);
      }),
    );
  });

  it('run against the axis in a backward era', () => {
    const before = era('BC', { direction: 'backward', starts: 0 });
    expect([1, 2, 44].map((number) => eraToAxis(before, number))).toEqual([0, -1, -43]);
    expect(eraToAxis(before, 0)).toBeUndefined();
    const signal = era('BSG', { direction: 'backward', first: 0, starts: 0 });
    expect(eraToAxis(signal, 0)).toBe(0);
  });

  it('end where the era ends', () => {
    const short = era('TR', { years: 812 });
    expect(eraToAxis(short, 812)).toBe(812);
    expect(eraToAxis(short, 813)).toBeUndefined();
    expect(axisToEra(short, 813)).toBeUndefined();
  });
});

describe('a number without an era', () => {
  it('is the only forward era’s year, or one of several', () => {
    const [first, second] = [era('1E', { years: 500 }), era('2E', { starts: 501 })];
    expect(bareYears([first], 433)).toEqual([433]);
    expect(bareYears([first, second], 433)).toEqual([433, 933]);
    expect(bareYears([first, second], 600)).toEqual([1100]);
    expect(bareYears([], -5)).toEqual([-5]);
    expect(bareYears([first], 0)).toEqual([0]);
  });
});

describe('eras beside each other', () => {
  it('are told by the one that began last', () => {
    const [first, second] = [era('1E'), era('2E', { starts: 501 })];
    expect(tellingEra([first, second], 700)?.name).toBe('2E');
    expect(tellingEra([first, second], 400)?.name).toBe('1E');
    expect(tellingEra([second], 400)).toBeUndefined();
  });

  it('overlap only where both cannot be meant', () => {
    const names = (list: readonly EraSpec[]) => overlappingEras(list).map(([a, b]) => `${a.name}${b.name}`);
    expect(names([era('A', { years: 500 }), era('B', { starts: 501 })])).toEqual([]);
    expect(names([era('A', { years: 501 }), era('B', { starts: 501 })])).toEqual(['AB']);
    expect(names([era('A'), era('B', { starts: -700 })])).toEqual([]);
    expect(names([era('A', { direction: 'backward', starts: 1 }), era('B')])).toEqual(['AB']);
    expect(names([era('A', { direction: 'backward', starts: 0 }), era('B')])).toEqual([]);
  });
});
