/** Every name the world's calendars give to months, weekdays, eras, years and seasons, found in text. */
import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { EraSpec } from '../../domain/calendar/spec.ts';
import { isSpace, type Source } from './source.ts';

export type Sense =
  | { readonly type: 'month'; readonly calendar: Calendar; readonly month: number }
  | { readonly type: 'weekday'; readonly calendar: Calendar; readonly weekday: string }
  | { readonly type: 'era'; readonly calendar: Calendar; readonly era: EraSpec }
  | { readonly type: 'year'; readonly calendar: Calendar; readonly year: number }
  | { readonly type: 'season'; readonly calendar: Calendar; readonly season: number }
  | { readonly type: 'calendar'; readonly calendar: Calendar };

export interface Phrase {
  /** As declared. */
  readonly name: string;
  /** Lower case, no dots, single spaces: what text is compared with. */
  readonly folded: string;
  /** Short forms may be written with dots, and must be written in the capitals of the declaration. */
  readonly short: boolean;
  readonly senses: readonly Sense[];
}

export interface Lexicon {
  readonly phrases: readonly Phrase[];
  /** Phrases by their first character, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>;
  /** Whether any single year has a name. */
  readonly namesYears: boolean;
}

export function lexicon(calendars: readonly Calendar[]): Lexicon {
  const found = new Map<string, { name: string; folded: string; short: boolean; senses: Sense[] }>();
  const add = (name: string, short: boolean, sense: Sense) => {
    const folded = short ? fold(name.replaceAll('.', '')) : fold(name);
    if (folded === '') return;
    const key = `${short ? name.replaceAll('.', '') : folded}\n${sense.type}`;
    const phrase = found.get(key);
    if (phrase) phrase.senses.push(sense);
    else found.set(key, { name, folded, short, senses: [sense] });
  };
  for (const calendar of calendars) addCalendar(calendar, add);
  // A world that only counts its own years still knows the months everybody knows.
  for (const calendar of calendars) {
    if (calendar.spec.builtin === undefined && calendar.spec.months.length === 0) addMonths(calendar, add);
  }
  const phrases = [...found.values()].sort((a, b) => b.folded.length - a.folded.length);
  const byFirst = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const first = phrase.folded.charAt(0);
    const same = byFirst.get(first);
    if (same) same.push(phrase);
    else byFirst.set(first, [phrase]);
  }
  return { phrases, byFirst, namesYears: calendars.some((calendar) => calendar.spec.namedYears.size > 0) };
}

type Add = (name: string, short: boolean, sense: Sense) => void;

function addCalendar(calendar: Calendar, add: Add): void {
  const { spec } = calendar;
  if (spec.months.length > 0) addMonths(calendar, add);
  for (const weekday of spec.weekdays) add(weekday, false, { type: 'weekday', calendar, weekday });
  for (const era of spec.eras) {
    add(era.name, false, { type: 'era', calendar, era });
    for (const short of era.abbreviations) add(short, true, { type: 'era', calendar, era });
  }
  for (const [year, name] of spec.namedYears) add(name, false, { type: 'year', calendar, year });
  for (const [index, season] of spec.seasons.entries()) {
    add(season.name, false, { type: 'season', calendar, season: index });
  }
  if (spec.builtin === undefined) add(spec.name, false, { type: 'calendar', calendar });
}

function addMonths(calendar: Calendar, add: Add): void {
  for (const [index, month] of calendar.arithmetic.months.entries()) {
    const sense: Sense = { type: 'month', calendar, month: index };
    add(month.name, false, sense);
    for (const short of month.abbreviations) add(short, true, sense);
  }
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('’', "'").replaceAll('.', ' ').replace(/\s+/g, ' ').trim();
}

export interface Match<S extends Sense = Sense> {
  readonly start: number;
  readonly end: number;
  readonly phrase: Phrase;
  readonly senses: readonly S[];
}

/** The longest name of the wanted type that stands at a place (spaces before it are skipped by the caller). */
export function phraseAt<T extends Sense['type']>(
  source: Source,
  start: number,
  type: T,
): Match<Extract<Sense, { type: T }>> | undefined {
  if (start >= source.end) return undefined;
  const first = source.text.charAt(start).toLowerCase();
  for (const phrase of source.reckoning.lexicon.byFirst.get(first) ?? []) {
    if (phrase.senses[0]?.type !== type) continue;
    const end = matchPhrase(source, start, phrase);
    if (end === undefined || !capitalsFit(source, start, end, phrase)) continue;
    return { start, end, phrase, senses: phrase.senses as readonly Extract<Sense, { type: T }>[] };
  }
  return undefined;
}

/** End of the phrase in the text, or undefined. A short form takes its final dot when it has others. */
function matchPhrase(source: Source, start: number, phrase: Phrase): number | undefined {
  const { text, end } = source;
  let at = start;
  let dots = 0;
  for (const wanted of phrase.folded) {
    if (wanted === ' ') {
      const from = at;
      while (at < end && (isSpace(text.charCodeAt(at)) || text.charAt(at) === '.')) at++;
      if (at === from) return undefined;
      continue;
    }
    if (phrase.short && at > start && text.charAt(at) === '.' && isLetter(text.charAt(at - 1))) {
      at++;
      dots++;
    }
    if (at >= end || foldChar(text.charAt(at)) !== wanted) return undefined;
    at++;
  }
  if (isWordChar(text.charAt(at)) || (isDigit(text.charAt(at)) && isDigit(text.charAt(at - 1))))
    return undefined;
  const dotted = dots > 0 || (phrase.short && phrase.folded.includes(' '));
  return dotted && text.charAt(at) === '.' && at < end ? at + 1 : at;
}

/**
 * In prose a name counts only with the capitals it was declared with: "may" is no month, "be" no era.
 * Short forms in small capitals' full dress (`TR` for `Tr`) are fine too.
 */
function capitalsFit(source: Source, start: number, end: number, phrase: Phrase): boolean {
  if (source.mode === 'whole') return true;
  const written = source.text.slice(start, end);
  if (!phrase.short) {
    const declared = phrase.name.trim().charAt(0);
    return declared.toLowerCase() === declared || written.charAt(0) === declared;
  }
  const bare = (value: string) => value.replace(/[.\s]/g, '');
  return (
    bare(written) === bare(phrase.name) ||
    (bare(written).length > 2 && bare(written) === bare(phrase.name).toUpperCase())
  );
}

function foldChar(char: string): string {
  return char === '’' ? "'" : char.toLowerCase();
}

function isLetter(char: string): boolean {
  return /^\p{L}/u.test(char);
}

export function isWordChar(char: string): boolean {
  return /^[\p{L}\p{M}_]/u.test(char);
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}
