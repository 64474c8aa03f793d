import type { YAMLParseError } from 'yaml';
import type { Problem } from '../../base/problem.ts';
import { type Quoted, quoted } from './quote.ts';

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
 * Tells the errors of a document as an author will understand them, in order of their places. A bracket or a quotation
 * mark that is never closed makes nonsense of all that follows: what is found there is its echo, and is not told.
 * `shift` is the place of `source` in the file.
 */
export function explainAll(
  errors: readonly YAMLParseError[],
  source: string,
  shift: number,
): readonly Problem[] {
  const told: { readonly code: string; readonly problem: Problem }[] = [];
  for (const error of errors) {
    const before = told.at(-1)?.code;
    if (before !== undefined && echoes[before] === error.code) continue;
    told.push({ code: error.code, problem: explain(error, source, shift) });
  }
  const problems = told.map(({ problem }) => problem);
  const unclosed = problems.filter((problem) => problem.message.includes(neverClosed));
  const quote = unclosed.find((problem) => problem.message.includes('quotation'));
  // Of brackets the one that was opened last is most likely the one that was forgotten.
  const cause = quote ?? unclosed[0];
  if (!cause) return problems;
  const first = Math.min(...unclosed.map((problem) => problem.span.start));
  return [...problems.filter((problem) => problem.span.start < first), cause];
}

/**
 * Where a bracket or a quotation mark stands that is never closed: from there on, what is read is not what was meant.
 * Infinity when there is none.
 */
export function unreadFrom(problems: readonly Problem[]): number {
  const unclosed = problems.filter(
    ({ rule, message }) => rule === 'invalid-yaml' && message.includes(neverClosed),
  );
  return Math.min(...unclosed.map(({ span }) => span.start));
}

/** What the package finds besides, at the same fault. */
const echoes: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'MULTILINE_IMPLICIT_KEY',
  UNEXPECTED_TOKEN: 'MISSING_CHAR',
};

const neverClosed = 'is never closed';

function explain(error: YAMLParseError, source: string, shift: number): Problem {
  const [start, end] = error.pos;
  const message = firstLine(error.message);
  const tell = (from: number, to: number, reason: string): Problem =>
    invalid(shift + from, shift + to, reason);
  const line = (from: number): number => lineEnd(source, from);
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') {
    if (/:(?:\s|$)/.test(source.slice(start, line(start))))
      return withQuotes(
        tell(
          start,
          line(start),
          'a colon and a space start a new key inside this text; put the text in quotes',
        ),
        quoted(source, start, line(start)),
      );
    const next = lineStart(source, line(start));
    return tell(next, line(next), `this line is indented deeper than the line above; ${align}`);
  }
  if (error.code === 'MULTILINE_IMPLICIT_KEY')
    return tell(start, line(start), 'this line has neither a colon nor a dash; write `key: value`');
  if (message.startsWith('Sequence item without'))
    return tell(
      lineStart(source, start),
      line(start),
      `this line is indented less than the entry it belongs to; ${align}`,
    );
  const open = /^Flow (sequence|map)/.exec(message)?.[1];
  if (open) {
    const bracket = source.lastIndexOf(open === 'map' ? '{' : '[', Math.max(0, start));
    const reason = `this bracket ${neverClosed}; add \`${open === 'map' ? '}' : ']'}\``;
    if (bracket >= 0) return tell(bracket, bracket + 1, reason);
  }
  const quote = /^Missing closing (["'])/.exec(message)?.[1];
  if (quote) {
    const opening = source.lastIndexOf(quote);
    return tell(
      opening,
      line(opening),
      `this quotation mark ${neverClosed}; add \`${quote}\` behind the text`,
    );
  }
  return tell(start, end, plainReason(error.code, message, source, start));
}

function withQuotes(problem: Problem, mended: Quoted | undefined): Problem {
  if (!mended) return problem;
  return { ...problem, suggestion: mended.text, ...(mended.guess && { guess: true }) };
}

const align = 'align it with the other keys';

/** The reason of an error that stands where the package finds it. */
function plainReason(code: string, message: string, source: string, start: number): string {
  if (code === 'TAB_AS_INDENT') return 'a tab cannot indent YAML; use blanks';
  if (code === 'BAD_SCALAR_START')
    return `a text cannot begin with \`${source[start]}\`; put the text in quotes`;
  if (message.startsWith('Unexpected block-seq-ind'))
    return 'a list begins on the line below its key; or write it in square brackets';
  const before = source.slice(0, start).trimEnd().at(-1);
  if (message.startsWith('Unexpected scalar at node end') && (before === '"' || before === "'")) {
    const remedy = before === '"' ? '`\\"`' : "`''`";
    return `the text goes on behind its closing quotation mark; write one inside the text as ${remedy}`;
  }
  return message;
}

/** Where the text of the next line begins. */
function lineStart(source: string, from: number): number {
  let start = from;
  while (start < source.length && /\s/.test(source[start] ?? '')) start++;
  return start;
}

function lineEnd(source: string, from: number): number {
  let end = from;
  while (end < source.length && source[end] !== '\n' && source[end] !== '\r') end++;
  while (end > from && /\s/.test(source[end - 1] ?? '')) end--;
  return end;
}
