/** Writes calendar declarations as `lore.yaml` text. */
import type { CalendarSpec, EraSpec, LeapRule, MonthSpec } from '../../../domain/calendar/spec.ts';

type Value = string | number | boolean | readonly string[] | undefined;

export function writeCalendars(specs: readonly CalendarSpec[]): string {
  return `calendars:\n${specs.map(writeCalendar).join('')}`;
}

function writeCalendar(spec: CalendarSpec): string {
  const lines = [
    `  ${quoted(spec.id)}:`,
    `    name: ${quoted(spec.name)}`,
    ...block('months', spec.months.map(monthMap)),
    ...(spec.weekdays.length > 0 ? [`    weekdays: ${inList(spec.weekdays)}`] : []),
    ...(spec.firstWeekday ? [`    first-weekday: ${quoted(spec.firstWeekday)}`] : []),
    ...(spec.weeksPerMonth ? ['    weeks-per-month: true'] : []),
    ...block('leap', spec.leap.map(leapMap)),
    ...block('eras', spec.eras.map(eraMap)),
    ...named(spec.namedYears),
    ...block(
      'moons',
      spec.moons.map(({ name, cycle, shift }) => ({ name, cycle, shift: rounded(shift) })),
    ),
    ...block(
      'seasons',
      spec.seasons.map(({ name, month, day }) => ({ name, month, day })),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function monthMap(month: MonthSpec): Record<string, Value> {
  return {
    name: month.name,
    days: month.days,
    abbr: month.abbreviations.length > 0 ? month.abbreviations : undefined,
    intercalary: month.intercalary || undefined,
    'in-week': month.inWeek ? undefined : false,
  };
}

function leapMap(rule: LeapRule): Record<string, Value> {
  const { every, not, but, month, add } = rule;
  return { every, not, but, from: rule.from === 0 ? undefined : rule.from, month, add };
}

function eraMap(era: EraSpec): Record<string, Value> {
  const { name, direction, first, starts, years } = era;
  return {
    name,
    abbr: era.abbreviations.length > 0 ? era.abbreviations : undefined,
    direction: direction === 'backward' ? direction : undefined,
    first,
    starts,
    years,
  };
}

function named(years: CalendarSpec['namedYears']): readonly string[] {
  if (years.size === 0) return [];
  return ['    years:', ...[...years].map(([year, name]) => `      ${year}: ${quoted(name)}`)];
}

function block(key: string, maps: readonly Record<string, Value>[]): readonly string[] {
  if (maps.length === 0) return [];
  return [`    ${key}:`, ...maps.map((map) => `      - { ${inMap(map)} }`)];
}

function inMap(map: Record<string, Value>): string {
  return Object.entries(map)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${scalar(value)}`)
    .join(', ');
}

function scalar(value: Value): string {
  if (typeof value === 'object') return inList(value);
  return typeof value === 'string' ? quoted(value) : String(value);
}

function inList(values: readonly string[]): string {
  return `[${values.map(quoted).join(', ')}]`;
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

const reserved = /^(?:true|false|yes|no|on|off|null|~|y|n)$/i;

/** Plain where YAML cannot take it for anything else, in double quotes otherwise. */
function quoted(text: string): string {
  const plain =
    /^\p{L}[\p{L}\p{M}\p{N} '’.()-]*$/u.test(text) && !reserved.test(text) && text.trim() === text;
  return plain ? text : JSON.stringify(text);
}
