import * as vscode from 'vscode';
import { readSetupProposal, setupRequest } from './protocol.ts';
import type { Session } from './session.ts';

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) {
    return vscode.window.showWorkspaceFolderPick({
      placeHolder: vscode.l10n.t('Which folder holds the lore?'),
    });
  }
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the folder that holds your lore first.'));
  }
  return folders[0];
}

/** Writes the proposal as one edit, so that undo takes it back. Never over an existing file. */
async function create(target: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(target, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(vscode.l10n.t('{0} could not be written.', target.path));
  }
}

/** Command: looks at a folder and writes the `lore.yaml` that fits it; an existing one is only opened. */
export async function setUp(session: Session): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const client = await session.ready();
  const params = { folder: client.code2ProtocolConverter.asUri(folder.uri) };
  const proposal = readSetupProposal(await client.sendRequest<unknown>(setupRequest, params));
  if (proposal === undefined) {
    throw new Error(vscode.l10n.t('The server could not make sense of this folder.'));
  }
  const target = client.protocol2CodeConverter.asUri(proposal.uri);
  if (proposal.text !== undefined) await create(target, proposal.text);
  await vscode.window.showTextDocument(target);
}
