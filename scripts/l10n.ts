// Writes l10n/bundle.l10n.json from the strings in the client's code.  node scripts/l10n.ts
// A test asks problemsOfTranslations() whether every bundle has them all.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const sources = join(root, 'client', 'src');

/** A file that maps keys to texts. */
function readTexts(path: string): ReadonlyMap<string, string> {
  const bundle: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const entries = typeof bundle === 'object' && bundle !== null ? Object.entries(bundle) : [];
  return new Map(entries.map(([key, text]) => [key, String(text)]));
}

/** What a translation has to keep: places for values, commands behind links, names in code font. */
function fixedParts(text: string): string {
  return (text.match(/\{\d+\}|\(command:[^)]*\)|`[^`]*`/g) ?? []).sort().join(' ');
}

/** The texts in calls of `l10n.t`, which are always literals. */
function textsInCode(): string[] {
  const texts = new Set<string>();
  for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const code = readFileSync(join(sources, name), 'utf8');
    for (const [, text = ''] of code.matchAll(/\bl10n\s*\.t\(\s*'((?:[^'\\]|\\.)*)'/g)) {
      texts.add(text.replace(/\\(.)/g, '$1'));
    }
  }
  return [...texts].sort();
}

/** The `%keys%` of package.json. */
function keysInManifest(): string[] {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  return [...new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key = '']) => key))].sort();
}

function compare(name: string, wanted: readonly string[], got: readonly string[]): string[] {
  const missing = wanted.filter((key) => !got.includes(key)).map((key) => `${name} lacks "${key}"`);
  const surplus = got.filter((key) => !wanted.includes(key)).map((key) => `${name} need not have "${key}"`);
  return [...missing, ...surplus];
}

/** Texts of a language that lost or gained something the English ones have; `english` gives the text of a key. */
function compareParts(
  name: string,
  texts: ReadonlyMap<string, string>,
  english: (key: string) => string | undefined,
): string[] {
  return [...texts].flatMap(([key, text]) => {
    const wanted = fixedParts(english(key) ?? text);
    const problems = text.trim() === '' ? [`${name} has no text for "${key}"`] : [];
    return fixedParts(text) === wanted ? problems : [`${name} should have ${wanted} in "${key}"`];
  });
}

/** What is missing or left over, one line each. */
export function problemsOfTranslations(): string[] {
  const texts = textsInCode();
  const keys = keysInManifest();
  const english = readTexts(join(root, 'package.nls.json'));
  const problems: string[] = [];
  for (const name of readdirSync(join(root, 'l10n'))) {
    const bundle = readTexts(join(root, 'l10n', name));
    problems.push(...compare(`l10n/${name}`, texts, [...bundle.keys()]));
    problems.push(...compareParts(`l10n/${name}`, bundle, (key) => key));
  }
  for (const name of readdirSync(root).filter((file) => /^package\.nls.*\.json$/.test(file))) {
    const bundle = readTexts(join(root, name));
    problems.push(...compare(name, keys, [...bundle.keys()]));
    problems.push(...compareParts(name, bundle, (key) => english.get(key)));
  }
  return problems;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bundle = Object.fromEntries(textsInCode().map((text) => [text, text]));
  writeFileSync(join(root, 'l10n', 'bundle.l10n.json'), `${JSON.stringify(bundle, null, 2)}\n`);
}
