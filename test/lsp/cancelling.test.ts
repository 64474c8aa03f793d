import { describe, expect, it } from 'vitest';
import { connect, makeWorld, pull } from './protocol-kit.ts';
import { uriOf } from './raw-client.ts';
import { smallWorld } from './temp-world.ts';

describe('a request that is cancelled', () => {
  const pages = Array.from({ length: 1500 }, (_, index): [string, string] => [
    `pages/p${index}.md`,
    `# P${index}\n\n${'Vessa Vale met Tormund Vale in 1440, and they spoke. '.repeat(20)}\n`,
  ]);

  it('is answered with an error and never with nothing found, whatever was asked; the next one is answered', async () => {
    const world = await makeWorld({ ...smallWorld, ...Object.fromEntries(pages) });
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const uri = uriOf(world.path('canon/people.yaml'));
    const textDocument = { uri };
    const at = { textDocument, position: { line: 1, character: 45 } };
    const asked: readonly [string, object][] = [
      ['textDocument/hover', at],
      ['textDocument/definition', at],
      ['textDocument/references', { ...at, context: { includeDeclaration: true } }],
      ['textDocument/completion', at],
      ['textDocument/rename', { ...at, newName: 'Tormund Vane' }],
      ['textDocument/documentSymbol', { textDocument }],
      ['textDocument/codeLens', { textDocument }],
      ['textDocument/semanticTokens/full', { textDocument }],
      ['workspace/symbol', { query: 'Tormund' }],
      ['lorecheck/checkWorld', {}],
    ];
    // All of them have to wait for the world, which is being read.
    const sent = asked.map(([method, params]) => client.send(method, params));
    for (const { id } of sent) client.notify('$/cancelRequest', { id });
    for (const [index, { answer }] of sent.entries()) {
      await expect(answer, asked[index]?.[0]).rejects.toMatchObject({ code: -32800 });
    }
    expect((await pull(client, uri)).items).toHaveLength(1);
    expect(await client.request('textDocument/hover', at)).not.toBeNull();
  });
});
