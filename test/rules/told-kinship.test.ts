/** Kinship told in prose: what it hangs on in canon, and how it is mended. */
import { describe, expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { createWorkspace, type Workspace } from '../../server/src/index/workspace.ts';
import { foundIn } from '../support/small-world.ts';

const lore = 'canon: ["canon/**"]\ncheck: ["pages/**"]\nrules: { unknown-name: off, missing-inverse: off }\n';
const people = ['Jory Ostrey', 'Piran Vellow', 'Hedra Vellow', 'Kerra Ostrey', 'Wenna Ostrey'];
const page = 'Jory Ostrey was the son of Piran Vellow.\n';

/** Everybody in a file of their own, with what else is known. */
function canonOf(facts: Readonly<Record<string, string>>): { path: string; text: string }[] {
  return people.map((name) => {
    const id = name.split(' ')[0]?.toLowerCase() ?? '';
    const more = facts[id] === undefined ? '' : `, ${facts[id]}`;
    return {
      path: `canon/${id}.yaml`,
      text: `entities:\n  - { id: ${id}, kind: person, name: ${name}${more} }\n`,
    };
  });
}

function worldOf(facts: Readonly<Record<string, string>>, text: string): Workspace {
  const world = createWorkspace();
  const files = [{ path: 'lore.yaml', text: lore }, ...canonOf(facts), { path: 'pages/a.md', text }];
  world.apply(files.map((file) => ({ ...file, path: filePath(file.path) })));
  return world;
}

const found = (world: Workspace) => foundIn(world, 'pages/a.md');

describe('kinship told in prose', () => {
  it('is looked at again when canon says something else of the family, in whichever entry', () => {
    const states: Readonly<Record<string, string>>[] = [
      {},
      { wenna: 'children: [jory]' },
      { wenna: 'children: [jory]', hedra: 'children: [jory]' },
      { wenna: 'children: [jory]', hedra: 'children: [jory]', piran: 'children: [jory]' },
      { kerra: 'parents: [jory]', piran: 'parents: [kerra]' },
      { kerra: 'parents: [hedra]', piran: 'parents: [kerra]' },
      { jory: 'born: 1400', piran: 'died: 1390' },
      { jory: 'born: 1400', piran: 'died: 1399' },
      { piran: 'spouses: [jory]' },
      {},
    ];
    const world = worldOf({}, page);
    const counts = states.map((facts) => {
      for (const { path, text } of canonOf(facts)) world.apply([{ path: filePath(path), text }]);
      expect(found(world)).toEqual(found(worldOf(facts, page)));
      return found(world).length;
    });
    expect(counts).toEqual([0, 0, 1, 0, 1, 0, 1, 0, 1, 0]);
  });

  it('is held to the limits of canon: a father may be dead for a year, a mother not', () => {
    const facts = { jory: 'born: 3 May 1401', piran: 'died: 9 March 1401' };
    expect(found(worldOf(facts, page))).toEqual([]);
    expect(found(worldOf(facts, 'Piran Vellow was the father of Jory Ostrey.'))).toEqual([]);
    expect(found(worldOf(facts, 'Piran Vellow was the mother of Jory Ostrey.'))).toHaveLength(1);
  });

  it('is only possible where canon is not sure', () => {
    const rough = found(worldOf({ jory: 'born: 1401', piran: 'died: c. 1380' }, page));
    expect(rough.map(({ verdict, severity }) => [verdict, severity])).toEqual([['possible', 'information']]);
  });

  it('offers the one parent that fits, but no name for a link or behind a title', () => {
    const facts = { jory: 'born: 1401, parents: { mother: hedra, father: wenna }' };
    const titles = (text: string): string[] =>
      found(worldOf(facts, text)).flatMap(({ fixes }) => fixes.map(({ title }) => title));
    expect(titles('Piran Vellow was the mother of Jory Ostrey.')).toEqual([]);
    expect(titles("Jory Ostrey's mother was Piran Vellow.")).toEqual(['Change to `Hedra Vellow`']);
    expect(titles("Jory Ostrey's mother was Lady Piran Vellow.")).toEqual([]);
    expect(titles("Jory Ostrey's mother was [[Piran Vellow]].")).toEqual([]);
    expect(titles(page)).toEqual([]);
  });

  it('is not told of somebody called by a first name, save in their own article', () => {
    const facts = { jory: 'parents: [hedra, wenna]' };
    expect(found(worldOf(facts, 'Jory was the son of Piran Vellow.'))).toEqual([]);
    const own = `---\nid: jory-two\nkind: person\nname: Tamsyn Roe\nparents: [hedra, wenna]\n---\nTamsyn was a daughter of Piran Vellow.\n`;
    const world = worldOf(facts, own);
    world.apply([
      { path: filePath('lore.yaml'), text: lore.replace('["canon/**"]', '["canon/**", "pages/**"]') },
    ]);
    expect(found(world).map(({ rule }) => rule)).toEqual(['impossible-kinship']);
  });
});
