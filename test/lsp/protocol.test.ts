import { rename, rm, symlink } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import {
  fullCapabilities,
  ProtocolError,
  pushCapabilities,
  type RawClient,
  startClient,
  uriOf,
} from './raw-client.ts';
import { smallWorld, type TempWorld, tempWorld } from './temp-world.ts';

interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly source: string;
  readonly severity: number;
  readonly range: object;
  readonly codeDescription: { href: string };
  readonly data: unknown;
}
interface Report {
  readonly kind: string;
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}
interface WorkspaceReport {
  readonly items: readonly (Report & { readonly uri: string; readonly version: number | null })[];
}
interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

const clients: RawClient[] = [];
const worlds: TempWorld[] = [];
const makeWorld = async (files: Readonly<Record<string, string>> = smallWorld): Promise<TempWorld> => {
  const world = await tempWorld(files);
  worlds.push(world);
  return world;
};
const connect = (): RawClient => {
  const client = startClient();
  clients.push(client);
  return client;
};
afterEach(async () => {
  for (const client of clients.splice(0)) client.process.kill('SIGKILL');
  for (const world of worlds.splice(0)) await world.remove();
});

const pull = (client: RawClient, uri: string, previousResultId?: string): Promise<Report> =>
  client.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
const pullAll = (client: RawClient, previousResultIds: readonly object[] = []): Promise<WorkspaceReport> =>
  client.request('workspace/diagnostic', { previousResultIds });
const watched = (client: RawClient, ...changes: readonly [string, 1 | 2 | 3][]): void =>
  client.notify('workspace/didChangeWatchedFiles', {
    changes: changes.map(([path, type]) => ({ uri: uriOf(path), type })),
  });
const replaceLine = (line: number, from: number, to: number, text: string) => ({
  range: { start: { line, character: from }, end: { line, character: to } },
  text,
});

describe('a session over stdio', () => {
  it('announces what it can do, and only that', async () => {
    const client = connect();
    const capabilities = await client.initialize();
    expect(capabilities).toMatchObject({
      textDocumentSync: { openClose: true, change: 2 },
      diagnosticProvider: {
        identifier: 'lorecheck',
        interFileDependencies: true,
        workspaceDiagnostics: true,
      },
      hoverProvider: true,
      definitionProvider: true,
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    });
    expect(capabilities['positionEncoding'] ?? 'utf-16').toBe('utf-16');
    expect(await client.stop()).toBe(0);
    const old = connect();
    expect(await old.initialize({ capabilities: {} })).not.toHaveProperty('diagnosticProvider');
  });

  it('gives complete diagnostics, and says when they are the same as before', async () => {
    const world = await makeWorld();
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const uri = client.open(world.path('canon/people.yaml'), smallWorld['canon/people.yaml']);
    const first = await pull(client, uri);
    expect(first.items).toHaveLength(1);
    expect(first.items[0]).toMatchObject({
      code: 'unknown-reference',
      source: 'lorecheck',
      severity: 1,
      range: { start: { line: 2, character: 59 }, end: { line: 2, character: 66 } },
      codeDescription: {
        href: 'https://github.com/lorecheck/lorecheck/blob/main/docs/rules/unknown-reference.md',
      },
      data: { rule: 'unknown-reference', verdict: 'certain' },
    });
    expect(await pull(client, uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    const change = replaceLine(2, 59, 66, 'tormund');
    client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [change] });
    expect((await pull(client, uri, first.resultId)).items).toEqual([]);
  });

  it('hovers and jumps at exact places, behind emoji too', async () => {
    const world = await makeWorld();
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const uri = client.open(world.path('pages/vessa.md'), smallWorld['pages/vessa.md']);
    const position = { line: 2, character: 38 };
    const hover = await client.request<{ contents: { kind: string; value: string }; range: object }>(
      'textDocument/hover',
      { textDocument: { uri }, position },
    );
    expect(hover.range).toEqual({ start: { line: 2, character: 31 }, end: { line: 2, character: 43 } });
    expect(hover.contents).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('### Tormund Vale'),
    });
    const definition = await client.request('textDocument/definition', { textDocument: { uri }, position });
    expect(definition).toMatchObject([
      {
        targetUri: uriOf(world.path('canon/people.yaml')),
        targetSelectionRange: { start: { line: 1, character: 39 }, end: { line: 1, character: 51 } },
      },
    ]);
    const references = await client.request<{ uri: string }[]>('textDocument/references', {
      textDocument: { uri },
      position,
      context: { includeDeclaration: true },
    });
    expect(references.map((reference) => reference.uri)).toContain(uriOf(world.path('canon/people.yaml')));
  });

  it('offers fixes as versioned edits', async () => {
    const world = await makeWorld();
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const uri = client.open(world.path('canon/people.yaml'), smallWorld['canon/people.yaml'], 7);
    const { items } = await pull(client, uri);
    const actions = await client.request<Record<string, unknown>[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: items[0]?.range,
      context: { diagnostics: items },
    });
    expect(actions[0]).toMatchObject({
      title: 'Change to `tormund`',
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: items,
      edit: { documentChanges: [{ textDocument: { uri, version: 7 }, edits: [{ newText: 'tormund' }] }] },
    });
    expect(actions.map((action) => action['title'])).toContain('Ignore unknown-reference here, as intended');
  });

  it('degrades to plain text, plain locations and plain edits', async () => {
    const world = await makeWorld();
    const client = connect();
    const textDocument = { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } };
    await client.initialize({ folders: [world.folder], capabilities: { textDocument } });
    const uri = client.open(world.path('pages/vessa.md'), smallWorld['pages/vessa.md']);
    const at = { textDocument: { uri }, position: { line: 2, character: 5 } };
    expect(await client.request('textDocument/hover', at)).toMatchObject({
      contents: { kind: 'plaintext', value: expect.stringMatching(/^Vessa Vale\nperson/) },
    });
    expect(await client.request('textDocument/definition', at)).toMatchObject([
      { uri: uriOf(world.path('canon/people.yaml')), range: { start: { line: 2 } } },
    ]);
    const canon = client.open(world.path('canon/people.yaml'), smallWorld['canon/people.yaml']);
    const actions = await client.request<{ edit: object }[]>('textDocument/codeAction', {
      textDocument: { uri: canon },
      range: { start: { line: 2, character: 60 }, end: { line: 2, character: 60 } },
      context: { diagnostics: [] },
    });
    expect(actions[0]?.edit).toMatchObject({ changes: { [canon]: [{ newText: 'tormund' }] } });
  });

  it('does nothing in a folder without lore', async () => {
    const world = await makeWorld({ 'notes.md': '# Notes\n\nVessa Vail.\n' });
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const uri = client.open(world.path('notes.md'), '# Notes\n\nVessa Vail.\n');
    expect((await pull(client, uri)).items).toEqual([]);
    const at = { textDocument: { uri }, position: { line: 2, character: 1 } };
    expect(await client.request('textDocument/hover', at)).toBeNull();
    const status = await client.until('lorecheck/status', () => true);
    expect(status).toMatchObject({ folder: uriOf(world.folder), world: null, state: 'none' });
  });
});

describe('everything an author reaches for', () => {
  const page = '# Vessa\n\n🚀 Vessa Vale met Tormund Vale in 440. See [[Tormund Vale]].\n';
  const files = {
    ...smallWorld,
    'canon/people.yaml': smallWorld['canon/people.yaml'].replace('tormunt', 'tormund'),
    'pages/vessa.md': page,
  };

  it('answers in the positions of the text, emoji and all', async () => {
    const world = await makeWorld(files);
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const uri = client.open(world.path('pages/vessa.md'), page);
    const canon = client.open(world.path('canon/people.yaml'), files['canon/people.yaml']);
    const textDocument = { uri };
    const ask = <T = unknown>(method: string, more: object = {}) =>
      client.request<T>(`textDocument/${method}`, { textDocument, ...more });
    const tokens = await ask<{ resultId: string; data: number[] }>('semanticTokens/full');
    expect(tokens.data.slice(0, 10)).toEqual([2, 3, 10, 0, 0, 0, 15, 12, 0, 0]);
    const hints = await ask('inlayHint', {
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    });
    expect(hints).toMatchObject([{ position: { line: 2, character: 30 }, label: '38 or 39' }]);
    expect(await ask('documentLink')).toMatchObject([
      { range: { start: { line: 2, character: 45 } }, target: `${canon}#L2,40` },
    ]);
    expect(await ask('documentHighlight', { position: { line: 2, character: 20 } })).toHaveLength(2);
    expect(await ask('selectionRange', { positions: [{ line: 2, character: 5 }] })).toMatchObject([
      { range: { start: { line: 2, character: 3 }, end: { line: 2, character: 8 } } },
    ]);
    const symbols = await client.request<{ name: string }[]>('workspace/symbol', { query: 'torm' });
    expect(symbols.map((symbol) => symbol.name)).toEqual(['Tormund Vale']);
    const outline = await client.request('textDocument/documentSymbol', { textDocument: { uri: canon } });
    expect(outline).toMatchObject([
      { name: 'Tormund Vale', detail: 'person · 401 – 460' },
      { name: 'Vessa Vale' },
    ]);
    const folds = await client.request('textDocument/foldingRange', { textDocument: { uri: canon } });
    expect(folds).toEqual([{ startLine: 0, endLine: 2 }]);
    const lenses = await client.request<object[]>('textDocument/codeLens', { textDocument: { uri: canon } });
    expect(await client.request('codeLens/resolve', lenses[0])).toMatchObject({
      command: { title: '3 mentions in 2 files' },
    });
    const change = replaceLine(2, 9, 13, 'Vane');
    client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [change] });
    const delta = await ask<{ edits: object[] }>('semanticTokens/full/delta', {
      previousResultId: tokens.resultId,
    });
    expect(delta.edits).toHaveLength(1);
  });

  it('completes lazily and renames with a preview', async () => {
    const world = await makeWorld(files);
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const text = `${page}\nTorm`;
    const uri = client.open(world.path('pages/vessa.md'), text, 3);
    const list = await client.request<{ items: Record<string, unknown>[] }>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 4, character: 4 },
    });
    expect(list.items[0]).toMatchObject({ label: 'Tormund Vale', textEdit: { newText: 'Tormund Vale' } });
    expect(list.items[0]).not.toHaveProperty('documentation');
    expect(await client.request('completionItem/resolve', list.items[0])).toMatchObject({
      documentation: { kind: 'markdown', value: expect.stringContaining('401') },
    });
    const at = { textDocument: { uri }, position: { line: 2, character: 20 } };
    expect(await client.request('textDocument/prepareRename', at)).toMatchObject({
      placeholder: 'Tormund Vale',
    });
    const edit = await client.request('textDocument/rename', { ...at, newName: 'Tormund Vane' });
    expect(edit).toMatchObject({
      changeAnnotations: { canon: { label: 'Canon and references' }, mention: { needsConfirmation: false } },
      documentChanges: expect.arrayContaining([
        {
          textDocument: { uri, version: 3 },
          edits: expect.arrayContaining([expect.objectContaining({ annotationId: 'mention' })]),
        },
      ]),
    });
    const nowhere = { textDocument: { uri }, position: { line: 1, character: 0 } };
    await expect(client.request('textDocument/prepareRename', nowhere)).rejects.toMatchObject({
      code: -32803,
    });
    await expect(
      client.request('textDocument/rename', { ...at, newName: 'Vessa Vale' }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('already a name'),
    });
  });

  it('keeps links right when a folder is renamed', async () => {
    const world = await makeWorld({
      ...files,
      'pages/old/dun.md': '# Dun\n',
      'pages/a.md': '[Dun](old/dun.md)\n',
    });
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const edit = await client.request('workspace/willRenameFiles', {
      files: [{ oldUri: uriOf(world.path('pages/old')), newUri: uriOf(world.path('pages/new')) }],
    });
    expect(edit).toMatchObject({
      documentChanges: [
        { textDocument: { uri: uriOf(world.path('pages/a.md')) }, edits: [{ newText: 'new/dun.md' }] },
      ],
    });
  });
});

describe('diagnostics of the whole world', () => {
  it('wait for news instead of answering again and again', async () => {
    const world = await makeWorld();
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const first = await pullAll(client);
    expect(first.items.map((item) => [item.uri, item.items.length, item.version])).toEqual([
      [uriOf(world.path('canon/people.yaml')), 1, null],
    ]);
    const known = first.items.map((item) => ({ uri: item.uri, value: item.resultId }));
    let answered = false;
    const held = pullAll(client, known).then((report) => {
      answered = true;
      return report;
    });
    // Other requests are answered meanwhile, and the held one is not.
    const uri = client.open(world.path('pages/vessa.md'), smallWorld['pages/vessa.md']);
    await pull(client, uri);
    expect(answered).toBe(false);
    await world.write('canon/people.yaml', smallWorld['canon/people.yaml'].replace('tormunt', 'tormund'));
    watched(client, [world.path('canon/people.yaml'), 2]);
    expect((await held).items).toMatchObject([{ uri: known[0]?.uri, kind: 'full', items: [] }]);
  });

  it('are an error when cancelled, never an empty answer', async () => {
    const world = await makeWorld({ 'lore.yaml': 'name: Empty\n' });
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const { id, answer } = client.send('workspace/diagnostic', { previousResultIds: [] });
    await client.until('lorecheck/status', (status: { state: string }) => status.state === 'ready');
    client.notify('$/cancelRequest', { id });
    await expect(answer).rejects.toMatchObject({ code: -32800 });
  });

  it('are published to clients that do not pull, with the version they are of', async () => {
    const world = await makeWorld();
    const client = connect();
    await client.initialize({ folders: [world.folder], capabilities: pushCapabilities });
    const uri = uriOf(world.path('canon/people.yaml'));
    const fits = (published: Published) => published.uri === uri;
    const first = await client.until<Published>('textDocument/publishDiagnostics', fits);
    expect(first.diagnostics).toHaveLength(1);
    client.open(world.path('canon/people.yaml'), smallWorld['canon/people.yaml'], 3);
    const contentChanges = [replaceLine(2, 59, 66, 'tormund')];
    client.notify('textDocument/didChange', { textDocument: { uri, version: 4 }, contentChanges });
    const clean = await client.until<Published>(
      'textDocument/publishDiagnostics',
      (published) => fits(published) && published.version === 4,
    );
    expect(clean.diagnostics).toEqual([]);
  });
});

describe('changes outside the editor', () => {
  const codes = async (client: RawClient, uri: string) =>
    (await pull(client, uri)).items.map((item) => item.code);
  /** Findings of the canon file once they are as wanted; each look waits for the server's own answer. */
  const until = async (look: () => Promise<readonly string[]>, wanted: readonly string[]): Promise<void> => {
    for (;;) {
      const found = await look();
      if (JSON.stringify(found) === JSON.stringify(wanted)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it('are seen when files come, change, go and are renamed', async () => {
    const world = await makeWorld();
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const uri = uriOf(world.path('canon/people.yaml'));
    expect(await codes(client, uri)).toEqual(['unknown-reference']);
    await world.write('canon/more.yaml', 'entities: [{ id: tormunt, kind: person, name: Tormunt }]\n');
    watched(client, [world.path('canon/more.yaml'), 1]);
    await until(() => codes(client, uri), []);
    await rename(world.path('canon'), world.path('moved'));
    watched(client, [world.path('canon'), 3], [world.path('moved'), 1]);
    await until(async () => [String((await pull(client, uri)).items.length)], ['0']);
    await rename(world.path('moved'), world.path('canon'));
    watched(client, [world.path('moved'), 3], [world.path('canon'), 1]);
    await rm(world.path('canon/more.yaml'));
    watched(client, [world.path('canon/more.yaml'), 3]);
    await until(() => codes(client, uri), ['unknown-reference']);
  });

  it('are taken in bursts: a thousand files at once', async () => {
    const world = await makeWorld();
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const uri = uriOf(world.path('canon/people.yaml'));
    expect(await codes(client, uri)).toEqual(['unknown-reference']);
    const paths = Array.from({ length: 1000 }, (_, index) => `canon/sub/${index}.yaml`);
    await Promise.all(
      paths.map((path, index) =>
        world.write(path, `entities: [{ id: p${index}, kind: person, name: N${index} }]\n`),
      ),
    );
    await world.write('canon/sub/last.yaml', 'entities: [{ id: tormunt, kind: person, name: Tormunt }]\n');
    for (const path of [...paths, 'canon/sub/last.yaml']) watched(client, [world.path(path), 1]);
    await until(() => codes(client, uri), []);
    const ready = await client.until<{ entities: number }>(
      'lorecheck/status',
      (status) => status.entities === 1003,
    );
    expect(ready).toMatchObject({ files: 1004, state: 'ready' });
  });

  it('are watched by the server itself when the client cannot', async () => {
    const world = await makeWorld();
    const client = connect();
    const workspace = { ...fullCapabilities.workspace, didChangeWatchedFiles: undefined };
    await client.initialize({ folders: [world.folder], capabilities: { ...fullCapabilities, workspace } });
    const uri = uriOf(world.path('canon/people.yaml'));
    expect(await codes(client, uri)).toEqual(['unknown-reference']);
    await world.write('canon/people.yaml', smallWorld['canon/people.yaml'].replace('tormunt', 'tormund'));
    await until(() => codes(client, uri), []);
  });

  it('to lore.yaml take effect without a restart, and so does taking it away', async () => {
    const world = await makeWorld();
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const uri = uriOf(world.path('canon/people.yaml'));
    expect(await codes(client, uri)).toEqual(['unknown-reference']);
    await world.write('lore.yaml', `${smallWorld['lore.yaml']}rules: { unknown-reference: off }\n`);
    watched(client, [world.path('lore.yaml'), 2]);
    await until(() => codes(client, uri), []);
    await world.write('lore.yaml', smallWorld['lore.yaml']);
    watched(client, [world.path('lore.yaml'), 2]);
    await until(() => codes(client, uri), ['unknown-reference']);
    await rm(world.path('lore.yaml'));
    watched(client, [world.path('lore.yaml'), 3]);
    await until(() => codes(client, uri), []);
  });
});

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

describe('symbolic links', () => {
  it('lead to one and the same file: opened by another way, it does not stand twice', async () => {
    const world = await makeWorld();
    await symlink(world.path('canon'), world.path('linked'));
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const uri = client.open(world.path('linked/people.yaml'), smallWorld['canon/people.yaml']);
    expect((await pull(client, uri)).items.map((item) => item.code)).toEqual(['unknown-reference']);
    const change = replaceLine(2, 59, 66, 'tormund');
    client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [change] });
    expect((await pull(client, uri)).items).toEqual([]);
    client.notify('textDocument/didClose', { textDocument: { uri } });
    expect((await pull(client, uriOf(world.path('canon/people.yaml')))).items).toHaveLength(1);
  });
});

describe('settings and own requests', () => {
  it('switch everything off and on again without a restart', async () => {
    const world = await makeWorld();
    const client = connect();
    let enable = false;
    client.answer('workspace/configuration', () => [{ enable }]);
    await client.initialize({ folders: [world.folder] });
    await client.until('workspace/configuration', () => true);
    const uri = client.open(world.path('canon/people.yaml'), smallWorld['canon/people.yaml']);
    const at = { textDocument: { uri }, position: { line: 1, character: 45 } };
    while ((await client.request('textDocument/hover', at)) !== null);
    enable = true;
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until('workspace/diagnostic/refresh', () => true);
    expect((await pull(client, uri)).items).toHaveLength(1);
  });

  it('propose a lore.yaml for a vault, and count what a world holds', async () => {
    const vault = await makeWorld({
      'People/Mira.md': '---\nYear of her birth: 401\n---\n# Mira\n',
      'People/Vorn.md': '---\nYear of her birth: 388\n---\n',
      'Templates/t.md': 'x',
    });
    const world = await makeWorld();
    const client = connect();
    await client.initialize({ folders: [vault.folder, world.folder] });
    const proposal = await client.request<{ uri: string; text: string }>('lorecheck/setup', {
      folder: uriOf(vault.folder),
    });
    expect(proposal.uri).toBe(uriOf(vault.path('lore.yaml')));
    expect(proposal.text).toContain('Year of her birth: born');
    expect(proposal.text).toContain("'Templates/**'");
    expect(await client.request('lorecheck/setup', { folder: uriOf(world.folder) })).not.toHaveProperty(
      'text',
    );
    expect(await client.request('lorecheck/checkWorld')).toEqual({
      files: 3,
      findings: { error: 1, warning: 0, information: 0, hint: 0 },
    });
  });

  it('show progress while the world is first read; cancelling it stops, checking the world goes on', async () => {
    const pages = Array.from({ length: 2000 }, (_, index): [string, string] => [
      `pages/p${index}.md`,
      `# P${index}\n\n${'Vessa Vale met Tormund Vale in 1440, and they spoke. '.repeat(20)}\n`,
    ]);
    const world = await makeWorld({ ...smallWorld, ...Object.fromEntries(pages) });
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const begun = await client.until<{ token: string; value: { kind: string; cancellable: boolean } }>(
      '$/progress',
      ({ value }) => value.kind === 'begin',
    );
    expect(begun.value.cancellable).toBe(true);
    client.notify('window/workDoneProgress/cancel', { token: begun.token });
    await client.until('lorecheck/status', (status: { state: string }) => status.state === 'stopped');
    const uri = uriOf(world.path('canon/people.yaml'));
    // Half a canon would call the other half unknown: nothing is said until all of it is read.
    expect((await pull(client, uri)).items).toEqual([]);
    expect(await client.request('lorecheck/checkWorld')).toMatchObject({
      files: 2003,
      findings: { error: 1 },
    });
    expect((await pull(client, uri)).items).toHaveLength(1);
  });
});
