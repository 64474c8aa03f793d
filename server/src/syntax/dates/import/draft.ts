/** A calendar on its way into `lore.yaml`: its declaration, and what could not be carried over. */
import { span } from '../../../base/span.ts';
import { builtinSpec, gregorianMonths } from '../../../domain/calendar/builtin.ts';
import type { Calendar } from '../../../domain/calendar/calendar.ts';
import { compileCalendar } from '../../../domain/calendar/compile.ts';
import type { CalendarSpec, EraSpec, LeapRule, MonthSpec } from '../../../domain/calendar/spec.ts';
import { calendarId, slug } from '../../../domain/ids.ts';

export interface ImportedCalendar {
  readonly spec: CalendarSpec;
  readonly notes: readonly string[];
}

const nowhere = span(0, 0);

export function emptySpec(name: string): CalendarSpec {
  return {
    ...builtinSpec('years'),
    id: calendarId(slug(name) || 'imported'),
    name,
    builtin: undefined,
    months: gregorianMonths,
    weekdays: [],
    eras: [],
  };
}

export function month(name: string, days: number, more: Partial<MonthSpec> = {}): MonthSpec {
  return { name, days, abbreviations: [], intercalary: false, inWeek: true, ...more };
}

export function leap(name: string, every: number, more: Partial<LeapRule> = {}): LeapRule {
  return { every, not: undefined, but: undefined, from: 0, month: name, add: 1, span: nowhere, ...more };
}

export function era(name: string, more: Partial<EraSpec> = {}): EraSpec {
  return {
    name,
    abbreviations: [],
    direction: 'forward',
    first: 1,
    starts: 1,
    years: undefined,
    span: nowhere,
    ...more,
  };
}

/** The calendar by itself, for day numbers of moons and weekdays. */
export function compiled(spec: CalendarSpec): Calendar {
  return compileCalendar(spec, { axis: spec.id, shift: 0, yearShift: 0 });
}

/** One condition of a leap day: `400`, or with `!` in front an exception. */
export interface Condition {
  readonly every: number;
  readonly except: boolean;
  /** It counts from year 0 though the rule has an offset. */
  readonly fixed: boolean;
}

/**
 * Conditions as Fantasy-Calendar and Calendarium keep them, where the largest interval that fits decides.
 * Undefined when they are of a form that one rule of `every`, `not` and `but` cannot say.
 */
export function leapOfConditions(
  name: string,
  conditions: readonly Condition[],
  offset: number,
  add: number,
): LeapRule | undefined {
  const sorted = conditions.filter((one) => one.every >= 1).toSorted((a, b) => a.every - b.every);
  const [every, not, but] = sorted;
  if (
    !every ||
    every.except ||
    sorted.length > 3 ||
    sorted.some((one) => one.fixed && offset % one.every !== 0)
  ) {
    return undefined;
  }
  if ((not && !not.except) || but?.except) return undefined;
  if (but && but.every % every.every !== 0) return undefined;
  const from = offset % every.every;
  return leap(name, every.every, { not: not?.every, but: but?.every, from, add });
}

/** Puts a month behind the one at an index. */
export function inserted(
  months: readonly MonthSpec[],
  index: number,
  added: MonthSpec,
): readonly MonthSpec[] {
  return months.toSpliced(Math.min(Math.max(index, -1), months.length - 1) + 1, 0, added);
}

/** A name that is not taken yet: leap rules find their month by its name. */
export function freeName(months: readonly MonthSpec[], name: string): string {
  const taken = (wanted: string) => months.some((one) => one.name.toLowerCase() === wanted.toLowerCase());
  if (!taken(name)) return name;
  for (let n = 2; ; n++) if (!taken(`${name} ${n}`)) return `${name} ${n}`;
}

/** "Year {{year}} - B.C." tells the short form "B.C."; nothing but templates and "year" tells none. */
export function shortOfFormat(format: string | undefined): readonly string[] {
  const short = (format ?? '')
    .replace(/\{\{[^}]*\}\}/g, ' ')
    .replace(/\byear\b/gi, ' ')
    .replace(/[-–—,:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return short !== '' && short.length <= 12 ? [short] : [];
}
