import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { span } from '../../../server/src/base/span.ts';
import { builtinSpec } from '../../../server/src/domain/calendar/builtin.ts';
import {
  type Calendar,
  fromDay,
  toDay,
  weekdayName,
  yearsRange,
} from '../../../server/src/domain/calendar/calendar.ts';
import { compileCalendar } from '../../../server/src/domain/calendar/compile.ts';
import { isLeap, leapCycle, leapShare, leapsBefore } from '../../../server/src/domain/calendar/leap.ts';
import type { CalendarSpec, LeapRule, MonthSpec } from '../../../server/src/domain/calendar/spec.ts';
import { calendarId, dayNumber } from '../../../server/src/domain/ids.ts';

const nowhere = span(0, 0);
const rule = (every: number, more: Partial<LeapRule> = {}): LeapRule => ({
  every,
  not: undefined,
  but: undefined,
  from: 0,
  month: 'M0',
  add: 1,
  span: nowhere,
  ...more,
});

const years = fc.integer({ min: -10_000_000, max: 10_000_000 });
const leapRules = fc
  .record({
    every: fc.integer({ min: 1, max: 40 }),
    not: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
    but: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
    from: fc.integer({ min: -500, max: 500 }),
    add: fc.integer({ min: 1, max: 30 }),
    month: fc.integer({ min: 0, max: 2 }).map((index) => `M${index}`),
  })
  .map((parts) => rule(parts.every, parts));

const months = fc
  .array(
    fc.record({ days: fc.integer({ min: 0, max: 60 }), intercalary: fc.boolean(), inWeek: fc.boolean() }),
    {
      minLength: 3,
      maxLength: 20,
    },
  )
  .map((list) =>
    list.map(
      (month, index): MonthSpec => ({
        name: `M${index}`,
        abbreviations: [],
        ...month,
        days: index === 0 ? month.days + 1 : month.days,
      }),
    ),
  );

const calendars = fc
  .record({
    months,
    leap: fc.array(leapRules, { maxLength: 3 }),
    week: fc.integer({ min: 0, max: 10 }),
    perMonth: fc.boolean(),
  })
  .map(({ months: list, leap, week, perMonth }) => {
    const weekdays = Array.from({ length: week }, (_, index) => `D${index}`);
    const spec: CalendarSpec = {
      ...builtinSpec('gregorian'),
      id: calendarId('own'),
      builtin: undefined,
      months: list,
      leap,
      weekdays,
      firstWeekday: weekdays[0],
      weeksPerMonth: perMonth,
    };
    return compileCalendar(spec, { axis: 'own', shift: 17, yearShift: 0 });
  });

describe('leap years', () => {
  it('counts as a walk over the years does, in both directions', () => {
    fc.assert(
      fc.property(
        leapRules,
        fc.integer({ min: -900, max: 900 }),
        fc.integer({ min: 0, max: 300 }),
        (spec, from, length) => {
          const cycle = leapCycle(spec, 0);
          let walked = 0;
          for (let year = from; year < from + length; year++) if (isLeap(cycle, year)) walked++;
          expect(leapsBefore(cycle, from + length) - leapsBefore(cycle, from)).toBe(walked);
        },
      ),
    );
  });

  it('knows the Gregorian rule', () => {
    const cycle = leapCycle(rule(4, { not: 100, but: 400 }), 1);
    const leap = [1600, 1900, 2000, 2023, 2024, 2100, 0, -4, -100, -400].filter((year) =>
      isLeap(cycle, year),
    );
    expect(leap).toEqual([1600, 2000, 2024, 0, -4, -400]);
    expect(leapShare(cycle)).toBeCloseTo(0.2425, 10);
  });

  it('counts from any year, on either side of it', () => {
    const cycle = leapCycle(rule(5, { from: 3 }), 0);
    expect([-7, -2, 3, 8, 13].every((year) => isLeap(cycle, year))).toBe(true);
    expect([0, 5, -5].some((year) => isLeap(cycle, year))).toBe(false);
  });

  it('takes a rule that excepts without a further exception', () => {
    const cycle = leapCycle(rule(3, { not: 9 }), 0);
    expect([3, 6, 9, 12, 18].map((year) => isLeap(cycle, year))).toEqual([true, true, false, true, false]);
  });
});

describe('days and dates', () => {
  const day = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).map(dayNumber);

  it('come back from one another in any calendar', () => {
    fc.assert(
      fc.property(calendars, day, (calendar, number) => {
        expect(toDay(calendar, fromDay(calendar, number))).toBe(number);
      }),
      { numRuns: 2000 },
    );
  });

  it('keep their order: the next day is a later date, one step on', () => {
    fc.assert(
      fc.property(calendars, day, (calendar, number) => {
        const [a, b] = [fromDay(calendar, number), fromDay(calendar, dayNumber(number + 1))];
        const before = a.year - b.year || a.month - b.month || a.day - b.day;
        expect(before).toBeLessThan(0);
        expect(a.year === b.year && a.month === b.month ? b.day - a.day : b.day).toBe(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('fill every year without gap or overlap', () => {
    fc.assert(
      fc.property(calendars, years, (calendar, year) => {
        const [range, next] = [yearsRange(calendar, year), yearsRange(calendar, year + 1)];
        expect(next.earliest).toBe(range.latest + 1);
        const { arithmetic } = calendar;
        const length = arithmetic.months.reduce(
          (sum, _, month) => sum + arithmetic.monthDays(year, month),
          0,
        );
        expect(range.latest - range.earliest + 1).toBe(length);
      }),
    );
  });

  it('walk through the week as a count of its days does', () => {
    fc.assert(
      fc.property(calendars, fc.integer({ min: -40_000, max: 40_000 }), (calendar, start) => {
        const names = calendar.spec.weekdays;
        fc.pre(names.length > 0);
        let last: number | undefined;
        for (let number = start; number < start + 90; number++) {
          const index = weekIndex(calendar, number);
          if (index === undefined) continue;
          const date = fromDay(calendar, dayNumber(number));
          if (calendar.spec.weeksPerMonth) expect(index).toBe((date.day - 1) % names.length);
          else if (last !== undefined) expect(index).toBe((last + 1) % names.length);
          last = index;
        }
      }),
      { numRuns: 60 },
    );
  });

  function weekIndex(calendar: Calendar, number: number): number | undefined {
    const name = weekdayName(calendar, dayNumber(number));
    return name === undefined ? undefined : calendar.spec.weekdays.indexOf(name);
  }

  it('agree with the Gregorian calendar of the platform', () => {
    const gregorian = compileCalendar(builtinSpec('gregorian'), { axis: 'common', shift: 0, yearShift: 0 });
    fc.assert(
      fc.property(fc.integer({ min: -80_000_000, max: 80_000_000 }), (since1970) => {
        const real = new Date(since1970 * 86_400_000);
        const date = fromDay(gregorian, dayNumber(since1970 + 719_528));
        expect([date.year, date.month, date.day]).toEqual([
          real.getUTCFullYear(),
          real.getUTCMonth(),
          real.getUTCDate(),
        ]);
        const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
        expect(weekdayName(gregorian, dayNumber(since1970 + 719_528))).toBe(names[real.getUTCDay()]);
      }),
      { numRuns: 5000 },
    );
  });

  it('refuse days a month does not have', () => {
    const gregorian = compileCalendar(builtinSpec('gregorian'), { axis: 'common', shift: 0, yearShift: 0 });
    expect(toDay(gregorian, { year: 2023, month: 1, day: 29 })).toBeUndefined();
    expect(toDay(gregorian, { year: 2024, month: 1, day: 29 })).toBeDefined();
    expect(toDay(gregorian, { year: 2024, month: 5, day: 0 })).toBeUndefined();
  });
});
