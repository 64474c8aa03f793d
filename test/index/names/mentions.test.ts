import { describe, expect, it } from 'vitest';
import { openWorld } from './world.ts';

const lore =
  'name: Test\ncanon: ["canon/**"]\ncheck: ["text/**"]\ncontinuities: { prime: {}, kelvin: { branches: prime, at: 2233 } }\n';
const canon = `entities:
  - { id: kirk, kind: person, name: James T. Kirk, born: 2233 }
  - { id: george, kind: person, name: George Kirk, died: 2233 }
  - { id: sisko, kind: person, name: Benjamin Sisko, titles: [Captain] }
  - { id: khitomer, kind: place, name: Khitomer }
  - { id: khitomer-k, kind: place, name: Khitomer, continuity: kelvin }
  - { id: accords, kind: treaty, name: Khitomer Accords }
  - { id: first, kind: treaty, name: First Khitomer Accords, aliases: [Khitomer Accords], member-of: accords }
  - { id: dax-c, kind: person, name: Curzon Dax, aliases: [Dax], died: 2367 }
  - { id: dax-j, kind: person, name: Jadzia Dax, aliases: [Dax], born: 2341, died: 2374 }
  - { id: ferengi, kind: faction, name: Ferengi Alliance }
  - { id: endurance, kind: vessel, name: Endurance }
  - { id: will, kind: person, name: Will March }
`;

/** Mentions of a text as \`words=entity/form\`; \`?\` for an open one. */
function mentions(text: string): string[] {
  const world = openWorld({ 'lore.yaml': lore, 'canon/all.yaml': canon, 'text/one.md': text });
  const file = world.file('text/one.md');
  return world
    .snapshot()
    .mentions(file)
    .map(({ span, entity, form }) => {
      const words = text.slice(span.start, span.end).replace(/\s+/g, ' ');
      return `${words}=${entity ?? '?'}/${form}`;
    });
}

describe('links', () => {
  it.each([
    ['[[James T. Kirk]] sat', ['James T. Kirk=kirk/link']],
    ['[[kirk|the captain]] sat', ['the captain=kirk/link']],
    ['[[dax-j|Dax]] sat. Dax rose.', ['Dax=dax-j/exact', 'Dax=dax-j/exact']],
    ['[[kirk|Captain Kirk of Khitomer]]', ['Captain Kirk of Khitomer=kirk/link', 'Khitomer=khitomer/exact']],
    ['![[Khitomer Accords]] and `Khitomer`', []],
  ])('%s', (text, expected) => expect(mentions(text)).toEqual(expected));
});

describe('short names', () => {
  it.each([
    ['James T. Kirk sat. Kirk rose.', ['James T. Kirk=kirk/exact', 'Kirk=kirk/short']],
    ['James T. Kirk sat. Peter Kirk rose.', ['James T. Kirk=kirk/exact']],
    ['James T. Kirk sat. Captain Kirk’s chair.', ['James T. Kirk=kirk/exact', 'Kirk=kirk/short']],
    [
      'James T. Kirk and George Kirk. Kirk died.',
      ['James T. Kirk=kirk/exact', 'George Kirk=george/exact', 'Kirk=george/short'],
    ],
    [
      'The Ferengi Alliance fell; the Alliance fell. An Alliance',
      ['Ferengi Alliance=ferengi/exact', 'Alliance=ferengi/short'],
    ],
    ['Kirk rose.', []],
  ])('%s', (text, expected) => expect(mentions(text)).toEqual(expected));
});

describe('ambiguity', () => {
  it.each([
    ['Dax sat.', ['Dax=?/exact']],
    ['In 2370 Dax sat.', ['Dax=dax-j/exact']],
    ['In 2330 it rained. Dax sat.', ['Dax=dax-c/exact']],
    ['Jadzia Dax sat. Dax rose.', ['Jadzia Dax=dax-j/exact', 'Dax=dax-j/exact']],
    ['The Khitomer Accords held.', ['Khitomer Accords=accords/exact']],
    ['On Khitomer.', ['Khitomer=khitomer/exact']],
    ['<!-- lore: continuity=kelvin -->\n\nOn Khitomer.', ['Khitomer=?/exact']],
    ['---\nentity: dax-c\n---\nDax sat.', ['Dax=dax-c/exact']],
  ])('%j', (text, expected) => expect(mentions(text)).toEqual(expected));
});

describe('common words', () => {
  it.each([
    ['Endurance counts.', []],
    [
      'Aboard the Endurance, men slept. Endurance sank.',
      ['Endurance=endurance/exact', 'Endurance=endurance/exact'],
    ],
    ['Aboard the Endurance. Endurance is no endurance.', ['Endurance=endurance/exact']],
    ['Will March bring snow? Nobody knew.', []],
    ['Will March brought snow. Did Will March laugh?', ['Will March=will/exact', 'Will March=will/exact']],
    ['Endurance Khitomer needed.', ['Khitomer=khitomer/exact']],
    ['# The Endurance Test\n\nx', []],
    ['| Ship |\n|---|\n| Endurance |', ['Endurance=endurance/exact']],
  ])('%j', (text, expected) => expect(mentions(text)).toEqual(expected));
});

describe('markup', () => {
  it.each([
    ['**Khitomer** Accords', ['Khitomer** Accords=accords/exact']],
    ['*Khitomer*’s moon', ['Khitomer=khitomer/exact']],
    ['> the Khitomer\n> Accords', ['Khitomer > Accords=accords/exact']],
    ['| Khitomer | Accords |\n|---|---|\n| a | b |', ['Khitomer=khitomer/exact']],
    ['- Khitomer\n- Accords', ['Khitomer=khitomer/exact']],
    ['%% Khitomer %% https://khitomer.example/Khitomer', []],
  ])('%j', (text, expected) => expect(mentions(text)).toEqual(expected));
});
