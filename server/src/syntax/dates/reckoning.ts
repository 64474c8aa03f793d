/** All the calendars of a world together, ready to read text with. */
import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { Lexicon } from './lexicon.ts';

export interface Reckoning {
  /** In the order of declaration. Never empty. */
  readonly calendars: readonly Calendar[];
  readonly lexicon: Lexicon;
  /** Years by which "circa" widens a year, each way. */
  readonly circa: number;
}

/** The calendar of bare years and all-number dates. */
export function firstCalendar(reckoning: Reckoning): Calendar {
  return reckoning.calendars[0]!;
}

/** Calendars in which whole years can be told: all but TOS stardates. */
export function yearCalendars(reckoning: Reckoning): readonly Calendar[] {
  return reckoning.calendars.filter((calendar) => calendar.spec.builtin !== 'tos');
}

export function builtinCalendar(reckoning: Reckoning, builtin: string): Calendar | undefined {
  return reckoning.calendars.find((calendar) => calendar.spec.builtin === builtin);
}
