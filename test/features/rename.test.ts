import { describe, expect, it } from 'vitest';
import { type FilePath, filePath } from '../../server/src/domain/ids.ts';
import { applyEdits } from '../../server/src/features/fixes.ts';
import { isRefusal } from '../../server/src/features/rename/model.ts';
import { renamedMention } from '../../server/src/features/rename/words.ts';
import { prepareRename, renameAt } from '../../server/src/features/rename.ts';
import { yamlScalar } from '../../server/src/features/yaml-text.ts';
import { snapshotOf } from './world.ts';

const world = {
  'lore.yaml': 'name: W\ncanon: [canon/**, pages/**]\n',
  'canon/people.yaml': `entities:
  - id: vessa
    kind: person
    name: "Vessa Vale" # the heroine
    aliases: [the Grey Lady]
    parents: [tormund]
  - { id: tormund, kind: person, name: Tormund Vale, children: [Vessa Vale] }
  - { kind: faction, name: Wardens }
  - { id: oath, kind: event, name: Oath, participants: [wardens, Wardens] }
`,
  'pages/Dun.md': '---\nkind: place\n---\n# Dun\n\n## Its walls\n\nBuilt by the Wardens.\n',
  'pages/a.md': `# A

Vessa Vale's house, where Vessa
Vale lived. VESSA VALE! Vessa slept. [[Vessa Vale]] and [[vessa|Vessa Vale]], the Grey Lady of [[Dun#Its walls]].
See [the walls](Dun.md#its-walls), ![[Dun]] and [[Dun|that place]].
`,
};
const a = filePath('pages/a.md');
const people = filePath('canon/people.yaml');

function rename(at: FilePath, needle: string, newName: string, within = world as Record<string, string>) {
  const snapshot = snapshotOf(within);
  const text = within[at] ?? '';
  const outcome = renameAt(snapshot, at, text.indexOf(needle) + 1, newName);
  if (isRefusal(outcome)) return { refused: outcome.refused, texts: {} as Record<string, string>, moves: [] };
  const texts: Record<string, string> = {};
  for (const file of new Set(outcome.edits.map((edit) => edit.file))) {
    texts[file] = applyEdits(
      within[file] ?? '',
      outcome.edits.filter((edit) => edit.file === file),
    );
  }
  return { refused: undefined, texts, moves: outcome.moves };
}

describe('renaming an entity', () => {
  it('changes canon, references, links and mentions, and keeps endings, quotes and short forms', () => {
    const { texts } = rename(a, 'Vessa Vale', 'Mira Vane');
    expect(texts[people]).toContain('name: "Mira Vane" # the heroine');
    expect(texts[people]).toContain('children: [Mira Vane]');
    expect(texts[people]).toContain('id: vessa');
    expect(texts[a]).toBe(
      `# A

Mira Vane's house, where Mira
Vane lived. MIRA VANE! Mira slept. [[Mira Vane]] and [[vessa|Mira Vane]], the Grey Lady of [[Dun#Its walls]].
See [the walls](Dun.md#its-walls), ![[Dun]] and [[Dun|that place]].
`,
    );
  });

  it('changes an alias alone when the alias is meant', () => {
    const { texts } = rename(a, 'the Grey Lady', 'the Silent One');
    expect(texts[people]).toContain('aliases: [the Silent One]');
    expect(texts[people]).toContain('"Vessa Vale"');
    expect(texts[a]).toContain('the Silent One of');
    expect(texts[a]).toContain("Vessa Vale's house");
  });

  it('changes an id with its references and links, and no prose', () => {
    const { texts } = rename(people, 'vessa', 'mira');
    expect(texts[people]).toContain('id: mira');
    expect(texts[a]).toContain('[[mira|Vessa Vale]]');
    expect(texts[a]).toContain("Vessa Vale's house");
  });

  it('changes references by an id that is made of the name', () => {
    const { texts } = rename(people, 'Wardens', 'Grey Watch');
    expect(texts[people]).toContain('name: Grey Watch');
    expect(texts[people]).toContain('participants: [grey-watch, Grey Watch]');
    expect(texts['pages/Dun.md']).toContain('Built by the Grey Watch.');
  });

  it('quotes what YAML would misread', () => {
    expect(rename(people, 'Wardens', 'Watch: Grey').texts[people]).toContain("name: 'Watch: Grey'");
    expect(rename(people, 'Vessa Vale', 'Vessa "V" Vale').texts[people]).toContain(
      'name: "Vessa \\"V\\" Vale"',
    );
  });

  it('takes the page along that is called like its entity', () => {
    const { texts, moves } = rename(filePath('pages/Dun.md'), 'Dun', 'Dunmere');
    expect(moves).toEqual([{ from: 'pages/Dun.md', to: 'pages/Dunmere.md' }]);
    expect(texts['pages/Dun.md']).toContain('# Dunmere');
    expect(texts[a]).toContain('[[Dunmere#Its walls]]');
    expect(texts[a]).toContain('![[Dunmere]] and [[Dunmere|that place]]');
  });

  it.each([
    ['Tormund Vale', 'already a name of Tormund Vale'],
    ['', 'at least one character'],
    ['!?', 'a letter or a digit'],
    ['a]b', 'links to it'],
  ])('refuses %j', (name, words) => {
    expect(rename(a, 'Vessa Vale', name).refused).toContain(words);
  });

  it('refuses what is no entity, and ids that are taken or none', () => {
    const snapshot = snapshotOf(world);
    expect(prepareRename(snapshot, a, world['pages/a.md'].indexOf('house'))).toHaveProperty('refused');
    expect(prepareRename(snapshot, a, world['pages/a.md'].indexOf("Vale's"))).toMatchObject({
      placeholder: 'Vessa Vale',
    });
    expect(rename(people, 'vessa', 'tormund').refused).toContain('is taken');
    expect(rename(people, 'vessa', 'two words').refused).toContain('letters, digits');
  });
});

describe('renaming a heading', () => {
  it('takes the links along, each in its own manner', () => {
    const { texts } = rename(filePath('pages/Dun.md'), 'Its walls', 'The Old Walls');
    expect(texts['pages/Dun.md']).toContain('## The Old Walls');
    expect(texts[a]).toContain('[[Dun#The Old Walls]]');
    expect(texts[a]).toContain('(Dun.md#the-old-walls)');
  });
});

describe('words of a renamed mention', () => {
  it.each([
    ['Klingons', 'Klingon', 'Vulcan', 'Vulcans'],
    ['Klingons', 'Klingon', 'Kzinx', 'Kzinxes'],
    ['KHITOMER', 'Khitomer', 'Dun Mere', 'DUN MERE'],
    ['Ja’Rod', "Ja'Rod", 'Mogh', 'Mogh'],
    ['the\nWall', 'the Wall', 'the High Wall', 'the\nHigh Wall'],
  ])('%j of %s becomes %s', (text, from, to, expected) => {
    expect(renamedMention(text, from, to, false)).toBe(expected);
  });

  it('short forms follow the word they stand for', () => {
    expect(renamedMention('Kirk', 'James Kirk', 'James Tiberius Kirk', true)).toBeUndefined();
    expect(renamedMention('Kirk', 'James Kirk', 'James T. Church', true)).toBe('Church');
    expect(renamedMention('James', 'James Kirk', 'Jim Kirk', true)).toBe('Jim');
    expect(renamedMention('Fenwick', 'Fenwick-on-Lune', 'Fenwick-under-Fell', true)).toBeUndefined();
    expect(renamedMention('Fenwick', 'Fenwick-on-Lune', 'Harrow-on-Lune', true)).toBe('Harrow');
  });
});

describe('YAML texts', () => {
  it.each([
    ['Plain name', false, 'Plain name'],
    ["Ja'Rod", false, "Ja'Rod"],
    ['true', false, "'true'"],
    ['2293', false, "'2293'"],
    ['a: b', false, "'a: b'"],
    ['# x', false, "'# x'"],
    ["'x", false, "'''x'"],
    ['a, b', false, 'a, b'],
    ['a, b', true, "'a, b'"],
    ['', false, "''"],
    ['a\tb', false, '"a\\tb"'],
  ])('%j (flow: %s) is written %s', (text, flow, expected) => {
    expect(yamlScalar(text, flow)).toBe(expected);
  });
});
