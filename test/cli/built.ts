/** The command line as it ships: one bundle, built of the sources as they are, in a folder of its own. */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { build } from 'esbuild';
import { repository } from '../lsp/raw-client.ts';

export interface BuiltCli {
  /** Holds `dist/cli.js`, and what of `scripts` runs it. */
  readonly folder: string;
  readonly path: string;
  remove(): Promise<void>;
}

const banner =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

export async function buildCli(): Promise<BuiltCli> {
  const folder = await mkdtemp(join(tmpdir(), 'lorecheck-built-'));
  const path = join(folder, 'dist', 'cli.js');
  await build({
    absWorkingDir: repository,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: path,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['node'],
    charset: 'utf8',
    banner: { js: `#!/usr/bin/env node\n${banner}` },
    logLevel: 'silent',
  });
  for (const script of ['from-checkout.mjs', 'tool-path.mjs']) {
    await cp(join(repository, 'scripts', script), join(folder, 'scripts', script));
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  return { folder, path, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Every Node on this machine that the program promises to run on, this test's own among them. */
export function nodes(): readonly { readonly path: string; readonly version: string }[] {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = new Map([[process.version, process.execPath]]);
  for (const path of folders.map((folder) => join(folder, name))) {
    const version = versionOf(path);
    if (version && Number(version.slice(1).split('.')[0]) >= 20 && !found.has(version))
      found.set(version, path);
  }
  return [...found].map(([version, path]) => ({ path, version }));
}

function versionOf(path: string): string | undefined {
  try {
    return execFileSync(path, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
