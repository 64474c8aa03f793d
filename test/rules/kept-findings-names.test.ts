/** Each way in which a file may hang on what somebody is called: one change each, and who has to hear of it. */
import { describe, expect, it } from 'vitest';
import { type FilePath, filePath } from '../../server/src/domain/ids.ts';
import type { Snapshot } from '../../server/src/index/snapshot.ts';
import { createWorkspace } from '../../server/src/index/workspace.ts';
import { rules } from '../../server/src/rules/list.ts';
import { computeFindings, findingsOf } from '../../server/src/rules/run.ts';

interface Change {
  readonly what: string;
  /** Path of the file that has to hear of it. */
  readonly page?: string;
  /** What it says. */
  readonly prose: string;
  /** The canon before and after, each a list of entities in YAML; other entities stay. */
  readonly before: string;
  readonly after: string;
  /** Rules that find something on the page before and after. */
  readonly found: readonly [before: readonly string[], after: readonly string[]];
  /** There are no other entities, and the canon as a whole says something else. */
  readonly concernsAll?: true;
}

const entity = (id: string, rest: string): string => `  - { id: ${id}, ${rest} }\n`;
const marla = entity('marla', 'kind: person, name: Marla Quent');

const changes: readonly Change[] = [
  {
    what: 'a word that was no name is one now',
    prose: 'They rode to Brenwick, and on the next day from Brenwick to the sea.',
    before: marla,
    after: marla + entity('brenwick', 'kind: place, name: Brenwick'),
    found: [['unknown-name'], []],
  },
  {
    what: 'a word is near a name now',
    prose: 'They rode to Brenwick, and on the next day from Brenwick to the sea.',
    before: marla,
    after: marla + entity('breenwick', 'kind: place, name: Breenwick'),
    found: [['unknown-name'], ['misspelt-name']],
  },
  {
    what: 'a word is near a name no longer',
    prose: 'They rode to Brenwick, and on the next day from Brenwick to the sea.',
    before: marla + entity('breenwick', 'kind: place, name: Breenwick'),
    after: marla + entity('brenwyck', 'kind: place, name: Tolmouth'),
    found: [['misspelt-name'], ['unknown-name']],
  },
  {
    what: 'a link leads to somebody now',
    prose: 'See [[Brenwick]].',
    before: marla,
    after: marla + entity('brenwick', 'kind: place, name: Brenwick'),
    found: [['broken-link'], []],
  },
  {
    what: 'a reference by id finds nobody now',
    page: 'canon/page.yaml',
    prose: 'entities:\n  - { id: anna, kind: person, name: Anna Page, spouse: brenwick }',
    before: marla + entity('brenwick', 'kind: person, name: Brenwick'),
    after: marla,
    found: [[], ['unknown-reference']],
  },
  {
    what: 'small words are a name',
    prose: 'In 1450 they swore the tarnfall oath again.',
    before: entity('oath', 'kind: concept, name: Tarnfall Pact'),
    after: entity(
      'oath',
      'kind: concept, name: Tarnfall Pact, names: [{ name: tarnfall oath, until: 1400 }]',
    ),
    found: [[], ['former-name']],
  },
  {
    what: 'a name has another owner besides',
    prose: 'Quent slept. Marla Quent slept.',
    before: marla,
    after: marla + entity('other', 'kind: person, name: Marla Quent'),
    found: [[], ['ambiguous-name']],
  },
  {
    what: 'a title of an office is spoken of',
    prose: 'They asked the Ostarch for help, and the Ostarch came.',
    before: marla,
    after: entity('marla', 'kind: person, name: Marla Quent, offices: [{ title: Ostarch }]'),
    found: [['unknown-name'], []],
  },
  {
    what: 'a title that is cited is listed now',
    prose: 'Nobody came (LH: "The Long Winter").',
    before: marla + entity('annals', 'kind: work, name: The Silent Bell, series: LH'),
    after: marla + entity('annals', 'kind: work, name: The Long Winter, series: LH'),
    found: [['unknown-source'], []],
  },
  {
    what: 'the canon is no longer empty',
    prose: 'They met Tolverdane, and Tolverdane smiled.',
    before: '',
    after: marla,
    found: [[], ['unknown-name']],
    concernsAll: true,
  },
];

const most = ['Edda Vorn', 'Ulf Harrow', 'Ines Calder', 'Sova Morrow']
  .map((name, i) => entity(`most-${i}`, `kind: ${i % 2 ? 'person' : 'place'}, name: ${name}`))
  .join('');

/** Stands for a page that no change above has anything to do with. */
const bystander = 'Nobody said a word, and the rain fell all night on [[Nowhere]].';

function worldOf({ page = 'page.md', prose, before, concernsAll }: Change): Map<FilePath, string> {
  return new Map(
    Object.entries({
      'lore.yaml': 'name: Small\n',
      'canon/list.yaml': `entities:\n${before}`,
      // Where new entities would be added: a file that the changes leave alone.
      'canon/most.yaml': `entities:\n${concernsAll ? '' : most}`,
      [page]: `${prose}\n`,
      'bystander.md': `${bystander}\n`,
    }).map(([path, text]) => [filePath(path), text]),
  );
}

const found = (snapshot: Snapshot, path: string) => {
  const file = snapshot.files.get(filePath(path));
  return file ? findingsOf(snapshot, file) : [];
};
const ids = (snapshot: Snapshot, { page = 'page.md' }: Change) => [
  ...new Set(found(snapshot, page).map(({ rule }) => rule)),
];

describe('a change of names', () => {
  it.each(changes)('is heard of by those it concerns alone: $what', (change) => {
    const texts = worldOf(change);
    const workspace = createWorkspace();
    workspace.apply([...texts].map(([path, text]) => ({ path, text })));
    expect(ids(workspace.snapshot(), change)).toEqual(change.found[0]);
    const beside = found(workspace.snapshot(), 'bystander.md');
    expect(beside).not.toEqual([]);

    workspace.apply([{ path: filePath('canon/list.yaml'), text: `entities:\n${change.after}` }]);
    const snapshot = workspace.snapshot();
    expect(ids(snapshot, change)).toEqual(change.found[1]);
    if (!change.concernsAll) expect(found(snapshot, 'bystander.md')).toBe(beside);
    for (const file of snapshot.files.values())
      expect(findingsOf(snapshot, file)).toEqual(computeFindings(snapshot, file, rules));
  });
});
