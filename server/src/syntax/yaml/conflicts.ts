import type { Problem } from '../../base/problem.ts';

const mark = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$/gm;

/**
 * Blanks Git's conflict marks and "their" side, so that one unresolved merge does not take the whole
 * file's canon away. Length and line ends are kept. Each conflict is one problem.
 */
export function hideConflicts(source: string, shift: number): { text: string; problems: Problem[] } {
  if (!source.includes('<<<<<<<')) return { text: source, problems: [] };
  const problems: Problem[] = [];
  const parts: string[] = [];
  let kept = 0;
  let blankFrom: number | undefined;
  for (const found of source.matchAll(mark)) {
    const start = found.index;
    const end = start + found[0].length;
    const opening = found[0].startsWith('<');
    if (opening) problems.push(conflict(shift + start, shift + end));
    if (blankFrom === undefined) parts.push(source.slice(kept, start), blank(found[0]));
    else parts.push(blank(source.slice(blankFrom, end)));
    kept = end;
    blankFrom = found[0].startsWith('=') || found[0].startsWith('|') ? end : undefined;
  }
  parts.push(blankFrom === undefined ? source.slice(kept) : blank(source.slice(kept)));
  return { text: parts.join(''), problems };
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function conflict(start: number, end: number): Problem {
  return {
    rule: 'invalid-yaml',
    span: { start, end },
    message: 'Invalid YAML: an unresolved Git conflict. Resolve it; until then its first side is read.',
  };
}
