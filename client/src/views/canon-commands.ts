/** What can be done with an entity of the canon tree. */
import * as vscode from 'vscode';
import { guarded } from '../commands.ts';
import type { Session } from '../session.ts';
import type { CanonNode, CanonTree, EntityNode } from './canon-tree.ts';
import {
  canonLinkRequest,
  canonPlaceRequest,
  canonUsagesRequest,
  readLocations,
  readPlace,
} from './protocol.ts';

interface Parts {
  readonly session: Session;
  readonly output: vscode.LogOutputChannel;
  readonly canon: CanonTree;
  readonly view: vscode.TreeView<CanonNode>;
}

export function registerCanonCommands(parts: Parts): vscode.Disposable {
  const { output, view } = parts;
  /** Acts on the line that was clicked, or on the selected one when it was a key. */
  const onEntity = (id: string, action: (parts: Parts, node: EntityNode) => Promise<unknown>) =>
    vscode.commands.registerCommand(`lorecheck.canon.${id}`, async (clicked?: CanonNode) => {
      const node = clicked ?? view.selection[0];
      if (node?.type === 'entity') await guarded(output, () => action(parts, node))();
    });
  return vscode.Disposable.from(
    onEntity('openDefinition', openDefinition),
    onEntity('openPage', openPage),
    onEntity('copyLink', copyLink),
    onEntity('findReferences', findReferences),
    vscode.commands.registerCommand(
      'lorecheck.revealInCanon',
      guarded(output, () => revealInCanon(parts)),
    ),
  );
}

/** What somebody asked for: a failure is told, unlike one of the lists that fill themselves. */
async function request(session: Session, method: string, params: object): Promise<unknown> {
  const client = await session.ready();
  return client.sendRequest<unknown>(method, params);
}

async function openDefinition({ session }: Parts, { entity }: EntityNode): Promise<void> {
  const convert = session.client()?.protocol2CodeConverter;
  if (convert === undefined) return;
  const { uri, range } = entity.location;
  await vscode.window.showTextDocument(convert.asUri(uri), { selection: convert.asRange(range) });
}

async function openPage({ session }: Parts, { entity }: EntityNode): Promise<void> {
  const convert = session.client()?.protocol2CodeConverter;
  if (convert === undefined || entity.page === undefined) return;
  await vscode.window.showTextDocument(convert.asUri(entity.page));
}

async function copyLink({ session }: Parts, { root, entity }: EntityNode): Promise<void> {
  const link = await request(session, canonLinkRequest, { root, id: entity.id });
  if (typeof link !== 'string') return;
  await vscode.env.clipboard.writeText(link);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', link), 4_000);
}

/** In a peek view at the definition. */
async function findReferences(parts: Parts, node: EntityNode): Promise<void> {
  const { session } = parts;
  const { root, entity } = node;
  const usages = readLocations(await request(session, canonUsagesRequest, { root, id: entity.id }));
  const convert = session.client()?.protocol2CodeConverter;
  if (convert === undefined || usages.length === 0) return;
  await openDefinition(parts, node);
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    convert.asUri(entity.location.uri),
    convert.asPosition(entity.location.range.start),
    usages.map((usage) => convert.asLocation(usage)),
  );
}

/** Shows the entity under the cursor in the tree. Returns its name; undefined when there is none. */
async function revealInCanon({ session, canon, view }: Parts): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const convert = session.client()?.code2ProtocolConverter;
  if (editor === undefined || convert === undefined) return undefined;
  const params = {
    uri: convert.asUri(editor.document.uri),
    position: convert.asPosition(editor.selection.active),
    by: canon.grouping(),
  };
  const place = readPlace(await request(session, canonPlaceRequest, params));
  const node = place && (await canon.nodeAt(place));
  if (node === undefined) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('No entity of the canon stands here.'), 4_000);
    return undefined;
  }
  await view.reveal(node, { select: true, focus: true });
  return node.entity.name;
}
