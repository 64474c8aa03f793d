import { rename, rm, symlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect, makeWorld, type Published, pull, pullAll, replaceLine, watched } from './protocol-kit.ts';
import { fullCapabilities, pushCapabilities, type RawClient, uriOf } from './raw-client.ts';
import { smallWorld } from './temp-world.ts';

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

  it('to a used world outside of the workspace are seen, and its findings stay its own affair', async () => {
    const shared = await makeWorld({
      'lore.yaml': 'name: Series\ncanon: ["canon/**"]\n',
      'canon/a.yaml': 'entities: [{ id: vorn, kind: person, name: Vorn, parents: [nobody] }]\n',
    });
    const world = await makeWorld({
      'lore.yaml': `name: Book\nuse: [../${basename(shared.folder)}]\ncanon: ["canon/**"]\n`,
      'canon/b.yaml': 'entities: [{ id: mira, kind: person, name: Mira, parents: [vorn] }]\n',
    });
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const uri = uriOf(world.path('canon/b.yaml'));
    const text = 'entities: [{ id: worn, kind: person, name: Worn }]\n';
    expect(await codes(client, uri)).toEqual([]);
    // Nobody tells of this change: the client watches its own folders only.
    await shared.write('canon/a.yaml', text);
    await until(() => codes(client, uri), ['unknown-reference']);
    await shared.write('canon/more.yaml', text.replace(/worn/gi, 'vorn'));
    await until(() => codes(client, uri), []);
    await rm(shared.path('canon/more.yaml'));
    await until(() => codes(client, uri), ['unknown-reference']);
    await shared.write(
      'canon/a.yaml',
      'entities: [{ id: vorn, kind: person, parents: [nobody], name: V }]\n',
    );
    await until(() => codes(client, uri), []);
    const own = uriOf(world.path('canon/c.yaml'));
    await world.write('canon/c.yaml', 'entities: [{ id: c, kind: person, name: Cass, parents: [nobody] }]\n');
    watched(client, [world.path('canon/c.yaml'), 1]);
    await until(() => codes(client, own), ['unknown-reference']);
    expect((await pullAll(client)).items.map((item) => item.uri)).toEqual([own]);
    const opened = client.open(shared.path('canon/a.yaml'), text);
    await until(() => codes(client, uri), ['unknown-reference']);
    expect(await codes(client, opened)).toEqual([]);
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
