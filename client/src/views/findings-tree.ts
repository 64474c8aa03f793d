/** The findings by the entities they are about, as VS Code's tree asks for them. */
import * as vscode from 'vscode';
import type { Session } from '../session.ts';
import type { Ask } from './ask.ts';
import { kindIcon, severityIcon, severityWord } from './looks.ts';
import {
  type EntityFinding,
  type FindingGroup,
  type FindingGroups,
  findingsOfRequest,
  findingsRequest,
  readFindingGroups,
  readFindings,
} from './protocol.ts';

interface AboutNode {
  readonly type: 'about';
  readonly group: FindingGroup;
}
interface FindingNode {
  readonly type: 'finding';
  readonly parent: AboutNode;
  readonly finding: EntityFinding;
  /** Place in its list. */
  readonly index: number;
}

export type FindingsNode = AboutNode | FindingNode;

export interface FindingsTree extends vscode.TreeDataProvider<FindingsNode>, vscode.Disposable {
  readonly refresh: () => void;
  /** Tells what has been listed, whenever it has. */
  readonly onDidList: vscode.Event<FindingGroups>;
}

export function createFindingsTree(ask: Ask, session: Session): FindingsTree {
  const changed = new vscode.EventEmitter<undefined>();
  const listed = new vscode.EventEmitter<FindingGroups>();
  return {
    onDidChangeTreeData: changed.event,
    onDidList: listed.event,
    refresh: () => changed.fire(undefined),
    getChildren: async (node) => {
      if (node?.type === 'finding') return [];
      if (node !== undefined) return findingsIn(ask, node);
      const answer = readFindingGroups(await ask(findingsRequest, {}));
      listed.fire(answer);
      return answer.groups.map((group) => ({ type: 'about', group }));
    },
    getParent: (node) => (node.type === 'finding' ? node.parent : undefined),
    getTreeItem: (node) => (node.type === 'about' ? aboutItem(node) : findingItem(session, node)),
    dispose: () => vscode.Disposable.from(changed, listed).dispose(),
  };
}

async function findingsIn(ask: Ask, parent: AboutNode): Promise<FindingsNode[]> {
  const { root, entity } = parent.group;
  const found = readFindings(await ask(findingsOfRequest, { root, entity }));
  return found.map((finding, index) => ({ type: 'finding', parent, finding, index }));
}

function aboutId({ group }: AboutNode): string {
  return `${group.root} ${group.entity ?? ''}`;
}

function aboutItem(node: AboutNode): vscode.TreeItem {
  const { l10n } = vscode;
  const { entity, name, kind, base, count, worst } = node.group;
  const label = entity === undefined ? l10n.t('Other') : name;
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = aboutId(node);
  item.iconPath = entity === undefined ? new vscode.ThemeIcon('files') : kindIcon(base);
  item.description = count.toLocaleString();
  item.contextValue = 'about';
  const findings = count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', count.toLocaleString());
  item.tooltip = `${label}: ${findings}`;
  const spoken = [label, kind, findings, severityWord(worst)];
  item.accessibilityInformation = { label: spoken.filter(Boolean).join(', ') };
  return item;
}

function findingItem(session: Session, node: FindingNode): vscode.TreeItem {
  const { uri, path, range, rule, severity, message } = node.finding;
  const item = new vscode.TreeItem(message);
  const place = `${path}:${range.start.line + 1}`;
  item.id = `${aboutId(node.parent)} ${node.index}`;
  item.iconPath = severityIcon(severity);
  item.description = place;
  item.tooltip = `${message}\n\n${rule} · ${place}`;
  item.contextValue = 'finding';
  item.accessibilityInformation = { label: [severityWord(severity), message, place].join(', ') };
  const convert = session.client()?.protocol2CodeConverter;
  if (convert) {
    const selection = convert.asRange(range);
    item.command = {
      command: 'vscode.open',
      title: vscode.l10n.t('Open'),
      arguments: [convert.asUri(uri), { selection }],
    };
  }
  return item;
}
