/** Sources and remarks as footnotes, so that a card's facts stay short. */
export interface Footnotes {
  /** The mark to put behind a fact, such as `²`; the same text gets the same mark. */
  mark(text: string): string;
  /** All notes with their marks, one line; empty when there are none. */
  list(): string;
}

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const most = 12;

export function createFootnotes(): Footnotes {
  const texts: string[] = [];
  return {
    mark(text) {
      if (text === '') return '';
      if (!texts.includes(text)) texts.push(text);
      const number = texts.indexOf(text) + 1;
      return number > most ? '' : raised(number);
    },
    list: () =>
      texts
        .slice(0, most)
        .map((text, index) => `${raised(index + 1)} ${text}`)
        .join(' · '),
  };
}

function raised(number: number): string {
  return [...String(number)].map((digit) => digits[Number(digit)] ?? '').join('');
}
