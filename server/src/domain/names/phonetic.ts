/**
 * A rough key of how a folded word sounds, for names of no particular language: letters that writers confuse
 * become one, doubled letters single, vowels behind the first letter drop out. Words that sound alike share
 * the key; it is coarse on purpose and only ever widens a search by spelling.
 */
export function phoneticKey(folded: string): string {
  let key = folded
    .replace(/[^\p{L}]/gu, '')
    .replace(/ph/g, 'f')
    .replace(/[sc]h/g, 'x')
    .replace(/th/g, 't')
    .replace(/ck|cq|[cq]u?/g, 'k')
    .replace(/gh|g/g, 'g')
    .replace(/[zß]/g, 's')
    .replace(/w/g, 'v')
    .replace(/j/g, 'i')
    .replace(/(?<=.)h/g, '');
  key = key.replace(/^[aeiouy]+/, 'a').replace(/(?<=.)[aeiouyæœø]+/g, '');
  return key.replace(/(.)\1+/g, '$1');
}

/**
 * Whether two folded words are one name as two traditions write it: `Judaea` and `Judea`, `Zaretan` and
 * `Zarethan`, `Zedec` and `Zedek`. Far narrower than {@link phoneticKey}: only
 * letters that stand for one sound by custom count, not what a slip of the pen changes.
 */
export function isRespelling(a: string, b: string): boolean {
  return a !== b && transliterated(a) === transliterated(b);
}

function transliterated(folded: string): string {
  return folded
    .replace(/['-]/g, '')
    .replace(/ae|oe|æ|œ/g, 'e')
    .replace(/ph/g, 'f')
    .replace(/ck|ch|kh|c|q/g, 'k')
    .replace(/th/g, 't')
    .replace(/tz|z/g, 's')
    .replace(/[yj]/g, 'i')
    .replace(/w/g, 'v')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=[aeiou])h$/, '');
}
