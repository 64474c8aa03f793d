/** Proposing a `lore.yaml` for a folder of notes, by looking at what is there. */

import { articleFields, commonKeys, entityField } from '../domain/fields.ts';
import { nearest } from '../domain/names/nearest.ts';
import { fileType } from '../index/summarise.ts';
import { foldKey } from '../syntax/lore/context.ts';
import { readMarkdown } from '../syntax/markdown/read.ts';
import { readYaml } from '../syntax/yaml/read.ts';
import type { YamlMap, YamlNode } from '../syntax/yaml/tree.ts';
import { groupBy } from './group.ts';

export interface VaultFile {
  /** Relative to the folder, `/` between parts. */
  readonly path: string;
  /** Undefined when the file was not looked into. */
  readonly text: string | undefined;
}

/** Folder names by which authors set aside what is no lore. */
const asideNames = /^(?:templates?|_?archive|attachments?|assets|trash|scrap|drafts?|node_modules)$/i;

/** A `lore.yaml` that fits the folder, with a remark on every line that the author may want to change. */
export function proposeConfig(name: string, files: readonly VaultFile[]): string {
  const articles = files.filter((file) => fileType(file.path) === 'article');
  const canon = canonGlobs(files);
  const defining = articles.some((file) => definesEntity(file.text));
  const aside = asideFolders(files).filter((folder) => !/^drafts?$/i.test(folder));
  const keys = ownKeys(articles);
  const lines = [
    `# What Lorecheck reads in this folder. Every line can be changed; all keys are explained in the docs.`,
    `name: ${quote(name)}`,
    '',
    '# Files that define people, places, events…: lore YAML, and pages with `kind`, `id` or `name` on top.',
    'canon:',
    ...[...canon, ...(defining || canon.length === 0 ? ['**/*.md'] : [])].map((glob) => `  - ${quote(glob)}`),
    '',
    '# Files whose prose is checked against them.',
    'check:',
    "  - '**/*.md'",
  ];
  if (aside.length > 0) {
    lines.push('', '# Left alone.', 'exclude:', ...aside.map((folder) => `  - ${quote(`${folder}/**`)}`));
  }
  if (keys.length > 0) {
    lines.push('', '# Front-matter keys of yours and the field each means.', 'keys:');
    lines.push(...keys.map(([key, field]) => `  ${quote(key)}: ${field}`));
  }
  return `${lines.join('\n')}\n`;
}

function quote(text: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_ -]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text);
  return plain ? text : `'${text.replaceAll("'", "''")}'`;
}

/** The folders that hold YAML with entities in it. */
function canonGlobs(files: readonly VaultFile[]): string[] {
  const yaml = files.filter((file) => fileType(file.path) === 'canon' && looksLikeLore(file.text));
  const folders = groupBy(yaml, (file) => file.path.split('/').slice(0, -1)[0] ?? '');
  return [...folders.keys()].sort().map((folder) => (folder === '' ? '*.yaml' : `${folder}/**/*.yaml`));
}

function looksLikeLore(text: string | undefined): boolean {
  if (text === undefined) return false;
  return readYaml(text).documents.some((document) => mapsOf(document, 3).some(isEntity));
}

function mapsOf(node: YamlNode, depth: number): YamlMap[] {
  if (node.type === 'scalar' || depth === 0) return [];
  if (node.type === 'seq') return node.items.flatMap((item) => mapsOf(item, depth - 1));
  return [node, ...node.pairs.flatMap((pair) => mapsOf(pair.value, depth - 1))];
}

function isEntity(map: YamlMap): boolean {
  const keys = new Set(map.pairs.map((pair) => foldKey(pair.key.text)));
  return keys.has('kind') && (keys.has('name') || keys.has('id') || keys.size > 1);
}

function definesEntity(text: string | undefined): boolean {
  return frontKeys(text).some((key) =>
    ['kind', 'id', 'name'].includes(commonKeys.get(foldKey(key)) ?? foldKey(key)),
  );
}

function frontKeys(text: string | undefined): string[] {
  if (text === undefined || !text.startsWith('---')) return [];
  const { frontMatter } = readMarkdown(text);
  const root = frontMatter ? readYaml(text, frontMatter).documents[0] : undefined;
  return root?.type === 'map' ? root.pairs.map((pair) => pair.key.text) : [];
}

function asideFolders(files: readonly VaultFile[]): string[] {
  const tops = new Set(
    files.flatMap((file) => (file.path.includes('/') ? [file.path.split('/', 1)[0] ?? ''] : [])),
  );
  return [...tops].filter((folder) => asideNames.test(folder)).sort();
}

/** Words in keys that tell which field is meant. */
const hints: readonly (readonly [RegExp, string])[] = [
  [/\b(?:birth|born)\b/, 'born'],
  [/\b(?:death|died|dead)\b/, 'died'],
  [/\b(?:aka|alias|nick)/, 'aliases'],
  [/\b(?:founded|founding|established)\b/, 'founded'],
  [/\b(?:destroyed|destruction)\b/, 'destroyed'],
];

/** Keys that several pages use, that mean nothing to us yet, and that a hint speaks for. */
function ownKeys(articles: readonly VaultFile[]): [string, string][] {
  const used = groupBy(
    articles.flatMap((file) => frontKeys(file.text)),
    (key) => foldKey(key),
  );
  const found: [string, string][] = [];
  for (const [folded, written] of used) {
    const known =
      entityField(folded) ?? commonKeys.get(folded) ?? articleFields.find((spec) => spec.name === folded);
    if (known || written.length < 2) continue;
    const words = folded.replaceAll('-', ' ');
    const field =
      hints.find(([pattern]) => pattern.test(words))?.[1] ?? nearest(folded, ['aliases', 'born', 'died']);
    if (field) found.push([written[0] ?? folded, field]);
  }
  return found.slice(0, 20);
}
