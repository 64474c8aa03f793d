/** Keeping links and paths right when files and folders are renamed. */
import type { Span } from '../base/span.ts';
import type { FilePath } from '../domain/ids.ts';
import { baseOf, folderOf, withoutExtension } from '../index/links/path-index.ts';
import { joinPath, pathIndex, resolveLink } from '../index/links.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import type { Link } from '../syntax/markdown/model.ts';
import type { YamlNode, YamlPair, YamlScalar } from '../syntax/yaml/tree.ts';
import { topField } from './fields.ts';
import type { FileMove, RenameEdit } from './rename/model.ts';
import { yamlReplacement } from './yaml-text.ts';

/** Every file that moves when these files and folders are renamed, by its old path. */
export function movedFiles(
  snapshot: Snapshot,
  renames: readonly FileMove[],
): ReadonlyMap<FilePath, FilePath> {
  const moved = new Map<FilePath, FilePath>();
  for (const path of snapshot.files.keys()) {
    for (const { from, to } of renames) {
      if (path === from) moved.set(path, to);
      else if (path.startsWith(`${from}/`)) moved.set(path, (to + path.slice(from.length)) as FilePath);
    }
  }
  return moved;
}

/** Edits, at the old places, that make every link and path lead where it led before. */
export function renameFilesEdits(snapshot: Snapshot, renames: readonly FileMove[]): readonly RenameEdit[] {
  const moved = movedFiles(snapshot, renames);
  if (moved.size === 0) return [];
  const after = (path: FilePath): FilePath => moved.get(path) ?? path;
  const names = countNames([...snapshot.files.keys()].map(after));
  return [...snapshot.files.values()]
    .filter((file) => !file.shared)
    .flatMap((file) => [...linkEdits(snapshot, file, after, names), ...pathEdits(snapshot, file, after)]);
}

/** How many files will have each name, to tell when a name alone is enough. */
function countNames(paths: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(nameOf(path), (counts.get(nameOf(path)) ?? 0) + 1);
  return counts;
}

function nameOf(path: string): string {
  return baseOf(withoutExtension(path)).toLowerCase();
}

type After = (path: FilePath) => FilePath;

function linkEdits(
  snapshot: Snapshot,
  file: FileSummary,
  after: After,
  names: ReadonlyMap<string, number>,
): RenameEdit[] {
  const done = new Set<number>();
  return (file.markdown?.links ?? []).flatMap((link): RenameEdit[] => {
    if (link.external || link.target === '' || done.has(link.targetSpan.start)) return [];
    const target = resolveLink(snapshot, file, link);
    if (target.type !== 'file' && target.type !== 'heading') return [];
    if (after(target.file.path) === target.file.path && after(file.path) === file.path) return [];
    const newText = newTarget(file, link, target.file.path, after, names);
    if (newText === undefined || newText === file.text.slice(link.targetSpan.start, link.targetSpan.end))
      return [];
    done.add(link.targetSpan.start);
    return [{ file: file.path, span: link.targetSpan, newText, reason: 'link' }];
  });
}

/** The target in the manner it was written: by name, by path, or relative to the file. */
function newTarget(
  file: FileSummary,
  link: Link,
  target: FilePath,
  after: After,
  names: ReadonlyMap<string, number>,
): string | undefined {
  const to = after(target);
  const extension = /\.(?:md|markdown)$/i.test(link.target);
  const shown = extension ? to : withoutExtension(to);
  if (link.type === 'markdown' || link.type === 'image') {
    if (link.target.startsWith('/')) return encoded(file, link, `/${shown}`);
    return encoded(file, link, relativePath(after(file.path), shown));
  }
  if (nameOf(link.target) !== nameOf(target)) return undefined;
  if (/^\.{1,2}\//.test(link.target)) return dotted(relativePath(after(file.path), shown));
  if (link.target.includes('/')) return link.target.startsWith('/') ? `/${shown}` : shown;
  const same = nameOf(to) === nameOf(target) && names.get(nameOf(to)) === 1;
  if (same) return link.target;
  return names.get(nameOf(to)) === 1 ? baseOf(shown) : shown;
}

function dotted(path: string): string {
  return path.startsWith('.') ? path : `./${path}`;
}

function encoded(file: FileSummary, link: Link, path: string): string {
  if (file.text[link.targetSpan.start - 1] === '<') return path;
  return path.replace(
    /[\s()%<>]/g,
    (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

export function relativePath(from: string, to: string): string {
  const here = folderOf(from).split('/').filter(Boolean);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}

/** `article:` and other fields that take a path. */
function pathEdits(snapshot: Snapshot, file: FileSummary, after: After): RenameEdit[] {
  const index = pathIndex(snapshot);
  return [...pathScalars(snapshot, file)].flatMap((scalar): RenameEdit[] => {
    const written = scalar.text.trim();
    const atRoot = index.exact(written.replace(/^\/+/, ''));
    const target = atRoot ?? index.exact(joinPath(file.path, written) ?? '');
    if (!target || (after(target) === target && (atRoot || after(file.path) === file.path))) return [];
    const to = after(target);
    const path = atRoot ? to : relativePath(after(file.path), to);
    const span = scalarSpan(scalar);
    return [{ file: file.path, span, newText: yamlReplacement(file, span, path), reason: 'canon' }];
  });
}

/** The text of a scalar without its quotes. */
export function scalarSpan({ span, style }: YamlScalar): Span {
  const quoted = style === 'single' || style === 'double';
  return quoted ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** Values that are paths of files of the world. */
export function* pathScalars(snapshot: Snapshot, file: FileSummary): Generator<YamlScalar> {
  for (const pair of file.yaml.flatMap((node) => [...pairsOf(node)])) {
    if (pair.value.type !== 'scalar' || pair.value.text.trim() === '') continue;
    if (topField(snapshot, file, pair.key.text)?.value.type === 'path') yield pair.value;
  }
}

function* pairsOf(node: YamlNode): Generator<YamlPair> {
  if (node.type === 'scalar') return;
  if (node.type === 'seq') {
    for (const item of node.items) yield* pairsOf(item);
    return;
  }
  for (const pair of node.pairs) {
    yield pair;
    yield* pairsOf(pair.value);
  }
}
