/** The worlds of this window, as the server tells of them. */
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import { readStatus, statusNotification, type WorldStatus } from './protocol.ts';
import type { Session } from './session.ts';

/** What a view has to say when it has nothing to show. */
export type Situation = 'off' | 'stopped' | 'loading' | 'none' | 'ready';

export interface Worlds extends vscode.Disposable {
  /** The world that owns a document: the one with the longest root above it. */
  readonly ownerOf: (document: vscode.Uri | undefined) => WorldStatus | undefined;
  readonly situation: () => Situation;
  readonly onDidChange: vscode.Event<void>;
}

/** As VS Code spells a URI. */
export function canonical(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}

/** Worlds by their root, or by their workspace folder where there is none. */
type Known = Map<string, WorldStatus>;

function ownerOf(known: Known, document: vscode.Uri | undefined): WorldStatus | undefined {
  const uri = document?.toString() ?? '';
  let owner: [string, WorldStatus] | undefined;
  for (const entry of known) {
    if (uri.startsWith(`${entry[0]}/`) && entry[0].length > (owner?.[0].length ?? -1)) owner = entry;
  }
  return owner?.[1];
}

function situationOf(known: Known, session: Session, enabled: boolean): Situation {
  if (!enabled) return 'off';
  if (session.state() === State.Stopped) return 'stopped';
  const states = new Set([...known.values()].map(({ state }) => state));
  if (states.has('ready')) return 'ready';
  if (session.state() === State.Starting || states.has('loading') || states.size === 0) return 'loading';
  return states.has('stopped') ? 'stopped' : 'none';
}

export function createWorlds(session: Session, enabled: () => boolean): Worlds {
  const known: Known = new Map();
  const changed = new vscode.EventEmitter<void>();
  const take = (payload: unknown): void => {
    const status = readStatus(payload);
    if (status === undefined) return;
    // A folder that has just been set up is no longer one without lore.
    if (status.root !== undefined) known.delete(canonical(status.folder));
    known.set(canonical(status.root ?? status.folder), status);
    changed.fire();
  };
  const forget = (folder: vscode.WorkspaceFolder): void => {
    for (const [root, world] of known) {
      if (canonical(world.folder) === folder.uri.toString()) known.delete(root);
    }
  };
  const listening = vscode.Disposable.from(
    changed,
    session.onDidCreateClient((client) => {
      known.clear();
      client.onNotification(statusNotification, take);
    }),
    session.onDidChangeState(() => changed.fire()),
    vscode.workspace.onDidChangeWorkspaceFolders((event) => {
      for (const folder of event.removed) forget(folder);
      changed.fire();
    }),
  );
  return {
    ownerOf: (document) => ownerOf(known, document),
    situation: () => situationOf(known, session, enabled()),
    onDidChange: changed.event,
    dispose: () => listening.dispose(),
  };
}
