/** What a generated world is made of, before it is written down. */
export type Kind = 'person' | 'place' | 'event' | 'faction' | 'vessel' | 'treaty' | 'work';

export interface Day {
  readonly year: number;
  /** 1 to 12, where the day is known. */
  readonly month?: number;
  readonly day?: number;
}

export interface Being {
  readonly index: number;
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  readonly titles: readonly string[];
  /** Birth, founding, launch, signing, publication; the beginning of an event. */
  readonly start: Day;
  /** Undefined: it lasts. */
  readonly end: Day | undefined;
  /** Treaties: the years between which it did not bind anybody. */
  readonly lapse: { readonly from: number; readonly until: number } | undefined;
  /** Treaties: how many articles it has. */
  readonly articles: number;
  /** Other beings, by the field that speaks of them. */
  readonly relations: ReadonlyMap<string, readonly string[]>;
}

/** A planted slip and the finding it must give. Offsets count UTF-16 units, lines and characters from 0. */
export interface Planted {
  readonly file: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly character: number;
  readonly text: string;
  /** What stands in canon, or what was meant. */
  readonly expected: string;
}

export interface WorldOptions {
  readonly articles: number;
  readonly entities: number;
  /** Words of an article, on average. */
  readonly words: number;
  readonly seed: number;
  readonly errors: number;
  /** Words of one more article, `articles/Long Chronicle.md`; 0 for none. */
  readonly longWords: number;
}

export interface GeneratedWorld {
  /** Texts by path, in order of path. */
  readonly files: ReadonlyMap<string, string>;
  readonly planted: readonly Planted[];
  /** Every name canon knows. */
  readonly names: readonly string[];
}

export const longArticle = 'articles/Long Chronicle.md';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export function formatDay(date: Day): string {
  if (date.month === undefined) return `${date.year}`;
  const month = months[date.month - 1] ?? '';
  return date.day === undefined ? `${month} ${date.year}` : `${date.day} ${month} ${date.year}`;
}

/** Weekday of a Gregorian date by Zeller's congruence, shifted by so many days. */
export function weekdayOf({ year, month = 1, day = 1 }: Day, shift = 0): string {
  const late = month < 3;
  const y = late ? year - 1 : year;
  const m = late ? month + 12 : month;
  const zeller = day + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100);
  // Zeller counts from Saturday.
  return weekdays[(zeller + Math.floor(y / 400) + 6 + shift) % 7] ?? '';
}
