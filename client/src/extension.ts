import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateLorecheck } from './activate.ts';
import { serverProcessOptions } from './server-options.ts';
import type { Session } from './session.ts';
import { registerTasks } from './tasks.ts';
import type { Views } from './views/register.ts';

/** What the extension offers to tests and to other extensions. */
export interface LorecheckApi {
  readonly views: Views;
  /** Resolves when the server has started. */
  readonly ready: () => Promise<void>;
  /** Undefined while no server process runs. */
  readonly serverProcessId: () => number | undefined;
}

let session: Session | undefined;

export function activate(context: vscode.ExtensionContext): LorecheckApi {
  const module = context.asAbsolutePath('dist/server.cjs');
  const run = { module, transport: TransportKind.ipc, options: { execArgv: [...serverProcessOptions] } };
  const execArgv = [...serverProcessOptions, '--nolazy', '--inspect=6019', '--enable-source-maps'];
  const debug = { ...run, options: { execArgv } };
  const { session: started, views } = activateLorecheck(
    context,
    (options) => new LanguageClient('lorecheck', 'Lorecheck', { run, debug }, options),
  );
  session = started;
  context.subscriptions.push(registerTasks(context));
  return {
    views,
    ready: async () => {
      await started.ready();
    },
    serverProcessId: () => {
      const client = started.client();
      return client instanceof LanguageClient ? client.serverProcess?.pid : undefined;
    },
  };
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}
