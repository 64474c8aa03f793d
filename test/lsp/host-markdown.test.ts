import { describe, expect, it } from 'vitest';
import { connect, makeWorld } from './protocol-kit.ts';
import { fullCapabilities } from './raw-client.ts';
import { smallWorld } from './temp-world.ts';

const page = '# Vessa\n\n## Childhood\n\n[Tormund](other.md), [[Tormund Vale]], [[#Childhood]].\n';

describe('beside an editor that knows Markdown itself', () => {
  const ask = async (hostMarkdown: boolean) => {
    const world = await makeWorld({ ...smallWorld, 'pages/vessa.md': page, 'pages/other.md': '# Other\n' });
    const client = connect();
    await client.initialize({ folders: [world.folder], options: { hostMarkdown } });
    const textDocument = { uri: client.open(world.path('pages/vessa.md'), page) };
    const symbols = await client.request<{ name: string }[] | null>('textDocument/documentSymbol', {
      textDocument,
    });
    const links = await client.request<{ range: { start: { character: number } } }[] | null>(
      'textDocument/documentLink',
      { textDocument },
    );
    const onLink = { textDocument, position: { line: 4, character: 12 } };
    return {
      outline: (symbols ?? []).map(({ name }) => name),
      links: (links ?? []).map(({ range }) => range.start.character),
      jump: await client.request<object[] | null>('textDocument/definition', onLink),
    };
  };

  it('its headings and ordinary links are left to it, links of wikis are ours', async () => {
    const { outline, links, jump } = await ask(true);
    expect(outline).toEqual([]);
    expect(links.length).toBeGreaterThan(0);
    expect(links.every((character) => character >= page.split('\n')[4]!.indexOf('[['))).toBe(true);
    expect(jump).toBeNull();
  });

  it('elsewhere all of it is answered', async () => {
    const { outline, links, jump } = await ask(false);
    expect(outline).toContain('Vessa');
    expect(links.some((character) => character < 20)).toBe(true);
    expect(jump).toHaveLength(1);
  });
});

describe('file watchers', () => {
  it('are registered at run time, for lore files alone, where the client can', async () => {
    const world = await makeWorld();
    const client = connect();
    await client.initialize({ folders: [world.folder], capabilities: fullCapabilities });
    const { registrations } = await client.until<{
      registrations: readonly {
        method: string;
        registerOptions: { watchers: readonly { globPattern: unknown }[] };
      }[];
    }>('client/registerCapability', (params) =>
      params.registrations.some(({ method }) => method === 'workspace/didChangeWatchedFiles'),
    );
    const watching = registrations.find(({ method }) => method === 'workspace/didChangeWatchedFiles');
    const patterns = JSON.stringify(watching?.registerOptions.watchers);
    expect(patterns).toContain('md');
    expect(patterns).toContain('yaml');
    // Of other files and folders only that they come and go: a folder may have held lore.
    expect(patterns.replace('{"globPattern":"**/*","kind":5}', '')).not.toContain('"**/*"');
  });
});

describe('renaming an entity that a world outside of the workspace lends', () => {
  it('is refused: nothing is written outside of the workspace', async () => {
    const world = await makeWorld({
      'series/lore.yaml': 'name: Series\ncanon: ["canon/**"]\n',
      'series/canon/a.yaml': '- { id: vorn, kind: person, name: Vorn Asher }\n',
      'book/lore.yaml': 'name: Book\nuse: [../series]\ncanon: ["canon/**"]\n',
      'book/pages/a.md': '# Page\n\nVorn Asher was there.\n',
    });
    const client = connect();
    await client.initialize({ folders: [world.path('book')] });
    const uri = client.open(world.path('book/pages/a.md'), '# Page\n\nVorn Asher was there.\n');
    const at = { textDocument: { uri }, position: { line: 2, character: 2 } };
    await expect(
      client.request('textDocument/rename', { ...at, newName: 'Vorn Asker' }),
    ).rejects.toMatchObject({ message: 'Vorn Asher belongs to another world; rename it there.' });
  });
});
