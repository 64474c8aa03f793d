import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type FilePath, filePath } from '../../server/src/domain/ids.ts';
import { createWorkspace, type FileChange, type Workspace } from '../../server/src/index/workspace.ts';
import { findingsOf } from '../../server/src/rules/run.ts';
import { readFixture } from '../support/fixture.ts';

/**
 * What is handed on from one reading of a file to the next must be what a fresh reading says. Every fixture's
 * articles are typed into, at the top and in the middle, and compared with a world read anew.
 */
const root = new URL('../fixtures/', import.meta.url);
const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.fixture'))
  .sort();

function worldOf(texts: ReadonlyMap<FilePath, string>): Workspace {
  const world = createWorkspace();
  world.apply([...texts].map(([path, text]): FileChange => ({ path, text })));
  return world;
}

function seen(world: Workspace, path: FilePath): unknown {
  const snapshot = world.snapshot();
  const file = snapshot.files.get(path);
  if (!file) return undefined;
  const unknown = snapshot.unknownNames(file);
  return {
    dates: file.dates,
    mentions: snapshot.mentions(file),
    unknown,
    findings: findingsOf(snapshot, file),
  };
}

/** Offsets behind the front matter and between paragraphs. */
function placesIn(text: string): number[] {
  const body = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0].length ?? 0;
  const gaps = [...text.slice(body).matchAll(/\n\n/g)].map((match) => body + match.index + 1);
  return [body, gaps[Math.floor(gaps.length / 2)] ?? body];
}

describe('typing into an article of a fixture', () => {
  test.each(paths)('%s', (name) => {
    const { files } = readFixture(readFileSync(new URL(name, root), 'utf8'));
    const texts = new Map(files.map(({ path, text }) => [filePath(path), text]));
    const edited = worldOf(texts);
    for (const [path, original] of texts) {
      if (!path.endsWith('.md')) continue;
      for (const at of placesIn(original)) {
        let typed = '';
        for (const words of ['So', ' it began.\n\n', '']) {
          typed = words === '' ? '' : typed + words;
          const text = original.slice(0, at) + typed + original.slice(at);
          edited.apply([{ path, text }]);
          expect(seen(edited, path)).toEqual(seen(worldOf(new Map([...texts, [path, text]])), path));
        }
      }
    }
  });
});
