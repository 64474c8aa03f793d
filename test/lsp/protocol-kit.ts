/** What every test of the protocol starts from: clients and worlds that end with the test, and short words for requests. */
import { afterEach } from 'vitest';
import { type RawClient, startClient, uriOf } from './raw-client.ts';
import { smallWorld, type TempWorld, tempWorld } from './temp-world.ts';

export interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly source: string;
  readonly severity: number;
  readonly range: object;
  readonly codeDescription: { href: string };
  readonly data: unknown;
}
export interface Report {
  readonly kind: string;
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}
export interface WorkspaceReport {
  readonly items: readonly (Report & { readonly uri: string; readonly version: number | null })[];
}
export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

const clients: RawClient[] = [];
const worlds: TempWorld[] = [];
export const makeWorld = async (files: Readonly<Record<string, string>> = smallWorld): Promise<TempWorld> => {
  const world = await tempWorld(files);
  worlds.push(world);
  return world;
};
export const connect = (): RawClient => {
  const client = startClient();
  clients.push(client);
  return client;
};
afterEach(async () => {
  for (const client of clients.splice(0)) client.process.kill('SIGKILL');
  for (const world of worlds.splice(0)) await world.remove();
});

export const pull = (client: RawClient, uri: string, previousResultId?: string): Promise<Report> =>
  client.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
export const pullAll = (
  client: RawClient,
  previousResultIds: readonly object[] = [],
): Promise<WorkspaceReport> => client.request('workspace/diagnostic', { previousResultIds });
export const watched = (client: RawClient, ...changes: readonly [string, 1 | 2 | 3][]): void =>
  client.notify('workspace/didChangeWatchedFiles', {
    changes: changes.map(([path, type]) => ({ uri: uriOf(path), type })),
  });
export const replaceLine = (line: number, from: number, to: number, text: string) => ({
  range: { start: { line, character: from }, end: { line, character: to } },
  text,
});
