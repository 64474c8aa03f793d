import { describe, expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { applyEdits } from '../../server/src/features/fixes.ts';
import { rewritesAt } from '../../server/src/features/rewrite.ts';
import { snapshotOf } from './world.ts';

const canon = `entities:
  - { id: dun, kind: place, name: Dun }
  # the heroine
  - name: Vessa Vale
    # born in winter
    born: 425   # as the annals say
    id: vessa
    parents:
      - tormund

    kind: person
  - { id: tormund, kind: person, name: Tormund }
`;
const files = {
  'lore.yaml': 'name: W\ncanon: [canon/**]\n',
  'canon/a.yaml': canon,
  'pages/x.md': '# X\n\nThen came Mirabel Ashgrove of Dun.\n',
};

function offers(path: string, from: string, to = '', within: Readonly<Record<string, string>> = files) {
  const text = within[path] ?? '';
  const start = text.indexOf(from);
  const end = to === '' ? start : text.indexOf(to, start) + to.length;
  return rewritesAt(snapshotOf(within), filePath(path), { start, end });
}

describe('taking a name into the canon', () => {
  it('adds the selected words as an entity of the chosen kind', () => {
    const found = offers('pages/x.md', 'Mirabel', 'Ashgrove');
    expect(found.map((offer) => offer.title)).toContain('Add Mirabel Ashgrove to the canon as a person');
    const event = found.find((offer) => offer.title.endsWith('as an event'));
    expect(applyEdits(canon, event?.edits ?? [])).toBe(
      `${canon}  - { id: mirabel-ashgrove, kind: event, name: Mirabel Ashgrove }\n`,
    );
  });

  it('makes the first canon file where the world expects it', () => {
    const bare = { 'lore.yaml': 'canon: [lore/canon/**/*.yaml]\n', 'x.md': 'Mirabel Ashgrove came.\n' };
    expect(offers('x.md', 'Mirabel', 'Ashgrove', bare)[0]?.create).toEqual({
      file: 'lore/canon/entities.yaml',
      text: 'entities:\n  - { id: mirabel-ashgrove, kind: person, name: Mirabel Ashgrove }\n',
    });
  });

  it('offers nothing for names the canon has, and for what is no name', () => {
    expect(offers('pages/x.md', 'Dun', 'Dun')).toEqual([]);
    expect(offers('pages/x.md', ' of', ' ')).toEqual([]);
    expect(offers('pages/x.md', '# X', 'Dun')).toEqual([]);
  });
});

describe('tidying an entity', () => {
  it('sorts its fields by the vocabulary, comments with them', () => {
    const sort = offers('canon/a.yaml', 'Vessa').find(
      (offer) => offer.title === 'Sort the fields of Vessa Vale',
    );
    const sorted = applyEdits(canon, sort?.edits ?? []);
    expect(sorted).toBe(`entities:
  - { id: dun, kind: place, name: Dun }
  # the heroine
  - id: vessa
    kind: person
    name: Vessa Vale
    # born in winter
    born: 425   # as the annals say
    parents:
      - tormund
  - { id: tormund, kind: person, name: Tormund }
`);
    const again = offers('canon/a.yaml', 'Vessa', '', { ...files, 'canon/a.yaml': sorted });
    expect(again.map((offer) => offer.title)).toEqual(['Add the missing fields of Vessa Vale']);
  });

  it('adds the fields of its kind that are missing', () => {
    const add = offers('canon/a.yaml', 'Vessa').find((offer) => offer.title.startsWith('Add the missing'));
    expect(applyEdits(canon, add?.edits ?? [])).toContain(
      '    kind: person\n    summary:\n    died:\n  - { id: tormund',
    );
  });

  it('leaves entities on one line alone', () => {
    expect(offers('canon/a.yaml', 'tormund, kind')).toEqual([]);
  });
});
