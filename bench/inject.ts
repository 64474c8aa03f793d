/** Slips of the pen put into names, by a seed: what the checker ought to find. */
import type { Span } from '../server/src/base/span.ts';

export type Random = () => number;

export type SlipKind = 'insert' | 'delete' | 'substitute' | 'transpose';

export interface Injection {
  readonly kind: SlipKind;
  /** The right word, and where it stood. */
  readonly right: string;
  readonly original: Span;
  readonly wrong: string;
  /** Where the wrong word stands in the new text. */
  readonly span: Span;
}

export interface Injected {
  readonly text: string;
  readonly injections: readonly Injection[];
}

/** Numbers in [0, 1), the same for the same seed: mulberry32. */
export function seeded(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const kinds: readonly SlipKind[] = ['insert', 'delete', 'substitute', 'transpose'];
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** One slip in a word, at a random place; the case of the letter it concerns is kept. */
export function slip(word: string, kind: SlipKind, random: Random): string {
  const at = Math.floor(random() * word.length);
  const letter = letters[Math.floor(random() * letters.length)] as string;
  const old = word[at] as string;
  const upper = old !== old.toLowerCase();
  switch (kind) {
    case 'insert':
      return upper ? letter.toUpperCase() + word.toLowerCase() : word.slice(0, at) + letter + word.slice(at);
    case 'delete': {
      const rest = word.slice(0, at) + word.slice(at + 1);
      return at === 0 ? rest.charAt(0).toUpperCase() + rest.slice(1) : rest;
    }
    case 'substitute':
      return word.slice(0, at) + (upper ? letter.toUpperCase() : letter) + word.slice(at + 1);
    case 'transpose': {
      const i = Math.min(at, word.length - 2);
      const swapped = word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2);
      return i === 0 ? swapped.charAt(0).toUpperCase() + swapped.slice(1).toLowerCase() : swapped;
    }
  }
}

/** Puts a slip into a share of the words at the given places, which must be in order and apart. */
export function inject(text: string, places: readonly Span[], share: number, random: Random): Injected {
  const injections: Injection[] = [];
  let made = '';
  let copied = 0;
  for (const place of places) {
    if (random() >= share) continue;
    const right = text.slice(place.start, place.end);
    const kind = kinds[Math.floor(random() * kinds.length)] as SlipKind;
    const wrong = slip(right, kind, random);
    if (wrong.toLowerCase() === right.toLowerCase()) continue;
    made += text.slice(copied, place.start);
    const span = { start: made.length, end: made.length + wrong.length };
    injections.push({ kind, right, original: place, wrong, span });
    made += wrong;
    copied = place.end;
  }
  return { text: made + text.slice(copied), injections };
}
