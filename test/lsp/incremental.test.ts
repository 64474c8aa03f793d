/** Every shortcut has a from-scratch twin: whatever was edited, the world is what its files make of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverCancelled } from '../../server/src/base/cancel.ts';
import { type FilePath, filePath } from '../../server/src/domain/ids.ts';
import { hoverAt } from '../../server/src/features/hover.ts';
import type { Snapshot } from '../../server/src/index/snapshot.ts';
import type { Uri } from '../../server/src/lsp/uri.ts';
import { createWorld } from '../../server/src/lsp/world.ts';
import { rules } from '../../server/src/rules/list.ts';
import { computeFindings, findingsOf } from '../../server/src/rules/run.ts';

const start: Readonly<Record<string, string>> = {
  'lore.yaml':
    'name: Tarsh\ncanon: [canon/**, pages/**]\ncontinuities: { prime: {}, novels: { extends: prime } }\n',
  'canon/people.yaml': `entities:
  - { id: tormund, kind: person, name: Tormund Vale, born: 401, died: 460 }
  - { id: vessa, kind: person, name: Vessa Vale, parents: [tormund], born: 425 }
  - id: peace-of-dun
    kind: treaty
    name: Peace of Dun
    parties: [dun, tarsh]
    signed: { date: 455, place: dun }
`,
  'canon/places.yaml':
    'entities:\n  - { id: dun, kind: place, name: Dun }\n  - { id: tarsh, kind: place, name: Tarsh, within: dun }\n',
  'pages/vessa.md':
    '---\nentity: vessa\n---\n# Vessa\n\nVessa Vale was the child of [[Tormund Vale]], who died in 460. See [[dun#The walls]].\n',
  'pages/dun.md':
    '---\nkind: place\nname: Old Dun\n---\n# Old Dun\n\n## The walls\n\nIn 470 Tormund signed the Peace of Dun. Tormund Vail was there.\n',
};

const snippets = [
  '',
  ' ',
  '\n',
  '\n\n',
  'Vessa Vale',
  'Tormund',
  '[[Dun]]',
  '[[',
  ']]',
  '# Head\n',
  '---\n',
  '461',
  '"',
  ': ',
  '- ',
  '🚀',
  'name: ',
  'kind: person',
  '{',
  '}',
  '<!-- lore-ignore -->',
  '{continuity=novels}',
  "'s",
  'entities:\n',
  '  - { id: mira, kind: person, name: Mira }\n',
];
const paths = [...Object.keys(start), 'pages/new.md', 'canon/new.yaml'];

interface Step {
  readonly path: string;
  readonly at: number;
  readonly cut: number;
  readonly text: string;
  readonly remove: boolean;
  /** Whether somebody looks in between, which computes and keeps things. */
  readonly look: boolean;
}
const step: fc.Arbitrary<Step> = fc.record({
  path: fc.constantFrom(...paths),
  at: fc.nat(1000),
  cut: fc.nat(12),
  text: fc.constantFrom(...snippets),
  remove: fc.nat(14).map((n) => n === 0),
  look: fc.boolean(),
});

function describeWorld(snapshot: Snapshot, fromScratch: boolean): object {
  const files = [...snapshot.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return files.map((file) => ({
    path: file.path,
    text: file.text,
    findings: fromScratch ? computeFindings(snapshot, file, rules) : findingsOf(snapshot, file),
    mentions: file.markdown ? snapshot.mentions(file) : [],
    unknown: file.markdown ? snapshot.unknownNames(file) : [],
    hover: [10, 40, 80].map((offset) => hoverAt(snapshot, file.path, offset)?.markdown),
  }));
}

const root = 'file:///w' as Uri;
function worldOf(texts: ReadonlyMap<FilePath, string>): Snapshot {
  const world = createWorld(root);
  const config = [...texts].filter(([path]) => path === 'lore.yaml');
  world.queue([...config, ...texts].map(([path, text]) => ({ path, text })));
  return world.snapshot();
}

describe('a world after any edits', () => {
  it('is the same as one read from scratch', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const texts = new Map(Object.entries(start).map(([path, text]) => [filePath(path), text]));
        const world = createWorld(root);
        world.queue([...texts].map(([path, text]) => ({ path, text })));
        describeWorld(world.snapshot(), false);
        for (const { path, at, cut, text, remove, look } of steps) {
          const file = filePath(path);
          const before = texts.get(file) ?? '';
          const from = at % (before.length + 1);
          const after = before.slice(0, from) + text + before.slice(from + cut);
          if (remove) texts.delete(file);
          else texts.set(file, after);
          world.queue([{ path: file, text: remove ? undefined : after }]);
          if (look) describeWorld(world.snapshot(), false);
        }
        expect(describeWorld(world.snapshot(), false)).toEqual(describeWorld(worldOf(texts), true));
      }),
      { numRuns: 150 },
    );
  });

  it('is the same when a large one works in a changed configuration beside', async () => {
    const texts = new Map(Object.entries(start).map(([path, text]) => [filePath(path), text]));
    for (let i = 0; i < 250; i++)
      texts.set(filePath(`pages/p${i}.md`), `# P${i}\n\nVessa Vale met Tormund Vail.\n`);
    const world = createWorld(root);
    world.queue([...texts].map(([path, text]) => ({ path, text })));
    await world.settle(neverCancelled);
    const changed = `${start['lore.yaml']}rules: { broken-heading: error }\n`;
    texts.set(filePath('lore.yaml'), changed);
    world.queue([{ path: filePath('lore.yaml'), text: changed }]);
    const before = world.snapshot().config.rules.length;
    const settling = world.settle(neverCancelled);
    const meanwhile = '# P7\n\nMira.\n';
    texts.set(filePath('pages/p7.md'), meanwhile);
    world.queue([{ path: filePath('pages/p7.md'), text: meanwhile }]);
    // Prose goes on being answered for while the configuration is worked in.
    expect(world.snapshot().files.get(filePath('pages/p7.md'))?.text).toBe(meanwhile);
    await settling;
    expect([before, world.snapshot().config.rules.length]).toEqual([0, 1]);
    expect(describeWorld(world.snapshot(), false)).toEqual(describeWorld(worldOf(texts), true));
  });
});
