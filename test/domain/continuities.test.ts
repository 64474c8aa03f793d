import { describe, expect, it } from 'vitest';
import type { ContinuitySpec } from '../../server/src/domain/continuity.ts';
import { createContinuities } from '../../server/src/domain/continuity-graph.ts';
import type { DateValue } from '../../server/src/domain/date.ts';
import { calendarId, continuityId, dayNumber } from '../../server/src/domain/ids.ts';

const id = continuityId;

function spec(name: string, more: { extends?: string; branches?: string; at?: string } = {}): ContinuitySpec {
  return {
    id: id(name),
    title: name,
    extends: more.extends === undefined ? undefined : id(more.extends),
    branches: more.branches === undefined ? undefined : id(more.branches),
    at: more.at === undefined ? undefined : { text: more.at, span: { start: 50, end: 54 } },
    span: { start: 0, end: 5 },
    parentSpan: { start: 20, end: 25 },
  };
}

/** Reads a plain number as a year of 365 days. */
function year(text: string): DateValue | undefined {
  const number = Number(text);
  if (!Number.isInteger(number)) return undefined;
  const range = { earliest: dayNumber(number * 365), latest: dayNumber(number * 365 + 364) };
  return {
    text,
    calendar: calendarId('years'),
    axis: 'a',
    grain: 'year',
    range,
    alternatives: [range],
    approximate: false,
    uncertain: false,
    extended: false,
    unknown: false,
  };
}

const khitomer = () =>
  createContinuities(
    [
      spec('prime'),
      spec('novels', { extends: 'prime' }),
      spec('fan', { extends: 'novels' }),
      spec('kelvin', { branches: 'prime', at: '2233' }),
      spec('mirror'),
    ],
    year,
  );

describe('continuities', () => {
  it('takes the first one without a parent as the root', () => {
    expect(khitomer().root).toBe('prime');
    expect(khitomer().problems).toEqual([]);
  });

  it('gives the lineage nearest first, the root without a name', () => {
    const all = khitomer();
    expect(all.lineage(id('fan'))).toEqual(['fan', 'novels', undefined]);
    expect(all.lineage(id('prime'))).toEqual([undefined]);
    expect(all.lineage(undefined)).toEqual([undefined]);
    expect(all.lineage(id('mirror'))).toEqual(['mirror']);
  });

  it('lets facts of a parent hold in a child and never the other way', () => {
    const all = khitomer();
    expect(all.holds(undefined, id('fan'))).toBe(true);
    expect(all.holds(id('prime'), id('novels'))).toBe(true);
    expect(all.holds(id('novels'), id('fan'), year('2381'))).toBe(true);
    expect(all.holds(id('novels'), id('prime'))).toBe(false);
    expect(all.holds(id('novels'), undefined)).toBe(false);
    expect(all.holds(id('novels'), id('kelvin'))).toBe(false);
    expect(all.holds(undefined, id('mirror'))).toBe(false);
    expect(all.holds(id('mirror'), undefined)).toBe(false);
  });

  it('shares across a branch only what certainly lies before it', () => {
    const all = khitomer();
    expect(all.holds(undefined, id('kelvin'), year('2232'))).toBe(true);
    expect(all.holds(undefined, id('kelvin'), year('2233'))).toBe(false);
    expect(all.holds(undefined, id('kelvin'), year('2293'))).toBe(false);
    expect(all.holds(undefined, id('kelvin'))).toBe(true);
    expect(all.holds(id('kelvin'), id('kelvin'), year('2261'))).toBe(true);
  });

  it('shares no dated fact across a branch without a readable date', () => {
    const all = createContinuities(
      [spec('prime'), spec('kelvin', { branches: 'prime', at: 'a Tuesday' })],
      year,
    );
    expect(all.problems).toMatchObject([{ rule: 'bad-date', span: { start: 50, end: 54 } }]);
    expect(all.holds(undefined, id('kelvin'), year('1000'))).toBe(false);
    expect(all.holds(undefined, id('kelvin'))).toBe(true);
  });

  it('reports an unknown parent and lets the continuity stand alone', () => {
    const all = createContinuities([spec('prime'), spec('lost', { extends: 'pirme' })], year);
    expect(all.problems).toMatchObject([{ rule: 'unknown-reference', span: { start: 20, end: 25 } }]);
    expect(all.problems[0]?.message).toContain('prime');
    expect(all.root).toBe('prime');
    expect(all.lineage(id('lost'))).toEqual(['lost']);
    expect(all.holds(undefined, id('lost'))).toBe(false);
  });

  it('reports a circle once, cuts it, and keeps the rest', () => {
    const all = createContinuities(
      [
        spec('prime'),
        spec('a', { extends: 'b' }),
        spec('b', { extends: 'c' }),
        spec('c', { extends: 'a' }),
        spec('d', { extends: 'c' }),
      ],
      year,
    );
    expect(all.problems).toHaveLength(1);
    expect(all.problems[0]).toMatchObject({ rule: 'containment-cycle' });
    expect(all.problems[0]?.message).toContain('`c` builds on `a` builds on `b` builds on `c`');
    expect(all.lineage(id('d'))).toEqual(['d', 'c']);
    expect(all.lineage(id('a'))).toEqual(['a', 'b', 'c']);
    expect(all.root).toBe('prime');
  });

  it('reports a continuity that extends itself', () => {
    const all = createContinuities([spec('prime', { extends: 'prime' })], year);
    expect(all.problems).toMatchObject([{ rule: 'containment-cycle' }]);
    expect(all.lineage(id('prime'))).toEqual(['prime']);
  });

  it('reports a second declaration of the same name', () => {
    const all = createContinuities([spec('prime'), spec('prime', { extends: 'prime' })], year);
    expect(all.problems).toMatchObject([{ rule: 'duplicate-name' }]);
    expect(all.all.size).toBe(1);
  });

  it('makes an unknown continuity an island', () => {
    const all = khitomer();
    expect(all.lineage(id('nowhere'))).toEqual(['nowhere']);
    expect(all.holds(undefined, id('nowhere'))).toBe(false);
    expect(createContinuities([], year).holds(undefined, undefined, year('5'))).toBe(true);
    expect(createContinuities([], year).root).toBeUndefined();
  });
});
