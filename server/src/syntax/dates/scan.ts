/** Finds the places in prose where a date may begin, in one walk over the characters. */
import type { Lexicon } from './lexicon.ts';
import {
  hashOf,
  hashStart,
  hashStep,
  joins,
  leads,
  opens,
  type Roles,
  roleOf,
  rolesOf,
  tells,
} from './roles.ts';
import { isSpace, matchAt } from './source.ts';

export interface Scanner {
  readonly roles: Roles;
}

export function scanner(lexicon: Lexicon): Scanner {
  return { roles: rolesOf(lexicon) };
}

/** The next place from `start` on where a date may begin; -1 when there is none. */
export function nextAnchor({ roles }: Scanner, text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) {
      if (!isJoined(text, at) && numberMayOpen(roles, text, at, end)) return at;
      at = skipRun(text, at, end);
    } else if (isLetter(unit)) {
      const from = at;
      at = wordEnd(text, from, end);
      if (at - from === 1 && text.charCodeAt(at) === 46 && isDotted(roles, text, from)) return from;
      if (mayOpen(roles, text, from, at, end)) return from;
    } else at++;
  }
  return -1;
}

/** Longer words tell no time. */
const longest = 32;

function roleBetween(roles: Roles, text: string, from: number, to: number): number {
  if (to - from > longest) return 0;
  let hash = hashStart;
  for (let at = from; at < to; at++) hash = hashStep(hash, text.charCodeAt(at));
  return roleOf(roles, hash);
}

function mayOpen(roles: Roles, text: string, from: number, to: number, end: number): boolean {
  const role = roleBetween(roles, text, from, to);
  if ((role & (opens | leads)) === 0 || isHyphened(text, from)) return false;
  return (role & opens) !== 0 || tellsSoon(roles, text, to, end);
}

/** Whether a number or a word that tells time follows, with no more than small words between. */
function tellsSoon(roles: Roles, text: string, position: number, end: number): boolean {
  let at = position;
  for (let hops = 0; hops < 7; hops++) {
    while (at < end && isGlue(text.charCodeAt(at))) at++;
    if (at >= end) return false;
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) return true;
    if (!isLetter(unit)) return false;
    const from = at;
    at = wordEnd(text, from, end);
    const role = roleBetween(roles, text, from, at);
    if ((role & tells) !== 0) return true;
    if ((role & (leads | joins)) === 0) return false;
  }
  return false;
}

/** "B.C. 538": letters with a dot each are looked up without the dots. */
function isDotted(roles: Roles, text: string, from: number): boolean {
  if (isLetter(text.charCodeAt(from - 1))) return false;
  const dotted = matchAt(initials, text, from)?.[0];
  return dotted !== undefined && (roleOf(roles, hashOf(dotted.replaceAll('.', ''))) & opens) !== 0;
}

const initials = /(?:\p{L}\.){2,5}/uy;

/**
 * Whether more than a count may stand here: something is joined to the number, a word that tells time
 * follows, or it is long enough for a year.
 */
function numberMayOpen(roles: Roles, text: string, from: number, end: number): boolean {
  let at = skipRun(text, from, end);
  if (isJoinedBehind(text, at) || at - from >= 3) return true;
  while (at < end && (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === 44)) at++;
  if (at >= end) return false;
  const unit = text.charCodeAt(at);
  if (isDashLike(unit) || isDigit(unit)) return true;
  if (!isLetter(unit)) return false;
  const to = wordEnd(text, at, end);
  if (to - at === 1 && text.charCodeAt(to) === 46) return isDotted(roles, text, at);
  return roleBetween(roles, text, at, to) !== 0 || isStrange(text, at);
}

/** "14 Agust 2375": a day, a name that no calendar knows, and what may be a year. */
function isStrange(text: string, at: number): boolean {
  return matchAt(strangeMonth, text, at) !== null;
}

const strangeMonth = /\p{Lu}[\p{L}'’]{2,},?\s{1,3}\d{3}/uy;

/** `29th`, `3–9`, `12.7.1400` */
function isJoinedBehind(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (isLetter(unit) || isDashLike(unit)) return true;
  const point = unit === 44 || unit === 46 || unit === 47;
  return point && at + 1 < text.length && !isSpace(text.charCodeAt(at + 1));
}

function isDashLike(unit: number): boolean {
  if (unit === 45 || unit === 39) return true;
  return (unit >= 0x2011 && unit <= 0x2015) || unit === 0x2212 || unit === 0x2019;
}

/** Spaces, hyphens, commas and the dot of "c." may stand between the words of one expression. */
function isGlue(unit: number): boolean {
  return isSpace(unit) || unit === 45 || unit === 44 || unit === 46 || unit === 0x2011 || unit === 126;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Letters of any script: everything from U+00C0 on, but for two signs among Latin letters and for punctuation. */
function isLetter(unit: number): boolean {
  if (unit < 0xc0) {
    const lower = unit | 32;
    return lower >= 97 && lower <= 122;
  }
  return (
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
  if (at === 0) return false;
  const before = text.charCodeAt(at - 1);
  if (isSpace(before)) return false;
  if (isLetter(before) || isDigit(before)) return true;
  const sign = text.charAt(at - 1);
  if ('$£€¥#_@^=+*/\\&'.includes(sign)) return true;
  const far = text.charCodeAt(at - 2);
  if (sign === "'" || sign === '’') return true;
  if ('.,:'.includes(sign)) return isDigit(far) || isLetter(far);
  return '-‑–−'.includes(sign) && (isDigit(far) || isLetter(far));
}

function isHyphened(text: string, at: number): boolean {
  const sign = text.charCodeAt(at - 1);
  if (sign !== 45 && sign !== 0x2011 && sign !== 0x2019 && sign !== 39) return false;
  return isLetter(text.charCodeAt(at - 2)) || isDigit(text.charCodeAt(at - 2));
}

function skipRun(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  return at;
}
