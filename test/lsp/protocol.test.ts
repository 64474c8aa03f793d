import { describe, expect, it } from 'vitest';
import { connect, makeWorld, pull, replaceLine } from './protocol-kit.ts';
import { uriOf } from './raw-client.ts';
import { smallWorld } from './temp-world.ts';

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
