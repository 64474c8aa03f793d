/**
 * What each UTF-16 unit of the basic plane is to a reader of names, and what it folds to. Two tables,
 * so that the scanner spends one array read a character instead of a Unicode regular expression.
 */

/** Unit classes; small integers because they are read once per character of prose. */
export const charClass = {
  other: 0,
  lower: 1,
  upper: 2,
  digit: 3,
  /** Continues a word without being a letter: combining marks, joiners, the soft hyphen. */
  mark: 4,
  apostrophe: 5,
  hyphen: 6,
  /** A letter of a script that is written without spaces: each one is a word of its own. */
  ideograph: 7,
  /** Half of a character beyond the basic plane: ask {@link astralClass}. */
  surrogate: 8,
} as const;

const unspacedScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/gu;
const apostrophes = "'’‘ʼʻ`´′＇";
const hyphens = '-‐‑';
/** Written inside words, seen by nobody: they vanish in folding. */
const invisible = '\u00ad\u200b\u200c\u200d\u2060\ufeff';
/** Letters that carry their mark inside, so that NFKD does not take it off. */
const undecomposed: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ŧ', 't'],
]);

/** Class of each unit of the basic plane; one of {@link charClass}. */
export const classes: Uint8Array = classTable();

/** Folded form of each unit: lower case without diacritics, one apostrophe, one hyphen; 0 when it vanishes. */
export const folds: Uint16Array = foldTable();

/** Class of a character beyond the basic plane; pictographs are no letters. */
export function astralClass(text: string, index: number): number {
  const point = text.codePointAt(index);
  if (point === undefined) return charClass.other;
  const character = String.fromCodePoint(point);
  if (/\p{Script=Han}/u.test(character)) return charClass.ideograph;
  if (/\p{Lu}/u.test(character)) return charClass.upper;
  return /[\p{L}\p{N}\p{M}]/u.test(character) ? charClass.lower : charClass.other;
}

function classTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const plane = basicPlane();
  paint(table, plane, /[\p{L}\p{N}]+/gu, charClass.lower);
  paint(table, plane, /[\p{Lu}\p{Lt}]+/gu, charClass.upper);
  paint(table, plane, /\p{Nd}+/gu, charClass.digit);
  paint(table, plane, /\p{M}+/gu, charClass.mark);
  paint(table, plane, unspacedScripts, charClass.ideograph);
  // Vowel signs and tone marks of those scripts follow their letter.
  paint(table, plane, /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece]+/g, charClass.mark);
  for (const character of apostrophes) table[character.charCodeAt(0)] = charClass.apostrophe;
  for (const character of hyphens) table[character.charCodeAt(0)] = charClass.hyphen;
  for (const character of invisible) table[character.charCodeAt(0)] = charClass.mark;
  table.fill(charClass.surrogate, 0xd800, 0xe000);
  return table;
}

/** Every unit of the basic plane at its own index; lone surrogates would confuse the `u` flag. */
function basicPlane(): string {
  const parts: string[] = [];
  for (let from = 0; from < 0x10000; from += 0x1000) {
    parts.push(String.fromCharCode(...Array.from({ length: 0x1000 }, (_, i) => safeUnit(from + i))));
  }
  return parts.join('');
}

function safeUnit(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? 0x20 : unit;
}

function paint(table: Uint8Array, plane: string, pattern: RegExp, value: number): void {
  for (const match of plane.matchAll(pattern)) table.fill(value, match.index, match.index + match[0].length);
}

function foldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = unit;
  // Beyond these blocks nothing has case or diacritics that authors could drop.
  for (let unit = 0x41; unit < 0x2000; unit++) table[unit] = foldedUnit(unit);
  for (let unit = 0x2c00; unit < 0x2e00; unit++) table[unit] = foldedUnit(unit);
  for (let unit = 0xa640; unit < 0xa800; unit++) table[unit] = foldedUnit(unit);
  for (let unit = 0xff00; unit < 0xffef; unit++) table[unit] = foldedUnit(unit);
  table.fill(0, 0x300, 0x370);
  for (const character of apostrophes) table[character.charCodeAt(0)] = 0x27;
  for (const character of hyphens) table[character.charCodeAt(0)] = 0x2d;
  for (const character of invisible) table[character.charCodeAt(0)] = 0;
  return table;
}

function foldedUnit(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase();
  const base = (undecomposed.get(lower) ?? lower.normalize('NFKD')).replace(/[\u0300-\u036f]/g, '');
  return base.length === 1 ? base.charCodeAt(0) : lower.length === 1 ? lower.charCodeAt(0) : unit;
}
