/** Turns a calendar file of another program into a `calendars:` block for `lore.yaml`. */
import { calendarId } from '../../../domain/ids.ts';
import { readCalendarium } from './calendarium.ts';
import type { ImportedCalendar } from './draft.ts';
import { readFantasyCalendar } from './fantasy-calendar.ts';
import { field, isMap, type Json, list } from './json.ts';
import { readSeasonsAndStars } from './seasons-and-stars.ts';
import { writeCalendars } from './write.ts';

export interface CalendarImport {
  /** A `calendars:` block; empty when nothing could be read. */
  readonly yaml: string;
  /** What could not be carried over, one sentence each. */
  readonly problems: readonly string[];
}

/**
 * Reads the JSON of Calendarium (one calendar, a list, or the plugin's whole data file), of
 * fantasy-calendar.com, or of Seasons & Stars. Never throws.
 */
export function importCalendar(text: string): CalendarImport {
  let json: Json;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { yaml: '', problems: ['This file is not JSON.'] };
  }
  const calendars = unpacked(json).map(readOne);
  const found = distinct(calendars.filter((calendar) => calendar !== undefined));
  if (found.length === 0) return { yaml: '', problems: [unknownFormat] };
  return {
    yaml: writeCalendars(found.map((calendar) => calendar.spec)),
    problems: found.flatMap(({ spec, notes }) => notes.map((note) => `${spec.name}: ${note}`)),
  };
}

const unknownFormat =
  'No calendar was found. Known are files of Calendarium, of fantasy-calendar.com, and of Seasons & Stars.';

function unpacked(json: Json): readonly Json[] {
  if (Array.isArray(json)) return json;
  const many = list(field(json, 'calendars'));
  return many.length > 0 ? many : [json];
}

function readOne(json: Json): ImportedCalendar | undefined {
  if (!isMap(json)) return undefined;
  if (isMap(field(json, 'static_data'))) return readFantasyCalendar(json);
  if (isMap(field(json, 'static'))) return readCalendarium(json);
  const own = Array.isArray(field(json, 'months')) || isMap(field(json, 'year'));
  return own ? readSeasonsAndStars(json) : undefined;
}

/** Two calendars of one name get ids of their own. */
function distinct(calendars: readonly ImportedCalendar[]): readonly ImportedCalendar[] {
  const taken = new Set<string>();
  return calendars.map((calendar) => {
    let id: string = calendar.spec.id;
    for (let n = 2; taken.has(id); n++) id = `${calendar.spec.id}-${n}`;
    taken.add(id);
    return { ...calendar, spec: { ...calendar.spec, id: calendarId(id) } };
  });
}
