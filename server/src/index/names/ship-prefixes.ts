/** Prefixes of ships' names that are known without being told; a vessel's own name may bring others. */
const wellKnown: ReadonlySet<string> = new Set(
  'uss hms hmas hmcs hmnzs iks irw iss rms ss mv ins usns uscgc sms rfa hnlms hdms kms ijn ens isv hcs csv gsv rcs'.split(
    ' ',
  ),
);

/** Whether a word is a ship prefix: `USS`, `U.S.S.`. With `vessel`, any short word in capitals is one. */
export function isShipPrefix(word: string, vessel: boolean): boolean {
  const letters = word.replace(/\./g, '');
  if (!/^\p{Lu}{2,5}$/u.test(letters)) return false;
  return vessel || wellKnown.has(letters.toLowerCase());
}

/** The prefix a name begins with, folded; undefined when it has none. */
export function shipPrefixOf(name: string, vessel: boolean): string | undefined {
  const [first = ''] = name.trim().split(/\s+/, 1);
  if (first.length === name.trim().length || !isShipPrefix(first, vessel)) return undefined;
  return first.replace(/\./g, '').toLowerCase();
}
