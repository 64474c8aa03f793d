/** Findings that live through changes of the canon are held against those of a world read from scratch. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FilePath, filePath } from '../../server/src/domain/ids.ts';
import type { Snapshot } from '../../server/src/index/snapshot.ts';
import { fileType } from '../../server/src/index/summarise.ts';
import { createWorkspace, type Workspace } from '../../server/src/index/workspace.ts';
import { rules } from '../../server/src/rules/list.ts';
import { computeFindings, findingsOf } from '../../server/src/rules/run.ts';

function readWorld(name: string): Map<FilePath, string> {
  const root = join(import.meta.dirname, '../../examples', name);
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => fileType(path));
  return new Map(
    paths
      .sort()
      .map((path) => [filePath(path.replaceAll('\\', '/')), readFileSync(join(root, path), 'utf8')]),
  );
}

function load(texts: ReadonlyMap<FilePath, string>): Workspace {
  const workspace = createWorkspace();
  workspace.apply([...texts].map(([path, text]) => ({ path, text })));
  return workspace;
}

const kept = (snapshot: Snapshot) => [...snapshot.files.values()].map((file) => findingsOf(snapshot, file));
const made = (snapshot: Snapshot) =>
  [...snapshot.files.values()].map((file) => computeFindings(snapshot, file, rules));

interface Edit {
  readonly file: number;
  readonly at: number;
  readonly type: 'number' | 'word' | 'line' | 'blank' | 'continuity' | 'name' | 'entity' | 'slip' | 'kind';
  readonly by: number;
  /** Whether somebody looks before the next edit. */
  readonly look: boolean;
}

const editOf = (...types: Edit['type'][]): fc.Arbitrary<Edit> =>
  fc.record({
    file: fc.nat(1000),
    at: fc.nat(100_000),
    type: fc.constantFrom(...types),
    by: fc.integer({ min: -90, max: 90 }),
    look: fc.boolean(),
  });
const factEdit = editOf('number', 'number', 'number', 'word', 'line', 'blank', 'continuity');
const nameEdit = editOf('name', 'name', 'entity', 'entity', 'slip', 'slip', 'kind', 'line', 'number', 'word');

/** Changes a year, an id that is referred to, the place of everything below, or how someone is called. */
function applied(text: string, { at, type, by }: Edit, words: readonly string[]): string {
  const spots = [...text.matchAll(spotsOf[type])];
  const spot = spots[at % Math.max(1, spots.length)];
  if (!spot) return text;
  const behind = text.slice(spot.index + spot[0].length);
  const head = text.slice(0, spot.index);
  const pick = (from: readonly string[]): string => from[Math.abs(by) % Math.max(1, from.length)] ?? spot[0];
  switch (type) {
    case 'number':
      return `${head}${Number(spot[0]) + by}${behind}`;
    case 'word':
      return `${head}${pick([...text.matchAll(/(?<=id: )[a-z-]+/g)].map(([word]) => word))}${behind}`;
    case 'line':
      return `${head}${behind.slice(behind.indexOf('\n') + 1)}`;
    case 'blank':
      return `${head}# A remark.\n${behind}`;
    case 'name':
      return `${head}${pick(words)}${by > 0 ? '' : ` ${pick(words.toReversed())}`}${behind}`;
    case 'slip':
      return `${head}${spot[0].slice(0, -1)}${by > 0 ? '' : 'x'}${behind}`;
    case 'kind':
      return `${head}${pick(['person', 'place', 'work', 'faction', 'treaty'])}${behind}`;
    case 'entity':
      return `${head}${spot[0]}- { id: other-${at}, kind: person, name: ${pick(words)} }\n${spot[0]}${behind}`;
    default:
      return text.replace(/continuity: \w+/, 'continuity: online');
  }
}

const spotsOf: Record<Edit['type'], RegExp> = {
  number: /\b\d{4}\b/g,
  word: /(?<=[[:,] )[a-z-]{4,}(?=[\],}\n])/g,
  line: /^/gm,
  blank: /^/gm,
  continuity: /^/gm,
  name: /(?<=\b(?:name|title|aliases): )[^\n,{}[\]]+/g,
  slip: /(?<=\b(?:name|aliases|also|id): \[?)[^\n,{}[\]]+/g,
  kind: /(?<=\bkind: )[a-z]+/g,
  entity: /^ *(?=- )/gm,
};

/** Capitalised words that the prose of a world has. */
function capitalisedWords(texts: ReadonlyMap<FilePath, string>): readonly string[] {
  const prose = [...texts].filter(([path]) => path.endsWith('.md')).map(([, text]) => text);
  return [...new Set(prose.join('\n').match(/(?<=[a-z] )\p{Lu}\p{L}{2,}/gu))].sort();
}

describe.each(['khitomer', 'tarsh'])('findings of %s', (name) => {
  const texts = readWorld(name);
  const canon = [...texts.keys()].filter((path) => fileType(path) !== 'config');

  const words = capitalisedWords(texts);

  it.each([
    ['facts change', factEdit],
    ['names change', nameEdit],
  ])('are what they would be from scratch, whatever %s', (_what, edit) => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const now = new Map(texts);
        const workspace = load(texts);
        kept(workspace.snapshot());
        for (const each of edits) {
          const path = canon[each.file % canon.length] as FilePath;
          const text = applied(now.get(path) ?? '', each, words);
          now.set(path, text);
          workspace.apply([{ path, text }]);
          if (each.look) kept(workspace.snapshot());
        }
        const fresh = load(now).snapshot();
        expect(kept(workspace.snapshot())).toEqual(made(fresh));
      }),
      { numRuns: 30 },
    );
  });

  it('follow a fact to every page that tells of it', () => {
    const workspace = load(texts);
    let changes = 0;
    for (const path of canon.filter((candidate) => candidate.endsWith('.yaml'))) {
      const text = texts.get(path) ?? '';
      const before = kept(workspace.snapshot()).flat().length;
      const years = /(?<=\b(?:date|died|born|founded|from|until): [^,}\n]*?)\b\d{2,4}\b/g;
      workspace.apply([{ path, text: text.replace(years, (year) => `${Number(year) + 7}`) }]);
      const now = kept(workspace.snapshot());
      expect(now).toEqual(made(workspace.snapshot()));
      if (now.flat().length !== before) changes++;
      workspace.apply([{ path, text }]);
      expect(kept(workspace.snapshot()).flat()).toHaveLength(before);
    }
    expect(changes).toBeGreaterThan(0);
  });

  it('are kept where nothing that they hang on has changed', () => {
    const workspace = load(texts);
    const before = new Map(
      [...workspace.snapshot().files].map(([path, file]) => [path, findingsOf(workspace.snapshot(), file)]),
    );
    const path = canon.find((candidate) => candidate.startsWith('canon/')) as FilePath;
    workspace.apply([{ path, text: `# A remark.\n${texts.get(path)}` }]);
    const snapshot = workspace.snapshot();
    const same = [...snapshot.files].filter(([at, file]) => before.get(at) === findingsOf(snapshot, file));
    expect(same.length).toBeGreaterThan(before.size / 2);
  });
});

it('never takes a person for a circle, whichever way they came to be their own child', () => {
  const path = filePath('lore/people.yaml');
  const people = (id: string): string =>
    `entities:\n  - { id: ${id}, kind: person, name: Ann, born: 1200, died: 1260, children: bo }\n  - { id: bo, kind: person, name: Bo, born: 1230 }\n`;
  const config: [FilePath, string] = [filePath('lore.yaml'), 'canon: ["lore/**"]\n'];
  const workspace = load(new Map([config, [path, people('ann')]]));
  kept(workspace.snapshot());
  workspace.apply([{ path, text: people('bo') }]);
  const found = kept(workspace.snapshot());
  expect(found).toEqual(made(load(new Map([config, [path, people('bo')]])).snapshot()));
  expect(found.flat().map(({ message }) => message)).toContainEqual(
    expect.stringContaining('Ann cannot be a child of their own'),
  );
});
