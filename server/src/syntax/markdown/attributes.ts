/** `name=value` lists behind a heading and in `lore` comments. */
import type { Attribute } from './model.ts';

/** A word in front of `=`, or an anchor or a class. A value may hold spaces: it runs to the next of these. */
const start = /(?:^|[\s,;])(?:([\p{L}_][\p{L}\p{N}_-]*)[ \t]*=[ \t]*|([#.])(?=[^\s#.,;]))/gu;

/**
 * Reads `continuity=kelvin date="29th of Deepfrost, 540 TR" #anchor`. Quotes are optional even around
 * values of several words (`date=late 2375`). `#anchor` becomes the attribute `id`, `.name` `class`;
 * a word without a value has an empty one.
 */
export function readAttributes(text: string, from: number, end: number): Attribute[] {
  const source = text.slice(from, end);
  const attributes: Attribute[] = [];
  start.lastIndex = 0;
  let read = 0;
  for (let match = start.exec(source); match; match = start.exec(source)) {
    addBareWords(attributes, source, read, match.index, from);
    const at = match.index + match[0].search(/[^\s,;]/);
    const valueAt = match.index + match[0].length;
    const value = readValue(source, valueAt, match[2] !== undefined);
    const name = match[1] ?? (match[2] === '#' ? 'id' : 'class');
    attributes.push({
      name,
      value: source.slice(value.start, value.end),
      span: { start: from + at, end: from + value.next },
      valueSpan: { start: from + value.start, end: from + value.end },
    });
    read = value.next;
    start.lastIndex = value.next;
  }
  addBareWords(attributes, source, read, source.length, from);
  return attributes;
}

function readValue(source: string, at: number, single: boolean) {
  const quote = source[at];
  if (!single && (quote === '"' || quote === "'")) {
    const close = source.indexOf(quote, at + 1);
    if (close !== -1) return { start: at + 1, end: close, next: close + 1 };
  }
  const rest = single ? /[\s,;]/g : new RegExp(start.source, 'gu');
  rest.lastIndex = at;
  const stop = rest.exec(source)?.index ?? source.length;
  const end = at + source.slice(at, stop).replace(/[\s,;]+$/, '').length;
  return { start: at, end, next: end };
}

function addBareWords(
  attributes: Attribute[],
  source: string,
  from: number,
  end: number,
  shift: number,
): void {
  for (const word of source.slice(from, end).matchAll(/[^\s,;]+/g)) {
    const at = shift + from + word.index;
    const span = { start: at, end: at + word[0].length };
    attributes.push({ name: word[0], value: '', span, valueSpan: { start: span.end, end: span.end } });
  }
}

/** Start of `{…}` at the end of a heading's text when it holds attributes; -1 when there is none. */
export function headingAttributesStart(text: string, start: number, end: number): number {
  if (text.charCodeAt(end - 1) !== 125) return -1;
  // Within the heading alone: a search back through the file would do so for every heading.
  const open = start + text.slice(start, end).lastIndexOf('{');
  if (open < start || text.charCodeAt(open + 1) === 123 || text.charCodeAt(open - 1) === 123) return -1;
  const inside = text.slice(open + 1, end - 1);
  return /^\s*(?:[#.][^\s#.]|[\p{L}_][\p{L}\p{N}_-]*[ \t]*=)/u.test(inside) && !inside.includes('}')
    ? open
    : -1;
}
