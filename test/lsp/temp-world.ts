/** Worlds on disk that live as long as one test. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface TempWorld {
  readonly folder: string;
  path(file: string): string;
  write(file: string, content: string | Uint8Array): Promise<void>;
  remove(): Promise<void>;
}

export async function tempWorld(files: Readonly<Record<string, string>> = {}): Promise<TempWorld> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'lorecheck-world-')));
  const path = (file: string): string => join(folder, file);
  const write = async (file: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(path(file)), { recursive: true });
    await writeFile(path(file), content);
  };
  for (const [file, content] of Object.entries(files)) await write(file, content);
  return { folder, path, write, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A small world with one slip: `born` of Vessa refers to nobody. */
export const smallWorld = {
  'lore.yaml': 'name: Tarsh\ncanon: [canon/**/*.yaml]\ncheck: ["**/*.md"]\n',
  'canon/people.yaml': `entities:
  - { id: tormund, kind: person, name: Tormund Vale, born: 401, died: 460 }
  - { id: vessa, kind: person, name: Vessa Vale, parents: [tormunt] }
`,
  'pages/vessa.md': '# Vessa\n\n🚀 Vessa Vale was the child of Tormund Vale.\n',
};
