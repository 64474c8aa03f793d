import * as vscode from 'vscode';
import { registerCommands } from './commands.ts';
import { registerLanguage } from './language.ts';
import { type ClientFactory, createSession, type Session } from './session.ts';
import { registerStatus } from './status.ts';
import { registerViews, type Views } from './views/register.ts';
import { registerWalkthrough } from './walkthrough.ts';
import { createWorlds } from './worlds.ts';

export interface Activated {
  readonly session: Session;
  readonly views: Views;
}

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
export function activateLorecheck(context: vscode.ExtensionContext, create: ClientFactory): Activated {
  const output = vscode.window.createOutputChannel('Lorecheck', { log: true });
  const session = createSession(create, output);
  const worlds = createWorlds(session, enabled);
  const start = () => {
    session.ready().catch((error: unknown) => output.error(error instanceof Error ? error : String(error)));
  };
  context.subscriptions.push(
    output,
    session,
    worlds,
    registerLanguage(),
    registerStatus(session, worlds),
    registerCommands(session, output),
    registerWalkthrough(context),
    followSetting(session, start),
  );
  const views = registerViews(context, session, worlds, output);
  if (enabled()) start();
  return { session, views };
}
