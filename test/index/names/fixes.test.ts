import { describe, expect, it } from 'vitest';
import type { Fix } from '../../../server/src/domain/finding.ts';
import { filePath } from '../../../server/src/domain/ids.ts';
import { applyEdits } from '../../../server/src/features/fixes.ts';
import { completeFindings } from '../../../server/src/rules/fixes/complete.ts';
import { misspeltName } from '../../../server/src/rules/misspelt-name.ts';
import type { FindingDraft } from '../../../server/src/rules/rule.ts';
import { unknownName } from '../../../server/src/rules/unknown-name.ts';
import { openWorld, type World } from './world.ts';

const lore = 'name: Test # mine\ncanon: ["canon/**"]\ncheck: ["text/**"]\n';
const text = 'There Mogkar sat with Brannoch.\n';

function findings(world: World): readonly FindingDraft[] {
  const file = world.file('text/one.md');
  return [misspeltName, unknownName].flatMap((rule) => rule.check(world.snapshot(), file));
}

function fixOf(world: World, title: RegExp): Fix {
  const fix = completeFindings(world.snapshot(), world.file('text/one.md'))
    .flatMap((finding) => finding.fixes)
    .find((one) => title.test(one.title));
  if (!fix) throw new Error(`no fix ${title}`);
  return fix;
}

/** The file a fix changes, as it is afterwards; the world takes the change. */
function apply(world: World, fix: Fix): string {
  const path = fix.edits[0]?.file ?? filePath('');
  const fixed = applyEdits(world.file(path).text, fix.edits);
  world.write(path, fixed);
  return fixed;
}

function worldWith(canon: string, config = lore): World {
  return openWorld({ 'lore.yaml': config, 'canon/all.yaml': canon, 'text/one.md': text });
}

const told = (world: World): string[] =>
  findings(world).map((finding) => finding.message.split('`')[1] ?? '');

describe('adding an alias', () => {
  it.each([
    [
      'entities:\n  - { id: mokgar, kind: person, name: Mokgar } # outlaw\n',
      'entities:\n  - { id: mokgar, kind: person, name: Mokgar, aliases: [Mogkar] } # outlaw\n',
    ],
    [
      'entities:\n  - { id: mokgar, kind: person, name: Mokgar, aliases: [the Outlaw] }\n',
      'entities:\n  - { id: mokgar, kind: person, name: Mokgar, aliases: [the Outlaw, Mogkar] }\n',
    ],
    [
      'entities:\n  - id: mokgar # first\n    kind: person\n    name: "Mokgar" # quoted\n    died: 2262\n',
      'entities:\n  - id: mokgar # first\n    kind: person\n    name: "Mokgar" # quoted\n    aliases: [Mogkar]\n    died: 2262\n',
    ],
    [
      'entities:\n  mokgar:\n    kind: person\n    name: Mokgar\n    aliases:\n      - the Outlaw # known so\n',
      'entities:\n  mokgar:\n    kind: person\n    name: Mokgar\n    aliases:\n      - the Outlaw # known so\n      - Mogkar\n',
    ],
    [
      'entities:\n  - { id: mokgar, kind: person, name: Mokgar, aliases: the Outlaw }\n',
      'entities:\n  - { id: mokgar, kind: person, name: Mokgar, aliases: [the Outlaw, Mogkar] }\n',
    ],
    ['id: mokgar\nkind: person\nname: Mokgar', 'id: mokgar\nkind: person\nname: Mokgar\naliases: [Mogkar]'],
  ])('%j', (canon, expected) => {
    const world = worldWith(canon);
    expect(told(world)).toContain('Mogkar');
    expect(apply(world, fixOf(world, /alias of Mokgar/))).toBe(expected);
    expect(told(world)).not.toContain('Mogkar');
  });

  it('writes front matter where an article has none', () => {
    const world = openWorld({ 'Mokgar.md': 'An outlaw.\n', 'text/one.md': text });
    expect(apply(world, fixOf(world, /alias of Mokgar/))).toBe('---\naliases: [Mogkar]\n---\nAn outlaw.\n');
    expect(told(world)).not.toContain('Mogkar');
  });

  it('adds to the front matter that is there', () => {
    const world = openWorld({
      'Mokgar.md': '---\ntags: x\naka: Moki\n---\nAn outlaw.\n',
      'text/one.md': text,
    });
    expect(apply(world, fixOf(world, /alias of Mokgar/))).toBe(
      '---\ntags: x\naka: [Moki, Mogkar]\n---\nAn outlaw.\n',
    );
  });
});

describe('accepting a word', () => {
  const canon = 'entities:\n  - { id: mokgar, kind: person, name: Mokgar }\n';
  it.each([
    [lore, `${lore}words: [Mogkar]\n`],
    [`${lore}words: [Corvyn] # ours\nrules: {}\n`, `${lore}words: [Corvyn, Mogkar] # ours\nrules: {}\n`],
    [`${lore}words:\n  - Corvyn\nrules: {}\n`, `${lore}words:\n  - Corvyn\n  - Mogkar\nrules: {}\n`],
  ])('%j', (config, expected) => {
    const world = worldWith(canon, config);
    expect(apply(world, fixOf(world, /^Accept `Mogkar`/))).toBe(expected);
    expect(told(world)).toEqual(['Brannoch']);
  });
});

it('adds a new entity behind the last one', () => {
  const world = worldWith('entities:\n  - id: mokgar\n    kind: person\n    name: Mokgar\n\n# the end\n');
  const fixed = apply(world, fixOf(world, /Add `Brannoch` as a new entity/));
  expect(fixed).toBe(
    'entities:\n  - id: mokgar\n    kind: person\n    name: Mokgar\n  - { id: brannoch, kind: person, name: Brannoch }\n\n# the end\n',
  );
  expect(told(world)).toEqual(['Mogkar']);
});

it('keeps a possessive ending', () => {
  const world = openWorld({
    'lore.yaml': lore,
    'canon/all.yaml': 'entities:\n  - { id: m, kind: person, name: Mokgar }\n',
    'text/one.md': 'On Mogkar’s ship.\n',
  });
  expect(apply(world, fixOf(world, /Change to/))).toBe('On Mokgar’s ship.\n');
});
