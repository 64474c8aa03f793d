/** Sets of letters, by which most words are told to be far apart without being compared. */

/** Which letters occur in a word, one bit each; letters 32 apart share one. One slip changes two bits at most. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters >>> 0;
}

/** How many bits of a 32-bit number are set. Source: Warren, Hacker's Delight, §5-1. */
export function bitCount(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
