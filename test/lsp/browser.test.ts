/** The server as it runs in a web worker: bundled for browsers, all files coming from the client. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCheck } from '../cli/run-cli.ts';
import { repository } from './raw-client.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

const world = join(repository, 'examples/khitomer');
const root = 'vscode-test-web://mount';
let code = '';

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(repository, 'server/src/lsp/main-browser.ts')],
    bundle: true,
    write: false,
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  });
  code = outputFiles[0]?.text ?? '';
});

/** A worker's world and nothing more: no `process`, no `require`, no `Buffer`. */
function startWorker(answer: (method: string, params: unknown) => unknown) {
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const answers = new Map<number, (message: Message) => void>();
  const heard: Message[] = [];
  const send = (message: object): void => {
    for (const listener of listeners) listener({ data: { jsonrpc: '2.0', ...message } });
  };
  const scope: Record<string, unknown> = {
    TextDecoder,
    TextEncoder,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    performance,
    atob,
    btoa,
    URL,
    queueMicrotask,
    crypto,
    addEventListener: (_type: string, listener: (event: { data: unknown }) => void) =>
      listeners.push(listener),
    postMessage: (message: Message) => {
      heard.push(message);
      if (message.method === undefined) answers.get(message.id ?? -1)?.(message);
      else if (message.id !== undefined) {
        const { id, method, params } = message;
        queueMicrotask(() => send({ id, result: answer(method, params) ?? null }));
      }
    },
  };
  Object.defineProperty(scope, 'onmessage', { set: (listener) => listeners.push(listener) });
  scope['self'] = scope;
  runInContext(code, createContext(scope));
  let last = 0;
  const request = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      answers.set(id, ({ result, error }) =>
        error ? reject(new Error(JSON.stringify(error))) : resolve(result),
      );
      send({ id, method, params });
    });
  return { request, notify: (method: string, params: object) => send({ method, params }), heard };
}

function fileAnswer(method: string, params: unknown): unknown {
  const uri: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'uri') : undefined;
  const path = typeof uri === 'string' ? join(world, decodeURIComponent(uri.slice(root.length))) : '';
  const found = path === '' ? undefined : statSync(path, { throwIfNoEntry: false });
  if (method === 'lorecheck/fs/list') {
    return {
      paths: readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) =>
        statSync(join(path, file)).isFile(),
      ),
    };
  }
  if (method === 'lorecheck/fs/stat') return found ? { type: found.isDirectory() ? 'folder' : 'file' } : {};
  if (method === 'lorecheck/fs/read') return found ? { base64: readFileSync(path).toString('base64') } : {};
  return method === 'workspace/configuration' ? [null] : null;
}

describe('the server in a web worker', () => {
  it('finds what the command line finds, through the files the client hands it', async () => {
    const worker = startWorker(fileAnswer);
    await worker.request('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true } },
      initializationOptions: { fileAccess: true },
      workspaceFolders: [{ uri: `${root}/`, name: 'khitomer' }],
    });
    worker.notify('initialized', {});
    const report = (await worker.request('workspace/diagnostic', { previousResultIds: [] })) as {
      items: { uri: string; items: { code: string; message: string }[] }[];
    };
    const found = report.items.flatMap(({ uri, items }) =>
      items.map(
        ({ code: rule, message }) => `${decodeURIComponent(uri.slice(root.length + 1))}: ${rule}: ${message}`,
      ),
    );
    const { stdout } = await runCheck(['check', world, '--format', 'json']);
    const wanted = (JSON.parse(stdout) as { file: string; rule: string; message: string }[]).map(
      ({ file, rule, message }) => `${file}: ${rule}: ${message}`,
    );
    expect(wanted.length).toBeGreaterThan(5);
    expect(found.sort()).toEqual(wanted.sort());
    await worker.request('shutdown', {});
  });
});
