import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, makeWorld } from '../protocol-kit.ts';
import { type RawClient, repository, startClient, uriOf } from '../raw-client.ts';

/** The server inside Red Hat's YAML extension, told what that extension tells it. */
let yaml: RawClient;

interface Published {
  readonly uri: string;
  readonly diagnostics: readonly { readonly message: string }[];
}
interface Item {
  readonly label: string;
}

const settings = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };

/** The manifest's associations in the form in which the extension hands them on. */
function associations(): readonly object[] {
  const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  return manifest.contributes.yamlValidation.map(
    ({ fileMatch, url }: { fileMatch: readonly string[]; url: string }) => ({
      fileMatch: fileMatch.map((pattern) => `/${pattern}`),
      uri: uriOf(join(repository, url)),
    }),
  );
}

beforeAll(async () => {
  const program = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');
  yaml = startClient([process.execPath, program, '--stdio']);
  yaml.answer('workspace/configuration', (params) => {
    const { items } = params as { readonly items: readonly { readonly section?: string }[] };
    return items.map(({ section }) => (section === 'yaml' ? settings : {}));
  });
  await yaml.initialize();
  yaml.notify('json/schemaAssociations', [associations()]);
  yaml.notify('workspace/didChangeConfiguration', { settings: { yaml: settings } });
});
afterAll(() => {
  yaml.process.kill('SIGKILL');
});

let opened = 0;
/** A folder that nobody has: the server is handed every text, and reads none. */
const place = (name: string): string => join(repository, 'out', `yaml-${++opened}`, name);

async function problems(name: string, text: string): Promise<readonly string[]> {
  const uri = yaml.open(place(name), text);
  const told = await yaml.until<Published>('textDocument/publishDiagnostics', (params) => params.uri === uri);
  return told.diagnostics.map(({ message }) => message);
}

/** What is offered where `|` stands. */
async function offered(client: RawClient, path: string, marked: string): Promise<readonly string[]> {
  const lines = marked.slice(0, marked.indexOf('|')).split('\n');
  const uri = client.open(path, marked.replace('|', ''));
  const list = await client.request<{ readonly items: readonly Item[] } | readonly Item[] | null>(
    'textDocument/completion',
    { textDocument: { uri }, position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 } },
  );
  if (list === null) return [];
  return ('items' in list ? list.items : list).map(({ label }) => label);
}

const example = (path: string): string => readFileSync(join(repository, 'examples', path), 'utf8');
const canonFiles = ['khitomer/canon', 'tarsh/lore'].flatMap((folder) =>
  readdirSync(join(repository, 'examples', folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => `${folder}/${path}`),
);

describe("Red Hat's YAML server with our schemas", () => {
  test.each(['khitomer', 'tarsh'])('finds nothing wrong with the lore.yaml of %s', async (world) => {
    expect(await problems('lore.yaml', example(`${world}/lore.yaml`))).toEqual([]);
  });

  test('finds nothing wrong with the canon of the examples', async () => {
    expect(canonFiles.length).toBeGreaterThan(15);
    const told = await Promise.all(canonFiles.map((file) => problems('a.lore.yaml', example(file))));
    expect(canonFiles.filter((_, index) => told[index]?.length !== 0)).toEqual([]);
  });

  test('reports a wrong field and a wrong value', async () => {
    const config = await problems('lore.yaml', 'nmae: Tarsh\nrules: { wrong-date: loud }\n');
    expect([...config].sort()).toEqual([
      'Property nmae is not allowed.',
      expect.stringMatching(/^Value is not accepted.*"information"/),
    ]);
    const treaty = '- id: pact\n  kind: treaty\n  name: Pact\n  status: [{ is: brken, from: 2 }]\n';
    expect(await problems('a.lore.yaml', treaty)).toEqual([expect.stringMatching(/^Value is not accepted/)]);
  });

  test('leaves YAML alone that is not lore', async () => {
    expect(await problems('compose.yaml', 'nmae: Tarsh\nservices: {}\n')).toEqual([]);
  });
});

describe('beside it, Lorecheck', () => {
  const config = 'name: Tarsh\ncanon: ["canon/**"]\n';
  const files = {
    'lore.yaml': config,
    'canon/a.lore.yaml': '- id: vale\n  kind: person\n  name: Tormund Vale\n',
  };
  const fields = '- id: vessa\n  kind: person\n  |\n';
  const reference = '- id: vessa\n  kind: person\n  parents: [val|]\n';

  test('does not offer again the fields and values that the schema offers', async () => {
    const world = await makeWorld(files);
    const client = connect();
    await client.initialize({ folders: [world.folder], options: { hostYaml: true } });
    const theirs = await offered(yaml, place('b.lore.yaml'), fields);
    const ours = await offered(client, world.path('canon/b.lore.yaml'), fields);
    expect(theirs).toContain('born');
    expect(ours).toEqual([]);
    expect(await offered(client, world.path('lore.yaml'), `${config}|\n`)).toEqual([]);
  });

  test('still offers what only the world knows', async () => {
    const world = await makeWorld(files);
    const client = connect();
    await client.initialize({ folders: [world.folder], options: { hostYaml: true } });
    expect(await offered(client, world.path('canon/b.lore.yaml'), reference)).toContain('vale');
    expect(await offered(yaml, place('b.lore.yaml'), reference)).not.toContain('vale');
  });

  test('offers fields where no schema does: in other canon files, on demand, and without Red Hat', async () => {
    const world = await makeWorld(files);
    const beside = connect();
    await beside.initialize({ folders: [world.folder], options: { hostYaml: true } });
    const unschemed = `# yaml-language-server: $schema=none\n${fields}`;
    expect(await offered(yaml, place('canon.yaml'), fields)).toEqual([]);
    expect(await offered(beside, world.path('canon/b.yaml'), fields)).toContain('born');
    expect(await offered(yaml, place('b.lore.yaml'), unschemed)).toEqual([]);
    expect(await offered(beside, world.path('canon/c.lore.yaml'), unschemed)).toContain('born');
    const alone = connect();
    await alone.initialize({ folders: [world.folder] });
    expect(await offered(alone, world.path('canon/b.lore.yaml'), fields)).toContain('born');
  });

  test('explains a field once: by the schema there, by itself elsewhere', async () => {
    const world = await makeWorld(files);
    const text = '- id: vessa\n  kind: person\n  born: 401\n';
    const hover = async (client: RawClient, path: string): Promise<string> => {
      const uri = client.open(path, text);
      const position = { line: 2, character: 3 };
      return JSON.stringify(await client.request('textDocument/hover', { textDocument: { uri }, position }));
    };
    const client = connect();
    await client.initialize({ folders: [world.folder], options: { hostYaml: true } });
    expect(await hover(yaml, place('b.lore.yaml'))).toContain('Lorecheck entities');
    expect(await hover(client, world.path('canon/b.lore.yaml'))).toBe('null');
    expect(await hover(client, world.path('canon/b.yaml'))).toContain('born');
  });
});
