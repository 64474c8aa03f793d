import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinSpec } from '../../../server/src/domain/calendar/builtin.ts';
import type { DateValue } from '../../../server/src/domain/date.ts';
import { certainlyBefore } from '../../../server/src/domain/date-order.ts';
import { dayNumber } from '../../../server/src/domain/ids.ts';
import type { Calendars } from '../../../server/src/syntax/dates/calendars.ts';
import { createCalendars } from '../../../server/src/syntax/dates/create.ts';
import { must, world } from './worlds.ts';

const folder = new URL('../../corpora/dates/worlds/', import.meta.url);
const worlds = readdirSync(folder).map(
  (name) => [name.replace('.yaml', ''), world(readFileSync(new URL(name, folder), 'utf8'))] as const,
);
const all: readonly (readonly [string, Calendars])[] = [
  ...worlds,
  ['gregorian', createCalendars({ calendars: [builtinSpec('gregorian')], circa: 5 })],
  ['kelvin', createCalendars({ calendars: [builtinSpec('kelvin')], circa: 5 })],
];
const days = fc.integer({ min: -2_500_000, max: 2_500_000 });

/** A date of the world's first calendar that is told to the day. */
function dayOf(calendars: Calendars, number: number): DateValue {
  const [calendar] = calendars.ids;
  if (!calendar) throw new Error('no calendar');
  const sample = calendars.read('540').date ?? calendars.read('stardate 2261.1').date;
  const text = sample && calendars.tell(dayNumber(number), sample.axis, calendar);
  return must(calendars, text ?? '');
}

describe.each(all)('%s', (_, calendars) => {
  it('reads back every day as it tells it', () => {
    const reach = calendars.ids[0] === 'kelvin' ? fc.integer({ min: 400_000, max: 2_500_000 }) : days;
    fc.assert(
      fc.property(reach, (number) => {
        const date = dayOf(calendars, number);
        expect(date.range).toEqual({ earliest: number, latest: number });
        expect(calendars.read(calendars.format(date)).date?.range).toEqual(date.range);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the order of days', () => {
    const reach = fc.integer({ min: 400_000, max: 2_500_000 });
    fc.assert(
      fc.property(reach, fc.integer({ min: 1, max: 100_000 }), (number, later) => {
        const [a, b] = [dayOf(calendars, number), dayOf(calendars, number + later)];
        expect(certainlyBefore(a, b)).toBe(true);
        expect(calendars.yearsBetween(a.range.earliest, b.range.earliest, a.axis)).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('told in words', () => {
  const standard = world();
  it.each([
    ['c. 2151', 'c. 2151'],
    ['before late 2375', 'before 8 August 2375'],
    ['after 2373', '2374 or later'],
    ['2344 or 2375', '2344 or 2375'],
    ['unknown', 'unknown'],
    ['2293/2295', 'from 2293 to 2295'],
    ['2293/..', 'since 2293'],
    ['../2293', 'until 2293'],
    ['1984?', '1984 (uncertain)'],
    ['the 24th century', 'the 24th century'],
    ['the 21st century', 'the 21st century'],
    ['mid-2375', 'mid-2375'],
    ['44 BC', '44 BC'],
    ['AD 57', '57 AD'],
  ])('%s', (text, expected) => {
    expect(standard.format(must(standard, text))).toBe(expected);
  });

  it('in every calendar of the axis, its own first', () => {
    const told = standard.tellAll(must(standard, 'stardate 2261.147'));
    expect(told[0]).toMatchObject({ calendar: 'kelvin', text: 'stardate 2261.147' });
    expect(told.find((one) => one.calendar === 'gregorian')?.text).toBe('27 May 2261');
    expect(told.some((one) => one.calendar === 'tos')).toBe(false);
  });

  it('only in calendars of the axis', () => {
    expect(standard.tell(dayNumber(5), 'tos', standard.ids[0]!)).toBeUndefined();
    expect(standard.tell(dayNumber(Number.POSITIVE_INFINITY), 'common', standard.ids[0]!)).toBeUndefined();
  });
});
