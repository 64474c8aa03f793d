/** The canon as VS Code's tree asks for it: each list is fetched from the server when it is opened. */
import * as vscode from 'vscode';
import type { Ask } from './ask.ts';
import { kindHeading, kindIcon } from './looks.ts';
import {
  type CanonEntity,
  type CanonGroup,
  type CanonPlace,
  type CanonRange,
  type CanonWorld,
  canonCardRequest,
  canonListRequest,
  canonRequest,
  type Grouping,
  readCanonList,
  readWorlds,
} from './protocol.ts';

interface WorldNode {
  readonly type: 'world';
  readonly parent: undefined;
  readonly world: CanonWorld;
}
interface GroupNode {
  readonly type: 'group';
  readonly parent: WorldNode | undefined;
  readonly root: string;
  readonly by: Grouping;
  readonly group: CanonGroup;
}
interface RangeNode {
  readonly type: 'range';
  readonly parent: GroupNode;
  readonly range: CanonRange;
}
export interface EntityNode {
  readonly type: 'entity';
  readonly parent: GroupNode | RangeNode;
  readonly root: string;
  readonly entity: CanonEntity;
}

export type CanonNode = WorldNode | GroupNode | RangeNode | EntityNode;

export interface CanonTree extends vscode.TreeDataProvider<CanonNode>, vscode.Disposable {
  readonly grouping: () => Grouping;
  readonly setGrouping: (by: Grouping) => void;
  readonly refresh: () => void;
  /** The node of an entity, with all nodes above it. */
  readonly nodeAt: (place: CanonPlace) => Promise<EntityNode | undefined>;
}

export function createCanonTree(ask: Ask, by: Grouping): CanonTree {
  const changed = new vscode.EventEmitter<undefined>();
  let grouping = by;
  const childrenOf = (node: CanonNode | undefined) => children(ask, grouping, node);
  return {
    onDidChangeTreeData: changed.event,
    grouping: () => grouping,
    setGrouping: (wanted) => {
      grouping = wanted;
      changed.fire(undefined);
    },
    refresh: () => changed.fire(undefined),
    getChildren: childrenOf,
    getParent: (node) => node.parent,
    getTreeItem: itemOf,
    resolveTreeItem: (item, node) => withCard(ask, item, node),
    nodeAt: (place) => nodeAt(childrenOf, place),
    dispose: () => changed.dispose(),
  };
}

async function children(ask: Ask, by: Grouping, node: CanonNode | undefined): Promise<CanonNode[]> {
  if (node === undefined) return rootNodes(ask, by);
  if (node.type === 'world') return groupNodes(node.world, by, node);
  if (node.type === 'entity') return [];
  const group = node.type === 'group' ? node : node.parent;
  const { root, group: asked } = group;
  const stretch = node.type === 'range' ? { offset: node.range.offset, count: node.range.count } : {};
  const params = { root, by: group.by, key: asked.key, ...stretch };
  const { ranges, entities } = readCanonList(await ask(canonListRequest, params));
  return [
    ...ranges.map((range): CanonNode => ({ type: 'range', parent: group, range })),
    ...entities.map((entity): CanonNode => ({ type: 'entity', parent: node, root, entity })),
  ];
}

/** A single world needs no line of its own. */
async function rootNodes(ask: Ask, by: Grouping): Promise<CanonNode[]> {
  const worlds = readWorlds(await ask(canonRequest, { by })).filter(({ groups }) => groups.length > 0);
  const [first] = worlds;
  if (first && worlds.length === 1) return groupNodes(first, by, undefined);
  return worlds.map((world) => ({ type: 'world', parent: undefined, world }));
}

function groupNodes({ root, groups }: CanonWorld, by: Grouping, parent: WorldNode | undefined): CanonNode[] {
  return groups.map((group) => ({ type: 'group', parent, root, by, group }));
}

async function nodeAt(
  childrenOf: (node: CanonNode | undefined) => Promise<CanonNode[]>,
  place: CanonPlace,
): Promise<EntityNode | undefined> {
  let nodes = await childrenOf(undefined);
  for (;;) {
    const next = nodes.find((node) => leadsTo(node, place));
    if (next === undefined || next.type === 'entity') return next;
    nodes = await childrenOf(next);
  }
}

function leadsTo(node: CanonNode, { root, key, index, id }: CanonPlace): boolean {
  switch (node.type) {
    case 'world':
      return node.world.root === root;
    case 'group':
      return node.root === root && node.group.key === key;
    case 'range':
      return node.range.offset <= index && index < node.range.offset + node.range.count;
    case 'entity':
      return node.entity.id === id;
  }
}

const { Collapsed, None } = vscode.TreeItemCollapsibleState;

/** Unique in the tree, and the same after every refresh, so that what was open stays open. */
function idOf(node: CanonNode): string {
  switch (node.type) {
    case 'world':
      return node.world.root;
    case 'group':
      return `${node.root} ${node.by} ${node.group.key}`;
    case 'range':
      return `${idOf(node.parent)} ${node.range.offset}`;
    case 'entity':
      return `${idOf(node.parent)} ${node.entity.id}`;
  }
}

function itemOf(node: CanonNode): vscode.TreeItem {
  switch (node.type) {
    case 'world':
      return folder(node, node.world.name, new vscode.ThemeIcon('globe'));
    case 'group':
      return groupItem(node);
    case 'range': {
      const { first, last, count } = node.range;
      return folder(node, `${first} – ${last}`, new vscode.ThemeIcon('list-selection'), count);
    }
    case 'entity':
      return entityItem(node);
  }
}

function groupItem(node: GroupNode): vscode.TreeItem {
  const { by, group } = node;
  const { l10n } = vscode;
  if (by === 'kind') return folder(node, kindHeading(group), kindIcon(group.base), group.count);
  const title = group.label === '' ? l10n.t('Canon') : group.label;
  return folder(node, title, new vscode.ThemeIcon('git-branch'), group.count);
}

function folder(node: CanonNode, label: string, icon: vscode.ThemeIcon, count?: number): vscode.TreeItem {
  const item = new vscode.TreeItem(label, Collapsed);
  item.id = idOf(node);
  item.iconPath = icon;
  item.contextValue = node.type;
  if (count === undefined) return item;
  item.description = count.toLocaleString();
  const entities =
    count === 1 ? vscode.l10n.t('1 entity') : vscode.l10n.t('{0} entities', count.toLocaleString());
  item.accessibilityInformation = { label: `${label}, ${entities}` };
  item.tooltip = `${label}: ${entities}`;
  return item;
}

function entityItem(node: EntityNode): vscode.TreeItem {
  const { name, kind, base, detail, page } = node.entity;
  const item = new vscode.TreeItem(name, None);
  item.id = idOf(node);
  item.iconPath = kindIcon(base);
  item.description = detail;
  item.contextValue = page === undefined ? 'entity' : 'entityWithPage';
  item.accessibilityInformation = { label: [name, kind, detail].filter(Boolean).join(', ') };
  item.command = {
    command: 'lorecheck.canon.openDefinition',
    title: vscode.l10n.t('Open definition'),
    arguments: [node],
  };
  return item;
}

/** The hover card, fetched when the mouse rests on the line. Lore text is shown, never trusted. */
async function withCard(ask: Ask, item: vscode.TreeItem, node: CanonNode): Promise<vscode.TreeItem> {
  if (node.type !== 'entity') return item;
  const card = await ask(canonCardRequest, { root: node.root, id: node.entity.id });
  if (typeof card !== 'string') return item;
  const markdown = new vscode.MarkdownString(card);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  item.tooltip = markdown;
  return item;
}
