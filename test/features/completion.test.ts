import { describe, expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { completionsAt } from '../../server/src/features/completion.ts';
import { applyEdits } from '../../server/src/features/fixes.ts';
import { snapshotOf } from './world.ts';

const base: Record<string, string> = {
  'lore.yaml': `name: W
canon: [canon/**, pages/**]
continuities: { prime: {}, novels: { extends: prime } }
kinds: { dragon: { extends: person, lifetime: [hatched, slain] } }
`,
  'canon/a.yaml': `entities:
  - { id: tormund, kind: person, name: Tormund Vale, aliases: [Old Tor] }
  - { id: tora, kind: person, name: Tora Ziyal }
  - { id: torn-bay, kind: place, name: Torn Bay }
  - { id: the-tempest, kind: work, name: The Tempest, published: 1611 }
  - id: peace
    kind: treaty
    name: Peace of Torn Bay
    signed: 455
    articles: [{ number: I, title: Peace }, { number: II, title: Trade }]
`,
  'pages/Dun.md': '---\nkind: place\n---\n# Dun\n\n## Its walls\n\n## Its gates\n',
};

/** Labels offered at `$0`, and the text after the first one that is asked for was taken. */
function complete(path: string, marked: string) {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const snapshot = snapshotOf({ ...base, [path]: text });
  const { items, incomplete } = completionsAt(snapshot, filePath(path), offset);
  const sorted = [...items].sort((a, b) => a.rank - b.rank);
  const take = (label: string): string => {
    const item = items.find((candidate) => candidate.label === label);
    if (!item) throw new Error(`no ${label} among ${sorted.map((one) => one.label).join(', ')}`);
    return applyEdits(text, [{ file: filePath(path), span: item.span, newText: item.insert }]);
  };
  return { labels: sorted.map((item) => item.label), items: sorted, incomplete, take };
}

describe('completion in prose', () => {
  it('offers names and aliases, those spoken of nearby first', () => {
    expect(complete('pages/x.md', '# X\n\nTor$0').labels.slice(0, 3)).toEqual([
      'Torn Bay',
      'Tora Ziyal',
      'Tormund Vale',
    ]);
    const near = complete('pages/x.md', '# X\n\nTormund Vale rode out. Then Tor$0 came.');
    expect(near.labels[0]).toBe('Tormund Vale');
    expect(near.take('Tormund Vale')).toContain('Then Tormund Vale came.');
    expect(complete('pages/x.md', 'Old T$0').take('Old Tor')).toBe('Old Tor');
  });

  it('finds a name by any of its words, and goes on over several words', () => {
    expect(complete('pages/x.md', 'See Ziy$0').take('Tora Ziyal')).toBe('See Tora Ziyal');
    expect(complete('pages/x.md', 'See Tormund V$0').take('Tormund Vale')).toBe('See Tormund Vale');
    expect(complete('pages/x.md', 'Yet Tor$0').take('Torn Bay')).toBe('Yet Torn Bay');
  });

  it('stays silent on plain words, in code and in comments', () => {
    for (const text of ['the tor$0', '`Tor$0`', '```\nTor$0\n```\n', '<!-- Tor$0 -->', '[x](Tor$0)']) {
      expect(complete('pages/x.md', text).labels).toEqual([]);
    }
  });

  it('offers works first in quotation marks', () => {
    expect(complete('pages/x.md', 'So says "Te$0').labels[0]).toBe('The Tempest');
  });

  it('offers the articles of the treaty that is spoken of, and the years of who is near', () => {
    expect(complete('pages/x.md', 'The Peace of Torn Bay; Article $0').labels).toEqual(['I', 'II']);
    expect(complete('pages/x.md', 'The Peace of Torn Bay was signed in 4$0').take('455')).toContain(
      'signed in 455',
    );
  });
});

describe('completion of links', () => {
  it('offers names and pages, and closes the brackets once', () => {
    expect(complete('pages/x.md', 'See [[Torm$0').take('Tormund Vale')).toBe('See [[Tormund Vale]]');
    expect(complete('pages/x.md', 'See [[Torm$0]] x').take('Tormund Vale')).toBe('See [[Tormund Vale]] x');
    expect(complete('pages/x.md', 'See ![[Du$0').labels).toContain('Dun');
    expect(complete('pages/y/Notes.md', '[[$0').labels).toContain('Dun');
  });

  it('offers the headings of the page, and the names of the entity as labels', () => {
    expect(complete('pages/x.md', '[[Dun#$0').labels).toEqual(['Dun', 'Its walls', 'Its gates']);
    expect(complete('pages/x.md', '[[Dun#It$0]]').take('Its gates')).toBe('[[Dun#Its gates]]');
    expect(complete('pages/x.md', '# Own\n\n[[#$0').labels).toEqual(['Own']);
    expect(complete('pages/x.md', '[[tormund|$0').labels).toEqual(['Tormund Vale', 'Old Tor']);
  });
});

describe('completion in YAML', () => {
  const yaml = (text: string) => complete('canon/b.yaml', text);

  it('offers the fields of the kind that are not there yet, required ones first', () => {
    const person = yaml('entities:\n  - id: x\n    kind: person\n    $0');
    expect(person.labels).toContain('born');
    expect(person.labels).not.toContain('kind');
    expect(person.labels).not.toContain('launched');
    expect(yaml('entities:\n  - id: x\n    $0').labels[0]).toBe('kind');
    expect(yaml('x:\n  kind: vessel\n  la$0').take('launched')).toBe('x:\n  kind: vessel\n  launched: ');
    expect(yaml('- { id: x, kind: treaty, $0 }').labels).toContain('parties');
    expect(yaml('$0').labels).toContain('entities');
  });

  it('offers values by the type of the field', () => {
    expect(yaml('- id: x\n  kind: $0').labels).toEqual(expect.arrayContaining(['person', 'dragon']));
    expect(yaml('- id: x\n  kind: treaty\n  status:\n    - is: $0').labels).toContain('in-force');
    expect(yaml('- { id: x, status: [{ is: $0 }] }').labels).toContain('withdrawn');
    expect(yaml('- id: x\n  born: { date: 3, certainty: $0 }').labels).toContain('rumour');
    expect(yaml('- id: x\n  continuity: n$0').labels).toEqual(['prime', 'novels']);
    expect(yaml('- id: x\n  plural: $0').labels).toEqual(['true', 'false']);
    expect(yaml('- id: x\n  article: $0').labels).toEqual(['pages/Dun.md']);
  });

  it('offers references by the wanted kinds first, as ids', () => {
    expect(yaml('- id: x\n  kind: person\n  parents: [tor$0').labels.slice(0, 2).sort()).toEqual([
      'tora',
      'tormund',
    ]);
    expect(yaml('- id: x\n  within: tor$0').labels[0]).toBe('torn-bay');
    expect(yaml('- id: x\n  source: $0').labels[0]).toBe('the-tempest');
    expect(yaml('- id: x\n  parents:\n    - Torm$0').take('tormund')).toContain('    - tormund');
    expect(yaml('- id: x\n  parents: ["Torm$0"]').take('tormund')).toContain('["tormund"]');
    expect(yaml('- id: x\n  signed:\n    date: 3\n    place: T$0').labels[0]).toBe('torn-bay');
  });

  it('knows the parts of a record and of a claim', () => {
    expect(yaml('- id: x\n  kind: treaty\n  signed:\n    $0').labels).toEqual(
      expect.arrayContaining(['date', 'place', 'source']),
    );
    expect(yaml('- id: x\n  kind: person\n  born: { $0').labels).toEqual(
      expect.arrayContaining(['date', 'certainty']),
    );
    expect(yaml('- id: x\n  kind: person\n  offices:\n    - $0').labels).toEqual(
      expect.arrayContaining(['title', 'of']),
    );
  });

  it('works in front matter too, and offers what a page may say', () => {
    const page = (text: string) => complete('pages/x.md', `---\n${text}\n---\n# X\n`);
    expect(page('en$0').labels).toContain('entity');
    expect(page('entity: Torm$0').take('tormund')).toContain('entity: tormund');
    expect(page('kind: person\nborn: 3\n$0').labels).toContain('died');
    expect(page('kind: per$0').labels).toContain('person');
  });

  it('works on text that is broken in the middle of being written', () => {
    expect(yaml('entities:\n  - { id: x, kind: person\n  - id: y\n    kind: per$0').labels).toContain(
      'person',
    );
    expect(
      yaml('entities:\n  - id: x\n    kind: person\n    names: [\n    bo$0').labels.length,
    ).toBeGreaterThan(0);
    expect(yaml('# a comment: $0').labels).toEqual([]);
  });
});

describe('completion elsewhere', () => {
  it('knows lore.yaml', () => {
    const config = (text: string) => complete('lore.yaml', text);
    expect(config('$0').labels).toContain('continuities');
    expect(config('rules:\n  broken-l$0').take('broken-link')).toBe('rules:\n  broken-link: ');
    expect(config('rules:\n  broken-link: $0').labels).toContain('off');
    expect(config('rules: { broken-link: $0 }').labels).toContain('off');
    expect(config('continuities:\n  a: {}\n  b: { extends: $0').labels).toContain('a');
    expect(config('kinds:\n  dragon:\n    extends: $0').labels).toContain('person');
  });

  it('knows rules and continuities in comments and behind headings', () => {
    expect(complete('pages/x.md', 'x <!-- lore-ignore wrong-date, bad$0').labels).toContain('bad-date');
    expect(complete('pages/x.md', '<!-- lore: continuity=$0').labels).toEqual(['prime', 'novels']);
    expect(complete('pages/x.md', '## Else {continuity=no$0').labels).toEqual(['prime', 'novels']);
  });
});
