import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FilePath, filePath } from '../../server/src/domain/ids.ts';
import { createWorkspace, type Workspace } from '../../server/src/index/workspace.ts';
import { findingsOf } from '../../server/src/rules/run.ts';

/**
 * What a word is taken for hangs on how often it stands elsewhere, in the same article and in others, on who else is
 * spoken of, and on the words beside it. What was judged of a paragraph is kept while others are edited: it must be
 * what a fresh reading would judge.
 */
const config = 'name: Rill\ncanon: ["canon/**"]\ncheck: ["notes/**"]\ncalendars: [gregorian]\n';
const canon = `entities:
  - { id: gorkon, kind: person, name: Gorkon Vale, titles: [Chancellor], born: 1200, died: 1260 }
  - { id: azet, kind: person, name: Azetbur Vale, titles: [Chancellor], born: 1230 }
  - { id: ford, kind: place, name: Long Ford, founded: 1100 }
  - { id: bridge, kind: place, name: Bridge of Sarn, founded: 1120 }
  - { id: march, kind: person, name: March }
`;
const words = [
  ...['Gorkon Vale', 'Gorkon', 'Gorkun', 'Gorkun Vale', 'Azetbur', 'Azetbor', 'Vale', 'the Vale', 'Vayle'],
  ...['Zoltan', 'Zolten', 'zoltan', 'Zoltan Brakk', 'Brakk', 'Sarn', 'Sarne', 'Bridge of Sarne', 'Long Fort'],
  ...[
    'March',
    'march',
    'Chancellor',
    'Chancellor Vale',
    'Chancellor Gorkun',
    'Long Ford',
    'M-Gorkon',
    'Gorkons',
  ],
  ...[
    'called',
    'named',
    '*Gorkun spina*',
    'spina',
    '(Sarne)',
    '[[Long Ford]]',
    '[[Long Ford|the Fort]]',
    '[[Lon Ford]]',
  ],
  ...[
    'in 1240',
    'died in 1261',
    'a year later',
    'was born in 1201',
    'fell',
    'in',
    'and',
    ',',
    '.',
    '. The',
    '"',
    '?',
  ],
  ...[
    'told in *The Sarne Roll*',
    '(TAL: "The Zoltan")',
    '# Zoltan\n',
    '- ',
    '| Gorkun |',
    '> Brakk',
    '**Zolten** Sarn',
  ],
];

const passage = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 7 });
const text = fc.array(passage, { minLength: 2, maxLength: 7 });
const step = fc.record({
  file: fc.nat({ max: 3 }),
  at: fc.nat(),
  to: fc.option(passage, { nil: undefined }),
  more: fc.boolean(),
});
const paths = [filePath('notes/a.md'), filePath('notes/b.md')];

const written = (passages: readonly (readonly string[])[]): string =>
  passages.map((parts) => parts.join(' ')).join('\n\n');

function worldOf(texts: ReadonlyMap<FilePath, string>): Workspace {
  const world = createWorkspace();
  world.apply([
    { path: filePath('lore.yaml'), text: config },
    { path: filePath('canon/a.yaml'), text: canon },
    ...[...texts].map(([path, content]) => ({ path, text: content })),
  ]);
  return world;
}

function seen(world: Workspace): unknown {
  const snapshot = world.snapshot();
  return paths.map((path) => {
    const file = snapshot.files.get(path);
    if (!file) return undefined;
    return [snapshot.mentions(file), snapshot.unknownNames(file), findingsOf(snapshot, file)];
  });
}

it('judges the names of an edited article as those of a new one', () => {
  fc.assert(
    fc.property(text, text, fc.array(step, { minLength: 1, maxLength: 8 }), (first, second, steps) => {
      const passages = [first, second].map((all) => [...all]);
      const texts = (): ReadonlyMap<FilePath, string> =>
        new Map(paths.map((path, i) => [path, written(passages[i] ?? [])]));
      const edited = worldOf(texts());
      seen(edited);
      for (const { file, at, to, more } of steps) {
        // Mostly the first article, so that most of it was read before.
        const own = passages[file === 3 ? 1 : 0] ?? [];
        const place = at % (own.length + 1);
        own.splice(place, more ? 0 : 1, ...(to ? [to] : []));
        const path = paths[file === 3 ? 1 : 0] ?? filePath('');
        edited.apply([{ path, text: texts().get(path) }]);
        expect(seen(edited)).toEqual(seen(worldOf(texts())));
      }
    }),
    { numRuns: Number(process.env['EDITED_NAMES_RUNS'] ?? 150) },
  );
});

it('shows the first place of a frequent name while it comes and goes', () => {
  const often = 'They met Zoltara, and Zoltara, and Zoltara, and Zoltara, and Zoltara, and Zoltara.';
  const slip = 'They met Zoltera.';
  const [first, second] = [filePath('notes/a.md'), filePath('notes/b.md')];
  const texts = new Map([
    [first, 'They met nobody.'],
    [second, often],
    [filePath('notes/c.md'), slip],
  ]);
  const world = worldOf(texts);
  const shown = (of: Workspace): unknown => {
    const snapshot = of.snapshot();
    const file = snapshot.files.get(filePath('notes/c.md'));
    const found = file ? findingsOf(snapshot, file) : [];
    return found.flatMap(({ rule, related }) => [
      rule,
      ...related.map(({ file, span }) => [file, span.start]),
    ]);
  };
  const after = (path: FilePath, content: string): unknown => {
    texts.set(path, content);
    world.apply([{ path, text: content }]);
    expect(shown(world)).toEqual(shown(worldOf(texts)));
    return shown(world);
  };
  expect(shown(world)).toEqual(['name-drift', ['notes/b.md', 9]]);
  expect(after(first, 'They met Zoltara.')).toEqual(['name-drift', ['notes/a.md', 9]]);
  expect(after(first, 'There they met Zoltara.')).toEqual(['name-drift', ['notes/a.md', 15]]);
  expect(after(first, 'They met nobody.')).toEqual(['name-drift', ['notes/b.md', 9]]);
  expect(after(second, `Now. ${often}`)).toEqual(['name-drift', ['notes/b.md', 14]]);
});

/** More words than are looked at around a paragraph. */
const apart = '\n\nIt was a long day, and nothing else happened in all that time.';

/** What else than its own words a paragraph hangs on: each must be seen when it changes, and when it changes back. */
it.each([
  [
    'the words before it',
    'They went to a village called',
    'They went to a village near',
    'Gorkun Vale was quiet.',
  ],
  [
    'who else is spoken of',
    `The Old Span stood.${apart}`,
    `The old wall stood.${apart}`,
    'They crossed Sarne at noon.',
  ],
  [
    'the time it is told in',
    '## Now {date=1269}',
    '## Now {date=1239}',
    'Gorkon Vale crossed the Long Ford.',
  ],
  [
    'how often a word stands elsewhere',
    `Then Zolt.${apart}`,
    `Then Zolt zolt, zolt zolt.${apart}`,
    'They met Zolt there.',
  ],
])('judges a paragraph by %s', (_what, one, other, paragraph) => {
  const bridge = '  - { id: span, kind: place, name: Sarn Bridge, aliases: [Sarn, Old Span] }\n';
  const path = filePath('notes/a.md');
  const made = (content: string): Workspace => {
    const world = worldOf(new Map([[path, content]]));
    world.apply([{ path: filePath('canon/b.yaml'), text: `entities:\n${bridge}` }]);
    return world;
  };
  const textOf = (first: string): string => `# A page\n\n${first}\n\n${paragraph}\n`;
  const edited = made(textOf(one));
  const found = [one, `So.\n\n${one}`, one, other, one].map((first) => {
    edited.apply([{ path, text: textOf(first) }]);
    expect(seen(edited)).toEqual(seen(made(textOf(first))));
    const snapshot = edited.snapshot();
    const file = snapshot.files.get(path);
    return JSON.stringify(
      (file ? findingsOf(snapshot, file) : []).map(({ rule, verdict }) => [rule, verdict]),
    );
  });
  expect(found[3]).not.toBe(found[2]);
  expect(found[4]).toBe(found[2]);
});
