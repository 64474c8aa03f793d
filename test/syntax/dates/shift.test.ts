import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateValue } from '../../../server/src/domain/date.ts';
import type { Calendars } from '../../../server/src/syntax/dates/calendars.ts';
import { must, world } from './worlds.ts';

const folder = new URL('../../corpora/dates/worlds/', import.meta.url);
const worlds = readdirSync(folder).map(
  (name) => [name.replace('.yaml', ''), world(readFileSync(new URL(name, folder), 'utf8'))] as const,
);

/** The year of the first calendar in which a day lies. */
function yearAround(calendars: Calendars, day: number): DateValue {
  const [calendar] = calendars.ids;
  const { axis } = must(calendars, '540');
  const told = calendar && calendars.tell(day as DateValue['range']['earliest'], axis, calendar);
  return moved(calendars, 'the same year', must(calendars, told ?? ''));
}

function moved(calendars: Calendars, text: string, relativeTo: DateValue): DateValue {
  const { date } = calendars.read(text, { relativeTo });
  if (!date) throw new Error(`${text} from ${relativeTo.text}`);
  return date;
}

describe.each(worlds)('%s', (_, calendars) => {
  const days = fc.integer({ min: 380_000, max: 900_000 });

  it('comes back from so many years later by as many earlier', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 2, max: 400 }), (day, years) => {
        const year = yearAround(calendars, day);
        const later = moved(calendars, `${years} years later`, year);
        expect(later.range.earliest).toBeGreaterThan(year.range.latest);
        expect(moved(calendars, `${years} years earlier`, later).range).toEqual(year.range);
        const apart = calendars.yearsBetween(year.range.earliest, later.range.earliest, year.axis);
        expect(Math.round(apart)).toBe(years);
      }),
      { numRuns: 100 },
    );
  });

  it('takes the following year to begin where this one ends', () => {
    fc.assert(
      fc.property(days, (day) => {
        const year = yearAround(calendars, day);
        const next = moved(calendars, 'the following year', year);
        expect(next.range.earliest).toBe(year.range.latest + 1);
        expect(moved(calendars, 'the year before', next).range).toEqual(year.range);
        expect(moved(calendars, 'the same year', year).range).toEqual(year.range);
      }),
      { numRuns: 100 },
    );
  });
});
