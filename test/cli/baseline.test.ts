import { readFile, rename, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type Debt, readBaseline, writeBaseline } from '../../server/src/cli/check/baseline.ts';
import { type TempWorld, tempWorld } from '../lsp/temp-world.ts';
import { lorecheck } from './in-process.ts';

const worlds: TempWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.remove();
});

const page = '# Page\n\nSee [[Nowhere at all]] and [[Nor there]].\n\nThen [[Nowhere at all]] once more.\n';

async function makeWorld(): Promise<TempWorld> {
  const world = await tempWorld({
    'lore.yaml': 'name: Tarsh\ncanon: [canon/**/*.yaml]\ncheck: ["**/*.md"]\n',
    'canon/people.yaml': 'entities:\n  - { id: vessa, kind: person, name: Vessa Vale, parents: [tormunt] }\n',
    'pages/page.md': page,
  });
  worlds.push(world);
  return world;
}

const baseline = ['--baseline', 'debts.json'];
async function check(world: TempWorld, ...args: string[]) {
  const { code, stdout, stderr } = await lorecheck(world.folder, [
    'check',
    '-f',
    'json',
    ...baseline,
    ...args,
  ]);
  const findings = code === 2 ? [] : (JSON.parse(stdout) as { file: string; rule: string; range: object }[]);
  return { code, stderr, findings: findings.map(({ file, rule }) => `${file} ${rule}`) };
}

describe('a baseline', () => {
  it('lets old findings pass and shows new ones', async () => {
    const world = await makeWorld();
    expect(await check(world, '--update-baseline')).toEqual({
      code: 0,
      stderr: 'debts.json: 4 findings written.\n',
      findings: [],
    });
    expect(await check(world)).toEqual({
      code: 0,
      stderr: '4 known findings of debts.json left out.\n',
      findings: [],
    });
    await world.write('pages/page.md', page.replace('once more', 'and [[Elsewhere too]]'));
    expect(await check(world)).toMatchObject({ code: 1, findings: ['pages/page.md broken-link'] });
  });

  it('knows findings again when lines move, wrap, or change places', async () => {
    const world = await makeWorld();
    await check(world, '--update-baseline');
    const [first, second] = page.split('\n\n').slice(1);
    await world.write('pages/page.md', `# Page\n\nA new beginning.\n\n${second}\n${first}\n`);
    expect(await check(world)).toMatchObject({ code: 0, findings: [] });
    await world.write('pages/page.md', page.replaceAll(' ', '\n'));
    expect(await check(world)).toMatchObject({ code: 0, findings: [] });
    await world.write('pages/page.md', page.replace('See', 'Look at').replace('once more', 'again'));
    expect(await check(world)).toMatchObject({ code: 0, findings: [] });
  });

  it('does not excuse one finding more of the same words', async () => {
    const world = await makeWorld();
    await check(world, '--update-baseline');
    await world.write('pages/page.md', `${page}\nAnd [[Nowhere at all]] a third time.\n`);
    const { stdout } = await lorecheck(world.folder, ['check', '-f', 'json', ...baseline]);
    const findings = JSON.parse(stdout) as { range: { start: { line: number } } }[];
    expect(findings.map(({ range }) => range.start.line)).toEqual([6]);
  });

  it('says when debts are paid, and strikes them out', async () => {
    const world = await makeWorld();
    await check(world, '--update-baseline');
    await world.write('pages/page.md', page.replace('[[Nor there]]', 'nowhere'));
    expect((await check(world)).stderr).toContain('1 finding of debts.json is gone');
    await check(world, '--update-baseline');
    expect((await check(world)).stderr).toBe('3 known findings of debts.json left out.\n');
  });

  it('follows a file that is renamed', async () => {
    const world = await makeWorld();
    await check(world, '--update-baseline');
    await rename(world.path('pages/page.md'), world.path('pages/leaf.md'));
    expect(await check(world)).toMatchObject({ code: 0, findings: [] });
  });

  it('keeps the debts of files and rules that were not looked at', async () => {
    const world = await makeWorld();
    await check(world, '--update-baseline');
    const before = await readFile(world.path('debts.json'), 'utf8');
    await check(world, 'pages', '--update-baseline');
    await check(world, '--rule', 'bad-date', '--update-baseline');
    expect(await readFile(world.path('debts.json'), 'utf8')).toBe(before);
    await writeFile(world.path('pages/page.md'), '# Page\n');
    await check(world, 'pages', '--update-baseline');
    const left = readBaseline(await readFile(world.path('debts.json'), 'utf8'), 'debts.json');
    expect([...left.keys()]).toEqual(['canon/people.yaml']);
  });

  it('is the same from whatever folder the check is run', async () => {
    const world = await makeWorld();
    await check(world, '--update-baseline');
    const args = ['check', '.', '--baseline', '../debts.json'];
    expect(await lorecheck(world.path('pages'), args)).toMatchObject({ code: 0 });
  });

  it('is written in order, a finding a line, and read back', () => {
    const debt = (text: string): Debt => ({ rule: 'bad-date', text, before: 'on', after: '"x"' });
    const text = writeBaseline(
      new Map([
        ['b.md', [debt('2'), debt('1')]],
        ['__proto__', [debt('3')]],
        ['empty.md', []],
      ]),
    );
    expect(text).toBe(`{
  "version": 1,
  "findings": {
    "__proto__": [
      {"rule":"bad-date","text":"3","before":"on","after":"\\"x\\""}
    ],
    "b.md": [
      {"rule":"bad-date","text":"1","before":"on","after":"\\"x\\""},
      {"rule":"bad-date","text":"2","before":"on","after":"\\"x\\""}
    ]
  }
}
`);
    expect(writeBaseline(readBaseline(text, 'x'))).toBe(text);
    expect(writeBaseline(new Map())).toBe('{\n  "version": 1,\n  "findings": {}\n}\n');
  });

  it.each([
    ['{', 'it is not JSON'],
    ['[]', 'it has no findings'],
    ['{"findings": {}}', 'its version is not 1'],
    ['{"version": 1, "findings": {"a.md": [{"rule": "x"}]}}', 'the entries of a.md cannot be read'],
  ])('that is none is refused: %s', async (text, why) => {
    const world = await makeWorld();
    await world.write('debts.json', text);
    expect(await check(world)).toEqual({
      code: 2,
      stderr: `debts.json is no baseline of lorecheck: ${why}.\n`,
      findings: [],
    });
  });

  it('that is missing is refused, with the way to write one', async () => {
    const world = await makeWorld();
    expect(await check(world)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--update-baseline'),
    });
  });
});
