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
