import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/**
 * Answers a server that cannot reach files itself: in the browser, and for folders that are on no disk. The
 * requests are `lorecheck/fs/list`, `/read` and `/stat`, each with a `uri`, and `lorecheck/text` for the whole
 * text of an open document. What is gone or cannot be read is an empty answer, since files come and go.
 */
export function serveFiles(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest('lorecheck/fs/list', (params: unknown) => answer(params, list)),
    client.onRequest('lorecheck/fs/read', (params: unknown) =>
      answer(params, (uri) => read(uri, numberIn(params, 'maxBytes') ?? Number.POSITIVE_INFINITY)),
    ),
    client.onRequest('lorecheck/fs/stat', (params: unknown) => answer(params, stat)),
    client.onRequest('lorecheck/text', (params: unknown) => openText(textIn(params, 'uri'))),
  );
}

/** Folders that never hold lore; the server leaves them out too, but walking them costs. */
function isSkipped(folder: string): boolean {
  return folder === 'node_modules' || folder.startsWith('.');
}

function valueIn(params: unknown, name: string): unknown {
  return typeof params === 'object' && params !== null ? Reflect.get(params, name) : undefined;
}

function textIn(params: unknown, name: string): string | undefined {
  const value = valueIn(params, name);
  return typeof value === 'string' ? value : undefined;
}

function numberIn(params: unknown, name: string): number | undefined {
  const value = valueIn(params, name);
  return typeof value === 'number' ? value : undefined;
}

/** Only what the user has opened as a workspace folder is read. */
function inWorkspace(uri: vscode.Uri): boolean {
  return !uri.path.split('/').includes('..') && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

async function answer(params: unknown, look: (uri: vscode.Uri) => Promise<object>): Promise<object> {
  const raw = textIn(params, 'uri');
  if (raw === undefined) return {};
  const uri = vscode.Uri.parse(raw);
  try {
    return inWorkspace(uri) ? await look(uri) : {};
  } catch {
    return {};
  }
}

async function list(folder: vscode.Uri): Promise<object> {
  const paths: string[] = [];
  const walk = async (at: vscode.Uri, prefix: string): Promise<void> => {
    const entries = await vscode.workspace.fs.readDirectory(at);
    await Promise.all(
      entries.map(async ([name, type]) => {
        // A symbolic link to a folder may lead in circles; links to files are harmless.
        if (type === vscode.FileType.Directory && !isSkipped(name)) {
          await walk(vscode.Uri.joinPath(at, name), `${prefix}${name}/`).catch(() => undefined);
        } else if (type & vscode.FileType.File) {
          paths.push(prefix + name);
        }
      }),
    );
  };
  await walk(folder, '');
  return { paths };
}

async function read(uri: vscode.Uri, maxBytes: number): Promise<object> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > maxBytes) return { size };
  return { base64: toBase64(await vscode.workspace.fs.readFile(uri)) };
}

async function stat(uri: vscode.Uri): Promise<object> {
  const { type } = await vscode.workspace.fs.stat(uri);
  if (type & vscode.FileType.Directory) return { type: 'folder' };
  return type & vscode.FileType.File ? { type: 'file' } : {};
}

function openText(raw: string | undefined): object {
  const wanted = raw === undefined ? undefined : vscode.Uri.parse(raw).toString();
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === wanted);
  return document === undefined ? {} : { text: document.getText(), version: document.version };
}

/** In pieces, since a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const piece = 8192;
  let binary = '';
  for (let start = 0; start < bytes.length; start += piece) {
    binary += String.fromCharCode(...bytes.subarray(start, start + piece));
  }
  return btoa(binary);
}
