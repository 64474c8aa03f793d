/** A bare client of the protocol over stdio: no VS Code, no library, every byte under control. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

export const repository = new URL('../../', import.meta.url).pathname;
const serverFile = `${repository}server/src/lsp/main-node.ts`;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

export interface RawClient {
  readonly process: ChildProcessWithoutNullStreams;
  /** The answer; an error of the protocol is thrown as {@link ProtocolError}. */
  request<T = unknown>(method: string, params?: unknown): Promise<T>;
  /** Sends a request and says under which number, so that it can be cancelled. */
  send(method: string, params?: unknown): { readonly id: number; readonly answer: Promise<unknown> };
  notify(method: string, params?: unknown): void;
  /** Bytes as they are. */
  raw(bytes: string | Uint8Array): void;
  /** What this client answers to the server's requests. */
  answer(method: string, handler: (params: unknown) => unknown): void;
  /** Everything the server has told under a method so far. */
  heard(method: string): readonly unknown[];
  /** Resolves as soon as something heard under the method fits, also if that was earlier. */
  until<T = unknown>(method: string, fits: (params: T) => boolean): Promise<T>;
  initialize(options?: InitializeOptions): Promise<Record<string, unknown>>;
  open(path: string, text: string, version?: number): string;
  stop(): Promise<number | null>;
}

export interface InitializeOptions {
  readonly folders?: readonly string[];
  readonly capabilities?: object;
  readonly options?: object;
}

export class ProtocolError extends Error {
  readonly code: number;
  readonly data: unknown;
  constructor(code: number, message: string, data: unknown) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

export const uriOf = (path: string): string => pathToFileURL(path).href;

/** Everything a modern client can do. */
export const fullCapabilities = {
  workspace: {
    workspaceFolders: true,
    configuration: true,
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    synchronization: { didSave: true },
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      versionSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source', 'source.fixAll'] } },
      isPreferredSupport: true,
      dataSupport: true,
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        insertReplaceSupport: true,
        labelDetailsSupport: true,
      },
    },
    rename: { prepareSupport: true },
  },
  window: { workDoneProgress: true },
};

/** The same without pulling: diagnostics are published. */
export const pushCapabilities = {
  ...fullCapabilities,
  textDocument: { ...fullCapabilities.textDocument, diagnostic: undefined },
};

export function startClient(
  command: readonly string[] = [process.execPath, serverFile, '--stdio'],
): RawClient {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: 'pipe' });
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const answers = new Map<string, (params: unknown) => unknown>();
  const heard = new Map<string, unknown[]>();
  const waiting = new Set<() => void>();
  let last = 0;
  const write = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const settle = ({ id, result, error }: Message): void => {
    const waiter = id === undefined ? undefined : pending.get(id);
    if (id === undefined || !waiter) return;
    pending.delete(id);
    if (error) waiter.reject(new ProtocolError(error.code, error.message, error.data));
    else waiter.resolve(result);
  };
  const hear = (method: string, params: unknown): void => {
    heard.set(method, [...(heard.get(method) ?? []), params]);
    for (const wake of waiting) wake();
  };
  readMessages(child, (message) => {
    if (message.method === undefined) return settle(message);
    hear(message.method, message.params);
    if (message.id === undefined) return;
    const answer = answers.get(message.method)?.(message.params);
    write({ id: message.id, result: answer ?? defaultAnswer(message.method, message.params) });
  });
  child.once('exit', () => {
    for (const waiter of pending.values()) waiter.reject(new Error('the server ended'));
  });
  const send: RawClient['send'] = (method, params) => {
    const id = ++last;
    const answer = new Promise<unknown>((resolve, reject) => pending.set(id, { resolve, reject }));
    answer.catch(() => undefined);
    write({ id, method, ...(params !== undefined && { params }) });
    return { id, answer };
  };
  const client: RawClient = {
    process: child,
    send,
    request: <T>(method: string, params?: unknown) => send(method, params).answer as Promise<T>,
    notify: (method, params) => write({ method, params }),
    raw: (bytes) => child.stdin.write(bytes),
    answer: (method, handler) => answers.set(method, handler),
    heard: (method) => heard.get(method) ?? [],
    until: <T>(method: string, fits: (params: T) => boolean) =>
      new Promise<T>((resolve) => {
        const look = (): void => {
          const all = heard.get(method) ?? [];
          const index = all.findIndex((params) => fits(params as T));
          if (index < 0) return;
          waiting.delete(look);
          resolve(all[index] as T);
        };
        waiting.add(look);
        look();
      }),
    async initialize({ folders = [], capabilities = fullCapabilities, options } = {}) {
      const result = await client.request<{ capabilities: Record<string, unknown> }>('initialize', {
        processId: process.pid,
        rootUri: null,
        capabilities,
        ...(options && { initializationOptions: options }),
        workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
      });
      client.notify('initialized', {});
      return result.capabilities;
    },
    open(path, text, version = 1) {
      const uri = uriOf(path);
      const languageId = path.endsWith('.md') ? 'markdown' : 'yaml';
      client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
      return uri;
    },
    async stop() {
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      if (child.exitCode !== null) return child.exitCode;
      await send('shutdown').answer;
      client.notify('exit');
      return ended;
    },
  };
  return client;
}

function readMessages(child: ChildProcessWithoutNullStreams, take: (message: Message) => void): void {
  let buffer = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString('ascii'))?.[1]);
      if (buffer.length < end + 4 + length) return;
      const body = buffer.subarray(end + 4, end + 4 + length).toString('utf8');
      buffer = buffer.subarray(end + 4 + length);
      take(JSON.parse(body) as Message);
    }
  });
}

function defaultAnswer(method: string, params: unknown): unknown {
  if (method !== 'workspace/configuration') return null;
  return (params as { items: unknown[] }).items.map(() => null);
}
