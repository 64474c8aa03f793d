import { describe, expect, it } from 'vitest';
import type { DateValue } from '../../server/src/domain/date.ts';
import {
  certainlyBefore,
  gapInWords,
  mayOverlap,
  verdictApart,
  verdictBefore,
} from '../../server/src/domain/date-order.ts';
import { calendarId, dayNumber } from '../../server/src/domain/ids.ts';

const range = (earliest: number, latest: number) => ({
  earliest: dayNumber(earliest),
  latest: dayNumber(latest),
});

function date(earliest: number, latest: number, more: Partial<DateValue> = {}): DateValue {
  return {
    text: '',
    calendar: calendarId('c'),
    axis: 'common',
    grain: 'year',
    range: range(earliest, latest),
    alternatives: [range(earliest, latest)],
    approximate: false,
    uncertain: false,
    extended: false,
    unknown: false,
    ...more,
  };
}

/** A year of 365 days. */
const year = (y: number, more: Partial<DateValue> = {}) => date(y * 365, y * 365 + 364, more);

describe('order of dates', () => {
  it('says nothing about equal years', () => {
    expect(mayOverlap(year(5), year(5))).toBe(true);
    expect(certainlyBefore(year(5), year(5))).toBe(false);
    expect(verdictBefore(year(5), year(5))).toBeUndefined();
  });

  it('is certain when the ranges are apart', () => {
    expect(certainlyBefore(year(4), year(5))).toBe(true);
    expect(verdictBefore(year(4), year(5))).toBe('certain');
    expect(verdictBefore(year(5), year(4))).toBeUndefined();
    expect(certainlyBefore(year(5), year(4))).toBe(false);
    expect(mayOverlap(year(5), year(4))).toBe(false);
  });

  it('is only possible when a side is approximate or doubted', () => {
    expect(verdictBefore(year(4, { approximate: true }), year(9))).toBe('possible');
    expect(verdictBefore(year(4), year(9, { uncertain: true }))).toBe('possible');
  });

  it('weighs alternatives one by one', () => {
    const either = date(2 * 365, 20 * 365 + 364, { alternatives: [year(2).range, year(20).range] });
    expect(verdictBefore(either, year(10))).toBe('possible');
    expect(mayOverlap(either, year(10))).toBe(false);
    expect(verdictApart(either, year(10))).toBe('certain');
    expect(verdictApart(either, year(20))).toBe('possible');
  });

  it('never compares across axes or with the unknown', () => {
    expect(verdictBefore(year(1), year(2, { axis: 'other' }))).toBe('unknowable');
    expect(verdictBefore(year(1), year(2, { unknown: true }))).toBe('unknowable');
    expect(certainlyBefore(year(1), year(2, { axis: 'other' }))).toBe(false);
    expect(mayOverlap(year(1), year(2, { axis: 'other' }))).toBe(true);
  });

  it('uses both ends of what lasts', () => {
    const war = date(10, 1000, { extended: true, begins: range(10, 20), ends: range(900, 1000) });
    expect(certainlyBefore(date(1, 9), war)).toBe(true);
    expect(certainlyBefore(date(1, 15), war)).toBe(false);
    expect(mayOverlap(date(950, 2000), war)).toBe(true);
  });
});

describe('distance of dates', () => {
  it('tells whole years between years', () => {
    expect(gapInWords(year(2290), year(2293), 365)).toBe('three years');
    expect(gapInWords(year(2293), year(2290), 365)).toBe('three years');
    expect(gapInWords(year(1000), year(2200), 365)).toBe('1,200 years');
  });

  it('tells days and months', () => {
    const day = (n: number) => date(n, n, { grain: 'day' });
    expect(gapInWords(day(10), day(22))).toBe('twelve days');
    expect(gapInWords(day(10), day(11))).toBe('one day');
    expect(gapInWords(day(0), day(153))).toBe('five months');
  });

  it('hedges with open ends and different grains', () => {
    const before = date(Number.NEGATIVE_INFINITY, 5 * 365);
    expect(gapInWords(before, year(9), 365)).toBe('at least four years');
    expect(gapInWords(year(5), year(5))).toBeUndefined();
  });
});
