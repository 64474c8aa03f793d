/** Larger changes that an author asks for: taking a name into the canon, tidying an entity. */

import { matchGlobs } from '../base/globs.ts';
import { contains, type Span, touches } from '../base/span.ts';
import type { Entity } from '../domain/entity.ts';
import { fieldsOfKind } from '../domain/fields.ts';
import type { TextEdit } from '../domain/finding.ts';
import { type FilePath, filePath, slug } from '../domain/ids.ts';
import { type BuiltinKind, builtinKind } from '../domain/kinds.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { addEntity } from '../rules/fixes/canon-edits.ts';
import { foldKey } from '../syntax/lore/context.ts';
import type { YamlMap, YamlNode, YamlPair } from '../syntax/yaml/tree.ts';
import { yamlScalar } from './yaml-text.ts';

export interface Rewrite {
  readonly title: string;
  readonly type: 'extract' | 'rewrite';
  readonly edits: readonly TextEdit[];
  /** A file that has to be made first, with its text. */
  readonly create?: { readonly file: FilePath; readonly text: string };
}

export function rewritesAt(snapshot: Snapshot, path: FilePath, range: Span): readonly Rewrite[] {
  const file = snapshot.files.get(path);
  if (!file) return [];
  return [...extracts(snapshot, file, range), ...entityRewrites(snapshot, file, range)];
}

const offeredKinds: readonly BuiltinKind[] = ['person', 'place', 'faction', 'event', 'object'];

/** Makes an entity of a name: the selected words, or the unknown name under the cursor. */
function extracts(snapshot: Snapshot, file: FileSummary, range: Span): Rewrite[] {
  const name = nameAt(snapshot, file, range);
  if (name === undefined || snapshot.names.lookup(name).length > 0) return [];
  return offeredKinds.flatMap((kind): Rewrite[] => {
    const title = `Add ${name} to the canon as a${/^[aeiou]/.test(kind) ? 'n' : ''} ${kind}`;
    const listed = addEntity(snapshot, name, kind);
    if (listed) return [{ title, type: 'extract', edits: listed.edits }];
    const create = newCanonFile(snapshot, name, kind);
    return create ? [{ title, type: 'extract', edits: [], create }] : [];
  });
}

function nameAt(snapshot: Snapshot, file: FileSummary, range: Span): string | undefined {
  if (!file.markdown || range.start < file.markdown.bodyStart) return undefined;
  if (range.end > range.start) {
    const text = file.text.slice(range.start, range.end).replace(/\s+/g, ' ').trim();
    const isName = text.length <= 80 && /[\p{L}\p{N}]/u.test(text) && !/[[\]|#^<>{}]/.test(text);
    return isName ? text : undefined;
  }
  return snapshot.unknownNames(file).find((unknown) => touches(unknown.span, range.start))?.text;
}

/** A first canon file, where the world's globs expect one. */
function newCanonFile(snapshot: Snapshot, name: string, kind: string): Rewrite['create'] {
  const isCanon = matchGlobs(snapshot.config.canon);
  const folders = snapshot.config.canon.map((glob) => glob.split(/[*?[{(!]/, 1)[0] ?? '');
  const candidates = [
    ...folders.map((folder) => `${folder.replace(/[^/]*$/, '')}entities.yaml`),
    'canon/entities.yaml',
  ];
  const path = candidates
    .map(filePath)
    .find((candidate) => isCanon(candidate) && !snapshot.files.has(candidate));
  if (path === undefined) return undefined;
  const text = `entities:\n  - { id: ${slug(name)}, kind: ${kind}, name: ${yamlScalar(name, true)} }\n`;
  return { file: path, text };
}

function entityRewrites(snapshot: Snapshot, file: FileSummary, range: Span): Rewrite[] {
  const entity = file.entities.find((candidate) => contains(candidate.span, range.start));
  const map = entity && blockMap(file, entity);
  if (!entity || !map) return [];
  const sorted = sortFields(snapshot, file, entity, map);
  const missing = missingFields(snapshot, file, entity, map);
  return [
    ...(sorted
      ? [{ title: `Sort the fields of ${entity.name}`, type: 'rewrite' as const, edits: [sorted] }]
      : []),
    ...(missing
      ? [{ title: `Add the missing fields of ${entity.name}`, type: 'rewrite' as const, edits: [missing] }]
      : []),
  ];
}

/** The map that defines an entity, when each of its keys stands on a line of its own. */
function blockMap(file: FileSummary, entity: Entity): YamlMap | undefined {
  const maps = file.yaml.flatMap((node) => [...mapsOf(node)]);
  const found =
    entity.origin === 'article'
      ? maps.at(-1)
      : maps.find((map) => map.span.start === entity.span.start && map.span.end === entity.span.end);
  if (!found || found.flow || found.pairs.length === 0) return undefined;
  const columns = found.pairs.map((pair) => file.lines.positionAt(pair.key.span.start).character);
  return columns.every((column) => column === columns[0]) ? found : undefined;
}

/** Inner maps first. */
function* mapsOf(node: YamlNode): Generator<YamlMap> {
  if (node.type === 'seq') for (const item of node.items) yield* mapsOf(item);
  if (node.type !== 'map') return;
  for (const pair of node.pairs) yield* mapsOf(pair.value);
  yield node;
}

/** The fields in the order of the vocabulary, each with the comments above and beside it. */
function sortFields(
  snapshot: Snapshot,
  file: FileSummary,
  entity: Entity,
  map: YamlMap,
): TextEdit | undefined {
  const order = fieldsOfKind(snapshot.canon.kindOf(entity)?.base).map((field) => field.name);
  const rank = (pair: YamlPair): number => {
    const key = foldKey(pair.key.text);
    const at = order.indexOf(snapshot.config.keys.get(key) ?? key);
    return at < 0 ? order.length : at;
  };
  const sorted = [...map.pairs].sort((a, b) => rank(a) - rank(b));
  if (sorted.every((pair, index) => pair === map.pairs[index])) return undefined;
  const starts = map.pairs.map((pair, index) => (index === 0 ? pair.key.span.start : chunkStart(file, pair)));
  const end = lineEnd(file, map.pairs.at(-1)?.span.end ?? map.span.end);
  const indent = ' '.repeat(file.lines.positionAt(map.pairs[0]?.key.span.start ?? 0).character);
  const chunks = new Map(
    map.pairs.map((pair, index) => [pair, file.text.slice(starts[index], starts[index + 1] ?? end).trim()]),
  );
  const newText = sorted.map((pair) => chunks.get(pair) ?? '').join(`${lineBreak(file)}${indent}`);
  return { file: file.path, span: { start: starts[0] ?? map.span.start, end }, newText };
}

/** Comments right above a field belong to it. */
function chunkStart(file: FileSummary, pair: YamlPair): number {
  let line = file.lines.lineAt(pair.key.span.start);
  while (line > 0 && /^[ \t]*#/.test(lineText(file, line - 1))) line--;
  return file.lines.lineStart(line);
}

function lineText(file: FileSummary, line: number): string {
  return file.text.slice(file.lines.lineStart(line), file.lines.lineStart(line + 1));
}

function lineEnd(file: FileSummary, offset: number): number {
  const before = file.text.slice(0, offset).trimEnd().length;
  const line = file.lines.lineAt(before);
  return file.lines.lineStart(line) + lineText(file, line).trimEnd().length;
}

function lineBreak(file: FileSummary): string {
  return /\r\n|\n|\r/.exec(file.text)?.[0] ?? '\n';
}

/** The lifetime of its kind and what is required, with nothing in them yet. */
function missingFields(
  snapshot: Snapshot,
  file: FileSummary,
  entity: Entity,
  map: YamlMap,
): TextEdit | undefined {
  const kind = snapshot.canon.kindOf(entity);
  const base = kind && builtinKind(kind.base).lifetime;
  const lifetime = [kind?.lifetime.start ?? base?.start, kind?.lifetime.end ?? base?.end].filter(
    (field) => field !== undefined,
  );
  const wanted = ['kind', 'name', 'summary', ...lifetime];
  const taken = new Set(
    map.pairs.map((pair) => {
      const key = foldKey(pair.key.text);
      return snapshot.config.keys.get(key) ?? key;
    }),
  );
  const missing = wanted.filter((field) => !taken.has(field));
  if (missing.length === 0) return undefined;
  const at = lineEnd(file, map.pairs.at(-1)?.span.end ?? map.span.end);
  const column = file.lines.positionAt(map.pairs[0]?.key.span.start ?? 0).character;
  const newText = missing.map((field) => `${lineBreak(file)}${' '.repeat(column)}${field}:`).join('');
  return { file: file.path, span: { start: at, end: at }, newText };
}
