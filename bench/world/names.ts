import type { Random } from './random.ts';

const onsets = 'b br c cr d dr f fl g gr h j k kr l m n p pr qu r s st sk t th tr v w y z'.split(' ');
const vowels = 'a e i o u ae ei ia io ou'.split(' ');
const codas = 'l n r s th m nd rk rn sk st ll x'.split(' ');

/** Invented words that are no two of them alike: at least three letters apart, so that a slip has one origin. */
export interface WordMaker {
  /** A new capitalised word with so many syllables. */
  word(syllables: number): string;
}

export function createWordMaker(random: Random): WordMaker {
  const taken = new Set<string>();
  const make = (syllables: number): string => {
    let text = '';
    for (let i = 0; i < syllables; i++) text += random.pick(onsets) + random.pick(vowels);
    text += random.pick(codas);
    return text;
  };
  return {
    word(syllables) {
      for (let tries = 0; ; tries++) {
        const text = make(syllables + (tries > 40 ? 1 : 0));
        const shorter = neighbours(text);
        // After many tries the space is full: two words may then be alike, and both stay canon.
        if (tries < 80 && shorter.some((form) => taken.has(form))) continue;
        for (const form of shorter) taken.add(form);
        return text.charAt(0).toUpperCase() + text.slice(1);
      }
    },
  };
}

/** A word and all it becomes by losing a letter: two words that share one of these are at most two edits apart. */
function neighbours(text: string): string[] {
  const forms = new Set([text]);
  for (let i = 0; i < text.length; i++) forms.add(text.slice(0, i) + text.slice(i + 1));
  return [...forms];
}

/** The name with one letter of its longest word changed, lost or doubled, as a hasty author writes it. */
export function misspell(name: string, random: Random): string {
  const longest = [...name.matchAll(/[A-Z][a-z]+/g)].reduce((a, b) => (b[0].length > a[0].length ? b : a));
  const word = longest[0];
  const at = random.between(2, word.length - 2);
  const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  const lost = word.slice(0, at) + word.slice(at + 1);
  const doubled = word.slice(0, at) + word.charAt(at) + word.slice(at);
  const made = random.pick([swapped, lost, doubled]);
  const slip = made === word ? lost : made;
  return name.slice(0, longest.index) + slip + name.slice(longest.index + word.length);
}

/** An id as Lorecheck itself would make it of a name. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
