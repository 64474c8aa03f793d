import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { activateLorecheck } from './activate.ts';
import type { Session } from './session.ts';
import type { Views } from './views/register.ts';

/** The web worker's own; the project's types are Node's, which has none. */
declare const Worker: new (url: string, options?: { name?: string }) => globalThis.Worker;

let session: Session | undefined;

/**
 * Starts the server in a worker of its own. Its code is read through VS Code and handed over as a blob, because
 * an extension that comes from a remote may not start a worker from its own address. What is returned are the
 * ends of the line, not the worker: the extension host's `Worker` is a stand-in that fails `instanceof`.
 */
async function startServer(extension: vscode.Uri): Promise<MessageTransports> {
  const entry = vscode.Uri.joinPath(extension, 'dist', 'browser', 'server.js');
  const code = await vscode.workspace.fs.readFile(entry);
  const url = URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: 'Lorecheck' });
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

/** What the extension offers to tests. */
export interface LorecheckWebApi {
  readonly views: Views;
}

export function activate(context: vscode.ExtensionContext): LorecheckWebApi {
  const { session: started, views } = activateLorecheck(
    context,
    (options) =>
      new LanguageClient('lorecheck', 'Lorecheck', () => startServer(context.extensionUri), options),
  );
  session = started;
  return { views };
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}
