import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { repository } from '../lsp/raw-client.ts';

/** Run before the program: no name resolves, as on a machine without a network. */
const offline =
  'data:text/javascript,import dns from "node:dns"; dns.lookup = (name, _, done) => done(Object.assign(new Error("getaddrinfo ENOTFOUND " + name), { code: "ENOTFOUND" }));';

// A folder of its own, so that no desktop VS Code of an earlier download is there.
const folder = mkdtempSync(join(tmpdir(), 'lorecheck-electron-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function testElectron(option: string): { readonly status: number | null; readonly output: string } {
  const script = join(repository, 'scripts', 'test-vscode.mjs');
  const done = spawnSync(process.execPath, [`--import=${offline}`, script, option], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status: done.status, output: done.stdout + done.stderr };
}

describe('npm run test:electron', () => {
  test('says in one line what to do where no desktop VS Code can be downloaded', () => {
    const { status, output } = testElectron('--electron');
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).toMatch(/^No desktop VS Code could be downloaded \(.*ENOTFOUND.*npm run test:vscode/);
    expect(status).toBe(2);
  });

  test('says in one line that the given program is not there', () => {
    const { status, output } = testElectron('--electron=/nowhere/code');
    expect(output).toBe('There is no /nowhere/code.\n');
    expect(status).toBe(2);
  });
});
