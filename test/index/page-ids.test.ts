import { describe, expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { createWorkspace } from '../../server/src/index/workspace.ts';
import { findingsOf } from '../../server/src/rules/run.ts';

const vault = {
  'Atlas/Springfield.md': '---\nborn: 1210\n---\nA town on the river.\n',
  'Story/Chapter.md': 'They came to Springfield, and saw [[Springfield]].\n',
  'Zones/Springfield.md': '---\ntype: place\nfounded: 1190\nwithin: Atlas\n---\nA zone.\n',
};

function open(files: Readonly<Record<string, string | undefined>>, world = createWorkspace()) {
  world.apply(Object.entries(files).map(([path, text]) => ({ path: filePath(path), text })));
  const snapshot = world.snapshot();
  const ids = [...snapshot.canon.entities.values()].map(({ id, file, claims }) => [
    id,
    file,
    claims.every(({ subject }) => subject === id),
  ]);
  const rules = (path: string) => {
    const file = snapshot.files.get(filePath(path));
    return file ? findingsOf(snapshot, file).map(({ rule }) => rule) : [];
  };
  return { world, snapshot, ids: ids.sort(), rules };
}

describe('pages of one name in several folders', () => {
  it('are entities of their own, with their folder in the id', () => {
    const { ids, snapshot, rules } = open(vault);
    expect(ids).toEqual([
      ['Atlas/springfield', 'Atlas/Springfield.md', true],
      ['Zones/springfield', 'Zones/Springfield.md', true],
      ['chapter', 'Story/Chapter.md', true],
    ]);
    expect(snapshot.canon.duplicates).toEqual([]);
    expect(rules('Atlas/Springfield.md')).not.toContain('duplicate-name');
    expect(rules('Story/Chapter.md')).toContain('ambiguous-link');
  });

  it('are nobody in prose where a common word is all they are called', () => {
    const said = open({
      'Gods/Merrowax.md': 'A god of the sea.\n',
      'People/Index.md': '- [[Chapter]]\n',
      'Places/Index.md': '- [[Chapter]]\n',
      'Ships/Merrowax.md': 'A brig.\n',
      'Chapter.md': 'She took the Index from its nail. Look at the Index, she said.\n',
      'Other.md': 'Then somebody spoke of Merrowax.\n',
    });
    expect(said.rules('Chapter.md')).not.toContain('ambiguous-name');
    expect(said.rules('Other.md')).toContain('ambiguous-name');
  });

  it('have the same ids in whatever order they come and go', () => {
    const [atlas, story, zones] = Object.entries(vault).map(([path, text]) => ({ [path]: text }));
    const { world } = open({ ...zones, ...story });
    expect(open({}, world).ids).toEqual([
      ['chapter', 'Story/Chapter.md', true],
      ['springfield', 'Zones/Springfield.md', true],
    ]);
    expect(open({ ...atlas }, world).ids).toEqual(open(vault).ids);
    expect(open({ 'Zones/Springfield.md': 'Changed.\n' }, world).ids).toEqual(open(vault).ids);
    expect(open({ 'Atlas/Springfield.md': undefined }, world).ids).toEqual([
      ['chapter', 'Story/Chapter.md', true],
      ['springfield', 'Zones/Springfield.md', true],
    ]);
  });

  it('stay one id where somebody gave it to them', () => {
    const twice = open({
      'lore.yaml': 'canon: ["**"]\n',
      'a/x.md': '---\nkind: person\nname: Ann\n---\n',
      'b/x.md': '---\nkind: person\nname: Ann\n---\n',
      'a/y.md': '---\nkind: person\n---\n',
      'b/y.md': '---\nkind: person\n---\n',
    });
    expect(twice.ids.map(([id]) => id)).toEqual(['a/y', 'ann', 'b/y']);
    expect(twice.rules('b/x.md')).toEqual(['duplicate-name']);
    expect(twice.rules('b/y.md')).toEqual([]);
  });
});
