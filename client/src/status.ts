import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import { readStatus, statusNotification, type WorldStatus } from './protocol.ts';
import { documentSelector, type Session } from './session.ts';

/** Worlds by their root, or by their workspace folder where there is none; as VS Code spells URIs. */
type Worlds = Map<string, WorldStatus>;

function canonical(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}

/** The world that owns a document: the one with the longest root above it. */
function ownerOf(worlds: Worlds, document: vscode.Uri | undefined): WorldStatus | undefined {
  const uri = document?.toString() ?? '';
  let owner: [string, WorldStatus] | undefined;
  for (const entry of worlds) {
    if (uri.startsWith(`${entry[0]}/`) && entry[0].length > (owner?.[0].length ?? -1)) owner = entry;
  }
  return owner?.[1];
}

/** How many findings of ours the editor shows at this moment, below a folder. */
function findingsBelow(root: string): number {
  let count = 0;
  for (const [uri, diagnostics] of vscode.languages.getDiagnostics()) {
    if (!uri.toString().startsWith(`${root}/`)) continue;
    for (const diagnostic of diagnostics) if (diagnostic.source === 'lorecheck') count++;
  }
  return count;
}

function detail(world: WorldStatus): string {
  const { l10n } = vscode;
  if (world.state === 'loading') return l10n.t('Reading the world…');
  if (world.state === 'stopped') return l10n.t('Reading was cancelled.');
  const entities =
    world.entities === 1 ? l10n.t('1 entity') : l10n.t('{0} entities', world.entities.toLocaleString());
  const count = findingsBelow(canonical(world.root ?? world.folder));
  const findings = count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', count.toLocaleString());
  return `${entities} · ${findings}`;
}

function showWorld(item: vscode.LanguageStatusItem, world: WorldStatus | undefined): void {
  const { l10n } = vscode;
  const owned = world !== undefined && world.state !== 'none';
  item.severity = vscode.LanguageStatusSeverity.Information;
  item.busy = world?.state === 'loading';
  item.text = world?.world ?? 'Lorecheck';
  item.detail = owned ? detail(world) : l10n.t('This file belongs to no world.');
  item.command = owned
    ? { command: 'lorecheck.checkWorld', title: l10n.t('Check the world') }
    : { command: 'lorecheck.setUp', title: l10n.t('Set up') };
}

function showStopped(item: vscode.LanguageStatusItem, state: State): void {
  const { l10n } = vscode;
  const starting = state === State.Starting;
  const { Information, Warning } = vscode.LanguageStatusSeverity;
  item.severity = starting ? Information : Warning;
  item.busy = starting;
  item.text = 'Lorecheck';
  item.detail = starting ? l10n.t('Starting…') : l10n.t('The server is not running.');
  item.command = { command: 'lorecheck.restartServer', title: l10n.t('Restart') };
}

/** Runs at most once in half a second, and last after the last call: counting findings walks all of them. */
function unhurried(action: () => void): { readonly run: () => void } & vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    timer = undefined;
    action();
  };
  return {
    run: () => {
      timer ??= setTimeout(later, 500);
    },
    dispose: () => clearTimeout(timer),
  };
}

/** The one status item: among the language items of the active editor, where it is out of the way. */
export function registerStatus(session: Session): vscode.Disposable {
  const worlds: Worlds = new Map();
  const item = vscode.languages.createLanguageStatusItem('lorecheck.world', documentSelector());
  item.name = 'Lorecheck';
  const show = () => {
    if (session.state() !== State.Running) showStopped(item, session.state());
    else showWorld(item, ownerOf(worlds, vscode.window.activeTextEditor?.document.uri));
  };
  const take = (payload: unknown) => {
    const status = readStatus(payload);
    if (status === undefined) return;
    // A folder that has just been set up is no longer one without lore.
    if (status.root !== undefined) worlds.delete(canonical(status.folder));
    worlds.set(canonical(status.root ?? status.folder), status);
    show();
  };
  const recount = unhurried(show);
  show();
  return vscode.Disposable.from(
    item,
    recount,
    session.onDidCreateClient((client) => {
      worlds.clear();
      client.onNotification(statusNotification, take);
    }),
    session.onDidChangeState(show),
    vscode.languages.onDidChangeDiagnostics(recount.run),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidChangeWorkspaceFolders((event) => {
      for (const folder of event.removed) {
        for (const [root, world] of worlds) {
          if (canonical(world.folder) === folder.uri.toString()) worlds.delete(root);
        }
      }
      show();
    }),
  );
}
