import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtinSpec } from '../../../server/src/domain/calendar/builtin.ts';
import { farthestYear, fromDay, toDay } from '../../../server/src/domain/calendar/calendar.ts';
import { compileCalendar } from '../../../server/src/domain/calendar/compile.ts';
import type { CalendarSpec } from '../../../server/src/domain/calendar/spec.ts';
import { dayNumber } from '../../../server/src/domain/ids.ts';
import { readConfig } from '../../../server/src/syntax/config/read.ts';

const folder = new URL('../../corpora/dates/worlds/', import.meta.url);
const declared: CalendarSpec[] = readdirSync(folder).flatMap((name) => [
  ...readConfig(readFileSync(new URL(name, folder), 'utf8')).config.calendars,
]);
const specs = [builtinSpec('gregorian'), builtinSpec('years'), ...declared.filter((spec) => !spec.builtin)];

/** A small linear congruential generator, so that every run takes the same days. */
function* randomNumbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

describe('100,000 random days', () => {
  it.each(specs.map((spec) => [spec.id as string, spec] as const))('round-trip in %s', (_, spec) => {
    const calendar = compileCalendar(spec, { axis: 'own', shift: 0, yearShift: 0 });
    const reach = farthestYear * calendar.arithmetic.meanYear;
    const random = randomNumbers(7);
    let [broken, latest] = [0, 0];
    for (let i = 0; i < 100_000; i++) {
      // Half of them near the beginning, where eras meet.
      const width = i % 2 === 0 ? reach : 400_000;
      const day = dayNumber(Math.round((random.next().value * 2 - 1) * width));
      const date = fromDay(calendar, day);
      if (toDay(calendar, date) !== day) broken++;
      latest = Math.max(latest, Math.abs(date.year));
    }
    expect(broken).toBe(0);
    expect(latest).toBeGreaterThan(farthestYear * 0.9);
  });
});
