// Starts the VS Code server of download.mjs on a free local port.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vscodeServerFolder } from './download.mjs';

/** Machine settings of a fresh host: nothing pops up, nothing calls out. */
const SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** A port nobody listens on just now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Waits until the server says where it listens; rejects with its output when it ends before that. */
function ready(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(
      () => reject(new Error(`VS Code did not start within 60 s.\n${output}`)),
      60_000,
    );
    const take = (chunk) => {
      output += chunk;
      if (!output.includes('Web UI available at')) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The VS Code server ended with code ${code}.\n${output}`));
    });
  });
}

/**
 * @typedef {object} HostServer
 * @property {number} port
 * @property {string} authority authority of `vscode-remote:` URIs of this server
 * @property {(query: Record<string, string>) => string} url address of the workbench, with the access token
 * @property {() => Promise<void>} stop ends the server and removes its data
 */

/** Puts an extension's folder where the server looks for installed ones. */
function installExtension(folder, data) {
  const { publisher, name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const extensions = join(data, 'extensions');
  mkdirSync(extensions, { recursive: true });
  // A junction needs no rights on Windows; elsewhere the type is ignored.
  symlinkSync(folder, join(extensions, `${publisher}.${name}-${version}`), 'junction');
}

/**
 * Installs a packaged extension, as `code --install-extension` does.
 * @param {string} vsix
 * @param {string} extensions the folder of installed extensions; made where it is missing
 */
export async function installPackage(vsix, extensions) {
  const folder = await vscodeServerFolder();
  const data = mkdtempSync(join(tmpdir(), 'lorecheck-host-'));
  const args = ['--install-extension', vsix, '--extensions-dir', extensions, '--server-data-dir', data];
  const child = spawn(
    process.execPath,
    [join(folder, 'out', 'server-main.js'), ...args, '--accept-server-license-terms', '--disable-telemetry'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const take = (chunk) => {
    output += chunk;
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  // The installer ends with 0 whatever happens; only its word tells.
  if (code !== 0 || !/was successfully installed/.test(output)) {
    throw new Error(`${vsix} could not be installed (code ${code}).\n${output}`);
  }
}

/**
 * @param {{ settings?: Record<string, unknown>, automation?: boolean, extension?: string, extensions?: string, say?: (line: string) => void }} [options]
 *   `extension` is a folder to run as an installed extension; `extensions` the folder where installed ones are, if it
 *   is not to be a fresh one; `automation` lets the page run extension tests; `settings` adds to the machine settings.
 * @returns {Promise<HostServer>}
 */
export async function startServer(options = {}) {
  const folder = await vscodeServerFolder(options.say);
  const port = await freePort();
  const token = randomBytes(16).toString('hex');
  const data = mkdtempSync(join(tmpdir(), 'lorecheck-host-'));
  const machine = join(data, 'data', 'Machine');
  mkdirSync(machine, { recursive: true });
  writeFileSync(join(machine, 'settings.json'), JSON.stringify({ ...SETTINGS, ...options.settings }));
  const args = ['--host', '127.0.0.1', '--port', String(port), '--connection-token', token];
  args.push('--accept-server-license-terms', '--disable-telemetry', '--disable-workspace-trust');
  args.push('--server-data-dir', data);
  if (options.extensions) args.push('--extensions-dir', options.extensions);
  if (options.extension) installExtension(options.extension, data);
  if (options.automation) args.push('--enable-smoke-test-driver');
  const child = spawn(process.execPath, [join(folder, 'out', 'server-main.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const stop = async () => {
    child.kill();
    const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
    await ended;
    clearTimeout(timer);
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await ready(child);
  } catch (error) {
    await stop();
    throw error;
  }
  const url = (query) => `http://localhost:${port}/?${new URLSearchParams({ tkn: token, ...query })}`;
  return { port, authority: `localhost:${port}`, url, stop };
}
