/** How a mention is to read after its name has changed: endings, capitals and short forms are kept. */

/**
 * The words of a mention under the new name, or undefined when it needs no change. `text` is what stands in
 * the prose, `from` the canon's spelling it matched.
 */
export function renamedMention(text: string, from: string, to: string, short: boolean): string | undefined {
  if (short) return shortForm(text, from, to);
  const flat = text.replace(/\s+/g, ' ');
  if (flat === from) return withBreaks(text, to);
  const at = flat.indexOf(from);
  if (at >= 0) return flat.slice(0, at) + joinEnding(to, flat.slice(at + from.length));
  if (flat.length > 1 && flat === flat.toUpperCase() && from !== from.toUpperCase()) return to.toUpperCase();
  const ending = endingBeyond(flat, from);
  return ending === undefined ? to : joinEnding(to, ending);
}

/** A name that was broken over two lines is broken over two lines again, where the new one has a space. */
function withBreaks(text: string, to: string): string {
  const gap = /\s*[\r\n]\s*/.exec(text)?.[0];
  if (gap === undefined || !to.includes(' ')) return to;
  const wordsBefore = text.slice(0, text.indexOf(gap)).split(/\s+/).length;
  const words = to.split(' ');
  const at = Math.min(wordsBefore, words.length - 1);
  return words.slice(0, at).join(' ') + gap + words.slice(at).join(' ');
}

/** What follows a name whose spelling differs in capitals or marks only: `klingons` beyond `Klingon`. */
function endingBeyond(text: string, from: string): string | undefined {
  const fold = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const folded = fold(text);
  const base = fold(from);
  return folded.startsWith(base) && folded.length > base.length
    ? text.slice(from.length - text.length)
    : undefined;
}

/** A plural keeps to the spelling of the new name: `Vulcans`, `Betazoids`, `Borges` → `Borgs`. */
function joinEnding(name: string, ending: string): string {
  if (!/^e?s$/.test(ending)) return name + ending;
  return name + (/(?:s|x|z|ch|sh)$/i.test(name) ? 'es' : 's');
}

/**
 * A short form names one word of the full name: the word at the same place of the new one, counted from the
 * front for first names, from the back for all others. Unchanged when the new name still holds it. `Fenwick` names
 * what stands before the first hyphen of `Fenwick-on-Lune`.
 */
function shortForm(text: string, from: string, to: string): string | undefined {
  if (from.startsWith(`${text}-`)) return to.startsWith(`${text}-`) ? undefined : to.replace(/-.*/, '');
  const old = from.split(/\s+/);
  const fresh = to.split(/\s+/);
  const word = old.findIndex((part) => part.toLowerCase() === text.toLowerCase());
  if (word < 0 || fresh.some((part) => part.toLowerCase() === text.toLowerCase())) return undefined;
  const sameEnd = word > 0 || old.length === 1;
  return sameEnd ? (fresh[fresh.length - (old.length - word)] ?? fresh.at(-1)) : fresh[0];
}
