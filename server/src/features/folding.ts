/** What can be folded: everything of a YAML file, and the front matter and scopes of a page. */
import type { Span } from '../base/span.ts';
import type { FilePath } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import type { YamlNode } from '../syntax/yaml/tree.ts';

export interface Fold {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly type: 'region' | 'comment';
}

export function foldsOf(snapshot: Snapshot, path: FilePath): readonly Fold[] {
  const file = snapshot.files.get(path);
  if (!file) return [];
  const folds = file.type === 'article' ? pageFolds(file) : [...yamlFolds(file), ...commentFolds(file)];
  const unique = new Map(folds.map((fold) => [`${fold.firstLine}-${fold.lastLine}`, fold]));
  return [...unique.values()].sort((a, b) => a.firstLine - b.firstLine || b.lastLine - a.lastLine);
}

function fold(file: FileSummary, span: Span): Fold[] {
  const text = file.text.slice(span.start, span.end);
  const firstLine = file.lines.lineAt(span.start);
  const lastLine = file.lines.lineAt(span.start + text.trimEnd().length);
  return lastLine > firstLine ? [{ firstLine, lastLine, type: 'region' }] : [];
}

function yamlFolds(file: FileSummary): Fold[] {
  const walk = (node: YamlNode): Fold[] => {
    if (node.type === 'scalar') return [];
    if (node.type === 'seq') return node.items.flatMap((item) => [...fold(file, item.span), ...walk(item)]);
    return node.pairs.flatMap((pair) => [...fold(file, pair.span), ...walk(pair.value)]);
  };
  return file.yaml.flatMap(walk);
}

function commentFolds(file: FileSummary): Fold[] {
  const folds: Fold[] = [];
  let first: number | undefined;
  for (let line = 0; line <= file.lines.lineCount; line++) {
    const start = file.lines.lineStart(line);
    const isComment = line < file.lines.lineCount && /^[ \t]*#/.test(file.text.slice(start, start + 200));
    if (isComment) first ??= line;
    else {
      if (first !== undefined && line - first > 1)
        folds.push({ firstLine: first, lastLine: line - 1, type: 'comment' });
      first = undefined;
    }
  }
  return folds;
}

function pageFolds(file: FileSummary): Fold[] {
  const front = file.markdown?.frontMatterBlock;
  const [whole, ...passages] = file.scopes;
  const scopes = passages.filter((scope) => scope.span.end !== whole?.span.end || scope.span.start > 0);
  const ends = { end: file.text.length };
  return [
    ...(front ? fold(file, front) : []),
    ...scopes.flatMap(({ span }) => fold(file, { start: span.start, end: Math.min(span.end, ends.end) })),
  ];
}
