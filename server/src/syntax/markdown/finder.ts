/**
 * Searches ahead that stay linear over a whole file: the next place of a needle is kept, so that a
 * thousand unclosed openers do not each read to the end of the file. Gives the offset of the needle at or
 * behind `from`, Infinity when there is none. To be asked with rising offsets.
 */
export type Finder = (needle: string, from: number) => number;

export function createFinder(text: string): Finder {
  const known = new Map<string, { from: number; at: number }>();
  return (needle, from) => {
    const last = known.get(needle);
    if (last && from >= last.from && from <= last.at) return last.at;
    const found = text.indexOf(needle, from);
    const at = found === -1 ? Number.POSITIVE_INFINITY : found;
    known.set(needle, { from, at });
    return at;
  };
}

/** As {@link createFinder}, for closing tags such as `</style`, whatever their capitals. */
export function createCloseTagFinder(text: string): Finder {
  const known = new Map<string, { from: number; at: number }>();
  return (name, from) => {
    const last = known.get(name);
    if (last && from >= last.from && from <= last.at) return last.at;
    const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
    pattern.lastIndex = from;
    const at = pattern.exec(text)?.index ?? Number.POSITIVE_INFINITY;
    known.set(name, { from, at });
    return at;
  };
}
