import { describe, expect, it } from 'vitest';
import { connect, makeWorld, replaceLine } from './protocol-kit.ts';
import { uriOf } from './raw-client.ts';
import { smallWorld } from './temp-world.ts';

describe('lorecheck/retcon', () => {
  it('tells which findings an unsaved change of the canon brings and takes', async () => {
    const page = '# Deeds\n\nIn the year 450 Tormund Vale crossed the river.\n';
    const world = await makeWorld({ ...smallWorld, 'pages/deeds.md': page });
    const client = connect();
    await client.initialize({ folders: [world.folder] });
    const uri = client.open(world.path('canon/people.yaml'), smallWorld['canon/people.yaml']);
    expect(await client.request('lorecheck/retcon', { uri })).toEqual({
      appeared: [],
      disappeared: [],
      changed: [],
    });
    const at = (smallWorld['canon/people.yaml'].split('\n')[1] ?? '').indexOf('460');
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [replaceLine(2, 59, 66, 'tormund'), replaceLine(1, at, at + 3, '440')],
    });
    expect(await client.request('lorecheck/retcon', { uri })).toMatchObject({
      appeared: [{ uri: uriOf(world.path('pages/deeds.md')), rule: 'outside-lifetime', severity: 'error' }],
      disappeared: [{ uri, rule: 'unknown-reference' }],
      changed: [],
    });
    expect(await client.request('lorecheck/retcon', { uri: 'file:///nowhere/a.md' })).toBeNull();
  });
});
