import { describe, expect, test } from 'vitest';
import { createWorlds, type Worlds } from '../../server/src/lsp/worlds.ts';
import { at, type MemoryFiles, memoryFiles, root } from './memory-files.ts';

const texts = {
  'lore.yaml': 'name: W\ncanon: ["canon/**"]\n',
  'canon/people.yaml': '- { id: vale, kind: person, name: Tormund Vale }\n',
  'pages/vale.md': '# Tormund Vale\n',
};

interface Opened {
  readonly files: MemoryFiles;
  readonly worlds: Worlds;
  /** Opens a text as an editor does, which tells the server at once. */
  open(path: string, text: string): void;
  textOf(path: string): string | undefined;
}

function createOpened(): Opened {
  const open = new Map<string, string>();
  const files = memoryFiles(texts);
  const worlds = createWorlds({
    files,
    openText: (uri) => open.get(uri),
    openUris: () => [...open.keys()].map((uri) => at(uri.slice(root.length + 1))),
    changed: () => undefined,
    progress: () => undefined,
  });
  return {
    files,
    worlds,
    open(path, text) {
      open.set(at(path), text);
      worlds.edited(at(path), text);
    },
    textOf(path) {
      const [world] = worlds.all();
      const file = world?.pathOf(at(path));
      return file && world?.snapshot().files.get(file)?.text;
    },
  };
}

describe.each(['lore.yaml', 'canon/people.yaml', 'pages/vale.md'])(
  'a file opened while %s is being read',
  (moment) => {
    test('belongs to the world even if it is on no disk yet', async () => {
      const { files, worlds, open, textOf } = createOpened();
      files.whileReading = (path) => {
        if (path === moment) open('canon/new.yaml', '- { id: vessa, kind: person, name: Vessa }\n');
      };
      await worlds.setFolders([root]);
      expect(textOf('canon/new.yaml')).toContain('vessa');
      expect(textOf('canon/people.yaml')).toContain('vale');
    });

    test('has the text that the editor shows', async () => {
      const { files, worlds, open, textOf } = createOpened();
      files.whileReading = (path) => {
        if (path === moment) open('pages/vale.md', '# Edited\n');
      };
      await worlds.setFolders([root]);
      expect(textOf('pages/vale.md')).toBe('# Edited\n');
    });

    test('stays out where the world does not read it', async () => {
      const { files, worlds, open, textOf } = createOpened();
      files.whileReading = (path) => {
        if (path === moment) open('compose.yaml', 'services: {}\n');
      };
      await worlds.setFolders([root]);
      expect(textOf('compose.yaml')).toBeUndefined();
    });
  },
);

test('a file opened while a change on disk is being read keeps the text of the editor', async () => {
  const { files, worlds, open, textOf } = createOpened();
  await worlds.setFolders([root]);
  files.texts.set('pages/vale.md', '# From the disk\n');
  files.whileReading = (path) => open(path, '# Edited\n');
  await worlds.touched([at('pages/vale.md')]);
  expect(textOf('pages/vale.md')).toBe('# Edited\n');
});
