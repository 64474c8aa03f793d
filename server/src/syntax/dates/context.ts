/** Whether a bare number in prose is a year: what stands before and behind it decides. */
import { type Draft, isOpen } from '../../domain/date-value.ts';
import type { BareNumber } from './parsed.ts';
import { isSpace, type Source, tokenAt } from './source.ts';
import { cardinalWords, units } from './words.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that a year follows and little else does. */
const strong = list(
  'in since until till circa ca c during early mid late year years yr born died b d fl reigned r',
);
/** Words that a year follows, but counts do too. */
const medium = list('by before after from of around about roughly approximately through pre post to');

/** Words behind a number that leave it standing alone. */
const functionWords = list(
  'a about after although among an and as at because before between both but by did do does during each for from had has have he her here hers him his how i if in into is it its just may might must nearly no nor not now on onward or our over perhaps she should since so some still than that the their them then there these they this those though through thus till to under unless until upon was we were what when where whereas which while who whom whose will with within without would yet you your due can could shall saw brought marked became began ended came went onwards already again alone also only even however therefore never nobody nothing no-one everyone someone all most many',
);

/** Words behind a number that it counts: never a year. */
const counted = list(
  "men women people children feet foot miles mile km kilometres kilometers metres meters metre meter m cm mm kg kilos pounds lb lbs ounces oz grams tons tonnes acres gallons litres liters degrees percent per cent dollars pounds pence crowns gold silver copper gp sp cp xp hp ac dc credits coins pieces cavalry infantry horse foot troops strong sheep cattle deer fish dozen hundred thousand million billion times steps paces leagues hours minutes seconds o’clock o'clock am pm of souls others more fewer bc",
);

/** Nouns before "of 2293" that make it a count. */
const totals = list(
  'total sum number crew crowd force army fleet complement population score cost price weight height length distance maximum minimum average out one some most all group band host company garrison audience staff strength range limit list set pack value speed',
);

/** Labels of numbers that are no years. */
const labels = list(
  'page pages p pp line lines chapter chapters verse verses section sections article articles no nos number numbers figure fig table room rooms deck panel level sector bay part book volume vol act scene item items step grade class rank route highway channel frequency unit squad model type mark registry ship hull cell block lot gate door floor street avenue apartment apt suite issue episode season psalm hymn',
);

/** "back to 2293", but not the title "The Path to 2409". */
const leadsTo = /\b(?:back|up|down|prior|dat(?:es|ed|ing))\s+$/i;

/** "as early as 2020" */
const asEarlyAs = /\bas\s+(?:early|late|recently)\s+$/i;

export interface Surroundings {
  /** The mention is the first thing in its block. */
  readonly opensBlock: boolean;
  /** A year was accepted right before, with nothing but a comma or "and" between: how many digits it has. */
  readonly follows: number | undefined;
  /** The latest date of the passage: numbers near it are more likely years. */
  readonly latest: Draft | undefined;
}

/** Whether the bare numbers of an expression are years. `start` and `end` are those of the whole expression. */
export function provesYears(
  source: Source,
  numbers: readonly BareNumber[],
  draft: Draft,
  start: number,
  end: number,
  around: Surroundings,
): boolean {
  const [first] = numbers;
  if (!first || !numbers.every((number) => number.digits >= 3 && number.digits <= 5 && !number.grouped))
    return false;
  const follower = followerOf(source, end);
  if (follower === 'counted' || follower === 'joined') return false;
  const four = numbers.every((number) => number.digits === 4);
  const near = isNear(draft, around.latest);
  const likely = near || (four && numbers.every((number) => number.value >= 1000 && number.value < 3000));
  if (numbers.length > 1) return manyYears(source, start, follower, four, likely);
  const before = wordBefore(source, first.start);
  if (around.follows === first.digits && follower !== 'other' && follower !== 'name') return true;
  if (strong.has(before.word) && before.adjacent) {
    if (before.word === 'in' && isShare(source, before)) return false;
    if (!four && first.digits === 3) return follower === 'close' || follower === 'function';
    return four || follower === 'close' || follower === 'function';
  }
  if (!four && !near) return false;
  if (
    before.word === 'as' &&
    asEarlyAs.test(source.text.slice(Math.max(source.start, before.at - 12), before.at))
  )
    return likely && follower !== 'name';
  if (
    before.word === 'to' &&
    !leadsTo.test(source.text.slice(Math.max(source.start, before.at - 12), before.at))
  )
    return false;
  if (
    medium.has(before.word) &&
    before.adjacent &&
    !(before.word === 'from' && follower === 'function' && /^\s*to\b/.test(source.text.slice(end, end + 4)))
  ) {
    const alone = follower === 'close' || follower === 'function' || (near && four && follower === 'other');
    return likely && alone && !isTotal(source, before);
  }
  if (before.sign === '(' && likely)
    return source.text.charAt(end) === ')' && !isLabel(source, before.at - 1);
  return (
    likely &&
    around.opensBlock &&
    /^\s*[.:–—]|^\s*$/.test(source.text.slice(end, Math.min(end + 3, source.end)))
  );
}

/** "2293–2346", "between 1941 and 1945", "from 2372 to 2373". */
function manyYears(
  source: Source,
  start: number,
  follower: Follower,
  four: boolean,
  likely: boolean,
): boolean {
  const before = wordBefore(source, start);
  const framed = /^(?:between|from)\b/i.test(source.text.slice(start, start + 8));
  if (follower === 'other' && !framed) return false;
  if (labels.has(before.word)) return false;
  if (/^(between|from|circa|ca|c|before|after|early|late|mid)\b/i.test(source.text.slice(start, start + 8)))
    return four && likely;
  if (strong.has(before.word) && before.adjacent) return true;
  return four && likely;
}

/** Within two centuries of a date the passage has told before. */
function isNear(draft: Draft, latest: Draft | undefined): boolean {
  if (!latest || latest.axis !== draft.axis || isOpen(latest.range) || isOpen(draft.range)) return false;
  return Math.abs(draft.range.earliest - latest.range.earliest) < 200 * 365;
}

/** Whether a second choice, "… or after 2373", is as good as a date. */
export function isLikelyYear(source: Source, numbers: readonly BareNumber[], end: number): boolean {
  const follower = followerOf(source, end);
  return (
    (follower === 'close' || follower === 'function') &&
    numbers.every(({ digits, grouped, value }) => digits === 4 && !grouped && value >= 1000 && value < 3000)
  );
}

type Follower = 'close' | 'function' | 'name' | 'counted' | 'joined' | 'other';

/** What stands behind a number. */
export function followerOf(source: Source, end: number): Follower {
  const { text } = source;
  const next = text.charAt(end);
  const after = text.charAt(end + 1);
  if (
    /^[%°′″$£€_#*/\\^=+@]/.test(next) ||
    (/^[.,:]/.test(next) && /\d/.test(after)) ||
    /^[\p{L}]/u.test(next)
  )
    return 'joined';
  if (/^[-‑–]/.test(next) && /[\p{L}\d]/u.test(after)) return 'joined';
  if (/^['’]s\b/.test(text.slice(end, end + 3))) return 'close';
  const token = tokenAt(source, end);
  if (token.type === 'end') return 'close';
  if (token.type === 'sign' && /[-‑–—]/.test(token.text) && tokenAt(source, token.end).type === 'number')
    return 'joined';
  if (token.type === 'sign') return /[%°$£€+=*×/]/.test(token.text) ? 'counted' : 'close';
  if (token.type === 'number') return 'other';
  if (counted.has(token.lower) || units.has(token.lower)) return 'counted';
  if (functionWords.has(token.lower)) return 'function';
  if (/^[A-Z]{2,4}$/.test(token.text)) return 'counted';
  if (/^\p{Lu}/u.test(token.text)) return 'name';
  return isPlural(token.lower) ? 'counted' : 'other';
}

/** English plurals by their ending: good enough to tell "1200 ships" from "1200 began". */
function isPlural(word: string): boolean {
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is|ous)$/.test(word) && !singular.has(word);
}

const singular = list(
  'towards always perhaps besides across afterwards sometimes says goes comes gives makes marks sees brings ends begins remains stands lies shows runs holds takes tells opens closes appears becomes means starts was does has',
);

interface Before {
  readonly word: string;
  readonly sign: string;
  readonly at: number;
  /** Nothing but spaces, or the dot of "c.", lies between. */
  readonly adjacent: boolean;
}

/** The word before a place, in lower case; or the sign, when that stands nearer. */
export function wordBefore(source: Source, position: number): Before {
  const { text, start } = source;
  let at = position;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  // "mid-2293"
  if (/[\p{L}][-‑]$/u.test(text.slice(Math.max(start, at - 2), at))) at--;
  const dotted = text.charAt(at - 1) === '.' && /^(?:c|ca|b|d|r|fl|yr)\.$/i.test(lastWord(source, at));
  const end = dotted ? at - 1 : at;
  if (end <= start || !/[\p{L}\p{M}]/u.test(text.charAt(end - 1))) {
    return { word: '', sign: at > start ? text.charAt(at - 1) : '', at, adjacent: false };
  }
  const word = lastWord(source, end);
  // The "C." of "B.C." is no circa.
  if (end - word.length > start && text.charAt(end - word.length - 1) === '.')
    return { word: '', sign: '.', at: end - word.length, adjacent: false };
  return { word: word.toLowerCase(), sign: '', at: end - word.length, adjacent: true };
}

function lastWord({ text, start }: Source, end: number): string {
  return /[\p{L}\p{M}'’]+\.?$/u.exec(text.slice(Math.max(start, end - 24), end))?.[0] ?? '';
}

/** "a crew of 2293", "1967 votes of 2222" */
function isTotal(source: Source, before: Before): boolean {
  if (before.word !== 'of') return false;
  const noun = wordBefore(source, before.at);
  return (
    noun.sign === '%' ||
    totals.has(noun.word) ||
    /\d\s*$/.test(source.text.slice(Math.max(source.start, noun.at - 4), noun.at))
  );
}

/** "one in 2000", "3 in 1200"; but "she was forty in 1844" */
function isShare(source: Source, before: Before): boolean {
  const digits = /(\d+)\s*$/.exec(source.text.slice(Math.max(source.start, before.at - 6), before.at));
  const count = digits
    ? { word: digits[1] ?? '', at: before.at - digits[0].length }
    : wordBefore(source, before.at);
  if (!digits && !cardinalWords.has(count.word)) return false;
  const isAge = /^(?:was|turned)$/.test(wordBefore(source, count.at).word) && !/^(?:1|one)$/.test(count.word);
  return !isAge;
}

function isLabel(source: Source, at: number): boolean {
  return labels.has(wordBefore(source, at).word);
}

export function isLabelled(source: Source, start: number): boolean {
  return labels.has(wordBefore(source, start).word);
}
