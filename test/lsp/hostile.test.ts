/** Worlds made to do harm: whatever a file holds, the others are read, and what is said about it is exact and inert. */
import { describe, expect, it } from 'vitest';
import { connect, makeWorld, pull, type Report } from './protocol-kit.ts';
import { type RawClient, uriOf } from './raw-client.ts';
import type { TempWorld } from './temp-world.ts';

const bomb = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 11 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]`),
].join('\n');

const slip = 'entities:\n  - { id: slip, kind: person, name: Slip, parents: [nobody] }\n';

async function read(files: Readonly<Record<string, string>>) {
  const world = await makeWorld({ 'lore.yaml': 'name: W\ncanon: ["canon/**"]\n', ...files });
  const client = connect();
  await client.initialize({ folders: [world.folder] });
  const report = async (path: string): Promise<Report['items']> =>
    (await pull(client, uriOf(world.path(path)))).items;
  const rules = async (path: string): Promise<readonly string[]> =>
    (await report(path)).map((item) => item.code);
  return { world, client, report, rules };
}

describe('a file that is made to do harm', () => {
  it('is reported where it stands, and the others are checked', async () => {
    const { rules } = await read({
      'canon/bomb.yaml': bomb,
      'canon/deep.yaml': '['.repeat(20_000),
      'canon/deep-map.yaml': '{a: '.repeat(20_000),
      'canon/wide.yaml': Array.from({ length: 20_000 }, (_, i) => `key${i}: ${i}`).join('\n'),
      'canon/conflict.yaml': '<<<<<<< HEAD\nborn: 1\n=======\nborn: 2\n>>>>>>> theirs\n'.repeat(5000),
      'canon/huge.yaml': `# ${'x'.repeat(3_000_000)}\n`,
      'canon/slip.yaml': slip,
      'pages/tags.md': '<>'.repeat(60_000),
      'pages/front.md': `---\n${bomb}\n---\n# Page\n`,
    });
    expect(await rules('canon/bomb.yaml')).toContain('invalid-yaml');
    expect(await rules('canon/deep.yaml')).toEqual(['invalid-yaml']);
    expect(await rules('canon/deep-map.yaml')).toEqual(['invalid-yaml']);
    expect((await rules('canon/wide.yaml')).length).toBeGreaterThan(0);
    expect(await rules('canon/conflict.yaml')).toContain('invalid-yaml');
    // However many conflicts there are, what is told of them is bounded, and says that there is more.
    expect((await rules('canon/conflict.yaml')).length).toBeLessThan(600);
    expect(await rules('canon/huge.yaml')).toEqual(['skipped-file']);
    expect(await rules('pages/front.md')).toContain('invalid-yaml');
    expect(await rules('canon/slip.yaml')).toEqual(['unknown-reference']);
  });

  it('may hold whatever prose: it is read to its end', async () => {
    const { rules } = await read({
      'canon/slip.yaml': slip,
      ...Object.fromEntries(
        [
          '1 ',
          'In 22',
          'Slip ',
          'Slop ',
          'the ',
          'of ',
          "'",
          '\u2019s ',
          '-',
          '. ',
          '1,',
          'year ',
          '\u00a0',
          'A',
        ].map((unit, index) => [`pages/p${index}.md`, `${unit.repeat(5000)}\n\n[[Nowhere]]\n`]),
      ),
    });
    for (let index = 0; index < 14; index++)
      expect(await rules(`pages/p${index}.md`)).toContain('broken-link');
  });
});

describe('findings stand where the editor shows them', () => {
  const line = '🚀 é See [[Nowhere]].';
  it.each([
    ['a byte order mark', `\uFEFF${line}\n`, 0],
    ['CRLF', `one\r\ntwo\r\n${line}\r\n`, 2],
    ['lone carriage returns', `one\rtwo\r${line}\r`, 2],
    ['every kind at once', `\uFEFFone\r\ntwo\rthree\n\n${line}`, 4],
  ])('behind %s and emoji', async (_what, text, row) => {
    const { report } = await read({ 'pages/a.md': text });
    const start = { line: row, character: line.indexOf('Nowhere') };
    const end = { line: row, character: start.character + 'Nowhere'.length };
    expect(await report('pages/a.md')).toMatchObject([{ code: 'broken-link', range: { start, end } }]);
  });
});

describe('entities called like parts of the language', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
  const canon = names.map(
    (name) => `  - { id: ${name}, kind: person, name: ${name}, parents: [${names[0]}] }`,
  );

  it('are known, hovered, found, completed and renamed like any other', async () => {
    const page = `# Page\n\n${names.map((name) => `[[${name}]]`).join(' and ')}.\n`;
    const { world, client, rules } = await read({
      'canon/a.yaml': `entities:\n${canon.join('\n')}\n`,
      'pages/a.md': page,
    });
    expect(await rules('pages/a.md')).toEqual([]);
    expect(await rules('canon/a.yaml')).not.toContain('unknown-reference');
    const uri = client.open(world.path('pages/a.md'), page);
    for (const name of names) {
      const at = {
        textDocument: { uri },
        position: { line: 2, character: page.split('\n')[2]!.indexOf(name) + 4 },
      };
      const hover = await client.request<{ contents: { value: string } } | null>('textDocument/hover', at);
      expect(hover?.contents.value, name).toContain('person');
      expect(await client.request('textDocument/definition', at)).toHaveLength(1);
      const edit = await client.request('textDocument/rename', { ...at, newName: 'Mira' });
      expect(edit).toHaveProperty('documentChanges');
    }
  });

  it('are no names of fields and kinds', async () => {
    const { rules } = await read({
      'canon/a.yaml':
        'entities:\n  - { id: a, kind: __proto__, name: A }\n  - { id: b, kind: person, constructor: B }\n',
    });
    expect(await rules('canon/a.yaml')).toEqual(['wrong-type', 'unknown-field']);
  });
});

describe('lore text', () => {
  const image = '<img src=x onerror=alert(1)>';

  async function hovers(client: RawClient, world: TempWorld, text: string): Promise<string> {
    const uri = client.open(world.path('pages/a.md'), text);
    const at = { textDocument: { uri }, position: { line: 2, character: 3 } };
    const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', at);
    return hover.contents.value;
  }

  it('reaches a card as text: no tags, pictures or commands of its own', async () => {
    const page = '# Page\n\n[[mira]] was there.\n';
    const { world, client } = await read({
      'canon/a.yaml': `entities:\n  - id: mira\n    kind: person\n    name: 'Mira ${image}'\n    summary: '${image} ![x](https://example.org/x.png) [run](command:evil)'\n    aliases: ['a](command:evil)']\n`,
      'pages/a.md': page,
    });
    const card = await hovers(client, world, page);
    expect(card).toContain('Mira');
    expect(card).not.toMatch(/(?<!\\)<img/);
    expect(card).not.toMatch(/(?<!\\)!\[x/);
    expect(card).not.toMatch(/(?<!\\)\]\((?:command|https):/);
  });
});
