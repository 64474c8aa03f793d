/** The two views of the Lorecheck container, their commands, and when they look again. */
import * as vscode from 'vscode';
import { member } from '../payload.ts';
import type { Session } from '../session.ts';
import type { Worlds } from '../worlds.ts';
import { createAsk } from './ask.ts';
import { registerCanonCommands } from './canon-commands.ts';
import { type CanonNode, createCanonTree } from './canon-tree.ts';
import { createFindingsTree, type FindingsNode } from './findings-tree.ts';
import { worldChangedNotification } from './protocol.ts';

const groupingKey = 'lorecheck.canon.by';

/** The views as tests see them. */
export interface Views {
  readonly canon: vscode.TreeDataProvider<CanonNode>;
  readonly canonView: vscode.TreeView<CanonNode>;
  readonly findings: vscode.TreeDataProvider<FindingsNode>;
}

function setContext(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value);
}

export function registerViews(
  context: vscode.ExtensionContext,
  session: Session,
  worlds: Worlds,
  output: vscode.LogOutputChannel,
): Views {
  const ask = createAsk(session, output);
  const stored = context.workspaceState.get<string>(groupingKey);
  const canon = createCanonTree(ask, stored === 'continuity' ? 'continuity' : 'kind');
  const findings = createFindingsTree(ask, session);
  const canonView = vscode.window.createTreeView('lorecheck.canon', {
    treeDataProvider: canon,
    showCollapseAll: true,
  });
  const findingsView = vscode.window.createTreeView('lorecheck.findings', {
    treeDataProvider: findings,
    showCollapseAll: true,
  });
  setContext(groupingKey, canon.grouping());
  const group = (by: 'kind' | 'continuity') => async () => {
    canon.setGrouping(by);
    setContext(groupingKey, by);
    await context.workspaceState.update(groupingKey, by);
  };
  context.subscriptions.push(
    canon,
    findings,
    canonView,
    findingsView,
    vscode.commands.registerCommand('lorecheck.canon.byKind', group('kind')),
    vscode.commands.registerCommand('lorecheck.canon.byContinuity', group('continuity')),
    registerCanonCommands({ session, output, canon, view: canonView }),
    findings.onDidList(({ total, more }) => {
      findingsView.description = total === 0 ? undefined : total.toLocaleString();
      findingsView.message = more === 0 ? undefined : moreText(more);
    }),
    followServer(session, worlds, canon.refresh, findings.refresh),
  );
  return { canon, canonView, findings };
}

function moreText(more: number): string {
  const count = more.toLocaleString();
  return vscode.l10n.t('{0} more entities have findings. The Problems view lists them all.', count);
}

/** Lists are asked for anew when the server says that there is something new, never by the clock. */
function followServer(
  session: Session,
  worlds: Worlds,
  refreshCanon: () => void,
  refreshFindings: () => void,
): vscode.Disposable {
  let situation = '';
  const show = () => {
    const now = worlds.situation();
    if (now === situation) return;
    situation = now;
    setContext('lorecheck.situation', now);
    refreshCanon();
    refreshFindings();
  };
  show();
  return vscode.Disposable.from(
    worlds.onDidChange(show),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('lorecheck.enable')) show();
    }),
    session.onDidCreateClient((client) => {
      client.onNotification(worldChangedNotification, (payload: unknown) => {
        if (member(payload, 'canon') !== false) refreshCanon();
        refreshFindings();
      });
    }),
  );
}
