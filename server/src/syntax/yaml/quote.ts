/** Puts a text in quotes in which a colon would start a key. */

/** What YAML reads as something other than text where it begins one. */
const indicator = /^[-?:,[\]{}#&*!|>'"%@`]/;
/** Key, or dash and key, and nothing else before the text. */
const onlyKey = /^[ \t]*(?:- +)*[^\s:#'"[{&*!|>%@`-][^:#]*:[ \t]+$/;

export interface Quoted {
  readonly text: string;
  /** What stands before the colon may be a key after all: `died: date: 1851`. */
  readonly guess: boolean;
}

/**
 * The text between two places of a line as a quoted one; undefined where it cannot be taken as it stands: it goes on in the
 * next line, or a remark follows it.
 */
export function quoted(source: string, start: number, end: number): Quoted | undefined {
  const lineStart = Math.max(source.lastIndexOf('\n', start - 1), source.lastIndexOf('\r', start - 1)) + 1;
  const before = source.slice(lineStart, start);
  const text = source.slice(start, end);
  if (!onlyKey.test(before) || indicator.test(text) || /\s#/.test(text)) return undefined;
  const next =
    /^[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*([ \t]*)[^\s]/.exec(source.slice(end))?.[1] ?? '';
  const indent = /^[ \t]*(?:- +)*/.exec(before)?.[0].length ?? 0;
  if (next.length > indent) return undefined;
  return { text: inQuotes(text), guess: /^[\p{Ll}\d_-]+:/u.test(text) };
}

function inQuotes(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}
