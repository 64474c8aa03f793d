/**
 * Identity markers tell apart what is spelled almost alike: Enterprise-C and -D, Henry IV and V, Part I and
 * II, James T. and James R., 11K and 12K. Names whose markers differ are never taken for one another.
 */

const roman = /^(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;
const ranks: ReadonlySet<string> = new Set(
  'first second third fourth fifth sixth seventh eighth ninth tenth north south east west northern southern eastern western upper lower greater lesser elder younger senior junior sr jr old new major minor alpha beta gamma delta'.split(
    ' ',
  ),
);

/**
 * What of a folded word must be the same in two names that are taken for one; `''` for an ordinary word.
 * `shouted` says that the word stands in capitals, as numerals do.
 */
export function identityMarker(folded: string, shouted: boolean): string {
  if (ranks.has(folded)) return folded;
  return marker(folded, shouted);
}

/** Whether two folded words may be one word written twice, as far as markers go: a rank may be misspelt. */
export function sameIdentity(a: string, b: string, shoutedA: boolean, shoutedB: boolean): boolean {
  if (ranks.has(a) && ranks.has(b)) return a === b;
  return marker(a, shoutedA) === marker(b, shoutedB);
}

function marker(folded: string, shouted: boolean): string {
  if (folded.length === 1) return folded;
  if (shouted && roman.test(folded)) return folded;
  const suffix = /-(\p{L}{1,2}|\d+\p{L}?|[ivx]+)$/u.exec(folded)?.[1] ?? '';
  return `${folded.replace(/\D+/g, ' ').trim()}${suffix === '' ? '' : `-${suffix}`}`;
}
