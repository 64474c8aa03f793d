import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import { connectionErrors } from './connection-errors.ts';
import { serveFiles } from './files.ts';
import { noticeHover } from './walkthrough.ts';

/** Makes a client for the platform at hand: over a child process, or over a web worker. */
export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

/** The language server's life as the commands and the status item see it. */
export interface Session extends vscode.Disposable {
  /** The running client; starts the server when it is not running. Rejects when that fails. */
  readonly ready: () => Promise<BaseLanguageClient>;
  readonly stop: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly state: () => State;
  readonly client: () => BaseLanguageClient | undefined;
  readonly onDidChangeState: vscode.Event<State>;
  /** Fires with each new client before it starts, the moment to register handlers. */
  readonly onDidCreateClient: vscode.Event<BaseLanguageClient>;
}

/** Schemes of files that can be part of a world. Left out on purpose: `git`, `output` and other views of files. */
function schemes(): string[] {
  const known = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web'];
  const open = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme);
  return [...new Set([...known, ...open])];
}

export function documentSelector(): { scheme: string; language: string }[] {
  return schemes().flatMap((scheme) => [
    { scheme, language: 'markdown' },
    { scheme, language: 'yaml' },
  ]);
}

function clientOptions(
  output: vscode.LogOutputChannel,
  client: () => BaseLanguageClient,
): LanguageClientOptions {
  return {
    documentSelector: documentSelector(),
    outputChannel: output,
    diagnosticCollectionName: 'lorecheck',
    initializationOptions: {
      hostMarkdown: true, // VS Code outlines and links Markdown itself
      hostYaml: vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined,
      fileAccess: true,
      resync: true,
      showReferences: true,
      views: true,
    },
    diagnosticPullOptions: { onChange: true, onSave: true },
    // Lore text reaches hovers; it is shown, never trusted with commands or HTML.
    markdown: { isTrusted: false, supportHtml: false },
    middleware: noticeHover(),
    errorHandler: connectionErrors(client),
  };
}

/** A session that starts nothing by itself. */
export function createSession(create: ClientFactory, output: vscode.LogOutputChannel): Session {
  const stateChanged = new vscode.EventEmitter<State>();
  const clientCreated = new vscode.EventEmitter<BaseLanguageClient>();
  let current: BaseLanguageClient | undefined;
  let starting: Promise<BaseLanguageClient> | undefined;

  const start = async (): Promise<BaseLanguageClient> => {
    const client: BaseLanguageClient = create(clientOptions(output, () => client));
    current = client;
    serveFiles(client);
    client.onDidChangeState((event) => stateChanged.fire(event.newState));
    clientCreated.fire(client);
    await client.start();
    return client;
  };
  const ready = (): Promise<BaseLanguageClient> => {
    starting ??= start().catch((error: unknown) => {
      starting = undefined;
      throw error;
    });
    return starting;
  };
  const stop = async (): Promise<void> => {
    const client = current;
    current = undefined;
    starting = undefined;
    if (client === undefined) return;
    // A client that never came up, or whose server is gone for good, cannot be stopped; it is dropped.
    await client.dispose().catch((error: unknown) => output.warn(String(error)));
    stateChanged.fire(State.Stopped);
  };
  return {
    ready,
    stop,
    restart: async () => {
      await stop();
      await ready();
    },
    state: () => current?.state ?? State.Stopped,
    client: () => current,
    onDidChangeState: stateChanged.event,
    onDidCreateClient: clientCreated.event,
    dispose: () => {
      void stop();
      stateChanged.dispose();
      clientCreated.dispose();
    },
  };
}
