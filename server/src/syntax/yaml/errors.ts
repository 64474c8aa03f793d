import type { YAMLParseError } from 'yaml';
import type { Problem } from '../../base/problem.ts';

/** A problem of the rule `invalid-yaml`; `message` says the reason without a full stop. */
export function invalid(start: number, end: number, message: string): Problem {
  return {
    rule: 'invalid-yaml',
    span: { start, end: Math.max(end, start + 1) },
    message: `Invalid YAML: ${message}.`,
  };
}

export function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? message)
    .replace(/ at line \d+, column \d+:?$/, '')
    .replace(/[.:]$/, '');
}

/**
 * Tells an error of the YAML package where and how an author will understand it: an open bracket at the
 * bracket, and a stray colon with its remedy. `shift` is the place of `source` in the file.
 */
export function explain(error: YAMLParseError, source: string, shift: number): Problem {
  const [start, end] = error.pos;
  const message = firstLine(error.message);
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') {
    const line = lineEnd(source, start);
    return invalid(
      shift + start,
      shift + line,
      'a colon and a space start a new key inside this text; put the text in quotes',
    );
  }
  const open = /^Flow (sequence|map)/.exec(message);
  if (open) {
    const bracket = source.lastIndexOf(open[1] === 'map' ? '{' : '[', Math.max(0, start));
    if (bracket >= 0) {
      const closing = open[1] === 'map' ? '}' : ']';
      return invalid(
        shift + bracket,
        shift + bracket + 1,
        `this bracket is never closed; add \`${closing}\``,
      );
    }
  }
  return invalid(shift + start, shift + end, message);
}

function lineEnd(source: string, from: number): number {
  let end = from;
  while (end < source.length && source[end] !== '\n' && source[end] !== '\r') end++;
  while (end > from && /\s/.test(source[end - 1] ?? '')) end--;
  return end;
}
