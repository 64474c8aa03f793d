import { describe, expect, it } from 'vitest';
import { connect, makeWorld, replaceLine } from './protocol-kit.ts';
import { uriOf } from './raw-client.ts';
import { smallWorld } from './temp-world.ts';

const canonPath = 'canon/people.yaml';

async function start(files: Readonly<Record<string, string>> = smallWorld) {
  const world = await makeWorld(files);
  const client = connect();
  await client.initialize({ folders: [world.folder], options: { views: true } });
  return { world, client, root: uriOf(world.folder) };
}

describe('the canon as a tree', () => {
  it('lists groups with counts, then entities with all that a line of the tree needs', async () => {
    const { client, root, world } = await start();
    expect(await client.request('lorecheck/canon', { by: 'kind' })).toEqual([
      { root, name: 'Tarsh', groups: [{ key: 'person', label: 'people', base: 'person', count: 2 }] },
    ]);
    const list = await client.request('lorecheck/canonList', { root, by: 'kind', key: 'person' });
    const uri = uriOf(world.path(canonPath));
    const range = { start: { line: 1, character: 39 }, end: { line: 1, character: 51 } };
    const tormund = { id: 'tormund', name: 'Tormund Vale', kind: 'person', base: 'person', page: null };
    expect(list).toMatchObject({
      ranges: [],
      entities: [{ ...tormund, detail: '401 – 460', location: { uri, range } }, { id: 'vessa' }],
    });
  });

  it('answers about one entity: its card, a link to it, its usages', async () => {
    const { client, root, world } = await start();
    const about = { root, id: 'tormund' };
    expect(await client.request('lorecheck/canonCard', about)).toContain('### Tormund Vale');
    expect(await client.request('lorecheck/canonLink', about)).toBe('[[Tormund Vale]]');
    const usages = await client.request<{ uri: string }[]>('lorecheck/canonUsages', about);
    expect(usages.map(({ uri }) => uri)).toEqual([
      uriOf(world.path(canonPath)),
      uriOf(world.path('pages/vessa.md')),
    ]);
  });

  it('finds the entity under the cursor in the tree', async () => {
    const { client, root, world } = await start();
    const uri = client.open(world.path('pages/vessa.md'), smallWorld['pages/vessa.md']);
    const ask = (line: number, character: number) =>
      client.request('lorecheck/canonPlace', { uri, position: { line, character }, by: 'kind' });
    expect(await ask(2, 5)).toEqual({ root, id: 'vessa', key: 'person', index: 1 });
    expect(await ask(2, 20)).toBeNull();
  });

  it('keeps several worlds apart', async () => {
    const one = await makeWorld();
    const two = await makeWorld({ 'lore.yaml': 'name: Two\n', 'ada.md': '---\nkind: person\n---\n# Ada\n' });
    const client = connect();
    await client.initialize({ folders: [one.folder, two.folder] });
    const worlds = await client.request<{ name: string; groups: { count: number }[] }[]>(
      'lorecheck/canon',
      {},
    );
    expect(worlds.map(({ name, groups }) => [name, groups.map(({ count }) => count)])).toEqual([
      ['Tarsh', [2]],
      ['Two', [1]],
    ]);
    const asked = { root: uriOf(two.folder), by: 'kind', key: 'person' };
    const { entities } = await client.request<{ entities: { name: string }[] }>('lorecheck/canonList', asked);
    expect(entities.map(({ name }) => name)).toEqual(['ada']);
  });

  it('takes whatever it is sent', async () => {
    const { client, root } = await start();
    const nothing = { ranges: [], entities: [] };
    for (const params of [undefined, null, 7, { root }, { root: 'nowhere', key: 'person' }, { key: [] }]) {
      expect(await client.request('lorecheck/canonList', params)).toEqual(nothing);
      expect(await client.request('lorecheck/canonCard', params)).toBeNull();
      expect(await client.request('lorecheck/canonPlace', params)).toBeNull();
      expect(await client.request('lorecheck/findingsOf', params)).toEqual([]);
    }
    const strange = { root, by: 'kind', key: '__proto__', offset: -1, count: 1e9 };
    expect(await client.request('lorecheck/canonList', strange)).toEqual(nothing);
  });
});

describe('findings by entity', () => {
  it('are listed under whom they are about, and follow an edit', async () => {
    const { client, root, world } = await start();
    const uri = client.open(world.path(canonPath), smallWorld[canonPath]);
    expect(await client.request('lorecheck/findings')).toMatchObject({
      total: 1,
      groups: expect.arrayContaining([
        {
          root,
          entity: 'vessa',
          name: 'Vessa Vale',
          kind: 'person',
          base: 'person',
          count: 1,
          worst: 'error',
        },
      ]),
    });
    expect(await client.request('lorecheck/findingsOf', { root, entity: 'vessa' })).toMatchObject([
      { uri, path: canonPath, rule: 'unknown-reference', severity: 'error', range: { start: { line: 2 } } },
    ]);
    const mended = { textDocument: { uri, version: 2 }, contentChanges: [replaceLine(2, 59, 66, 'tormund')] };
    client.notify('textDocument/didChange', mended);
    expect(await client.request('lorecheck/findings')).toEqual({ total: 0, groups: [], more: 0 });
  });

  it('are listed for so many entities only, the gravest', async () => {
    const line = (i: number) =>
      `- { id: p${i}, kind: person, name: Rower ${i}, ${i === 1100 ? 'parents: [nobody]' : 'hue: red'} }\n`;
    const crowd = (from: number) => Array.from({ length: 400 }, (_, i) => line(from + i)).join('');
    const { client } = await start({
      'lore.yaml': 'name: X\ncanon: [canon/*.yaml]\n',
      'canon/a.yaml': crowd(0),
      'canon/b.yaml': crowd(400),
      'canon/c.yaml': crowd(800),
    });
    const { total, groups, more } = await client.request<{
      total: number;
      more: number;
      groups: { name: string; worst: string }[];
    }>('lorecheck/findings');
    expect([total >= 1200, groups.length, more]).toEqual([true, 1000, 200]);
    expect(groups.filter(({ worst }) => worst === 'error').map(({ name }) => name)).toEqual(['Rower 1100']);
  });

  it('stand by themselves when they are about nobody', async () => {
    const { client, root } = await start({ ...smallWorld, 'pages/x.md': '# X\n\nSee [[The Lost Book]].\n' });
    const { total, groups } = await client.request<{ total: number; groups: { entity: string | null }[] }>(
      'lorecheck/findings',
    );
    expect([total, groups.at(-1)]).toMatchObject([2, { entity: null, name: '', count: 1, worst: 'warning' }]);
    expect(await client.request('lorecheck/findingsOf', { root })).toMatchObject([
      { path: 'pages/x.md', rule: 'broken-link' },
    ]);
  });
});

describe('findings of open files only', () => {
  it('leave out what is not open', async () => {
    const world = await makeWorld({ ...smallWorld, 'pages/x.md': '# X\n\nSee [[The Lost Book]].\n' });
    const client = connect();
    client.answer('workspace/configuration', () => [{ diagnostics: { scope: 'openFiles' } }]);
    await client.initialize({ folders: [world.folder], options: { views: true } });
    // The server reads the world while it still asks for the settings.
    const asked = () => client.request<{ total: number }>('lorecheck/findings');
    while ((await asked()).total > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await asked()).toEqual({ total: 0, groups: [], more: 0 });
    client.open(world.path('pages/x.md'), '# X\n\nSee [[The Lost Book]].\n');
    expect(await client.request('lorecheck/findings')).toMatchObject({
      total: 1,
      groups: [{ entity: null }],
    });
  });
});

describe('telling the views', () => {
  it('says after a change whether the canon is concerned', async () => {
    const { client, world } = await start();
    await client.until<{ canon: boolean }>('lorecheck/worldChanged', ({ canon }) => canon);
    const before = client.heard('lorecheck/worldChanged').length;
    const page = client.open(world.path('pages/vessa.md'), smallWorld['pages/vessa.md']);
    const edit = (uri: string, change: object) =>
      client.notify('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [change],
      });
    edit(page, replaceLine(2, 0, 0, 'Long ago: '));
    await client.until(
      'lorecheck/worldChanged',
      () => client.heard('lorecheck/worldChanged').length > before,
    );
    expect(client.heard('lorecheck/worldChanged').at(-1)).toEqual({ canon: false });
    const canon = client.open(world.path(canonPath), smallWorld[canonPath]);
    edit(canon, replaceLine(1, 39, 46, 'Tormond'));
    const told = client.heard('lorecheck/worldChanged').length;
    await client.until('lorecheck/worldChanged', () =>
      client
        .heard('lorecheck/worldChanged')
        .slice(told)
        .some((one) => JSON.stringify(one).includes('true')),
    );
  });

  it('leaves other clients alone', async () => {
    const world = await makeWorld();
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    await client.until<{ state: string }>('lorecheck/status', ({ state }) => state === 'ready');
    await client.request('lorecheck/checkWorld', {});
    expect(client.heard('lorecheck/worldChanged')).toEqual([]);
  });
});
