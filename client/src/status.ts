import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import type { WorldStatus } from './protocol.ts';
import { documentSelector, type Session } from './session.ts';
import { canonical, type Worlds } from './worlds.ts';

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
export function registerStatus(session: Session, worlds: Worlds): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('lorecheck.world', documentSelector());
  item.name = 'Lorecheck';
  const show = () => {
    if (session.state() !== State.Running) showStopped(item, session.state());
    else showWorld(item, worlds.ownerOf(vscode.window.activeTextEditor?.document.uri));
  };
  const recount = unhurried(show);
  show();
  return vscode.Disposable.from(
    item,
    recount,
    worlds.onDidChange(show),
    vscode.languages.onDidChangeDiagnostics(recount.run),
    vscode.window.onDidChangeActiveTextEditor(show),
  );
}
