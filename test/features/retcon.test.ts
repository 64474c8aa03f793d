import { describe, expect, it } from 'vitest';
import { filePath } from '../../server/src/domain/ids.ts';
import { compareFindings, retcon, worldFindings } from '../../server/src/features/retcon.ts';
import { createWorkspace, type Workspace } from '../../server/src/index/workspace.ts';

const story = `Queen Isaude was born in 1372, in a tower. In 1420 Isaude rode to Tollen.

Isaude died in 1418.
`;

function world(canon: string): Workspace {
  const workspace = createWorkspace();
  workspace.apply([
    { path: filePath('lore.yaml'), text: 'name: T\ncanon: ["canon/**"]\ncheck: ["book/**"]\n' },
    { path: filePath('canon/a.yaml'), text: `entities:\n  - ${canon}\n` },
    { path: filePath('book/one.md'), text: story },
  ]);
  return workspace;
}

const isaude = (born: string, died: string) =>
  `{ id: isaude, kind: person, name: Isaude, titles: [Queen], born: ${born}, died: ${died} }`;

describe('a retcon', () => {
  it('tells what appears, what disappears and what has another reason now', () => {
    const before = world(isaude('1371', '1418')).snapshot();
    const after = world(isaude('1372', '1425')).snapshot();
    const { appeared, disappeared, changed } = retcon(before, after);
    expect(appeared.map(({ rule, message }) => [rule, message.slice(0, 22)])).toEqual([
      ['wrong-date', 'Isaude died in 1425 ac'],
    ]);
    expect(disappeared.map(({ rule }) => rule)).toEqual(['wrong-date', 'outside-lifetime']);
    expect(changed).toEqual([]);
  });

  it('pairs findings whose reason alone has changed', () => {
    const before = world(isaude('1371', '1418')).snapshot();
    const after = world(isaude('1370', '1418')).snapshot();
    const { appeared, disappeared, changed } = retcon(before, after);
    expect([appeared, disappeared]).toEqual([[], []]);
    expect(changed).toHaveLength(1);
    expect(changed[0]?.before.message).toContain('1371');
    expect(changed[0]?.after.message).toContain('1370');
  });

  it('says nothing when nothing changes, though lines move', () => {
    const workspace = world(isaude('1371', '1418'));
    const before = worldFindings(workspace.snapshot());
    workspace.apply([{ path: filePath('book/one.md'), text: `A new first line.\n\n${story}` }]);
    const { appeared, disappeared, changed } = compareFindings(before, worldFindings(workspace.snapshot()));
    expect([appeared, disappeared, changed]).toEqual([[], [], []]);
    expect(before.length).toBeGreaterThan(0);
  });

  it('counts equal findings', () => {
    const workspace = world(isaude('1371', '1418'));
    const before = worldFindings(workspace.snapshot());
    workspace.apply([
      { path: filePath('book/one.md'), text: `${story}\nQueen Isaude was born in 1372, in a tower.\n` },
    ]);
    const { appeared, disappeared } = compareFindings(before, worldFindings(workspace.snapshot()));
    expect(appeared.map(({ rule }) => rule)).toEqual(['wrong-date']);
    expect(disappeared).toEqual([]);
  });
});
