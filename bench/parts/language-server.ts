import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverProcessOptions } from '../../client/src/server-options.ts';
import { type RawClient, startClient, uriOf } from '../../test/lsp/raw-client.ts';
import type { Bench, StoredWorld } from '../bench.ts';

export type { RawClient } from '../../test/lsp/raw-client.ts';

/** A server that has read a world, and one article open in it. */
export interface Served {
  readonly client: RawClient;
  readonly capabilities: Record<string, unknown>;
  /** From the start of the process to the first findings of the open article. */
  readonly untilFindings: number;
  readonly article: OpenArticle;
  /** Opens another file of the world. */
  open(path: string): OpenArticle;
  stop(): Promise<void>;
}

export interface OpenArticle {
  readonly uri: string;
  readonly text: () => string;
  /** Sends an edit of a stretch of the text; returns at once. */
  edit(start: number, end: number, text: string): void;
}

const probe = new URL('./memory-probe.mjs', import.meta.url).href;

export async function serve(bench: Bench, world: Pick<StoredWorld, 'folder'>, path: string): Promise<Served> {
  const server = await bench.server();
  const started = performance.now();
  const options = [
    ...serverProcessOptions,
    '--expose-gc',
    '--max-old-space-size=4096',
    `--import=${probe}`,
    ...bench.nodeOptions,
  ];
  const client = startClient([process.execPath, ...options, server, '--stdio']);
  const capabilities = await client.initialize({ folders: [world.folder] });
  const open = (name: string): OpenArticle => {
    const file = join(world.folder, name);
    const text = readFileSync(file, 'utf8');
    client.open(file, text);
    return openArticle(client, uriOf(file), text);
  };
  const article = open(path);
  await pull(client, article.uri);
  const untilFindings = performance.now() - started;
  return {
    client,
    capabilities,
    untilFindings,
    article,
    open,
    stop: () => client.stop().then(() => undefined),
  };
}

/** Positions are counted here by line starts, kept up to date edit by edit so that the client costs little. */
function openArticle(client: RawClient, uri: string, original: string): OpenArticle {
  let text = original;
  let version = 1;
  const position = (offset: number): { line: number; character: number } => positionAt(text, offset);
  return {
    uri,
    text: () => text,
    edit(start, end, inserted) {
      version++;
      const range = { start: position(start), end: position(end) };
      text = text.slice(0, start) + inserted + text.slice(end);
      const contentChanges = [{ range, text: inserted }];
      client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    },
  };
}

export function positionAt(text: string, offset: number): { line: number; character: number } {
  let line = 0;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', start)) {
    line++;
    start = at + 1;
  }
  return { line, character: offset - start };
}

export interface Report {
  readonly kind: string;
  readonly resultId?: string;
  readonly items?: readonly unknown[];
}

export function pull(client: RawClient, uri: string, previousResultId?: string): Promise<Report> {
  const known = previousResultId === undefined ? {} : { previousResultId };
  return client.request<Report>('textDocument/diagnostic', { textDocument: { uri }, ...known });
}

export interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
}

/** What the server's process holds after a collection; undefined where signals do not exist. */
export async function memoryOf(client: RawClient): Promise<Memory | undefined> {
  if (process.platform === 'win32') return undefined;
  const answer = once(client.process.stderr, 'data');
  client.process.kill('SIGUSR2');
  for (let [chunk] = await answer; ; [chunk] = await once(client.process.stderr, 'data')) {
    const found = /bench-memory (\{.*\})/.exec(String(chunk));
    if (found?.[1]) return JSON.parse(found[1]) as Memory;
  }
}

/**
 * Milliseconds that the server's main thread has been on a processor; undefined outside Linux. On a machine
 * with other work to do this tells the program's own share of what a clock shows.
 */
export function processorTime(client: RawClient): number | undefined {
  try {
    const { pid } = client.process;
    const [busy] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
    return Number(busy) / 1e6;
  } catch {
    return undefined;
  }
}
