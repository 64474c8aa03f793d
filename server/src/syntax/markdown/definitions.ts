/** Link reference definitions, which stand at the beginning of a paragraph: `[label]: path "title"`. */
import { isLineEnd, lineEnd, skipBlanks, skipGaps } from './chars.ts';
import { type Definition, labelEnd, normalLabel, readDestination, skipTitle } from './link-parts.ts';

/**
 * Takes the definitions off the front of a paragraph. `lines` holds start and end of each of its lines.
 * Returns how many of these lines they fill. The first definition of a label is the one that counts.
 */
export function takeDefinitions(
  text: string,
  lines: readonly number[],
  definitions: Map<string, Definition>,
): number {
  if (text.charCodeAt(lines[0]!) !== 91 || !text.slice(lines[0], lines.at(-1)).includes(']:')) return 0;
  const joined = joinLines(text, lines);
  let taken = 0;
  let at = 0;
  for (;;) {
    const found = readDefinition(joined.text, at);
    if (!found) return taken;
    if (!definitions.has(found.label)) {
      definitions.set(found.label, { start: joined.offset(found.start), end: joined.offset(found.end) });
    }
    at = found.next;
    taken = joined.lineAt(at);
    if (at >= joined.text.length) return lines.length / 2;
  }
}

/** The lines without what stands between them, such as the `>` of a quote. */
function joinLines(text: string, lines: readonly number[]) {
  const starts: number[] = [];
  let joined = '';
  for (let i = 0; i < lines.length; i += 2) {
    starts.push(joined.length);
    joined += `${text.slice(lines[i], lines[i + 1])}\n`;
  }
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const offset = (at: number): number => {
    const line = lineAt(at);
    return lines[line * 2]! + at - starts[line]!;
  };
  return { text: joined, lineAt, offset };
}

function readDefinition(text: string, from: number) {
  const at = skipBlanks(text, from, text.length);
  if (text.charCodeAt(at) !== 91 || text.charCodeAt(at + 1) === 94) return undefined;
  const close = labelEnd(text, at, text.length);
  if (close === -1 || text.charCodeAt(close + 1) !== 58) return undefined;
  const label = normalLabel(text.slice(at + 1, close));
  const target = readDestination(text, skipGaps(text, close + 2, text.length), text.length);
  if (!label || !target || (target.end === target.start && target.next === target.end)) return undefined;
  const next = definitionEnd(text, target.next);
  return next === -1 ? undefined : { label, start: target.start, end: target.end, next };
}

/** Offset of the line behind a definition, its title included if that fills the rest of a line; -1: none. */
function definitionEnd(text: string, from: number): number {
  const blank = skipBlanks(text, from, text.length);
  const plain = isLineEnd(text.charCodeAt(blank)) ? blank + 1 : -1;
  const titleAt = skipGaps(text, from, text.length);
  const titled = titleAt > from ? skipTitle(text, titleAt, text.length) : -1;
  if (titled === -1) return plain;
  const behind = skipBlanks(text, titled, text.length);
  return lineEnd(text, behind) === behind ? behind + 1 : plain;
}
