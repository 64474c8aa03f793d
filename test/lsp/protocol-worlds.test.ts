import { describe, expect, it } from 'vitest';
import { connect, makeWorld, pull, pullAll, replaceLine } from './protocol-kit.ts';
import { ProtocolError, uriOf } from './raw-client.ts';
import { smallWorld, type TempWorld } from './temp-world.ts';

describe('several worlds', () => {
  it('come and go with the workspace folders, and never mix', async () => {
    const [one, two] = [await makeWorld(), await makeWorld()];
    await two.write('canon/people.yaml', smallWorld['canon/people.yaml'].replace('tormunt', 'tormund'));
    const client = connect();
    await client.initialize({ folders: [one.folder] });
    const [first, second] = [one, two].map((world) => uriOf(world.path('canon/people.yaml')));
    expect((await pull(client, second ?? '')).items).toEqual([]);
    const folder = (world: TempWorld) => ({ uri: uriOf(world.folder), name: world.folder });
    const event = { added: [folder(two)], removed: [] };
    client.notify('workspace/didChangeWorkspaceFolders', { event });
    const root = uriOf(two.folder);
    await client.until(
      'lorecheck/status',
      (status: { root: string; state: string }) => status.root === root && status.state === 'ready',
    );
    expect((await pull(client, first ?? '')).items).toHaveLength(1);
    const known = (await pullAll(client)).items.map((item) => ({ uri: item.uri, value: item.resultId }));
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder(one)] } });
    expect((await pullAll(client, known)).items).toMatchObject([{ uri: first, items: [] }]);
  });

  it('may lie in one another and lend their canon', async () => {
    const world = await makeWorld({
      'series/lore.yaml': 'name: Series\ncanon: [canon/**]\n',
      'series/canon/a.yaml': 'entities: [{ id: vorn, kind: person, name: Vorn Asher }]\n',
      'series/book/lore.yaml': 'name: Book\nuse: [..]\ncanon: [canon/**]\n',
      'series/book/canon/b.yaml': 'entities: [{ id: mira, kind: person, name: Mira, parents: [vorn] }]\n',
    });
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const book = uriOf(world.path('series/book/canon/b.yaml'));
    expect((await pull(client, book)).items).toEqual([]);
    const uri = client.open(
      world.path('series/canon/a.yaml'),
      'entities: [{ id: worn, kind: person, name: Worn }]\n',
    );
    expect((await pull(client, uri)).items).toEqual([]);
    expect((await pull(client, book)).items).toMatchObject([{ code: 'unknown-reference' }]);
  });

  it('are found above an opened file that lies in no workspace folder', async () => {
    const world = await makeWorld();
    const client = connect();
    await client.initialize();
    const uri = client.open(world.path('canon/people.yaml'), smallWorld['canon/people.yaml']);
    expect((await pull(client, uri)).items).toHaveLength(1);
  });
});

describe('trouble', () => {
  it('never ends the server: garbage bytes, messages and parameters', async () => {
    const world = await makeWorld();
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const uri = client.open(world.path('canon/people.yaml'), smallWorld['canon/people.yaml']);
    const wrap = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    for (const body of [
      '{"jsonrpc":"2.0"',
      'null',
      '[]',
      '7',
      '"x"',
      '{}',
      '{"id":{},"method":7}',
      '\u0000',
      '{"jsonrpc":"2.0","id":99,"result":1}',
    ]) {
      client.raw(wrap(body));
    }
    client.raw('Garbage: yes\r\nMore\r\n\r\n');
    client.raw('Content-Length: soon\r\n\r\n');
    const methods = [
      'textDocument/didOpen',
      'textDocument/didChange',
      'textDocument/didClose',
      'textDocument/didSave',
      'workspace/didChangeWatchedFiles',
      'workspace/didChangeWorkspaceFolders',
      'workspace/didChangeConfiguration',
      '$/cancelRequest',
      '$/unknown',
    ];
    const junk: unknown[] = [
      undefined,
      null,
      {},
      [],
      [1, 2],
      { textDocument: null },
      { textDocument: { uri: 7 } },
      { changes: 'x' },
    ];
    for (const method of methods) for (const params of junk) client.notify(method, params);
    const requests = [
      'textDocument/hover',
      'textDocument/codeAction',
      'textDocument/diagnostic',
      'lorecheck/setup',
    ];
    for (const method of [...requests, 'no/such/method']) {
      for (const params of junk)
        await client.request(method, params).catch((error) => expect(error).toBeInstanceOf(ProtocolError));
    }
    expect((await pull(client, uri)).items).toHaveLength(1);
    expect(client.process.exitCode).toBeNull();
  });

  it('with an edit that cannot be applied drops the text until it is whole again', async () => {
    const world = await makeWorld();
    const client = connect();
    client.answer('lorecheck/text', () => ({ text: smallWorld['canon/people.yaml'], version: 3 }));
    await client.initialize({ folders: [world.folder], options: { resync: true } });
    const uri = client.open(world.path('canon/people.yaml'), 'entities: []\n');
    const contentChanges = [replaceLine(90, 0, 1, 'x')];
    client.notify('textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges });
    await client.until('lorecheck/text', () => true);
    await client.until<{ message: string }>('window/logMessage', ({ message }) =>
      message.includes('asked for again'),
    );
    expect((await pull(client, uri)).items).toHaveLength(1);
  });

  it('with an edit is told as such where nobody can be asked for the text', async () => {
    const world = await makeWorld();
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const uri = client.open(world.path('canon/people.yaml'), 'entities: []\n');
    const contentChanges = [replaceLine(90, 0, 1, 'x')];
    client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
    const at = { textDocument: { uri }, position: { line: 0, character: 0 } };
    await expect(client.request('textDocument/hover', at)).rejects.toMatchObject({ code: -32801 });
    await expect(pull(client, uri)).rejects.toMatchObject({ code: -32802, data: { retriggerRequest: true } });
    // Once saved, the disk holds what the editor shows.
    client.notify('textDocument/didSave', { textDocument: { uri } });
    await client.request('lorecheck/checkWorld', {});
    expect((await pull(client, uri)).items).toHaveLength(1);
  });

  it('in one file never hides the others', async () => {
    const world = await makeWorld({
      ...smallWorld,
      'canon/broken.yaml': 'entities: [{ id: x, kind: [',
      'canon/bom.yaml': '\uFEFFentities: []\n',
    });
    await world.write('canon/latin.yaml', Uint8Array.from([0x69, 0x64, 0x3a, 0x20, 0xe9, 0x0a]));
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const items = (await pullAll(client)).items;
    const codes = (file: string) =>
      items.find((item) => item.uri === uriOf(world.path(file)))?.items.map((item) => item.code);
    expect(codes('canon/people.yaml')).toEqual(['unknown-reference']);
    expect(codes('canon/broken.yaml')).toContain('invalid-yaml');
    expect(codes('canon/latin.yaml')).toEqual(['skipped-file']);
    expect(codes('canon/bom.yaml')).toBeUndefined();
  });
});
