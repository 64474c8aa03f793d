import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type TempWorld, tempWorld } from '../lsp/temp-world.ts';
import { lorecheck } from './in-process.ts';

const worlds: TempWorld[] = [];
const makeWorld = async (files: Readonly<Record<string, string>>): Promise<TempWorld> => {
  const world = await tempWorld(files);
  worlds.push(world);
  return world;
};
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.remove();
});

const canon = (died: number): string => `entities:
  - { id: tormund, kind: person, name: Tormund Vale, born: 401, died: ${died} }
  - { id: vessa, kind: person, name: Vessa Vale, born: 450, parents: [tormund] }
`;
const world = (died: number) =>
  makeWorld({
    'lore.yaml': 'name: Tarsh\ncanon: [canon/**/*.yaml]\ncheck: ["**/*.md"]\n',
    'canon/people.yaml': canon(died),
    'pages/page.md': '# Page\n\nSee [[Nowhere at all]].\n',
  });

describe('lorecheck diff', () => {
  it('tells what a changed canon brings, and what it takes away', async () => {
    const [old, fresh] = [await world(460), await world(390)];
    const there = await lorecheck(fresh.folder, ['diff', old.folder]);
    expect(there.code).toBe(1);
    expect(there.stdout).toMatch(/^\+ canon\/people\.yaml:\d+:\d+ {2}error {2}.*impossible-order\n/);
    expect(there.stdout).toMatch(/\n[1-9] findings? more, 0 gone, 0 with another reason\n$/);
    expect(there.stdout).not.toContain('broken-link');
    const back = await lorecheck(old.folder, ['diff', fresh.folder, '.']);
    expect(back.code).toBe(0);
    expect(back.stdout).toMatch(/^- canon\/people\.yaml/);
  });

  it('tells it as JSON, in the shape of findings', async () => {
    const [old, fresh] = [await world(390), await world(380)];
    const { code, stdout } = await lorecheck(old.folder, ['diff', old.folder, fresh.folder, '-f', 'json']);
    const difference = JSON.parse(stdout) as Record<string, Record<string, { file: string }>[]>;
    expect(Object.keys(difference)).toEqual(['appeared', 'disappeared', 'changed']);
    const all = [...(difference['appeared'] ?? []), ...(difference['disappeared'] ?? [])];
    const pairs = (difference['changed'] ?? []).flatMap(({ before, after }) => [before, after]);
    expect(all.length + pairs.length).toBeGreaterThan(0);
    for (const finding of [...all, ...pairs]) {
      expect(Object.keys(finding ?? {})).toEqual([
        'file',
        'range',
        'rule',
        'severity',
        'verdict',
        'message',
        'related',
        'fixes',
      ]);
    }
    expect([0, 1]).toContain(code);
  });

  it('finds no difference between a world and itself', async () => {
    const { folder } = await world(390);
    expect(await lorecheck(folder, ['diff', folder])).toEqual({
      code: 0,
      stdout: '0 findings more, 0 gone, 0 with another reason\n',
      stderr: '',
    });
    expect((await lorecheck(folder, ['diff'])).stderr).toContain('lorecheck diff OLD [NEW]');
  });
});

describe('lorecheck import', () => {
  const calendar = JSON.stringify({
    name: 'Tarsh',
    static: { months: [{ name: 'Deepfrost', length: 30, type: 'month' }], weekdays: [{ name: 'Anday' }] },
  });

  it('prints a block for lore.yaml that the check accepts', async () => {
    const { folder } = await makeWorld({ 'tarsh.json': `\ufeff${calendar}` });
    const { code, stdout } = await lorecheck(folder, ['import', 'calendar', 'tarsh.json']);
    expect([code, parse(stdout)]).toMatchObject([
      0,
      { calendars: { tarsh: { name: 'Tarsh', months: [{ name: 'Deepfrost', days: 30 }] } } },
    ]);
    const fitted = await makeWorld({ 'lore.yaml': `name: Tarsh\n${stdout}`, 'a.md': '# A\n' });
    expect(await lorecheck(fitted.folder, ['check'])).toMatchObject({ code: 0 });
  });

  it('reads standard input, and says in one line what it cannot read', async () => {
    const { folder } = await makeWorld({ 'x.json': '{"a": 1}', 'y.bin': 'a\u0000b' });
    const piped = await lorecheck(folder, ['import', 'calendar', '-'], { stdin: calendar });
    expect(piped).toMatchObject({ code: 0, stdout: expect.stringContaining('Deepfrost') });
    for (const [args, words] of [
      [['x.json'], 'x.json: No calendar was found.'],
      [['y.bin'], 'y.bin cannot be read: it is no text.'],
      [['z.json'], 'z.json cannot be read (ENOENT).'],
      [[], 'Say which file to import'],
    ] as const) {
      const { code, stdout, stderr } = await lorecheck(folder, ['import', 'calendar', ...args]);
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(words)]);
      expect(stderr.split('\n')).toHaveLength(2);
    }
    expect((await lorecheck(folder, ['import', 'calender', 'x'])).stderr).toContain('Did you mean calendar?');
    expect((await lorecheck(folder, ['import'])).stderr).toContain('Say what to import');
  });
});
