import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filePath } from '../server/src/domain/ids.ts';
import { findingsOf } from '../server/src/rules/run.ts';
import { snapshotOf } from './features/world.ts';
import { repository } from './lsp/raw-client.ts';

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

function snippetsOf(language: string): readonly [string, Snippet][] {
  return Object.entries(JSON.parse(readFileSync(join(repository, 'snippets', `${language}.json`), 'utf8')));
}

/** What stands in the file when every placeholder is left as it is: the default, or the first choice. */
function expand({ body }: Snippet): string {
  return body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '');
}

/** Every choice of every placeholder, each in a text of its own. */
function choices(snippet: Snippet): readonly string[] {
  const [, listed] = /\$\{\d+\|([^|]*)\|\}/.exec(snippet.body.join('\n')) ?? [];
  if (listed === undefined) return [expand(snippet)];
  return listed
    .split(',')
    .map((choice) =>
      expand({ ...snippet, body: snippet.body.map((line) => line.replace(`|${listed}|`, `|${choice}|`)) }),
    );
}

/** Rules broken by a file in a world where nothing else is. */
function rulesBroken(path: string, text: string): readonly string[] {
  const config =
    'name: W\ncanon: ["canon/**", "pages/**"]\ncontinuities: { name: { extends: root }, root: {} }\n';
  const snapshot = snapshotOf({ 'lore.yaml': config, [path]: text });
  const file = snapshot.files.get(filePath(path));
  if (file === undefined) throw new Error(`${path} was not read.`);
  return [...new Set(findingsOf(snapshot, file).map(({ rule }) => rule))].sort();
}

/** What a placeholder may break: it names something that is not there yet. */
const mayStand = ['unknown-reference', 'unused-suppression', 'broken-link'];
const serious = (rules: readonly string[]): readonly string[] =>
  rules.filter((rule) => !mayStand.includes(rule));

describe('snippets for YAML', () => {
  const snippets = snippetsOf('yaml');
  const entities = snippets.filter(([, { body }]) => body[0]?.startsWith('- id:'));

  test('there is one for the kinds that authors begin with', () => {
    expect(entities.map(([name]) => name)).toEqual([
      'A person',
      'A place',
      'A faction',
      'An event',
      'A treaty',
    ]);
  });

  test.each(entities)('%s is an entity that the canon takes, at any depth', (_name, snippet) => {
    for (const text of choices(snippet)) {
      const indented = text.replaceAll('\n', '\n  ');
      expect(serious(rulesBroken('canon/a.yaml', `entities:\n${text}\n`)), text).toEqual([]);
      expect(serious(rulesBroken('canon/a.yaml', `entities:\n  ${indented}\n`)), text).toEqual([]);
      expect(serious(rulesBroken('canon/a.yaml', `${text}\n`)), text).toEqual([]);
    }
  });

  test('a world begins with a lore.yaml that is accepted', () => {
    const [, snippet] = snippets.find(([name]) => name === 'Settings of a world') ?? [];
    const text = snippet ? expand(snippet) : '';
    expect(text).toContain('canon:');
    expect(rulesBroken('lore.yaml', `${text}\n`)).toEqual([]);
  });

  test('every other snippet is a comment', () => {
    const known = ['Settings of a world', ...entities.map(([name]) => name)];
    for (const [name, snippet] of snippets) {
      if (!known.includes(name)) expect(expand(snippet), name).toBe('# lore-ignore rule: reason');
    }
  });

  test('a suppression silences what it names', () => {
    const [, snippet] = snippets.find(([name]) => name === 'Ignore a finding') ?? [];
    const comment = snippet ? expand(snippet).replace('rule', 'unknown-field') : '';
    expect(rulesBroken('canon/a.yaml', '- id: a\n  kind: person\n  bron: 12\n')).toEqual(['unknown-field']);
    expect(rulesBroken('canon/a.yaml', `- id: a\n  kind: person\n  bron: 12 ${comment}\n`)).toEqual([]);
  });
});

describe('snippets for Markdown', () => {
  const snippets = snippetsOf('markdown');
  const named = (name: string): Snippet => {
    const found = snippets.find(([candidate]) => candidate === name)?.[1];
    if (found === undefined) throw new Error(`There is no snippet "${name}".`);
    return found;
  };

  test.each(snippets)('%s leaves nothing broken behind', (_name, snippet) => {
    for (const text of choices(snippet))
      expect(serious(rulesBroken('pages/a.md', `${text}\n`)), text).toEqual([]);
  });

  test('the front matter of an article defines an entity of every kind that is offered', () => {
    const texts = choices(named('Front matter of an article'));
    expect(texts.length).toBeGreaterThanOrEqual(10);
    for (const text of texts) {
      const snapshot = snapshotOf({ 'lore.yaml': 'name: W\n', 'a.md': text });
      expect([...snapshot.canon.entities.values()].map(({ name }) => name)).toEqual(['Name']);
    }
  });

  test('a suppression silences what it names', () => {
    const comment = expand(named('Ignore a finding')).replace('rule', 'broken-link');
    expect(rulesBroken('pages/a.md', 'See [[Nowhere]].\n')).toContain('broken-link');
    expect(rulesBroken('pages/a.md', `See [[Nowhere]]. ${comment}\n`)).not.toContain('broken-link');
  });
});
