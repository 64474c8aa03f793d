/** Roman and Arabic figures, number words and ordinals are one and the same way to number an article. */

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
];
const cardinals =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const roman: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** The number meant by "VII", "7", "7th", "Article 7" or "seventh"; undefined when it is none. */
export function articleNumber(text: string): number | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^(?:article|art\.?)\s+/, '');
  const ordinal = ordinals.indexOf(word);
  if (ordinal >= 0) return ordinal + 1;
  const cardinal = cardinals.indexOf(word);
  if (cardinal >= 0) return cardinal + 1;
  const digits = /^(\d+)(?:st|nd|rd|th|\.)?$/.exec(word)?.[1];
  if (digits !== undefined) return Number(digits);
  return /^[ivxlc]+$/.test(word) ? fromRoman(word) : undefined;
}

const romanSigns: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** A number the way a treaty counts its articles: "VII" where `sample` is Roman, else "7". */
export function numberedLike(sample: string, number: number): string {
  if (!/^[ivxlc]+$/i.test(sample.trim())) return String(number);
  let left = number;
  return romanSigns.reduce((text, [value, sign]) => {
    const times = Math.floor(left / value);
    left -= times * value;
    return text + sign.repeat(times);
  }, '');
}

function fromRoman(word: string): number {
  const values = [...word].map((letter) => roman[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}
