// Tests of the views that hold in both hosts, through what the extension hands to tests. They leave the world as it was.
import * as vscode from 'vscode';
import type { Views } from '../../../client/src/views/register.ts';
import { at, file, open, replace } from './editor.ts';
import { assert, eventually, test } from './runner.ts';

function views(): Views {
  const found = vscode.extensions.getExtension<{ views: Views }>('lorecheck.lorecheck');
  assert(found !== undefined, 'the extension is not there');
  return found.exports.views;
}

interface Line {
  readonly label: string;
  readonly description: string;
  readonly item: vscode.TreeItem;
  readonly children: readonly Line[];
}

/** A whole tree, as VS Code would show it with everything opened. */
async function linesOf<T>(tree: vscode.TreeDataProvider<T>, node?: T): Promise<Line[]> {
  const nodes = (await tree.getChildren(node)) ?? [];
  return Promise.all(
    nodes.map(async (child) => {
      const item = await tree.getTreeItem(child);
      const label = typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
      return {
        label,
        description: String(item.description ?? ''),
        item,
        children: await linesOf(tree, child),
      };
    }),
  );
}

const labels = (lines: readonly Line[]) => lines.map(({ label }) => label);
const below = (lines: readonly Line[], label: string) =>
  lines.find((line) => line.label === label)?.children ?? [];

function canonWhere(what: string, wanted: (lines: Line[]) => boolean): Promise<Line[]> {
  let last: Line[] = [];
  return eventually(
    what,
    async () => {
      last = await linesOf(views().canon);
      return wanted(last) ? last : undefined;
    },
    () => JSON.stringify(last.map(({ label, children }) => [label, labels(children)])),
  );
}

function findingsWhere(what: string, wanted: (lines: Line[]) => boolean): Promise<Line[]> {
  let last: Line[] = [];
  return eventually(
    what,
    async () => {
      last = await linesOf(views().findings);
      return wanted(last) ? last : undefined;
    },
    () => JSON.stringify(last.map(({ label, children }) => [label, labels(children)])),
  );
}

/** Resolves when a tree says that it has changed. */
function refreshed<T>(tree: vscode.TreeDataProvider<T>): Promise<void> {
  return new Promise((resolve) => {
    const listening = tree.onDidChangeTreeData?.(() => {
      listening?.dispose();
      resolve();
    });
  });
}

async function run(line: Line | undefined): Promise<void> {
  const command = line?.item.command;
  assert(command !== undefined, 'the line does nothing when it is clicked');
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

export const viewTests = [
  test('the canon tree shows kinds with counts, and their entities', async () => {
    await open('articles/draft.md');
    const lines = await canonWhere('four kinds', (all) => all.length === 4);
    assert(
      labels(lines).join(', ') === 'People, Factions, Places, Treaties',
      `the groups are ${labels(lines).join(', ')}`,
    );
    const people = below(lines, 'People');
    assert(labels(people).join(', ') === 'Orsolya Brandt, Teodric Vane', labels(people).join(', '));
    assert(lines[0]?.description === '2', `the count is ${lines[0]?.description}`);
    assert(people[0]?.description === '1140 – 1201', `it says ${people[0]?.description}`);
    for (const { item } of [...lines, ...people]) {
      assert(item.id !== undefined, 'a line has no id, and would close when the tree is refreshed');
      assert(item.iconPath instanceof vscode.ThemeIcon, 'an icon does not follow the theme');
      assert((item.accessibilityInformation?.label ?? '') !== '', 'a line has nothing to read out');
    }
  }),

  test('a line of the tree has the card for its tooltip, which is not trusted', async () => {
    const [group] = (await views().canon.getChildren()) ?? [];
    const [entity] = (await views().canon.getChildren(group)) ?? [];
    assert(entity !== undefined, 'there is no entity');
    const item = await views().canon.getTreeItem(entity);
    const token = new vscode.CancellationTokenSource().token;
    const resolved = await views().canon.resolveTreeItem?.(item, entity, token);
    const card = resolved?.tooltip;
    assert(card instanceof vscode.MarkdownString, 'the tooltip is no card');
    assert(card.value.includes('Orsolya Brandt') && card.value.includes('1140'), card.value);
    assert(card.isTrusted === false && card.supportHtml !== true, 'lore text is trusted');
  }),

  test('a click opens the definition; a link is copied', async () => {
    const lines = await canonWhere('four kinds', (all) => all.length === 4);
    const person = below(lines, 'People').find(({ label }) => label === 'Teodric Vane');
    await run(person);
    const editor = vscode.window.activeTextEditor;
    assert(editor?.document.uri.path.endsWith('/canon/realm.yaml') === true, 'the canon is not open');
    const selected = editor.document.getText(editor.selection);
    assert(selected === 'Teodric Vane', `"${selected}" is selected`);
    await vscode.commands.executeCommand(
      'lorecheck.canon.copyLink',
      ...(person?.item.command?.arguments ?? []),
    );
    const copied = await vscode.env.clipboard.readText().then(
      (text) => text,
      () => undefined, // a browser may not let the page read what it wrote
    );
    assert(copied === undefined || copied === '[[Teodric Vane]]', `"${copied}" was copied`);
  }),

  test('the tree can be grouped by continuity, and back', async () => {
    await vscode.commands.executeCommand('lorecheck.canon.byContinuity');
    const lines = await canonWhere('one group', (all) => all.length === 1);
    assert(lines[0]?.label === 'Canon', `it is called ${lines[0]?.label}`);
    assert(lines[0].children.length === 6, `${lines[0].children.length} entities are in it`);
    await vscode.commands.executeCommand('lorecheck.canon.byKind');
    await canonWhere('four kinds', (all) => all.length === 4);
  }),

  test('the entity under the cursor is revealed in the tree', async () => {
    const article = await open('articles/saltmarch.md');
    const editor = await vscode.window.showTextDocument(article);
    const place = at(article, 'Treaty of Saltmarch', 3);
    editor.selection = new vscode.Selection(place, place);
    const name = await vscode.commands.executeCommand('lorecheck.revealInCanon');
    assert(name === 'Treaty of Saltmarch', `it revealed ${String(name)}`);
    const [selected] = await eventually('a selected line', async () => {
      const { selection, visible } = views().canonView;
      return visible && selection.length > 0 ? selection : undefined;
    });
    assert(
      selected?.type === 'entity' && selected.entity.id === 'treaty-of-saltmarch',
      'another line is selected',
    );
    await vscode.window.showTextDocument(article);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const nothing = await vscode.commands.executeCommand('lorecheck.revealInCanon');
    assert(nothing === undefined, `nothing stands there, but it revealed ${String(nothing)}`);
  }),

  test('an edit of the canon refreshes the tree by itself', async () => {
    const canon = await open('canon/realm.yaml');
    const told = refreshed(views().canon);
    await replace(canon, 'name: Teodric Vane', 'name: Aldric Vane');
    await told;
    const lines = await canonWhere('the new name', (all) =>
      labels(below(all, 'People')).includes('Aldric Vane'),
    );
    assert(labels(below(lines, 'People'))[0] === 'Aldric Vane', 'it is not in alphabetical order');
    await replace(canon, 'name: Aldric Vane', 'name: Teodric Vane');
    await canonWhere('the old name', (all) => labels(below(all, 'People')).includes('Teodric Vane'));
  }),

  test('a crowd is listed in stretches, and one of it is found there', async () => {
    const crowd = file('canon/crowd.yaml');
    const people = Array.from(
      { length: 600 },
      (_, i) => `- { id: rower-${i}, kind: person, name: Rower ${1000 + i} }\n`,
    );
    await vscode.workspace.fs.writeFile(crowd, new TextEncoder().encode(people.join('')));
    const folders = async () => {
      const groups = (await views().canon.getChildren()) ?? [];
      const inPeople = (await views().canon.getChildren(groups[0])) ?? [];
      return Promise.all(inPeople.map((node) => views().canon.getTreeItem(node)));
    };
    const stretches = await eventually('stretches', async () => {
      const items = await folders();
      return items[0]?.contextValue === 'range' ? items.map(({ label }) => label) : undefined;
    });
    assert(stretches.length === 3, `there are ${stretches.length}`);
    assert(stretches[0] === 'Orsolya Brandt \u2013 Rower 1248', `the first is "${String(stretches[0])}"`);
    const draft = await open('articles/draft.md');
    await replace(draft, 'They had read', 'Rower 1400 had read');
    const editor = await vscode.window.showTextDocument(draft);
    const place = at(draft, 'Rower 1400', 3);
    editor.selection = new vscode.Selection(place, place);
    const name = await vscode.commands.executeCommand('lorecheck.revealInCanon');
    assert(name === 'Rower 1400', `it revealed ${String(name)}`);
    await replace(draft, 'Rower 1400 had read', 'They had read');
    await vscode.workspace.fs.delete(crowd);
    await canonWhere('the small world again', (all) => below(all, 'People').length === 2);
  }),

  test('a finding stands under the entity it is about, the rest under Other', async () => {
    const lines = await findingsWhere('two groups', (all) => all.length === 2);
    assert(
      labels(lines).join(', ') === 'Orsolya Brandt, Other',
      `the groups are ${labels(lines).join(', ')}`,
    );
    const [slip] = below(lines, 'Orsolya Brandt');
    assert(slip?.label.includes('Orsolya Brendt') === true, `the finding is "${slip?.label}"`);
    assert(slip.description === 'articles/draft.md:3', `it stands at ${slip.description}`);
    await open('articles/envoy.md');
    await run(slip);
    const editor = await eventually('the draft in the editor', async () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.toString() === file('articles/draft.md').toString() ? active : undefined;
    });
    const selected = editor.document.getText(editor.selection);
    assert(selected === 'Orsolya Brendt', `"${selected}" is selected`);
  }),

  test('a mended finding leaves the view, and a new one comes', async () => {
    const draft = await open('articles/draft.md');
    const told = refreshed(views().findings);
    await replace(draft, 'Orsolya Brendt', 'Orsolya Brandt');
    await told;
    await findingsWhere('only the rest', (all) => labels(all).join() === 'Other');
    await replace(draft, 'Orsolya Brandt', 'Orsolya Brendt');
    await findingsWhere('the finding again', (all) => labels(all).join() === 'Orsolya Brandt,Other');
  }),
];
