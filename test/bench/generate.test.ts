import { describe, expect, it } from 'vitest';
import { generateWorld, longArticle, type WorldOptions } from '../../bench/generate.ts';
import { misspell } from '../../bench/world/names.ts';
import { createRandom } from '../../bench/world/random.ts';
import type { Finding } from '../../server/src/domain/finding.ts';
import { filePath } from '../../server/src/domain/ids.ts';
import { createWorkspace } from '../../server/src/index/workspace.ts';
import { findingsOf } from '../../server/src/rules/run.ts';

const options: WorldOptions = {
  articles: 60,
  entities: 200,
  words: 500,
  seed: 3,
  errors: 50,
  longWords: 1200,
};

function check(files: ReadonlyMap<string, string>): Finding[] {
  const world = createWorkspace();
  world.apply([...files].map(([path, text]) => ({ path: filePath(path), text })));
  const snapshot = world.snapshot();
  return [...snapshot.files.values()].flatMap((file) => findingsOf(snapshot, file));
}

describe('a generated world', () => {
  const world = generateWorld(options);

  it('is the same for the same options, and another for another seed', () => {
    const again = generateWorld(options);
    expect([...again.files]).toEqual([...world.files]);
    expect(again.planted).toEqual(world.planted);
    expect([...generateWorld({ ...options, seed: 4 }).files]).not.toEqual([...world.files]);
  });

  it('has the size that was asked for', () => {
    const articles = [...world.files.keys()].filter((path) => path.endsWith('.md') && path !== longArticle);
    expect(articles).toHaveLength(60);
    expect(world.names).toHaveLength(200);
    expect(new Set(world.names).size).toBe(200);
    const words = articles.map((path) => world.files.get(path)?.split(/\s+/).length ?? 0);
    const average = words.reduce((sum, count) => sum + count, 0) / words.length;
    expect(average).toBeGreaterThan(400);
    expect(average).toBeLessThan(700);
    expect(world.files.get(longArticle)?.length).toBeGreaterThan(6000);
  });

  it('tells where its slips stand', () => {
    expect(world.planted.length).toBeGreaterThanOrEqual(50);
    for (const { file, start, end, line, character, text } of world.planted) {
      const whole = world.files.get(file) ?? '';
      expect(whole.slice(start, end)).toBe(text);
      expect(whole.split('\n')[line]?.slice(character, character + text.length)).toBe(text);
    }
  });

  it('has slips of at least twelve rules, each of them found, and nothing else wrong', () => {
    const found = check(world.files);
    expect(new Set(world.planted.map((slip) => slip.rule)).size).toBeGreaterThanOrEqual(12);
    const hits = world.planted.map((slip) =>
      found.find(
        ({ rule, file, span }) =>
          rule === slip.rule && file === slip.file && span.start < slip.end && slip.start < span.end,
      ),
    );
    const missed = world.planted.filter((_, i) => hits[i] === undefined);
    expect(missed).toEqual([]);
    expect(found.filter((finding) => !hits.includes(finding))).toEqual([]);
  });

  it('is clean without slips', () => {
    const clean = generateWorld({ ...options, errors: 0, longWords: 0 });
    expect(clean.planted).toEqual([]);
    expect(check(clean.files)).toEqual([]);
  });
});

describe('a misspelt name', () => {
  it('differs from the name by one slip', () => {
    const random = createRandom(1);
    for (let i = 0; i < 200; i++) {
      const slip = misspell('Vessimar Tollenbrek', random);
      expect(slip).not.toBe('Vessimar Tollenbrek');
      expect(Math.abs(slip.length - 'Vessimar Tollenbrek'.length)).toBeLessThanOrEqual(1);
    }
  });
});
