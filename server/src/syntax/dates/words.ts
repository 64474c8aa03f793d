/** Closed lists of English words that tell time. */
import type { DurationValue } from '../../domain/date.ts';
import { type Source, tokenAt } from './source.ts';

const ones = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
  'seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const cardinals = new Map<string, number>([
  ...ones.map((word, index) => [word, index] as const),
  ...tens.map((word, index) => [word, 20 + index * 10] as const),
]);

const ordinalOnes = [
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth',
  'fifteenth sixteenth seventeenth eighteenth nineteenth',
]
  .join(' ')
  .split(' ');
const ordinals = new Map<string, number>([
  ...ordinalOnes.map((word, index) => [word, index + 1] as const),
  ...tens.map((word, index) => [`${word.slice(0, -1)}ieth`, 20 + index * 10] as const),
  ['hundredth', 100],
]);

export interface Counted {
  readonly value: number;
  readonly end: number;
}

export const cardinalWords: ReadonlySet<string> = new Set([
  ...cardinals.keys(),
  ...['half', 'hundred', 'dozen', 'thousand', 'million', 'than'],
]);
export const ordinalWords: ReadonlySet<string> = new Set([...ordinals.keys()]);

/** A number in words: "three", "twenty-five", "two hundred and fifty", "a thousand", "a dozen". */
export function cardinalAt(source: Source, position: number): Counted | undefined {
  let total = 0;
  let group: number | undefined;
  let at = position;
  for (;;) {
    const token = tokenAt(source, at);
    if (token.type !== 'word') break;
    const value =
      cardinals.get(token.lower) ?? (articles.has(token.lower) && at === position ? 1 : undefined);
    if (value !== undefined) {
      if (group !== undefined && !(group % 100 === 0 || (group % 100 >= 20 && value < 10))) break;
      group = (group ?? 0) + value;
    } else if (scales.has(token.lower)) {
      const scale = scales.get(token.lower) ?? 1;
      if (scale === 100) group = (group ?? 1) * 100;
      else {
        total += (group ?? 1) * scale;
        group = 0;
      }
    } else if (token.lower === 'and' && group !== undefined && group % 100 === 0 && group + total >= 100) {
      const next = tokenAt(source, token.end);
      if (next.type !== 'word' || !cardinals.has(next.lower)) break;
    } else break;
    at = source.text.charAt(token.end) === '-' ? token.end + 1 : token.end;
  }
  if (group === undefined) return undefined;
  const end = source.text.charAt(at - 1) === '-' ? at - 1 : at;
  return { value: total + group, end };
}

const articles = new Set(['a', 'an']);
const scales = new Map([
  ['hundred', 100],
  ['dozen', 12],
  ['thousand', 1000],
  ['million', 1_000_000],
]);

/** "third", "twenty-fourth", "24th". */
export function ordinalAt(source: Source, position: number): Counted | undefined {
  const token = tokenAt(source, position);
  if (token.type === 'number') return token.ordinal ? { value: token.value, end: token.end } : undefined;
  if (token.type !== 'word') return undefined;
  const value = ordinals.get(token.lower);
  if (value !== undefined) return { value, end: token.end };
  const ten = cardinals.get(token.lower);
  if (ten === undefined || ten < 20) return undefined;
  const at = source.text.charAt(token.end) === '-' ? token.end + 1 : token.end;
  const unit = tokenAt(source, at);
  const one = unit.type === 'word' ? ordinals.get(unit.lower) : undefined;
  return one !== undefined && one < 10 ? { value: ten + one, end: unit.end } : undefined;
}

export type Unit = DurationValue['unit'];

export const units: ReadonlyMap<string, Unit> = new Map([
  ['day', 'day'],
  ['days', 'day'],
  ['week', 'week'],
  ['weeks', 'week'],
  ['month', 'month'],
  ['months', 'month'],
  ['year', 'year'],
  ['years', 'year'],
  ['decade', 'decade'],
  ['decades', 'decade'],
  ['century', 'century'],
  ['centuries', 'century'],
  ['millennium', 'millennium'],
  ['millennia', 'millennium'],
]);

/** Years in the units that are told in years. */
export const yearsInUnit: Readonly<Partial<Record<Unit, number>>> = {
  year: 1,
  decade: 10,
  century: 100,
  millennium: 1000,
};

/** Anniversaries by name, in years. */
export const anniversaries: ReadonlyMap<string, number> = new Map([
  ['centennial', 100],
  ['centenary', 100],
  ['bicentennial', 200],
  ['bicentenary', 200],
  ['tercentenary', 300],
  ['tricentennial', 300],
  ['quadricentennial', 400],
  ['sesquicentennial', 150],
  ['sesquicentenary', 150],
  ['semicentennial', 50],
]);

/** Season words and the EDTF season they stand for. */
export const seasonWords: ReadonlyMap<string, number> = new Map([
  ['spring', 21],
  ['springtime', 21],
  ['summer', 22],
  ['midsummer', 22],
  ['summertime', 22],
  ['autumn', 23],
  ['fall', 23],
  ['winter', 24],
  ['midwinter', 24],
  ['wintertime', 24],
]);

/** What says nothing about when: a date known to be unknown, or not yet over. */
export const unknownTexts: ReadonlySet<string> = new Set([
  'unknown',
  'unk',
  'not known',
  'unrecorded',
  'undated',
  'undetermined',
  'uncertain',
  'unclear',
  'disputed',
  'lost',
  'date unknown',
  'unknown date',
  'year unknown',
  'unknown year',
  'tbd',
  'tba',
  'n/a',
  'na',
  'none',
  '-',
  '–',
  '—',
  'present',
  'present day',
  'the present',
  'the present day',
  'ongoing',
  'now',
  'today',
  'current',
  'alive',
  'living',
  'still alive',
  'still living',
  'to date',
]);
