import type { Being, Day, Kind } from './model.ts';
import { createWordMaker, slugOf, type WordMaker } from './names.ts';
import { createRandom, type Random } from './random.ts';

/** Shares of the kinds, in hundredths. */
const shares: readonly (readonly [Kind, number])[] = [
  ['person', 50],
  ['place', 20],
  ['event', 10],
  ['faction', 8],
  ['vessel', 6],
  ['treaty', 3],
  ['work', 3],
];
const firstYear = 1000;
const lastYear = 1950;

/** The population of a world: names that differ, and dates and relations that agree with each other. */
export function createBeings(count: number, seed: number): Being[] {
  const random = createRandom(seed, 1);
  const namer = createNamer(random, count);
  const made: Being[] = [];
  const byKind = new Map<Kind, Being[]>();
  for (let index = 0; index < count; index++) {
    const kind = kindAt(index, random);
    const name = namer(kind);
    const { start, end } = lifetime(kind, random);
    const being: Being = {
      index,
      id: slugOf(name),
      kind,
      name,
      titles: kind === 'person' && random.chance(0.2) ? [random.pick(titles)] : [],
      start,
      end,
      lapse: kind === 'treaty' && random.chance(0.4) ? lapseAfter(start.year, random) : undefined,
      articles: kind === 'treaty' ? random.between(3, 9) : 0,
      relations: relate(kind, start.year, end?.year, byKind, random),
    };
    made.push(being);
    byKind.set(kind, [...(byKind.get(kind) ?? []).slice(-recent), being]);
  }
  return made;
}

/** How many beings of a kind later ones may be related to. */
const recent = 200;
const titles = ['Captain', 'Doctor', 'Queen', 'King', 'Abbess', 'Admiral', 'Duke', 'Warden'];

/** The first beings are one of each kind, so that even a small world has all of them. */
function kindAt(index: number, random: Random): Kind {
  const first = shares[index]?.[0];
  if (first) return first;
  let drawn = random.between(0, 99);
  for (const [kind, share] of shares) {
    drawn -= share;
    if (drawn < 0) return kind;
  }
  return 'person';
}

function dayIn(year: number, random: Random): Day {
  if (random.chance(0.6)) return { year };
  const month = random.between(1, 12);
  return random.chance(0.3) ? { year, month } : { year, month, day: random.between(1, 28) };
}

function lifetime(kind: Kind, random: Random): { start: Day; end: Day | undefined } {
  const year = random.between(firstYear, lastYear);
  const start = dayIn(year, random);
  const lasts = (share: number, low: number, high: number): Day | undefined =>
    random.chance(share) ? dayIn(year + random.between(low, high), random) : undefined;
  if (kind === 'person') return { start, end: lasts(0.8, 25, 80) };
  if (kind === 'event') return { start: { year }, end: lasts(0.5, 3, 9) };
  if (kind === 'vessel') return { start, end: lasts(0.5, 10, 60) };
  if (kind === 'place' || kind === 'faction') return { start, end: lasts(0.1, 90, 300) };
  return { start, end: undefined };
}

function lapseAfter(year: number, random: Random): { from: number; until: number } {
  const from = year + random.between(5, 30);
  return { from, until: from + random.between(4, 12) };
}

type Relate = (field: string, kind: Kind, most: number) => void;

/** Relations to earlier beings that existed at the time. */
function relate(
  kind: Kind,
  start: number,
  end: number | undefined,
  byKind: ReadonlyMap<Kind, readonly Being[]>,
  random: Random,
): ReadonlyMap<string, readonly string[]> {
  const relations = new Map<string, readonly string[]>();
  const from = (field: string, other: Kind, most: number): void => {
    const standing = (byKind.get(other) ?? []).filter((being) => existed(being, start, end ?? start));
    const chosen = new Set<string>();
    for (let i = 0; i < most && standing.length > 0; i++) chosen.add(random.pick(standing).id);
    if (chosen.size > 0) relations.set(field, [...chosen]);
  };
  relateKind(kind, from, random);
  return relations;
}

function relateKind(kind: Kind, from: Relate, random: Random): void {
  if (kind === 'person') from('allegiances', 'faction', random.between(0, 2));
  if (kind === 'place' && random.chance(0.7)) from('within', 'place', 1);
  if (kind === 'faction' && random.chance(0.5)) from('place', 'place', 1);
  if (kind === 'treaty') from('parties', 'faction', 2);
  if (kind !== 'event') return;
  from('place', 'place', 1);
  from('participants', 'person', random.between(1, 4));
}

/** Whether a being was there all through the years given, a year's margin on both sides. */
export function existed(being: Being, first: number, last: number): boolean {
  return being.start.year < first && (being.end?.year ?? Infinity) > last;
}

const modifiers = ['Upper', 'Lower', 'Old', 'New', 'Port', 'High', 'Great', 'Little', 'Far', 'Saint'];
const groups = ['League', 'Guild', 'Brotherhood', 'Company', 'Assembly', 'Dominion', 'Concord', 'Union'];
const happenings = ['Battle', 'Siege', 'Council', 'Fire', 'Flood', 'Conference', 'Massacre', 'Revolt'];
const pacts = ['Peace', 'Treaty', 'Accord', 'Compact'];
const ships = ['Heron', 'Merchant', 'Falcon', 'Lantern', 'Rose', 'Wanderer', 'Anchor', 'Dolphin'];
const writings = ['Chronicle', 'Ballad', 'Song', 'Mirror', 'Book', 'Annals'];

/** Gives every being a name of its own. Words are shared out sparingly: a large world combines them. */
function createNamer(random: Random, count: number): (kind: Kind) => string {
  const maker = createWordMaker(random);
  const given = pool(maker, 2, Math.min(1500, Math.ceil(count / 3) + 5));
  const family = pool(maker, 2, Math.min(4000, Math.ceil(count / 3) + 5));
  const places = pool(maker, 2, Math.min(6000, Math.ceil(count / 4) + 5));
  const used = new Set<string>();
  let bare = 0;
  const propose = (kind: Kind): string => {
    if (kind === 'person') return `${random.pick(given)} ${random.pick(family)}`;
    if (kind === 'place') return places[bare++] ?? `${random.pick(modifiers)} ${random.pick(places)}`;
    const place = random.pick(places);
    if (kind === 'event') return `${random.pick(happenings)} of ${place}`;
    if (kind === 'treaty') return `${random.pick(pacts)} of ${place}`;
    if (kind === 'vessel') return `${random.pick(family)} ${random.pick(ships)}`;
    if (kind === 'work') return `${random.pick(writings)} of ${random.pick(given)}`;
    return `${random.pick(given)} ${random.pick(groups)}`;
  };
  return (kind) => {
    for (let tries = 0; tries < 1000; tries++) {
      const name = propose(kind);
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
    const name = `${propose(kind)} ${maker.word(3)}`;
    used.add(name);
    return name;
  };
}

function pool(maker: WordMaker, syllables: number, size: number): string[] {
  return Array.from({ length: size }, () => maker.word(syllables));
}
