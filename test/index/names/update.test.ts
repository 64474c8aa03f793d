import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entity } from '../../../server/src/domain/entity.ts';
import { createNameIndex } from '../../../server/src/index/names/create.ts';
import type { NameIndex } from '../../../server/src/index/names/name-index.ts';
import { named } from './entities.ts';

const prose =
  'Kirk and the Khitomer Accords met Khitomer, the Khitomer City, USS Constant, a Klingon, Klingons, Duras of the House of Duras.';
const pool: readonly Entity[] = [
  named('person', 'Kirk'),
  named('person', 'James Kirk', { aliases: ['Kirk'] }),
  named('place', 'Khitomer', { match: { except: ['Khitomer City'] } }),
  named('treaty', 'Khitomer Accords'),
  named('vessel', 'USS Constant'),
  named('species', 'Klingon'),
  named('faction', 'House of Duras', { aliases: ['Duras'] }),
];

/** All that can be asked of an index, as plain data. */
function answers(index: NameIndex): unknown {
  const owners = (list: readonly { entity: string }[]): string[] => list.map((owner) => owner.entity).sort();
  return {
    size: index.size,
    matches: index
      .scan(prose, { start: 0, end: prose.length }, false)
      .map((match) => ({ ...match, owners: owners(match.owners) })),
    near: ['Kirck', 'Khitoner', 'House of Durras'].map((name) =>
      index.near(name, 5).map((near) => ({ ...near, owners: owners(near.owners) })),
    ),
    lookup: ['kirk', 'the Khitomer Accords', 'USS constant'].map((name) => owners(index.lookup(name))),
    words: ['kirk', 'duras', 'klingon'].map((word) => index.hasWord(word)),
  };
}

it('is after updates what it is when made anew', () => {
  const step = fc.record({
    added: fc.uniqueArray(fc.integer({ min: 0, max: pool.length - 1 })),
    removed: fc.uniqueArray(fc.integer({ min: 0, max: pool.length - 1 })),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      const index = createNameIndex({ language: 'en' });
      const held = new Set<Entity>();
      for (const { added, removed } of steps) {
        const gone = removed.flatMap((i) => pool[i] ?? []).filter((entity) => held.has(entity));
        for (const entity of gone) held.delete(entity);
        const come = added.flatMap((i) => pool[i] ?? []).filter((entity) => !held.has(entity));
        for (const entity of come) held.add(entity);
        index.update(gone, come);
      }
      const fresh = createNameIndex({ language: 'en' });
      fresh.update([], [...held]);
      expect(answers(index)).toEqual(answers(fresh));
    }),
    { numRuns: 60 },
  );
});

it('survives being rebuilt', () => {
  const index = createNameIndex({ language: 'en' });
  const many = Array.from({ length: 6000 }, (_, i) => named('person', `Zorg${i.toString(36)}ax`));
  index.update([], [...pool, ...many]);
  for (let i = 0; i < 3; i++) index.update(many, many);
  index.update(many, []);
  const fresh = createNameIndex({ language: 'en' });
  fresh.update([], pool);
  expect(answers(index)).toEqual(answers(fresh));
});

it('takes names that look like members of objects', () => {
  const index = createNameIndex({ language: 'en' });
  index.update(
    [],
    [named('person', '__proto__'), named('person', 'Constructor'), named('place', 'toString')],
  );
  const text = 'By Constructor and toString.';
  expect(index.match(text).map(({ span }) => text.slice(span.start, span.end))).toEqual([
    'Constructor',
    'toString',
  ]);
});
