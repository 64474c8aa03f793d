// Tests of a world in the editor that hold in both hosts. They go through the world in order.
import * as vscode from 'vscode';
import {
  at,
  definitions,
  file,
  findings,
  findingsWhere,
  hoverText,
  open,
  quickFixes,
  replace,
  rule,
} from './editor.ts';
import { assert, eventually, test } from './runner.ts';

const misspelt = (found: vscode.Diagnostic[]) => found.filter((finding) => rule(finding) === 'misspelt-name');
const brokenLinks = (found: vscode.Diagnostic[]) =>
  found.filter((finding) => rule(finding) === 'broken-link');

export const worldTests = [
  test('findings appear in the draft, complete with rule, page and severity', async () => {
    const draft = await open('articles/draft.md');
    const found = await findingsWhere(
      draft.uri,
      'a misspelt name and a broken link',
      (all) => misspelt(all).length === 1 && brokenLinks(all).length === 1,
    );
    const [name] = misspelt(found);
    assert(name !== undefined, 'no misspelt name');
    assert(draft.getText(name.range).includes('Brendt'), `it stands at "${draft.getText(name.range)}"`);
    assert(name.message.includes('Orsolya Brandt'), `the message names no suggestion: ${name.message}`);
    assert(
      typeof name.code === 'object' && name.code.target.path.includes('misspelt-name'),
      'no page of the rule',
    );
    assert(
      found.length === 2,
      `more is found than was planted: ${found.map((one) => one.message).join(' | ')}`,
    );
  }),

  test('clean articles have no findings', async () => {
    await open('articles/saltmarch.md');
    await open('articles/envoy.md');
    // The draft's findings have arrived; another change to it comes after whatever was under way.
    await eventually('the draft is still flagged', async () =>
      findings(file('articles/draft.md')).length === 2 ? true : undefined,
    );
    for (const path of ['articles/saltmarch.md', 'articles/envoy.md', 'canon/realm.yaml']) {
      const messages = findings(file(path)).map((finding) => finding.message);
      assert(messages.length === 0, `${path}: ${messages.join(' | ')}`);
    }
  }),

  test('hover tells the treaty: parties, signing, status over time', async () => {
    const draft = await open('articles/draft.md');
    const text = await eventually('a hover card', async () => {
      const shown = await hoverText(draft, at(draft, 'Treaty of Saltmarch', 3));
      return shown.includes('1187') ? shown : undefined;
    });
    for (const part of ['Treaty of Saltmarch', 'Velden League', 'Kingdom of Harrowmere', '1210']) {
      assert(text.includes(part), `the card does not say "${part}":\n${text}`);
    }
  }),

  test('go to definition leads from prose to the canon', async () => {
    const draft = await open('articles/draft.md');
    const found = await definitions(draft, at(draft, 'Teodric Vane', 3));
    const target = found.find((place) => place.uri.path.endsWith('/canon/realm.yaml'));
    assert(target !== undefined, `it leads to ${JSON.stringify(found.map((place) => place.uri.path))}`);
    const canon = await vscode.workspace.openTextDocument(target.uri);
    const line = canon.lineAt(target.range.start.line).text;
    assert(/teodric/i.test(line), `it leads to the line "${line}"`);
  }),

  test('a quick fix mends the name, and the finding is gone', async () => {
    const draft = await open('articles/draft.md');
    const [name] = misspelt(
      await findingsWhere(draft.uri, 'the misspelt name', (all) => misspelt(all).length === 1),
    );
    assert(name !== undefined, 'no misspelt name');
    const fixes = await quickFixes(draft, name.range);
    const fix = fixes.find((action) => action.isPreferred) ?? fixes[0];
    assert(fix?.edit !== undefined, 'there is no quick fix');
    assert(await vscode.workspace.applyEdit(fix.edit), `"${fix.title}" could not be applied`);
    assert(draft.getText().includes('Orsolya Brandt, who'), `it became: ${draft.getText()}`);
    await findingsWhere(draft.uri, 'no misspelt name', (all) => misspelt(all).length === 0);
  }),

  test('typing brings a finding, and typing takes it away', async () => {
    const draft = await open('articles/draft.md');
    await replace(draft, 'Teodric Vane', 'Teodric Vana');
    await findingsWhere(draft.uri, 'the new misspelt name', (all) => misspelt(all).length === 1);
    await replace(draft, 'Teodric Vana', 'Teodric Vane');
    await findingsWhere(draft.uri, 'no misspelt name', (all) => misspelt(all).length === 0);
  }),

  test('a change of the canon reaches the articles', async () => {
    const canon = await open('canon/realm.yaml');
    await replace(canon, 'name: Teodric Vane', 'name: Teodrik Vane');
    await findingsWhere(
      file('articles/draft.md'),
      'the old name flagged',
      (all) => misspelt(all).length === 1,
    );
    await replace(canon, 'name: Teodrik Vane', 'name: Teodric Vane');
    await findingsWhere(file('articles/draft.md'), 'no misspelt name', (all) => misspelt(all).length === 0);
  }),

  test('checking the world counts what the editor shows', async () => {
    const draft = await open('articles/draft.md');
    await findingsWhere(draft.uri, 'the broken link', (all) => brokenLinks(all).length === 1);
    const count = await vscode.commands.executeCommand('lorecheck.checkWorld');
    const shown = vscode.languages
      .getDiagnostics()
      .flatMap(([, all]) => all.filter((one) => one.source === 'lorecheck'));
    assert(count === shown.length, `${String(count)} counted, ${shown.length} shown`);
  }),

  test('rename edits the canon and the prose', async () => {
    const draft = await open('articles/draft.md');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      draft.uri,
      at(draft, 'Teodric Vane', 3),
      'Teodric Rane',
    );
    const files = edit.entries().map(([uri]) => uri.path.split('/').at(-1));
    assert(files.includes('draft.md') && files.includes('realm.yaml'), `edited: ${files.join(', ')}`);
  }),

  test('a lens above an entity leads to its mentions', async () => {
    const canon = await open('canon/realm.yaml');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      canon.uri,
      50,
    );
    const line = at(canon, 'id: orsolya-brandt').line;
    const lens = lenses.find((one) => Math.abs(one.range.start.line - line) <= 3 && one.command?.arguments);
    assert(lens?.command?.command === 'lorecheck.showReferences', 'there is no lens that can be followed');
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
  }),

  test('the outline of an article is not doubled beside VS Code\u2019s own', async () => {
    const article = await open('articles/saltmarch.md');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      article.uri,
    );
    const headings = symbols.filter((symbol) => symbol.name.includes('Saltmarch'));
    assert(headings.length <= 1, `it lists ${headings.map((one) => one.name).join(', ')}`);
  }),

  test('switched off, it takes its findings away; switched on, they are back', async () => {
    const draft = await open('articles/draft.md');
    const settings = vscode.workspace.getConfiguration('lorecheck');
    await settings.update('enable', false, vscode.ConfigurationTarget.Workspace);
    await findingsWhere(draft.uri, 'no findings', (all) => all.length === 0);
    await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
    await findingsWhere(draft.uri, 'the broken link', (all) => brokenLinks(all).length === 1);
  }),
];
