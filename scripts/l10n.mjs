// Keeps the translations honest.  node scripts/l10n.mjs          writes l10n/bundle.l10n.json
//                                 node scripts/l10n.mjs --check  fails when a string is missing or left over
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tool-path.mjs';

const sources = join(root, 'client', 'src');

function json(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The texts in calls of `l10n.t`, which are always literals. */
function textsInCode() {
  const texts = new Set();
  for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const code = readFileSync(join(sources, name), 'utf8');
    for (const [, text] of code.matchAll(/\bl10n\s*\.t\(\s*'((?:[^'\\]|\\.)*)'/g)) {
      texts.add(text.replace(/\\(.)/g, '$1'));
    }
  }
  return [...texts].sort();
}

/** The `%keys%` of package.json. */
function keysInManifest() {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  return [...new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key))].sort();
}

function compare(name, wanted, got) {
  const missing = wanted.filter((key) => !got.includes(key)).map((key) => `${name} lacks "${key}"`);
  const surplus = got.filter((key) => !wanted.includes(key)).map((key) => `${name} need not have "${key}"`);
  return [...missing, ...surplus];
}

function check() {
  const texts = textsInCode();
  const keys = keysInManifest();
  const problems = [];
  for (const name of readdirSync(join(root, 'l10n'))) {
    problems.push(...compare(`l10n/${name}`, texts, Object.keys(json(join(root, 'l10n', name)))));
  }
  for (const name of readdirSync(root).filter((file) => /^package\.nls.*\.json$/.test(file))) {
    problems.push(...compare(name, keys, Object.keys(json(join(root, name)))));
  }
  return problems;
}

if (process.argv.includes('--check')) {
  const problems = check();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
} else {
  const bundle = Object.fromEntries(textsInCode().map((text) => [text, text]));
  writeFileSync(join(root, 'l10n', 'bundle.l10n.json'), `${JSON.stringify(bundle, null, 2)}\n`);
}
