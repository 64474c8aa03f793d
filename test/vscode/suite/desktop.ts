// Entry of the suite in a desktop extension host. LORECHECK_SUITE chooses what is run: `world` (the default),
// `plain` for a folder without lore, `failing` for a test that must fail the run.
import { ChildProcess } from 'node:child_process';
import { rename } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Views } from '../../../client/src/views/register.ts';
import { file, findingsWhere, hoverText, open, replace, rule } from './editor.ts';
import { germanTests } from './german.ts';
import { assert, eventually, runTests, test } from './runner.ts';
import { taskTests } from './tasks.ts';
import { viewTests } from './views.ts';
import { worldTests } from './world.ts';

interface Api {
  readonly ready: () => Promise<void>;
  readonly views: Views;
  readonly serverProcessId: () => number | undefined;
}

function extension(): vscode.Extension<Api> {
  const found = vscode.extensions.getExtension<Api>('lorecheck.lorecheck');
  assert(found !== undefined, 'the extension is not there');
  return found;
}

const brokenLinks = (found: vscode.Diagnostic[]) =>
  found.filter((finding) => rule(finding) === 'broken-link');

function otherServerThan(before: number): Promise<number> {
  return eventually('a new server process', async () => {
    const now = extension().exports.serverProcessId();
    return now !== undefined && now !== before ? now : undefined;
  });
}

/** Delays an event of a child process, as a busy machine does. Child processes live in the extension's process, as we do. */
async function heldBack(
  pid: number,
  event: string,
  milliseconds: number,
  during: () => Promise<void>,
): Promise<void> {
  const emit = ChildProcess.prototype.emit;
  ChildProcess.prototype.emit = function (this: ChildProcess, name: string | symbol, ...args: unknown[]) {
    if (name !== event || this.pid !== pid) return Reflect.apply(emit, this, [name, ...args]);
    return setTimeout(() => Reflect.apply(emit, this, [name, ...args]), milliseconds).hasRef();
  };
  await during().finally(() => {
    ChildProcess.prototype.emit = emit;
  });
}

const processTests = [
  test('a page renamed outside the editor is noticed', async () => {
    const envoy = await open('articles/envoy.md');
    await rename(file('articles/harbour-book.md').fsPath, file('articles/old-book.md').fsPath);
    await findingsWhere(envoy.uri, 'the link flagged as broken', (all) => brokenLinks(all).length === 1);
    await rename(file('articles/old-book.md').fsPath, file('articles/harbour-book.md').fsPath);
    await findingsWhere(envoy.uri, 'the link whole again', (all) => brokenLinks(all).length === 0);
  }),

  test('a killed server comes back, findings too', async () => {
    const draft = await open('articles/draft.md');
    const before = extension().exports.serverProcessId();
    assert(before !== undefined, 'no server process runs');
    process.kill(before, 'SIGKILL');
    await otherServerThan(before);
    await replace(draft, '[[The Lost Ledger]]', '[[The Lost Ledger]] and [[The Burnt Ledger]]');
    await findingsWhere(draft.uri, 'findings after the restart', (all) => brokenLinks(all).length === 2);
  }),

  test('a server that dies while it is written to comes back', async () => {
    const draft = await open('articles/draft.md');
    const before = extension().exports.serverProcessId();
    assert(before !== undefined, 'no server process runs');
    await heldBack(before, 'close', 1000, async () => {
      process.kill(before, 'SIGKILL');
      for (let line = 0; line < 10; line++) await hoverText(draft, new vscode.Position(line, 1));
    });
    await otherServerThan(before);
    await replace(draft, ' and [[The Burnt Ledger]]', '');
    await findingsWhere(draft.uri, 'findings after the restart', (all) => brokenLinks(all).length === 1);
  }),

  test('the restart command starts a fresh server', async () => {
    const before = extension().exports.serverProcessId();
    await vscode.commands.executeCommand('lorecheck.restartServer');
    const after = extension().exports.serverProcessId();
    assert(after !== undefined && after !== before, `process ${String(before)} became ${String(after)}`);
    const draft = await open('articles/draft.md');
    const links = draft.getText().split('Ledger]]').length - 1;
    await findingsWhere(draft.uri, 'findings after the restart', (all) => brokenLinks(all).length === links);
  }),
];

const plainTests = [
  test('in a folder without lore the extension does not even start', async () => {
    const notes = await open('notes.md');
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', notes.uri);
    assert(!extension().isActive, 'the extension is active');
  }),

  test('opening the canon view there starts it, with nothing to list', async () => {
    await vscode.commands.executeCommand('lorecheck.canon.focus');
    await eventually('the extension', async () => (extension().isActive ? true : undefined));
    await extension().exports.ready();
    const shown = (await extension().exports.views.canon.getChildren()) ?? [];
    assert(shown.length === 0, `${shown.length} groups are listed`);
    const findings = (await extension().exports.views.findings.getChildren()) ?? [];
    assert(findings.length === 0, `${findings.length} findings are listed`);
  }),

  test('setting up a folder writes a lore.yaml that is accepted', async () => {
    await vscode.commands.executeCommand('lorecheck.setUp');
    const config = await vscode.workspace.openTextDocument(file('lore.yaml'));
    assert(config.getText().trim() !== '', 'lore.yaml is empty');
    const notes = await open('notes.md');
    await findingsWhere(notes.uri, 'the link to nowhere flagged', (all) => brokenLinks(all).length === 1);
    await findingsWhere(config.uri, 'a clean lore.yaml', (all) => all.length === 0);
  }),
];

const failingTests = [
  test('this test fails on purpose', async () => {
    assert(false, 'on purpose');
  }),
];

export async function run(): Promise<void> {
  const suite = process.env['LORECHECK_SUITE'] ?? 'world';
  if (suite === 'failing') return runTests('A suite that fails on purpose', failingTests);
  if (suite === 'german') return runTests('VS Code, in German', germanTests);
  if (suite === 'plain') return runTests('VS Code, a folder without lore', plainTests);
  return runTests('VS Code, extension host', [...viewTests, ...worldTests, ...taskTests, ...processTests]);
}
