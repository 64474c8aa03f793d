import { describe, expect, it } from 'vitest';
import { createNameIndex } from '../../../server/src/index/names/create.ts';
import { crowdingAt } from '../../../server/src/index/names/crowding.ts';
import { named } from './entities.ts';

const index = createNameIndex({ language: 'en' });
index.update(
  [],
  [
    named('place', 'Khitomer'),
    named('treaty', 'Khitomer Accords'),
    named('person', 'James T. Kirk'),
    named('person', 'Benjamin Sisko'),
    named('person', "Ja'Rod"),
    named('vessel', 'Enterprise-C'),
    named('vessel', 'Enterprise-D'),
    named('event', 'Battle of Narendra III'),
    named('place', 'Starfleet'),
    named('person', 'Ra-ghoratreii'),
    named('person', 'Kor'),
    named('person', 'Worf'),
  ],
);
const near = (name: string): string[] =>
  index.near(name, 3).map(({ text, distance }) => `${text} ${distance}`);

describe('near names', () => {
  it.each([
    ['Khitoner', 'Khitomer 1'],
    ['Kithomer', 'Khitomer 2'],
    ['Khitmer', 'Khitomer 1'],
    ['Khittomer', 'Khitomer 1'],
    ['Khitomer Acords', 'Khitomer Accords 1'],
    ['Kithomer Accords', 'Khitomer Accords 2'],
    ['Battel of Narendra III', 'Battle of Narendra III 1'],
    ['Battle of Narandra III', 'Battle of Narendra III 1'],
    ['Kirck', 'Kirk 1'],
    ['Jarrod', "Ja'Rod 1"],
    ['Star Fleet', 'Starfleet 1'],
    ['Raghoratreii', 'Ra-ghoratreii 1'],
    ['Ra-gohratreei', 'Ra-ghoratreii 2'],
    ['Wrof', 'Worf 1'],
  ])('%s', (name, expected) => expect(near(name)[0]).toBe(expected));

  it.each(['Enterprise-B', 'Battle of Narendra IV', 'James R. Kirk', 'Ko', 'Sulu', 'Khitomerian Treaty', ''])(
    'nothing is near %j',
    (name) => expect(near(name)).toEqual([]),
  );

  it('offers a part of a name as such', () => {
    expect(index.near('Sisco', 1)[0]).toMatchObject({ text: 'Sisko', short: true });
  });
});

it('tells how crowded a canon is', () => {
  const crowded = createNameIndex({ language: 'en' });
  const syllables = ['ba', 'be', 'bi', 'da', 'de', 'di', 'ka', 'ke', 'ki'];
  const names = syllables.flatMap((a) => syllables.map((b) => `X${a}r${b}`));
  crowded.update(
    [],
    names.map((name) => named('person', name)),
  );
  expect(crowdingAt(crowded.crowding(), 6)).toBeGreaterThan(0.5);
  expect(crowdingAt(index.crowding(), 6)).toBe(0);
});
