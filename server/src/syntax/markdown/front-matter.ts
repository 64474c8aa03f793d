/** The YAML block at the top of an article. */
import type { Problem } from '../../base/problem.ts';
import type { Span } from '../../base/span.ts';
import { isBlank, lineEnd, nextLine } from './chars.ts';

export interface FrontMatter {
  readonly yaml: Span | undefined;
  readonly block: Span | undefined;
  readonly bodyStart: number;
  readonly problem: Problem | undefined;
}

/** Reads the block between a first line `---` and the next line `---` or `...`. A byte order mark is skipped. */
export function readFrontMatter(text: string): FrontMatter {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const none = { yaml: undefined, block: undefined, bodyStart: start, problem: undefined };
  if (!isFence(text, start, lineEnd(text, start), '---')) return none;
  const from = nextLine(text, lineEnd(text, start));
  for (let at = from; at < text.length; ) {
    const end = lineEnd(text, at);
    if (isFence(text, at, end, '---') || isFence(text, at, end, '...')) {
      const bodyStart = nextLine(text, end);
      return { yaml: { start: from, end: at }, block: { start, end }, bodyStart, problem: undefined };
    }
    at = nextLine(text, end);
  }
  return { ...none, problem: unclosed(text, start, from) };
}

function isFence(text: string, start: number, end: number, fence: string): boolean {
  if (!text.startsWith(fence, start)) return false;
  for (let i = start + 3; i < end; i++) if (!isBlank(text.charCodeAt(i))) return false;
  return true;
}

/** A rule across the page may open a file as well; a key right below says that front matter was meant. */
function unclosed(text: string, start: number, from: number): Problem | undefined {
  if (!/^[\p{L}_][\p{L}\p{N}_ -]*:(?:\s|$)/u.test(text.slice(from, from + 100))) return undefined;
  return {
    rule: 'invalid-yaml',
    span: { start, end: start + 3 },
    message:
      'The front matter that begins here never ends, so nothing of it is read. Write `---` on a line of its own below it.',
  };
}
