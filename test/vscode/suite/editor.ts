// What the tests do with VS Code, in words of its public API.
import * as vscode from 'vscode';
import { assert, eventually } from './runner.ts';

export function folder(): vscode.Uri {
  const first = vscode.workspace.workspaceFolders?.[0];
  assert(first !== undefined, 'the host opened no folder');
  return first.uri;
}

export function file(path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), ...path.split('/'));
}

export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Position inside the first occurrence of a text. */
export function at(document: vscode.TextDocument, text: string, within = 1): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert(offset >= 0, `"${text}" is not in ${document.uri.path}`);
  return document.positionAt(offset + within);
}

export function rule(finding: vscode.Diagnostic): string {
  const { code } = finding;
  return String(typeof code === 'object' ? code.value : code);
}

/** Findings of ours about a file; other extensions' diagnostics are left out. */
export function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((finding) => finding.source === 'lorecheck');
}

/** Waits until findings about a file are as wanted. */
export function findingsWhere(
  uri: vscode.Uri,
  what: string,
  wanted: (found: vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return eventually(
    what,
    async () => {
      const found = findings(uri);
      return wanted(found) ? found : undefined;
    },
    () =>
      `there are ${JSON.stringify(findings(uri).map((finding) => `${rule(finding)}: ${finding.message}`))}`,
  );
}

export async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

export async function definitions(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Location[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    position,
  );
  return found.map((place) =>
    'targetUri' in place
      ? new vscode.Location(place.targetUri, place.targetSelectionRange ?? place.targetRange)
      : place,
  );
}

export async function quickFixes(
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
  return actions.filter((action) => action.edit !== undefined);
}

export async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = at(document, from, 0);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, at(document, from, from.length)), to);
  assert(await vscode.workspace.applyEdit(edit), `"${from}" could not be replaced`);
}
