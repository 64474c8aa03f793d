/** Fixes that teach the canon a name: as an alias, as a new entity, as an accepted word. */
import { encloses } from '../../base/span.ts';
import type { Entity } from '../../domain/entity.ts';
import type { Fix, TextEdit } from '../../domain/finding.ts';
import { type FilePath, slug } from '../../domain/ids.ts';
import type { MemoKey, Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { entry, type YamlMap, type YamlNode } from '../../syntax/yaml/tree.ts';
import { addToList, insertLine, scalarText } from './yaml-list.ts';

/** Adds a name to the aliases of an entity, where it is defined. */
export function addAlias(snapshot: Snapshot, entity: Entity, alias: string): Fix | undefined {
  const file = snapshot.files.get(entity.file);
  if (!file || file.shared) return undefined;
  const map = mapOf(file, entity);
  const edit = map ? addToList(file, map, aliasKeys, alias) : addFrontMatter(file, alias);
  return edit && fix(`Add as an alias of ${entity.name}`, edit);
}

const aliasKeys = ['aliases', 'alias', 'aka', 'also-known-as', 'nicknames'];

/** The map that an entity is written as: the outermost one within its span. */
function mapOf(file: FileSummary, entity: Entity): YamlMap | undefined {
  const [front] = file.yaml;
  if (entity.origin === 'article') return front?.type === 'map' && front.pairs.length > 0 ? front : undefined;
  let found: YamlMap | undefined;
  const visit = (node: YamlNode): void => {
    if (node.type === 'scalar') return;
    if (node.type === 'seq') for (const item of node.items) visit(item);
    else {
      if (encloses(entity.span, node.span)) found ??= node;
      for (const pair of node.pairs) visit(pair.value);
    }
  };
  for (const document of file.yaml) visit(document);
  return found;
}

function addFrontMatter(file: FileSummary, alias: string): TextEdit | undefined {
  if (file.type !== 'article' || !file.markdown) return undefined;
  const line = `aliases: [${scalarText(alias, true)}]\n`;
  const { frontMatter } = file.markdown;
  const at = frontMatter?.start ?? 0;
  return { file: file.path, span: { start: at, end: at }, newText: frontMatter ? line : `---\n${line}---\n` };
}

/** Accepts a word for the whole world, under `words` of its configuration. */
export function acceptWord(snapshot: Snapshot, word: string): Fix | undefined {
  const path = snapshot.pathMemo(configMemo, () => configPath(snapshot));
  const file = path === undefined ? undefined : snapshot.files.get(path);
  const [document] = file?.yaml ?? [];
  if (!file || document?.type !== 'map') return undefined;
  const pair = entry(document, 'words');
  const edit = pair
    ? addToList(file, document, ['words'], word)
    : insertLine(file, file.text.trimEnd().length, `words: [${scalarText(word, true)}]`);
  return edit && fix(`Accept \`${word}\` as a word of this world`, edit);
}

/** Path of the world's configuration. */
const configMemo: MemoKey<FilePath | undefined> = { name: 'path of the configuration' };

function configPath(snapshot: Snapshot): FilePath | undefined {
  for (const file of snapshot.files.values()) if (file.type === 'config' && !file.shared) return file.path;
  return undefined;
}

/** Adds an entity to the canon file that lists most of its kind. */
export function addEntity(snapshot: Snapshot, name: string, kind: string): Fix | undefined {
  const file = likeliestFile(snapshot, kind);
  if (!file) return undefined;
  const list = entityList(file);
  const last = list?.at(-1);
  if (!last) return undefined;
  const dash = file.text.lastIndexOf('-', last.span.start);
  const column = dash - file.lines.lineStart(file.lines.lineAt(dash));
  const text = `{ id: ${slug(name)}, kind: ${kind}, name: ${scalarText(name, true)} }`;
  const edit = insertLine(file, trimmedEnd(file, last), `${' '.repeat(column)}- ${text}`);
  return fix(`Add \`${name}\` as a new entity (${kind}) in ${file.path}`, edit);
}

function trimmedEnd(file: FileSummary, node: YamlNode): number {
  return node.span.start + file.text.slice(node.span.start, node.span.end).trimEnd().length;
}

const likeliestMemo: MemoKey<Map<string, FilePath | undefined>> = { name: 'likeliest files by kind' };

/** The file that lists most of a kind. */
function likeliestFile(snapshot: Snapshot, kind: string): FileSummary | undefined {
  const kept = snapshot.canonMemo(likeliestMemo, () => new Map());
  if (!kept.has(kind)) kept.set(kind, findLikeliest(snapshot, kind));
  const path = kept.get(kind);
  return path === undefined ? undefined : snapshot.files.get(path);
}

function findLikeliest(snapshot: Snapshot, kind: string): FilePath | undefined {
  const files = [...snapshot.files.values()].filter((file) => file.type === 'canon' && !file.shared);
  const ranked = files
    .filter((file) => file.entities.length > 0)
    .map((file) => ({ file, count: file.entities.filter((entity) => entity.kind === kind).length }));
  ranked.sort((a, b) => b.count - a.count || (a.file.path < b.file.path ? -1 : 1));
  // Looking into a file costs more than counting: the best comes first.
  return ranked.find(({ file }) => entityList(file)?.length)?.file.path;
}

/** The list of entities of a file, where it is written as a list of lines. */
function entityList(file: FileSummary): readonly YamlNode[] | undefined {
  const [document] = file.yaml;
  const list = document?.type === 'map' ? entry(document, 'entities')?.value : document;
  return list?.type === 'seq' && !list.flow ? list.items : undefined;
}

function fix(title: string, edit: TextEdit): Fix {
  return { title, edits: [edit], preferred: false };
}
