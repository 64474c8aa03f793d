/** The editor and the command line are two doors to the same findings. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../server/src/cli/formats/index.ts';
import { runCheck } from '../cli/run-cli.ts';
import { pushCapabilities, type RawClient, repository, startClient, uriOf } from './raw-client.ts';
import { smallWorld, type TempWorld, tempWorld } from './temp-world.ts';

interface Position {
  readonly line: number;
  readonly character: number;
}
interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly severity: number;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly relatedInformation?: readonly {
    readonly message: string;
    readonly location: { uri: string; range: object };
  }[];
  readonly data: { readonly verdict: string; readonly fixes: number };
}
interface JsonFinding {
  readonly file: string;
  readonly range: Diagnostic['range'];
  readonly rule: string;
  readonly severity: string;
  readonly verdict: string;
  readonly message: string;
  readonly related: readonly { readonly file: string; readonly range: object; readonly message: string }[];
  readonly fixes: readonly object[];
}

const severities = ['', 'error', 'warning', 'information', 'hint'];

let world: TempWorld;
const clients: RawClient[] = [];
const connect = (): RawClient => {
  const client = startClient();
  clients.push(client);
  return client;
};
beforeAll(async () => {
  world = await tempWorld({
    ...smallWorld,
    'canon/more.yaml':
      'entities:\n  - { id: vessa, kind: person, nmae: Vessa }\n  - { kind: place, name: Tarsh, founded: 40th of May 401 }\n',
    'pages/slips.md':
      '---\nentity: nobody\n---\n# Slips 🚀\n\n[[Nowhere at all]] and [x](missing.md).\r\n\r\nOn 31 June 402, Vessa.\n',
    'pages/crlf.md': '# One\r\n\r\n[[vessa#None]]\r',
  });
});
afterAll(async () => {
  for (const client of clients) client.process.kill('SIGKILL');
  await world.remove();
});

function asJson(folder: string, uri: string, diagnostic: Diagnostic) {
  const name = (other: string) => decodeURIComponent(other.slice(uriOf(folder).length + 1));
  return {
    file: name(uri),
    range: diagnostic.range,
    rule: diagnostic.code,
    severity: severities[diagnostic.severity],
    verdict: diagnostic.data.verdict,
    message: diagnostic.message,
    related: (diagnostic.relatedInformation ?? []).map(({ message, location }) => ({
      file: name(location.uri),
      range: location.range,
      message,
    })),
    fixes: diagnostic.data.fixes,
  };
}

const key = (finding: { file: string; range: Diagnostic['range']; rule: string }) =>
  `${finding.file}:${String(finding.range.start.line).padStart(6)}:${String(finding.range.start.character).padStart(6)}:${finding.rule}`;
const sorted = <T extends { file: string; range: Diagnostic['range']; rule: string }>(
  findings: readonly T[],
): T[] => [...findings].sort((a, b) => (key(a) < key(b) ? -1 : 1));

async function bothWays(folder: string) {
  const { stdout } = await runCheck(['check', folder, '--format', 'json']);
  const fromCli = (JSON.parse(stdout) as JsonFinding[]).map((finding) => ({
    ...finding,
    fixes: finding.fixes.length,
  }));
  const client = connect();
  await client.initialize({ folders: [folder] });
  const report = await client.request<{ items: { uri: string; items: Diagnostic[] }[] }>(
    'workspace/diagnostic',
    {
      previousResultIds: [],
    },
  );
  const fromEditor = report.items.flatMap(({ uri, items }) => items.map((item) => asJson(folder, uri, item)));
  return { fromCli: sorted(fromCli), fromEditor: sorted(fromEditor), client };
}

describe('editor and command line', () => {
  it.each(['khitomer'])('agree on the example world %s', async (name) => {
    const { fromCli, fromEditor } = await bothWays(join(repository, 'examples', name));
    expect(fromCli.length).toBeGreaterThan(5);
    expect(fromEditor).toEqual(fromCli);
  });

  it('agree on a world full of slips, also once its files are open and pushed', async () => {
    const { fromCli, fromEditor } = await bothWays(world.folder);
    expect(fromCli.length).toBeGreaterThan(5);
    expect(fromEditor).toEqual(fromCli);
    const client = connect();
    await client.initialize({ folders: [world.folder], capabilities: pushCapabilities });
    const files = readdirSync(world.folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(?:md|yaml)$/.test(file),
    );
    for (const file of files) client.open(world.path(file), readFileSync(world.path(file), 'utf8'), 5);
    const pushed: ReturnType<typeof asJson>[] = [];
    for (const file of new Set(fromCli.map((finding) => finding.file))) {
      const uri = uriOf(world.path(file));
      const set = await client.until<{ uri: string; version?: number; diagnostics: Diagnostic[] }>(
        'textDocument/publishDiagnostics',
        (published) => published.uri === uri && published.version === 5,
      );
      pushed.push(...set.diagnostics.map((diagnostic) => asJson(world.folder, uri, diagnostic)));
    }
    expect(sorted(pushed)).toEqual(fromCli);
  });

  it('the JSON format is the contract, to the letter', async () => {
    const { stdout, code } = await runCheck([
      'check',
      world.folder,
      '--format',
      'json',
      '--rule',
      'unknown-field',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      {
        file: 'canon/more.yaml',
        range: { start: { line: 1, character: 31 }, end: { line: 1, character: 35 } },
        rule: 'unknown-field',
        severity: 'warning',
        verdict: 'certain',
        message: expect.stringContaining('Did you mean `name`?'),
        related: [],
        fixes: [
          {
            title: 'Change to `name`',
            edits: [
              {
                file: 'canon/more.yaml',
                range: { start: { line: 1, character: 31 }, end: { line: 1, character: 35 } },
                newText: 'name',
              },
            ],
          },
        ],
      },
    ]);
    expect(Object.keys(formats)).toContain('json');
  });
});
