import { existed } from './beings.ts';
import { romanOf } from './canon.ts';
import { type Being, formatDay, type Kind, weekdayOf } from './model.ts';
import { misspell } from './names.ts';
import type { Random } from './random.ts';
import type { Sentence } from './text.ts';
import { deed } from './words.ts';

/** Whom an article may speak of, by kind, and the pages it may link to. */
export interface Cast {
  readonly byKind: ReadonlyMap<Kind, readonly Being[]>;
  readonly pages: readonly Page[];
}

export interface Page {
  readonly path: string;
  readonly name: string;
  readonly headings: readonly string[];
}

type Maker = (cast: Cast, random: Random) => Sentence | undefined;

/** Tries a few beings of a kind until one fits. */
function find(cast: Cast, random: Random, kind: Kind, fits: (being: Being) => boolean): Being | undefined {
  const candidates = cast.byKind.get(kind) ?? [];
  for (let tries = 0; tries < 12 && candidates.length > 0; tries++) {
    const being = random.pick(candidates);
    if (fits(being)) return being;
  }
  return undefined;
}

const any = (): boolean => true;

/** A year in which a being surely was there; undefined when its life was too short. */
function livingYear(being: Being, random: Random): number | undefined {
  const last = being.end ? being.end.year - 1 : being.start.year + 40;
  const first = being.start.year + (being.kind === 'person' ? 16 : 1);
  return last >= first ? random.between(first, last) : undefined;
}

function standing(cast: Cast, random: Random, year: number): Being | undefined {
  return find(cast, random, 'place', (place) => existed(place, year - 1, year + 1));
}

const birth: Maker = (cast, random) => {
  const person = find(cast, random, 'person', any);
  return person && [`${person.name} was born in ${person.start.year}.`];
};

const beginning: Maker = (cast, random) => {
  const place = find(cast, random, 'place', any);
  return place && [`${place.name} was founded in ${place.start.year}, when somebody ${deed(random)}.`];
};

const death: Maker = (cast, random) => {
  const person = find(cast, random, 'person', (being) => being.end !== undefined);
  return person?.end && [`${person.name} died in ${person.end.year}, and they ${deed(random)}.`];
};

const acting: Maker = (cast, random) => {
  const person = find(cast, random, 'person', any);
  const year = person && livingYear(person, random);
  if (!person || year === undefined) return undefined;
  const place = standing(cast, random, year);
  const where = place ? ` at ${place.name}` : '';
  return [`In ${year} ${person.name} ${deed(random)}${where}.`];
};

const undated: Maker = (cast, random) => {
  const [person, place] = [find(cast, random, 'person', any), find(cast, random, 'place', any)];
  if (!person || !place) return undefined;
  const owner = random.chance(0.3) ? `${person.name}'s household` : person.name;
  return [`${owner} ${deed(random)} on the road to ${place.name}, and nobody ${deed(random)}.`];
};

const sailing: Maker = (cast, random) => {
  const [vessel, place] = [find(cast, random, 'vessel', any), find(cast, random, 'place', any)];
  return vessel && place && [`Songs about the ${vessel.name} are still sung at ${place.name}.`];
};

const happening: Maker = (cast, random) => {
  const event = find(cast, random, 'event', any);
  return event && [`The ${event.name} began in ${event.start.year}, and the people ${deed(random)}.`];
};

const signing: Maker = (cast, random) => {
  const treaty = find(cast, random, 'treaty', any);
  return treaty && [`The ${treaty.name} was signed in ${treaty.start.year}.`];
};

const citing: Maker = (cast, random) => {
  const treaty = find(cast, random, 'treaty', any);
  if (!treaty) return undefined;
  const number = romanOf(random.between(1, treaty.articles));
  return [`Article ${number} of the ${treaty.name} is short, and nobody ${deed(random)}.`];
};

const binding: Maker = (cast, random) => {
  const treaty = find(cast, random, 'treaty', (being) => being.lapse !== undefined);
  if (!treaty?.lapse) return undefined;
  return [`In ${treaty.lapse.until + 2} the ${treaty.name} forbade the building of walls.`];
};

const weekday: Maker = (_cast, random) => {
  const day = { year: random.between(1000, 1999), month: random.between(1, 12), day: random.between(1, 28) };
  return [`They met again on ${weekdayOf(day)}, ${formatDay(day)}, and ${deed(random)}.`];
};

const linking: Maker = (cast, random) => {
  const page = random.pick(cast.pages);
  const heading = page.headings.length > 0 && random.chance(0.4) ? `#${random.pick(page.headings)}` : '';
  return [`More is told under [[${page.name}${heading}]], where they ${deed(random)}.`];
};

const labelled: Maker = (cast, random) => {
  const being = find(cast, random, random.pick(['faction', 'event', 'work', 'place'] as const), any);
  return being && [`The archive keeps [[${being.name}|a box of papers]], which somebody ${deed(random)}.`];
};

/** Sentences that agree with canon, the common ones several times. */
export const truthful: readonly Maker[] = [
  ...[undated, undated, undated, undated, acting, acting, acting, birth, death, beginning],
  ...[sailing, happening, signing, citing, binding, weekday, linking, linking, labelled],
];

const misspelt: Maker = (cast, random) => {
  const person = find(cast, random, 'person', any);
  if (!person) return undefined;
  const slip = { rule: 'misspelt-name', text: misspell(person.name, random), expected: person.name };
  return ['In the end it was given to ', slip, `, who ${deed(random)}.`];
};

const wrongDate: Maker = (cast, random) => {
  const person = find(cast, random, 'person', any);
  if (!person) return undefined;
  const text = `${person.start.year + random.between(3, 9)}`;
  return [`${person.name} was born in `, { rule: 'wrong-date', text, expected: `${person.start.year}` }, '.'];
};

const afterDeath: Maker = (cast, random) => {
  const person = find(cast, random, 'person', (being) => being.end !== undefined);
  if (!person?.end) return undefined;
  const slip = { rule: 'outside-lifetime', text: person.name, expected: `${person.end.year}` };
  // No other deed: somebody who is remembered, or dreamed of, is not there in person.
  return [`In ${person.end.year + random.between(5, 60)} `, slip, ' opened a market by the river.'];
};

const wrongSigning: Maker = (cast, random) => {
  const treaty = find(cast, random, 'treaty', any);
  if (!treaty) return undefined;
  const text = `${treaty.start.year + random.between(2, 4)}`;
  const slip = { rule: 'signing-mismatch', text, expected: `${treaty.start.year}` };
  return [`The ${treaty.name} was signed in `, slip, '.'];
};

const lapsed: Maker = (cast, random) => {
  const treaty = find(cast, random, 'treaty', (being) => being.lapse !== undefined);
  if (!treaty?.lapse) return undefined;
  const slip = { rule: 'treaty-not-in-force', text: treaty.name, expected: `${treaty.lapse.from}` };
  return [`In ${treaty.lapse.from + 2} the `, slip, ' forbade the building of walls.'];
};

const wrongWeekday: Maker = (_cast, random) => {
  const day = { year: random.between(1000, 1999), month: random.between(1, 12), day: random.between(1, 28) };
  const text = `${weekdayOf(day, random.between(1, 6))}, ${formatDay(day)}`;
  return ['They parted on ', { rule: 'weekday-mismatch', text, expected: weekdayOf(day) }, ', in the rain.'];
};

const noSuchDay: Maker = (_cast, random) => {
  const text = `30 February ${random.between(1000, 1999)}`;
  return ['On ', { rule: 'bad-date', text, expected: 'February' }, ' the ferry did not come.'];
};

const noSuchArticle: Maker = (cast, random) => {
  const treaty = find(cast, random, 'treaty', any);
  if (!treaty) return undefined;
  const text = `Article ${romanOf(treaty.articles + random.between(1, 5))}`;
  return [{ rule: 'unknown-article', text, expected: treaty.name }, ` of the ${treaty.name} is long.`];
};

const deadLink: Maker = (cast, random) => {
  const page = random.pick(cast.pages);
  const slip = { rule: 'broken-link', text: misspell(page.name, random), expected: page.name };
  return ['The rest is told under [[', slip, '|another page]].'];
};

const deadHeading: Maker = (cast, random) => {
  const page = random.pick(cast.pages);
  const [heading] = page.headings;
  if (heading === undefined) return undefined;
  const slip = { rule: 'broken-heading', text: misspell(heading, random), expected: heading };
  return [`The rest is told under [[${page.name}#`, slip, '|another page]].'];
};

/** Sentences with one slip each, planted in turn. */
export const slips: readonly Maker[] = [
  ...[misspelt, wrongDate, afterDeath, deadLink, wrongSigning, lapsed, wrongWeekday, noSuchDay],
  ...[deadHeading, noSuchArticle],
];
