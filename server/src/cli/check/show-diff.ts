import type { Paint, Terminal } from '../terminal.ts';
import type { FileText } from './fix.ts';
import { unifiedDiff } from './unified-diff.ts';

/** What `--dry-run` would change. Colours and harmless text are for people; programs get it as it is. */
export function diffText(
  changes: readonly FileText[],
  name: (path: string) => string,
  { paint, interactive }: Pick<Terminal, 'paint' | 'interactive'>,
): string {
  const diff = changes.map(({ path, before, after }) => unifiedDiff(name(path), before, after)).join('');
  const lines = diff.split('\n').map((line) => painted(interactive ? visible(line) : line, paint));
  return lines.join('\n');
}

function visible(line: string): string {
  return line.replace(/[^\P{Cc}\t]/gu, '\uFFFD');
}

function painted(line: string, paint: Paint): string {
  if (line.startsWith('---') || line.startsWith('+++')) return paint.bold(line);
  if (line.startsWith('-')) return paint.red(line);
  if (line.startsWith('+')) return paint.green(line);
  return line.startsWith('@@') ? paint.blue(line) : line;
}
