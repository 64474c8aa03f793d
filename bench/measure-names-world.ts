import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filePath } from '../server/src/domain/ids.ts';
import type { FileChange } from '../server/src/index/workspace.ts';

/** Which files of a folder are measured: all, or one half by a hash of their path, so that tuning leaves the other unseen. */
export type FileChoice = (path: string) => boolean;

export function halfOf(half: string): FileChoice {
  if (half !== 'dev' && half !== 'held') return () => true;
  return (path) => (hash(path) % 2 === 0) === (half === 'dev');
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 3;
}

/** Whether a folder holds texts with gold spans. */
export function hasGold(folder: string): boolean {
  return readdirSync(folder).some((name) => name.endsWith('.names.json'));
}

/** The files of a folder. A `names.jsonl` at its root becomes the canon of the articles beside it. */
export function readWorld(folder: string): readonly FileChange[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => /\.(?:md|ya?ml)$/i.test(name) && !/(?:^|\/)(?:node_modules|\.[^/]*)\//.test(name))
    .sort();
  const changes = paths.map((name) => ({
    path: filePath(name),
    text: readFileSync(path.join(folder, name), 'utf8'),
  }));
  const names = path.join(folder, 'names.jsonl');
  return existsSync(names) ? [...changes, ...canonOf(readFileSync(names, 'utf8'))] : changes;
}

function canonOf(lines: string): FileChange[] {
  const entities = lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      const { name, aliases }: { name: string; aliases?: string[] } = JSON.parse(line);
      return JSON.stringify({ id: `name-${i}`, kind: 'person', name, ...(aliases ? { aliases } : {}) });
    });
  const config = 'name: Measured\ncanon: ["names.yaml"]\ncheck: ["**/*.md"]\n';
  return [
    { path: filePath('lore.yaml'), text: config },
    {
      path: filePath('names.yaml'),
      text: `entities:\n${entities.map((entity) => `  - ${entity}\n`).join('')}`,
    },
  ];
}
