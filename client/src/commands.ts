import * as vscode from 'vscode';
import { type CheckedWorld, checkWorldRequest, readCheckedWorld, readReferences } from './protocol.ts';
import type { Session } from './session.ts';
import { setUp } from './setup.ts';

function summary({ files, findings }: CheckedWorld): string {
  const { l10n } = vscode;
  const looked = l10n.t('Lorecheck: {0} files checked', files.toLocaleString());
  if (findings === 0) return l10n.t('{0}, no findings', looked);
  if (findings === 1) return l10n.t('{0}, 1 finding', looked);
  return l10n.t('{0}, {1} findings', looked, findings.toLocaleString());
}

/** Command: checks every file and opens the Problems view. Returns the number of findings. */
async function checkWorld(session: Session): Promise<number | undefined> {
  const client = await session.ready();
  const answer = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      cancellable: true,
      title: vscode.l10n.t('Lorecheck: checking the world'),
    },
    (_progress, token) => client.sendRequest<unknown>(checkWorldRequest, {}, token),
  );
  const result = readCheckedWorld(answer);
  if (result === undefined) return undefined;
  if (result.findings > 0) await vscode.commands.executeCommand('workbench.actions.view.problems');
  vscode.window.setStatusBarMessage(summary(result), 8_000);
  return result.findings;
}

/** Tells the user what went wrong with what they asked for; a cancelled request is no news to them. */
export function guarded<T>(
  output: vscode.LogOutputChannel,
  action: () => Promise<T>,
): () => Promise<T | undefined> {
  return async () => {
    try {
      return await action();
    } catch (error: unknown) {
      const cancelled = error instanceof vscode.CancellationError || isCancelledRequest(error);
      if (cancelled) return undefined;
      const message = error instanceof Error ? error.message : String(error);
      output.error(message);
      const showOutput = vscode.l10n.t('Show output');
      const chosen = await vscode.window.showErrorMessage(`Lorecheck: ${message}`, showOutput);
      if (chosen === showOutput) output.show();
      return undefined;
    }
  };
}

/** LSP's RequestCancelled and ServerCancelled. */
function isCancelledRequest(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === -32800 || code === -32802;
}

/** For the server's code lenses, which cannot carry VS Code's own types: opens the places in a peek view. */
async function showReferences(session: Session, args: readonly unknown[]): Promise<void> {
  const from = readReferences(args);
  const convert = session.client()?.protocol2CodeConverter;
  if (from === undefined || convert === undefined) return;
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    convert.asUri(from.uri),
    convert.asPosition(from.position),
    from.places.map((place) => convert.asLocation(place)),
  );
}

export function registerCommands(session: Session, output: vscode.LogOutputChannel): vscode.Disposable {
  const register = (id: string, action: () => Promise<unknown>) =>
    vscode.commands.registerCommand(`lorecheck.${id}`, guarded(output, action));
  return vscode.Disposable.from(
    register('setUp', () => setUp(session)),
    register('checkWorld', () => checkWorld(session)),
    register('restartServer', () => session.restart()),
    vscode.commands.registerCommand('lorecheck.showReferences', (...args: unknown[]) =>
      showReferences(session, args),
    ),
    register('showOutput', async () => output.show()),
  );
}
