// Entry of the suite that looks at the packaged extension, installed in a profile where nothing else is.
import * as vscode from 'vscode';
import { at, findingsWhere, hoverText, open, rule } from '../vscode/suite/editor.ts';
import { assert, eventually, runTests, test } from '../vscode/suite/runner.ts';

function installed(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('lorecheck.lorecheck');
  assert(found !== undefined, 'the extension is not installed');
  return found;
}

const tests = [
  test('the package is what runs, not the sources', async () => {
    const { extensionUri, packageJSON } = installed();
    assert(/[/\\]extensions[/\\]lorecheck\.lorecheck-[\d.]+$/.test(extensionUri.fsPath), extensionUri.fsPath);
    assert(packageJSON.isUnderDevelopment === false, 'it is under development');
    const top = (await vscode.workspace.fs.readDirectory(extensionUri)).map(([name]) => name);
    assert(!top.includes('server') && !top.includes('node_modules'), `it holds ${top.join(', ')}`);
  }),

  test('installed in a clean profile, it starts in a world and finds what is wrong there', async () => {
    const draft = await open('articles/draft.md');
    const found = await findingsWhere(draft.uri, 'the two planted slips', (all) => all.length === 2);
    const rules = found.map(rule).sort().join(', ');
    assert(rules === 'broken-link, misspelt-name', rules);
    assert(installed().isActive, 'it is not active');
  }),

  test('hover comes from the installed server', async () => {
    const draft = await open('articles/draft.md');
    await eventually('a hover card', async () => {
      const text = await hoverText(draft, at(draft, 'Treaty of Saltmarch', 3));
      return text.includes('Velden League') ? text : undefined;
    });
  }),

  test('its commands are there', async () => {
    const commands = await vscode.commands.getCommands(true);
    const titles: readonly { command: string }[] = installed().packageJSON.contributes.commands;
    const missing = titles.filter(({ command }) => !commands.includes(command));
    assert(
      titles.length > 0 && missing.length === 0,
      `missing: ${missing.map((one) => one.command).join(', ')}`,
    );
  }),
];

export function run(): Promise<void> {
  return runTests('The installed package', tests);
}
