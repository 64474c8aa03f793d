/** What helps to read: hints, outlines, folds, selections, tokens, searches. */
import { describe, expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { foldsOf } from '../../server/src/features/folding.ts';
import { hintsIn } from '../../server/src/features/hints.ts';
import { lensesOf, mentionsTitle } from '../../server/src/features/lenses.ts';
import { looseFit } from '../../server/src/features/loose-match.ts';
import { letterMask } from '../../server/src/features/name-table.ts';
import { selectionsAt } from '../../server/src/features/selection.ts';
import { proposeConfig } from '../../server/src/features/setup.ts';
import { outlineOf, searchEntities } from '../../server/src/features/symbols.ts';
import { tokensOf } from '../../server/src/features/tokens.ts';
import { snapshotOf } from './world.ts';

const world = {
  'lore.yaml': 'name: W\ncanon: [canon/**]\nnow: 1470\ncontinuities: { prime: {}, other: {} }\n',
  'canon/a.yaml': `entities:
  # two of
  # them
  - id: vessa
    kind: person
    name: Vessa Vale
    born: 1425
    died: 1480
    article: pages/dun.md
  - { id: dun, kind: place, name: Dun of the Marches, aliases: [Dún] }
`,
  'pages/dun.md': '# Dun\n\n## Walls {continuity=other}\n\nOld.\n\n## Gates\n\nNew.\n',
};
const page = (text: string) => snapshotOf({ ...world, 'p.md': text });
const path = filePath('p.md');
const all = { start: 0, end: 10_000 };
const every = { ages: true, yearsSince: true, relativeDates: true };

describe('inlay hints', () => {
  const hints = (text: string, options = every) =>
    hintsIn(page(text), path, all, options).map((hint) => [hint.type, hint.text]);

  it('tell an age where one date stands in the sentence, and only once a name', () => {
    expect(
      hints('In 1455 Vessa Vale rode out, and Vessa Vale returned.\n', { ...every, yearsSince: false }),
    ).toEqual([['age', '29 or 30']]);
  });

  it('tell an age by the narrative date of the passage', () => {
    expect(hints('<!-- lore: date=12 May 1455 -->\n\nVessa Vale rode out.\n')).toEqual([['age', '29 or 30']]);
  });

  it.each([
    ['two dates', 'In 1455 Vessa Vale rode out, not in 1456.\n'],
    ['a date before the birth', 'In 1401 Vessa Vale was a legend.\n'],
    ['a date after the death', 'In 1490 Vessa Vale was a legend.\n'],
    ['a rough date', 'Around 1455 Vessa Vale rode out.\n'],
  ])('say nothing on %s', (_, text) => {
    expect(hints(text, { ...every, yearsSince: false })).toEqual([]);
  });

  it('tell what a relative date comes to, and how long ago a year is', () => {
    expect(
      hints('In 1455 they met. The following year they parted.\n', { ...every, yearsSince: false }),
    ).toEqual([['relative', '= 1456']]);
    expect(hints('In 1455 they met.\n', { ...every, ages: false })).toEqual([['since', '15 years ago']]);
  });

  it('can each be switched off', () => {
    const off = { ages: false, yearsSince: false, relativeDates: false };
    expect(hints('In 1455 Vessa Vale met them. The following year they parted.\n', off)).toEqual([]);
  });
});

describe('outlines and searches', () => {
  it('list entities with their fields, and headings by their levels', () => {
    const snapshot = snapshotOf(world);
    const [vessa] = outlineOf(snapshot, filePath('canon/a.yaml'), true);
    expect(vessa).toMatchObject({ name: 'Vessa Vale', detail: 'person · 1425 – 1480' });
    expect(vessa?.children.map((child) => child.name)).toEqual([
      'id',
      'kind',
      'name',
      'born',
      'died',
      'article',
    ]);
    const headings = outlineOf(snapshot, filePath('pages/dun.md'), true);
    expect(headings).toMatchObject([{ name: 'Dun', children: [{ name: 'Walls' }, { name: 'Gates' }] }]);
    expect(outlineOf(snapshot, filePath('pages/dun.md'), false)).toEqual([]);
    expect(outlineOf(snapshot, filePath('lore.yaml'), false).map((entry) => entry.name)).toContain(
      'continuities',
    );
  });

  it('find entities by any letters, best first', () => {
    const snapshot = snapshotOf(world);
    const found = (query: string) => searchEntities(snapshot, query, 10).map(({ text }) => text);
    expect(found('dun')).toEqual(['Dun of the Marches']);
    expect(found('DÚN')).toEqual(['Dun of the Marches']);
    expect(found('march')).toEqual(['Dun of the Marches']);
    expect(found('vvl')).toEqual(['Vessa Vale']);
    expect(found('zz')).toEqual([]);
    expect(found('')).toHaveLength(2);
  });

  it('match loosely, and never miss by the letter mask', () => {
    expect([
      looseFit('Tor Vale', 'tor'),
      looseFit('Tor Vale', 'val'),
      looseFit('Tor Vale', 'or'),
      looseFit('Tor Vale', 'tvl'),
    ]).toEqual([0, 1, 2, 3]);
    expect(looseFit('Tor Vale', 'x')).toBeUndefined();
    for (const name of ["Ja'Rod", 'Qo’noS', 'Ørsted 7', '東京']) {
      expect(letterMask(name) & letterMask(name.slice(1))).toBe(letterMask(name.slice(1)));
    }
  });
});

describe('folds, selections, tokens, links, lenses', () => {
  it('folds every YAML block and runs of comments; of pages the front matter and scopes', () => {
    const snapshot = page('---\nkind: place\n---\n# X\n\n## A {continuity=other}\n\ntext\n\n## B\n');
    expect(foldsOf(snapshot, path).map((fold) => [fold.firstLine, fold.lastLine])).toEqual([
      [0, 2],
      [5, 7],
    ]);
    const yaml = foldsOf(snapshot, filePath('canon/a.yaml'));
    expect(yaml).toContainEqual({ firstLine: 1, lastLine: 2, type: 'comment' });
    expect(yaml).toContainEqual({ firstLine: 3, lastLine: 8, type: 'region' });
  });

  it('grows a selection from the word to the name, the sentence, the section', () => {
    const text = '# X\n\nThen Vessa Vale came. She left.\n';
    const at = text.indexOf('essa');
    const grown = selectionsAt(page(text), path, at).map(({ start, end }) => text.slice(start, end).trim());
    expect(grown.slice(0, 3)).toEqual(['Vessa', 'Vessa Vale', 'Then Vessa Vale came.']);
    expect(grown.at(-1)).toBe(text.trim());
    const yaml = world['canon/a.yaml'];
    const spans = selectionsAt(page(''), filePath('canon/a.yaml'), yaml.indexOf('1425') + 1);
    expect(spans.map(({ start, end }) => yaml.slice(start, end)).slice(0, 2)).toEqual(['1425', 'born: 1425']);
  });

  it('tells names by kind and dates, each on one line', () => {
    const text = 'In 1455 Vessa\nVale saw Dun of the Marches.\n';
    const found = tokensOf(page(text), path).map(({ span, type }) => [
      text.slice(span.start, span.end),
      type,
    ]);
    expect(found).toEqual([
      ['1455', 'date'],
      ['Vessa', 'person'],
      ['Vale', 'person'],
      ['Dun of the Marches', 'place'],
    ]);
    expect(tokensOf(page(text), path, { start: 0, end: 4 })).toHaveLength(1);
  });

  it('links what Markdown does not link by itself', () => {
    const text = '[[vessa]] [d](pages/dun.md) [[dun#Gates|gates]] [[nowhere]] https://example.org\n';
    const links = (markdown: boolean) =>
      documentLinks(page(text), path, markdown).map(({ span, target }) => [
        text.slice(span.start, span.end),
        target.file,
      ]);
    expect(links(false)).toEqual([
      ['vessa', 'canon/a.yaml'],
      ['dun#Gates|gates', 'pages/dun.md'],
    ]);
    expect(links(true)).toHaveLength(3);
    const yaml = documentLinks(page(text), filePath('canon/a.yaml'), false);
    expect(yaml.map(({ target }) => target.file)).toEqual(['pages/dun.md']);
  });

  it('counts mentions above definitions', () => {
    const snapshot = page('Vessa Vale, [[vessa]], Vessa Vale.\n');
    const lenses = lensesOf(snapshot, filePath('canon/a.yaml'), { mentions: true, findings: true });
    expect(lenses.map((lens) => [lens.type, lens.entity])).toEqual([
      ['mentions', 'vessa'],
      ['mentions', 'dun'],
    ]);
    expect(lenses[0]?.entity && mentionsTitle(snapshot, lenses[0].entity)).toBe('3 mentions in 1 file');
  });
});

describe('a proposed lore.yaml', () => {
  it('fits what lies there, and reads as a clean configuration', () => {
    const text = proposeConfig("The King's Road", [
      { path: 'canon/a.yaml', text: world['canon/a.yaml'] },
      { path: 'docker/compose.yaml', text: 'services: { a: { image: b } }\n' },
      { path: 'People/Mira.md', text: '---\nkind: person\nYear she died: 3\n---\n' },
      { path: 'People/Vorn.md', text: '---\nkind: person\nYear she died: 4\n---\n' },
      { path: 'Templates/x.md', text: '{{x}}' },
    ]);
    expect(text).toContain("name: 'The King''s Road'");
    expect(text).toContain("  - 'canon/**/*.yaml'");
    expect(text).not.toContain('docker');
    expect(text).toContain("  - 'Templates/**'");
    expect(text).toContain('  Year she died: died');
    const snapshot = snapshotOf({ 'lore.yaml': text });
    expect(snapshot.files.get(filePath('lore.yaml'))?.problems).toEqual([]);
    expect(snapshot.config.keys.get('year-she-died')).toBe('died');
  });
});
