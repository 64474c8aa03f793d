/** Why a text is no date, and what its author may have meant. */
import { nearest } from '../../domain/names/nearest.ts';
import { eraNear } from './era-near.ts';
import type { Phrase, Sense } from './lexicon.ts';
import type { DateProblem } from './model.ts';
import { problem } from './parsed.ts';
import type { Reckoning } from './reckoning.ts';
import { relativeAt } from './relative.ts';
import { type Source, tokenAt, type WordToken } from './source.ts';

/** Words that belong to dates without being names of anything. */
const common = new Set(
  'the a an of in on at by and or to from year years day days month before after between circa ca c about around early mid late end beginning start since until till approx approximately century centuries decade decades st nd rd th s ish first second third half stardate'.split(
    ' ',
  ),
);

export function diagnose(source: Source, written: string): DateProblem {
  const relative = relativeAt(source, 0);
  if (relative && relative.end >= source.end - 1) {
    return problem(
      'bad-date',
      `\`${written}\` counts from another date, and there is none here to count from. Write the date itself.`,
    );
  }
  const era = shortEra(source, written);
  if (era) return era;
  const words = unknownWords(source);
  const hasNumber = /\d/.test(source.text);
  for (const word of words) {
    const meant = hasNumber || words.length === 1 ? suggestion(source, word) : undefined;
    if (meant) return misspelt(written, word, meant);
  }
  const [word] = words;
  if (hasNumber && words.length === 1 && word && /^\p{Lu}/u.test(word.text))
    return unknownEra(source.reckoning, word.text, written);
  return problem('bad-date', `\`${written}\` cannot be read as a date. ${advice(source)}`);
}

/** "12 QX", "Q.X. 12", "3 Thaw 12 QX": a few capitals where an era stands, one letter off. */
function shortEra(source: Source, written: string): DateProblem | undefined {
  const capitals = /^(?:.*\d\s*)?((?:\p{Lu}\.){2,3}|\p{Lu}{2,3})(?:\s+\d+)?$/u.exec(written)?.[1];
  const near =
    capitals === undefined || !/\d/.test(written) ? undefined : eraNear(source.reckoning, capitals);
  if (!near || capitals === undefined) return undefined;
  // Too short to be rewritten unasked.
  const message = notOfThisWorld(capitals, 'an era', near.name, near.senses[0]?.calendar.name);
  return { ...problem('unknown-date', message), foreign: true };
}

/** Words of the text that no calendar of the world knows. */
function unknownWords(source: Source): readonly WordToken[] {
  const found: WordToken[] = [];
  for (let at = 0; ; ) {
    const token = tokenAt(source, at);
    if (token.type === 'end') return found;
    if (token.type === 'word' && !common.has(token.lower) && !isKnown(source, token)) found.push(token);
    at = Math.max(token.end, at + 1);
  }
}

function isKnown(source: Source, token: WordToken): boolean {
  return source.reckoning.lexicon.phrases.some((phrase) => phrase.folded.split(' ').includes(token.lower));
}

interface Meant {
  readonly name: string;
  readonly sense: Sense;
}

function suggestion(source: Source, word: WordToken): Meant | undefined {
  const { phrases } = source.reckoning.lexicon;
  const names = phrases
    .filter((phrase) => !phrase.short || phrase.folded.length >= 3)
    .map((phrase) => phrase.name);
  const name = nearest(word.text, names);
  const sense = phrases.find((phrase) => phrase.name === name)?.senses[0];
  if (name !== undefined && sense && word.text.length >= 3) return { name, sense };
  return word.text.length < 4 ? undefined : partOfName(phrases, word);
}

/** "Quran" for the first word of the "Quaran Era". */
function partOfName(phrases: readonly Phrase[], word: WordToken): Meant | undefined {
  const parts = phrases.flatMap(({ name, senses: [sense] }) => {
    const words = name.split(' ').filter((part) => part.length >= 4);
    return sense && words.length > 0 ? words.map((part) => ({ name: part, sense })) : [];
  });
  const name = nearest(
    word.text,
    parts.map((part) => part.name),
  );
  return parts.find((part) => part.name === name);
}

const kinds: Readonly<Record<Sense['type'], string>> = {
  month: 'a month',
  weekday: 'a weekday',
  era: 'an era',
  year: 'a year',
  season: 'a season',
  calendar: 'a calendar',
};

function misspelt(written: string, word: WordToken, meant: Meant): DateProblem {
  return problem(
    'unknown-date',
    notOfThisWorld(word.text, kinds[meant.sense.type], meant.name, meant.sense.calendar.name),
    written.replace(word.text, meant.name),
  );
}

/** One wording for prose and YAML: "`Thow` is not a month of this world. Did you mean `Thaw` (Reckoning of Sails)?" */
export function notOfThisWorld(
  word: string,
  kind: string,
  near: string,
  calendar: string | undefined,
): string {
  const where = calendar === undefined ? '' : ` (${calendar})`;
  return `\`${word}\` is not ${kind} of this world. Did you mean \`${near}\`${where}?`;
}

/** One wording for prose and YAML. */
export function unknownEra(reckoning: Reckoning, word: string, written: string): DateProblem {
  const message = `No calendar of this world knows \`${word}\`, so \`${written}\` cannot be placed. Calendars here: ${namedCalendarsOf(reckoning)}. Correct the name, or declare it under \`calendars\` in lore.yaml.`;
  return { ...problem('unknown-date', message), foreign: true };
}

/** Calendars that name months or eras: those whose names can be misspelt. */
export function namedCalendarsOf(reckoning: Reckoning): string {
  const naming = reckoning.calendars.filter(
    ({ spec }) => spec.builtin === undefined || spec.builtin === 'gregorian',
  );
  return (naming.length > 0 ? naming : reckoning.calendars).map((calendar) => calendar.name).join(', ');
}

function advice(source: Source): string {
  const calendar = source.reckoning.calendars[0];
  const month = calendar?.spec.months[0]?.name;
  const era = calendar?.spec.eras.find(
    (one) => one.direction === 'forward' && calendar.spec.builtin === undefined,
  );
  const tail = era ? ` ${era.abbreviations[0] ?? era.name}` : '';
  const day = month ? `\`12 ${month} 540${tail}\`, ` : '';
  return `Write it like ${day}\`540${tail}\`, \`before 540${tail}\` or \`unknown\`.`;
}
