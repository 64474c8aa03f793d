import * as vscode from 'vscode';
import { registerCommands } from './commands.ts';
import { registerLanguage } from './language.ts';
import { type ClientFactory, createSession, type Session } from './session.ts';
import { registerStatus } from './status.ts';

function enabled(): boolean {
  return vscode.workspace.getConfiguration('lorecheck').get<boolean>('enable', true);
}

/** Starts or stops the server when the setting is flipped; needs no reload. */
function followSetting(session: Session, start: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration('lorecheck.enable')) return;
    if (enabled()) start();
    else void session.stop();
  });
}

/** Common to desktop and web: everything but the way to the server. */
export function activateLorecheck(context: vscode.ExtensionContext, create: ClientFactory): Session {
  const output = vscode.window.createOutputChannel('Lorecheck', { log: true });
  const session = createSession(create, output);
  const start = () => {
    session.ready().catch((error: unknown) => output.error(error instanceof Error ? error : String(error)));
  };
  context.subscriptions.push(
    output,
    session,
    registerLanguage(),
    registerStatus(session),
    registerCommands(session, output),
    followSetting(session, start),
  );
  if (enabled()) start();
  return session;
}
