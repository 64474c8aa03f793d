import { editDistance } from './edit-distance.ts';

/**
 * The word of a short closed list (field names, months, rule ids) that an author most likely meant, or
 * undefined when none is near: at most one slip in three letters, two at the most.
 */
export function nearest(word: string, choices: Iterable<string>): string | undefined {
  const folded = word.toLowerCase();
  const limit = mostSlips(folded);
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const choice of choices) {
    const distance = editDistance(folded, choice.toLowerCase(), limit);
    if (distance < bestDistance) {
      best = choice;
      bestDistance = distance;
    }
  }
  return best;
}

/** How many slips a word may hold. */
export function mostSlips(word: string): number {
  return Math.min(2, Math.max(1, Math.floor(word.length / 3)));
}
