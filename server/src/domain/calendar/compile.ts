import type { Problem } from '../../base/problem.ts';
import type { AxisId } from '../date.ts';
import { arithmetic, type Week } from './arithmetic.ts';
import { gregorianLeap, gregorianMonths } from './builtin.ts';
import { type Calendar, farthestYear } from './calendar.ts';
import { overlappingEras } from './era.ts';
import { type LeapCycle, leapCycle } from './leap.ts';
import type { CalendarSpec, LeapRule, MonthSpec } from './spec.ts';

/** Where a calendar's own day 0 lies, and how its years line up with the Gregorian ones it may borrow. */
export interface Placement {
  readonly axis: AxisId;
  readonly shift: number;
  /** For calendars without months of their own: Gregorian year less own year. */
  readonly yearShift: number;
}

/**
 * Makes a calendar of a declaration. Without months it counts Gregorian years and months under its own
 * eras; parts that make no sense are left out, and {@link checkCalendar} says so.
 */
export function compileCalendar(spec: CalendarSpec, placement: Placement): Calendar {
  const own = hasMonths(spec);
  const months = own ? spec.months : gregorianMonths;
  const rules = own ? spec.leap.filter((rule) => leapProblem(rule, spec.months) === undefined) : [];
  const cycles: LeapCycle[] = own
    ? rules.map((rule) => leapCycle(rule, monthIndex(spec.months, rule.month)))
    : [leapCycle(gregorianLeap(-placement.yearShift), 1)];
  return {
    id: spec.id,
    name: spec.name,
    spec,
    axis: placement.axis,
    shift: placement.shift,
    arithmetic: arithmetic(months, own && !staysPositive(months, cycles) ? [] : cycles, weekOf(spec)),
    numbered: months.flatMap((month, index) => (month.intercalary ? [] : [index])),
  };
}

/** False for calendars that only count years, and for those whose months add up to no day at all. */
export function hasMonths(spec: CalendarSpec): boolean {
  return spec.months.every((month) => soundDays(month.days)) && totalDays(spec.months) >= 1;
}

function weekOf(spec: CalendarSpec): Week {
  const first = spec.weekdays.findIndex((name) => sameName(name, spec.firstWeekday ?? ''));
  return {
    length: spec.weekdays.length,
    first: first < 0 ? undefined : first,
    perMonth: spec.weeksPerMonth,
  };
}

/** What makes no sense in one calendar by itself; anchors are looked at where all calendars are known. */
export function checkCalendar(spec: CalendarSpec): readonly Problem[] {
  return [...checkMonths(spec), ...checkLeap(spec), ...checkWeek(spec), ...checkEras(spec)];
}

function checkMonths(spec: CalendarSpec): Problem[] {
  if (spec.months.length === 0) return [];
  const broken = spec.months.find((month) => !soundDays(month.days));
  if (broken) {
    const why = `The month \`${broken.name}\` has ${broken.days} days, which is no count of days.`;
    return [bad(spec, `${why} Write a whole number; until then \`${spec.name}\` counts Gregorian months.`)];
  }
  if (totalDays(spec.months) >= 1) return [];
  return [
    bad(
      spec,
      `The months of \`${spec.name}\` add up to no day at all, so no year can pass. Give at least one month some \`days\`; until then it counts Gregorian months.`,
    ),
  ];
}

function checkLeap(spec: CalendarSpec): Problem[] {
  if (!hasMonths(spec)) return [];
  const problems = spec.leap.flatMap((rule): Problem[] => {
    const message = leapProblem(rule, spec.months);
    return message === undefined ? [] : [{ rule: leapRuleId(rule, spec.months), span: rule.span, message }];
  });
  const sound = spec.leap.filter((rule) => leapProblem(rule, spec.months) === undefined);
  const cycles = sound.map((rule) => leapCycle(rule, monthIndex(spec.months, rule.month)));
  if (!staysPositive(spec.months, cycles)) {
    const message = `The leap rules of \`${spec.name}\` take away more days than a month has. Lower their \`add\`; until then they are left out.`;
    problems.push({ rule: 'bad-date', span: spec.leap[0]?.span ?? spec.span, message });
  }
  return problems;
}

function leapRuleId(rule: LeapRule, months: readonly MonthSpec[]): string {
  return monthIndex(months, rule.month) < 0 && rule.every >= 1 ? 'unknown-reference' : 'bad-date';
}

function leapProblem(rule: LeapRule, months: readonly MonthSpec[]): string | undefined {
  const periods = [rule.every, rule.not ?? 1, rule.but ?? 1];
  if (!periods.every((years) => Number.isInteger(years) && years >= 1 && years <= farthestYear)) {
    return `This leap rule never comes round: \`every\`, \`not\` and \`but\` must be whole numbers of years from 1 up. It is left out.`;
  }
  if (!Number.isInteger(rule.from) || Math.abs(rule.from) > farthestYear)
    return 'A leap rule counts `from` a whole year. It is left out.';
  if (!Number.isInteger(rule.add) || Math.abs(rule.add) > 100_000)
    return 'A leap rule must `add` a whole number of days. It is left out.';
  if (monthIndex(months, rule.month) >= 0) return undefined;
  return rule.month === ''
    ? 'This leap rule does not say which `month` gets the day. It is left out.'
    : `This calendar has no month \`${rule.month}\` for the leap rule to lengthen. It is left out.`;
}

/** No month may fall below zero days, and no year below one, however the leap years coincide. */
function staysPositive(months: readonly MonthSpec[], cycles: readonly LeapCycle[]): boolean {
  const least = months.map((month, index) =>
    cycles.reduce((days, c) => (c.month === index ? days + Math.min(0, c.add) : days), month.days),
  );
  return least.every((days) => days >= 0) && least.some((days) => days >= 1);
}

function checkWeek(spec: CalendarSpec): Problem[] {
  if (spec.firstWeekday === undefined) return [];
  if (spec.weekdays.some((name) => sameName(name, spec.firstWeekday ?? ''))) return [];
  const known =
    spec.weekdays.length === 0
      ? 'it names none. List its `weekdays`, or take `first-weekday` out'
      : `it has ${spec.weekdays.join(', ')}. Name one of these`;
  const message = `\`${spec.firstWeekday}\` is no weekday of \`${spec.name}\`: ${known}.`;
  return [{ rule: 'unknown-reference', span: spec.span, message }];
}

function checkEras(spec: CalendarSpec): Problem[] {
  const broken = spec.eras
    .filter((era) => ![era.first, era.starts, era.years ?? 1].every(Number.isInteger) || (era.years ?? 1) < 1)
    .map((era) => ({
      rule: 'bad-date',
      span: era.span,
      message: `The era \`${era.name}\` needs whole numbers for \`first\`, \`starts\` and \`years\`, and at least one year. Correct them.`,
    }));
  const overlaps = overlappingEras(spec.eras).map(([a, b]) => ({
    rule: 'bad-date',
    span: b.span,
    message: `The eras \`${a.name}\` and \`${b.name}\` overlap: some years belong to both. Change where one \`starts\`, or how many \`years\` it lasts.`,
  }));
  return [...broken, ...overlaps];
}

function bad(spec: CalendarSpec, message: string): Problem {
  return { rule: 'bad-date', span: spec.span, message };
}

function soundDays(days: number): boolean {
  return Number.isInteger(days) && days >= 0 && days <= 10_000_000;
}

function totalDays(months: readonly MonthSpec[]): number {
  return months.reduce((days, month) => days + month.days, 0);
}

export function monthIndex(months: readonly MonthSpec[], name: string): number {
  return months.findIndex((month) => [month.name, ...month.abbreviations].some((own) => sameName(own, name)));
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase() && a.trim() !== '';
}
