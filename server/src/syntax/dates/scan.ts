/** Finds the places in prose where a date may begin, in one walk over the characters. */
import { gregorianMonths } from '../../domain/calendar/builtin.ts';
import { leadFirstWords } from './duration.ts';
import type { Lexicon } from './lexicon.ts';
import { prefixFirstWords } from './modifiers.ts';
import { isSpace, matchAt } from './source.ts';
import { anniversaries, cardinalWords, ordinalWords, seasonWords, units } from './words.ts';

/** A mention may begin with this word as it stands. */
const opens = 1;
/** A mention may begin with this word if one that tells time follows soon: "the", "two", "before". */
const leads = 2;
/** Tells time: what a leading word needs behind it. */
const tells = 4;

export interface Scanner {
  readonly roles: ReadonlyMap<string, number>;
  /** Whether any word has this first letter and length: most words of prose stop here. */
  readonly shapes: Uint8Array;
}

const longestShape = 31;

export function scanner(lexicon: Lexicon): Scanner {
  const roles = new Map<string, number>();
  const add = (word: string, role: number) => roles.set(word, (roles.get(word) ?? 0) | role);
  for (const word of [
    'the',
    'a',
    'an',
    'that',
    'this',
    'last',
    'next',
    'half',
    'between',
    'from',
    'either',
    'in',
  ]) {
    add(word, leads);
  }
  for (const list of [prefixFirstWords, cardinalWords, ordinalWords, leadFirstWords]) {
    for (const word of list) add(word, leads);
  }
  for (const word of ['few', 'several', 'many', 'some', 'couple', 'same', 'very', 'following', 'previous'])
    add(word, leads);
  for (const word of [
    'preceding',
    'ensuing',
    'subsequent',
    'prior',
    'or',
    'of',
    'and',
    'mere',
    'full',
    'more',
    'less',
    'quarter',
    'quarters',
  ]) {
    add(word, leads);
  }
  for (const word of units.keys()) add(word, tells);
  for (const word of ['morning', 'afternoon', 'evening', 'night', 'anniversary', 'age']) add(word, tells);
  for (const word of seasonWords.keys()) add(word, leads | tells);
  for (const word of anniversaries.keys()) add(word, opens | tells);
  for (const word of ['stardate', 'sd', 'aged', 'age', 'year', 'new']) add(word, opens | tells);
  addNames(lexicon, add);
  // Months that everybody knows are looked at even where no calendar has them: they may be a slip.
  for (const month of gregorianMonths) add(month.name.toLowerCase(), opens);
  const shapes = new Uint8Array(27 * (longestShape + 1));
  for (const word of roles.keys()) shapes[shapeOf(word.charCodeAt(0), word.length)] = 1;
  return { roles, shapes };
}

function addNames(lexicon: Lexicon, add: (word: string, role: number) => void): void {
  for (const phrase of lexicon.phrases) {
    const type = phrase.senses[0]?.type;
    const words = phrase.folded.match(/[\p{L}\p{M}']+/gu) ?? [];

    const [first] = words;
    if (first === undefined || type === 'calendar') continue;
    // A name made of several words may begin with a very common one; then another must follow.
    add(first, words.length > 1 && phrase.folded.includes(' ') ? leads | tells : opens | tells);
    for (const word of words.slice(1)) add(word, tells);
  }
}

function shapeOf(first: number, length: number): number {
  const lower = first | 32;
  const letter = lower >= 97 && lower <= 122 ? lower - 97 : 26;
  return letter * (longestShape + 1) + Math.min(length, longestShape);
}

/** Every place between `start` and `end` where a date may begin, in order. */
export function nextAnchor(scan: Scanner, text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) {
      if (!isJoined(text, at) && numberMayOpen(scan, text, at, end)) return at;
      at = skipRun(text, at, end);
    } else if (isLetter(unit)) {
      const from = at;
      at = wordEnd(text, at, end);
      if (at - from === 1 && text.charCodeAt(at) === 46 && isDotted(scan, text, from)) return from;
      if (scan.shapes[shapeOf(unit, at - from)] === 1 && mayOpen(scan, text, from, at, end)) return from;
    } else at++;
  }
  return -1;
}

function mayOpen(scan: Scanner, text: string, from: number, at: number, end: number): boolean {
  const role = scan.roles.get(foldWordOf(text, from, at)) ?? 0;
  if ((role & (opens | leads)) === 0 || isHyphened(text, from)) return false;
  return (role & opens) !== 0 || tellsSoon(scan, text, at, end);
}

/** Whether a number or a word that tells time follows, with no more than small words between. */
function tellsSoon(scan: Scanner, text: string, position: number, end: number): boolean {
  let at = position;
  for (let hops = 0; hops < 7; hops++) {
    while (at < end && isGlue(text.charCodeAt(at))) at++;
    if (at >= end) return false;
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) return true;
    if (!isLetter(unit)) return false;
    const from = at;
    at = wordEnd(text, at, end);
    if (scan.shapes[shapeOf(unit, at - from)] !== 1) return false;
    const role = scan.roles.get(foldWordOf(text, from, at)) ?? 0;
    if ((role & tells) !== 0) return true;
    if ((role & leads) === 0) return false;
  }
  return false;
}

/** "B.C. 538": letters with a dot each are looked up without the dots. */
function isDotted(scan: Scanner, text: string, from: number): boolean {
  if (isLetter(text.charCodeAt(from - 1))) return false;
  const dotted = matchAt(initials, text, from)?.[0];
  if (dotted === undefined) return false;
  return ((scan.roles.get(dotted.replaceAll('.', '').toLowerCase()) ?? 0) & opens) !== 0;
}

const initials = /(?:\p{L}\.){2,5}/uy;

/**
 * Whether more than a count may stand here: something is joined to the number, a word that tells time
 * follows, or it is long enough for a year and something leads up to it.
 */
function numberMayOpen(scan: Scanner, text: string, from: number, end: number): boolean {
  let at = skipRun(text, from, end);
  const joined = text.charCodeAt(at);
  const far = text.charCodeAt(at + 1);
  if (
    isLetter(joined) ||
    isDashLike(joined) ||
    ((joined === 44 || joined === 46 || joined === 47) && !isSpace(far) && !Number.isNaN(far))
  )
    return true;
  if (at - from >= 3) return true;
  while (at < end && (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === 44)) at++;
  if (at >= end) return false;
  const unit = text.charCodeAt(at);
  if (isDashLike(unit) || isDigit(unit)) return true;
  if (!isLetter(unit)) return false;
  const to = wordEnd(text, at, end);
  if (to - at === 1 && text.charCodeAt(to) === 46) return isDotted(scan, text, at);
  return scan.shapes[shapeOf(unit, to - at)] === 1 && scan.roles.has(foldWordOf(text, at, to));
}

function isDashLike(unit: number): boolean {
  return (
    unit === 45 ||
    unit === 0x2011 ||
    (unit >= 0x2012 && unit <= 0x2015) ||
    unit === 0x2212 ||
    unit === 0x2019 ||
    unit === 39
  );
}

function foldWordOf(text: string, from: number, to: number): string {
  return text.slice(from, to).toLowerCase().replace('’', "'");
}

/** Spaces, hyphens, commas and the dot of "c." may stand between the words of one expression. */
function isGlue(unit: number): boolean {
  return isSpace(unit) || unit === 45 || unit === 44 || unit === 46 || unit === 0x2011 || unit === 126;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Letters of any script; everything from U+00C0 on counts, but for the two signs among Latin letters and punctuation. */
function isLetter(unit: number): boolean {
  const lower = unit | 32;
  if (lower >= 97 && lower <= 122) return true;
  return (
    unit >= 0xc0 &&
    unit !== 0xd7 &&
    unit !== 0xf7 &&
    !(unit >= 0x2000 && unit <= 0x2bff) &&
    !(unit >= 0x3000 && unit <= 0x3004)
  );
}

function wordEnd(text: string, start: number, end: number): number {
  let at = start + 1;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (isLetter(unit)) at++;
    else if ((unit === 39 || unit === 0x2019) && isLetter(text.charCodeAt(at + 1))) at += 2;
    else break;
  }
  return at;
}

/** A number inside something else: `NCC-1701`, `11:27`, `$300`, `2.5`, `x12`. */
function isJoined(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (Number.isNaN(before) || isSpace(before)) return false;
  if (isLetter(before) || isDigit(before)) return true;
  const sign = text.charAt(at - 1);
  if ('$£€¥#_@^=+*/\\&'.includes(sign)) return true;
  const far = text.charCodeAt(at - 2);
  if (".,:'’".includes(sign)) return isDigit(far) || isLetter(far) || sign === "'" || sign === '’';
  return '-‑–—−'.includes(sign) && (isDigit(far) || isLetter(far)) && sign !== '—';
}

function isHyphened(text: string, at: number): boolean {
  const sign = text.charAt(at - 1);
  if (sign !== '-' && sign !== '‑' && sign !== '’' && sign !== "'") return false;
  return isLetter(text.charCodeAt(at - 2)) || isDigit(text.charCodeAt(at - 2));
}

function skipRun(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  return at;
}
