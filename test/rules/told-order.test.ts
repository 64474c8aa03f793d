/** The order of two events told in prose: what it hangs on in canon, and what is said of it. */
import { describe, expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { createWorkspace, type Workspace } from '../../server/src/index/workspace.ts';
import { foundIn } from '../support/small-world.ts';

const lore = 'canon: ["canon/**"]\ncheck: ["pages/**"]\nrules: { unknown-name: off }\n';
const page = 'The Burning of the Weir came before the Battle of Reed Ford.\n';

const fileOf = (id: string, kind: string, name: string, facts: string) => ({
  path: filePath(`canon/${id}.yaml`),
  text: `entities:\n  - { id: ${id}, kind: ${kind}, name: ${name}, ${facts} }\n`,
});

function worldOf(weir: string, ford: string, text = page): Workspace {
  const world = createWorkspace();
  world.apply([
    { path: filePath('lore.yaml'), text: lore },
    fileOf('weir', 'event', 'Burning of the Weir', weir),
    fileOf('ford', 'event', 'Battle of Reed Ford', ford),
    fileOf('oath', 'treaty', 'Otter Oaths', 'signed: [{ date: 1390 }, { date: 1395 }]'),
    { path: filePath('pages/a.md'), text },
  ]);
  return world;
}

const found = (world: Workspace) => foundIn(world, 'pages/a.md');

describe('the order of events told in prose', () => {
  it('is looked at again when canon dates one of them otherwise', () => {
    const world = worldOf('date: 1405', 'date: 1402');
    const counts = ['date: 1402', 'date: 1406', 'start: 1400', 'date: 1404', 'start: 1400, end: 1405'].map(
      (ford) => {
        world.apply([fileOf('ford', 'event', 'Battle of Reed Ford', ford)]);
        expect(found(world)).toEqual(found(worldOf('date: 1405', ford)));
        return found(world).length;
      },
    );
    expect(counts).toEqual([1, 0, 0, 1, 0]);
  });

  it('is wrong only where canon is sure of every date it gives', () => {
    expect(found(worldOf('date: c. 1405', 'date: 1380'))).toEqual([]);
    expect(found(worldOf('date: { date: 1405, certainty: likely }', 'date: 1380'))).toEqual([]);
    expect(found(worldOf('date: [1405, 1370]', 'date: 1380'))).toEqual([]);
    expect(found(worldOf('date: [1405, 1406]', 'date: 1380'))).toHaveLength(1);
    expect(found(worldOf('date: the 1400s', 'date: 1402'))).toEqual([]);
  });

  it('takes a treaty for its signing, whenever canon has it signed', () => {
    const told = (text: string): number => found(worldOf('date: 1393', 'date: 1402', text)).length;
    expect(told('The Otter Oaths were signed after the Burning of the Weir.')).toBe(0);
    expect(told('The Otter Oaths were signed after the Battle of Reed Ford.')).toBe(1);
    expect(told('The Battle of Reed Ford was fought before the Otter Oaths were signed.')).toBe(1);
    expect(told('The Battle of Reed Ford was fought before the Otter Oaths ended.')).toBe(0);
  });

  it('gives both dates and both places', () => {
    const [first] = found(worldOf('date: 1405', 'date: 1402'));
    expect(first).toMatchObject({ rule: 'impossible-order', severity: 'error', verdict: 'certain' });
    expect(first?.related).toMatchObject([
      { file: 'canon/ford.yaml', message: 'The Battle of Reed Ford took place in 1402.' },
      { file: 'canon/weir.yaml', message: 'The Burning of the Weir took place in 1405.' },
    ]);
    expect(first?.fixes.map(({ title, preferred }) => [title, preferred])).toEqual([
      ['Change to `came after`', false],
    ]);
  });
});
