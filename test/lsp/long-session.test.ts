import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { completionsAt } from '../../server/src/features/completion.ts';
import { hoverAt } from '../../server/src/features/hover.ts';
import { createWorld } from '../../server/src/lsp/world.ts';
import { createWorlds } from '../../server/src/lsp/worlds.ts';
import { findingsOf } from '../../server/src/rules/run.ts';
import { at, memoryFiles, root } from './memory-files.ts';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Bytes that are really in use. */
function heap(): number {
  if (typeof collect !== 'function') throw new Error('The garbage collector cannot be called.');
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

describe('a long session', () => {
  test('of edits in prose and canon keeps no more than a short one', () => {
    const world = createWorld(root);
    const canon = Array.from(
      { length: 40 },
      (_, index) => `- { id: p${index}, kind: person, name: Person${index} Vale, born: ${400 + index} }`,
    ).join('\n');
    const page = 'Person1 Vale met Person2 Vale in 440. See [[Person3 Vale]], who was born in 403.\n'.repeat(
      20,
    );
    const article = filePath('pages/a.md');
    world.queue([
      { path: filePath('lore.yaml'), text: 'name: W\ncanon: ["canon/**"]\n' },
      { path: filePath('canon/a.yaml'), text: canon },
    ]);
    let step = 0;
    const edit = (count: number): void => {
      for (const end = step + count; step < end; step++) {
        // Never the same text twice: what is kept by text would grow here.
        const text = `# Page ${step}\n\n${page}A new sentence ${Math.imul(step, 2654435761)} about Persom${step} Vale.\n`;
        world.queue([{ path: article, text }]);
        if (step % 10 === 0) {
          const more = `\n- { id: q${step}, kind: person, name: Other${step} Vale }\n`;
          world.queue([{ path: filePath('canon/a.yaml'), text: canon + more }]);
        }
        const snapshot = world.snapshot();
        const file = snapshot.files.get(article);
        if (file) findingsOf(snapshot, file);
        hoverAt(snapshot, article, text.indexOf('Person1') + 2);
        completionsAt(snapshot, article, text.length - 1);
      }
    };
    // What is made once, compiled code among it, is there after this.
    edit(500);
    const early = heap();
    edit(700);
    const late = heap();
    expect(late - early).toBeLessThan(3_000_000);
  });
});

describe('a change of a thousand files, as of another branch', () => {
  test('is taken in by few passes, reads every file once, and ends right', async () => {
    const page = (index: number): string => `pages/p${index}.md`;
    const before = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [page(i), `# P${i}\n\n[[P0]]\n`]),
    );
    const files = memoryFiles({ 'lore.yaml': 'name: W\n', ...before });
    let passes = 0;
    const worlds = createWorlds({
      files,
      openText: () => undefined,
      openUris: () => [],
      changed: () => {
        passes++;
      },
      progress: () => undefined,
    });
    await worlds.setFolders([root]);
    passes = 0;
    files.reads.length = 0;
    // A third goes, a third changes, a third is new.
    const touched: string[] = [];
    for (let index = 0; index < 1000; index++) {
      if (index % 3 === 0) files.texts.delete(page(index));
      if (index % 3 === 1) files.texts.set(page(index), `# Q${index}\n\n[[Q1]]\n`);
      if (index % 3 === 2) files.texts.set(`new/n${index}.md`, `# N${index}\n`);
      touched.push(index % 3 === 2 ? `new/n${index}.md` : page(index));
    }
    await worlds.touched(touched.map(at));
    expect(passes).toBeLessThanOrEqual(3);
    expect(new Set(files.reads).size).toBe(files.reads.length);
    const [world] = worlds.all();
    const held = [...(world?.snapshot().files.values() ?? [])];
    expect(held.map(({ path }) => String(path)).sort()).toEqual([...files.texts.keys()].sort());
    for (const file of held) expect(file.text).toBe(files.texts.get(file.path));
  });
});
