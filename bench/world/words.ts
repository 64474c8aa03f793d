import type { Random } from './random.ts';

/** Plain words, all of them small: filler that says nothing about canon. */
const list = (text: string): string[] => text.trim().split(/\s+/);

const adjectives =
  list(`old quiet narrow heavy pale sudden bitter patient broken distant bright hollow careful
  crowded empty cheap loyal nervous ordinary clumsy famous golden rusty silent stubborn weary yellow modest`);
const nouns =
  list(`market harbour letter lantern bridge garden winter rumour kitchen river council ladder ship
  soldier teacher stone morning window debt supper gate servant garrison orchard mill ledger coat promise map
  wagon harvest quarrel bell corridor fever song door candle riot tax saddle field tower cellar treasury`);
const verbs =
  list(`opened carried repaired remembered counted painted guarded followed emptied sold hid burned
  measured lost borrowed praised refused cleaned searched crossed lifted copied weighed sealed hired blamed`);
const places = list(`behind beside above below near under beyond along across inside`);
const adverbs = list(`slowly again twice carefully badly early gladly seldom together outside late alone`);
const links = ['and', 'but', 'while', 'because', 'although', 'until', 'so that', 'as if'];

function thing(random: Random): string {
  const noun = random.pick(nouns);
  return random.chance(0.5) ? `the ${random.pick(adjectives)} ${noun}` : `the ${noun}`;
}

/** What somebody did, without the subject: `counted the old ledgers behind the mill`. */
export function deed(random: Random): string {
  const where = random.chance(0.5) ? ` ${random.pick(places)} ${thing(random)}` : '';
  const how = random.chance(0.25) ? ` ${random.pick(adverbs)}` : '';
  return `${random.pick(verbs)} ${thing(random)}${where}${how}`;
}

/** A sentence that names nobody. */
export function filler(random: Random): string {
  const first = `${thing(random)} ${random.pick(['was', 'seemed', 'grew', 'became'])} ${random.pick(adjectives)}`;
  const second = `${random.pick(links)} they ${deed(random)}`;
  const more = random.chance(0.4) ? `, ${random.pick(links)} nobody ${deed(random)}` : '';
  const text = random.chance(0.3) ? `they ${deed(random)}${more}` : `${first}, ${second}${more}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const headings =
  list(`Beginnings Customs Neighbours Trade Seasons Quarrels Rumours Buildings Friends Winters Letters
  Music Kitchens Laws Debts Journeys Gardens Illness Work Faith`);

/** A section's heading, such as `Trade and letters`; different for every position in an article. */
export function headingAt(position: number, random: Random): string {
  const first = headings[position % headings.length] ?? 'Notes';
  const second = random.pick(headings).toLowerCase();
  return position < headings.length ? `${first} and ${second}` : `${first} and ${second} ${position}`;
}
