import type { DateValue } from '../../../server/src/domain/date.ts';
import { readConfig } from '../../../server/src/syntax/config/read.ts';
import type { Calendars } from '../../../server/src/syntax/dates/calendars.ts';
import { createCalendars } from '../../../server/src/syntax/dates/create.ts';
import type { DateMention } from '../../../server/src/syntax/dates/model.ts';

/** Calendars of a world whose `lore.yaml` is given; all the built-in ones without it. */
export function world(yaml = ''): Calendars {
  return createCalendars(readConfig(yaml).config);
}

export const tarshYaml = `
calendars:
  tarsh:
    name: Tarsh Reckoning
    months:
      - { name: Deepfrost, days: 30, abbr: [Dee] }
      - { name: Kindling, days: 1, intercalary: true, in-week: false }
      - { name: Thaw, days: 30 }
      - { name: Crownday, days: 0, intercalary: true, in-week: false }
      - { name: Reaping, days: 30 }
    weekdays: [Anday, Brenday, Corday]
    first-weekday: Anday
    leap: [{ every: 4, not: 100, but: 400, from: 0, month: Crownday, add: 1 }]
    eras:
      - { name: Before the Crown, abbr: [BC], direction: backward, first: 1, starts: 0 }
      - { name: Tarsh Reckoning, abbr: [TR, T.R.], direction: forward, first: 1, starts: 1, years: 812 }
    years: { 300: Year of the Comet }
    moons: [{ name: Ilun, cycle: 28 }]
    seasons:
      - { name: Winter, month: Deepfrost, day: 1 }
      - { name: Summer, month: Reaping, day: 1 }
    order: dmy
    anchor: { here: "1 TR", calendar: gregorian, there: "1066" }
  gregorian: {}
`;

export function must(calendars: Calendars, text: string): DateValue {
  const { date, problem } = calendars.read(text);
  if (!date) throw new Error(`${text}: ${problem?.message}`);
  return date;
}

/** "from..to grain" in ISO-like Gregorian days, so that expectations can be read. */
export function told(date: DateValue | undefined): string {
  if (!date) return 'nothing';
  if (date.unknown) return 'unknown';
  const flags = `${date.approximate ? '~' : ''}${date.uncertain ? '?' : ''}${date.extended ? '!' : ''}`;
  return `${day(date.range.earliest)}..${day(date.range.latest)} ${date.grain}${flags}`;
}

/** Day 0 of the common axis is 0000-01-01, proleptic Gregorian; JS dates count from 1970. */
function day(number: number): string {
  if (!Number.isFinite(number)) return '';
  return new Date((number - 719528) * 86_400_000)
    .toISOString()
    .replace(/T.*/, '')
    .replace(/^\+00|^-00/, (sign) => (sign[0] === '-' ? '-' : ''));
}

export interface Found {
  readonly text: string;
  readonly type: DateMention['type'];
  readonly value: string;
}

export function find(calendars: Calendars, prose: string, now?: string): readonly Found[] {
  const date = now === undefined ? undefined : calendars.read(now).date;
  return calendars.find(prose, [], { narrativeDate: () => date }).map((mention) => ({
    text: prose.slice(mention.span.start, mention.span.end),
    type: mention.type,
    value: readable(calendars, mention),
  }));
}

function readable(calendars: Calendars, mention: DateMention): string {
  if (mention.problem && !mention.date) return mention.problem.rule;
  if (mention.date) return calendars.format(mention.date);
  const { duration, direction } = mention;
  const sign = direction === 0 ? '' : direction > 0 ? '+' : '-';
  return duration
    ? `${sign}${duration.count} ${duration.unit}${duration.approximate ? ' ~' : ''}`
    : `${sign}?`;
}
