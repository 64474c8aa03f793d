import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ruleIds } from '../server/src/domain/rule-ids.ts';
import { rules } from '../server/src/rules/list.ts';
import { floorViolations, importCircles, ruleViolations, type SourceText } from './support/floors.ts';
import { importsOf, stripSource } from './support/source-code.ts';

const root = new URL('../', import.meta.url);

function filesBelow(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replace(/[\\/]+/g, '/'))
    .map((path) => path.slice(path.lastIndexOf(`/${folder}/`) + 1))
    .sort();
}

function sources(folder: string): SourceText[] {
  return filesBelow(folder)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));
}

describe('the house', () => {
  const all = [...sources('server/src'), ...sources('client/src')];

  test('has sources to look at', () => {
    expect(all.length).toBeGreaterThan(50);
    expect(all.some((file) => file.path.startsWith('client/src/'))).toBe(true);
  });

  test('keeps its floors, its files short and its types checked', () => {
    expect(floorViolations(all)).toEqual([]);
  });

  test('has no files that import one another in a circle', () => {
    expect(importCircles(all)).toEqual([]);
  });

  test('has a file, a list entry, a page and a fixture for every rule', () => {
    const files = new Set(['server/src/rules', 'docs/rules', 'test/fixtures'].flatMap(filesBelow));
    expect(ruleViolations({ ids: ruleIds, listed: rules.map((rule) => rule.id), files })).toEqual([]);
  });
});

describe('floorViolations', () => {
  const check = (path: string, text: string): string[] => floorViolations([{ path, text }]);

  test.each([
    ['an upward import', 'server/src/domain/a.ts', "import { x } from '../index/b.ts';"],
    ['an upward type', 'server/src/syntax/a.ts', "import type { X } from '../rules/b.ts';"],
    ['an upward inline type', 'server/src/syntax/a.ts', "type X = import('../rules/b.ts').X;"],
    ['an upward re-export', 'server/src/base/a.ts', "export * from '../domain/b.ts';"],
    ['an upward type re-export', 'server/src/base/a.ts', "export type { B } from '../domain/b.ts';"],
    ['an upward dynamic import', 'server/src/index/a.ts', "const b = await import('../features/b.ts');"],
    ['an upward bare import', 'server/src/index/a.ts', "import '../features/b.ts';"],
    [
      'an import over several lines',
      'server/src/base/a.ts',
      "import {\n  a,\n  b,\n} from '../domain/b.ts';",
    ],
    ['a deep upward import', 'server/src/index/names/a.ts', "import { b } from '../../lsp/b.ts';"],
    ['an import of the client', 'server/src/lsp/a.ts', "import { b } from '../../../client/src/b.ts';"],
    ['an import of the server', 'client/src/a.ts', "import { b } from '../../server/src/domain/b.ts';"],
    ['an import of a test', 'server/src/base/a.ts', "import { b } from '../../../test/b.ts';"],
    ['a Node module', 'server/src/index/a.ts', "import { readFileSync } from 'node:fs';"],
    ['a Node module by its old name', 'server/src/base/a.ts', "import fs from 'fs';"],
    ['a required Node module', 'server/src/rules/a.ts', "const fs = require('fs/promises');"],
    ['a package of the host', 'server/src/features/a.ts', "import { Hover } from 'vscode-languageserver';"],
    ['an import that cannot be read', 'server/src/base/a.ts', `const b = await import(\`./$\{name}.ts\`);`],
    ['a Node global', 'server/src/domain/a.ts', 'const dir = process.cwd();'],
    ['a cast to any', 'server/src/base/a.ts', 'const a = b as any;'],
    ['a type any', 'client/src/a.ts', 'function f(a: any): void {}'],
    ['any among type arguments', 'server/src/lsp/a.ts', 'const m = new Map<string, any>();'],
    ['a long file', 'server/src/base/a.ts', '//\n'.repeat(401)],
    ['a file on no floor', 'server/src/main.ts', ''],
    ['a file of no known folder', 'server/src/utils/a.ts', ''],
  ])('finds %s', (_name, path, text) => {
    expect(check(path, text)).toHaveLength(1);
  });

  test.each([
    ['a downward import', 'server/src/rules/a.ts', "import type { X } from '../base/b.ts';"],
    ['an import of the same floor', 'server/src/index/names/a.ts', "import { b } from '../canon.ts';"],
    ['the two hosts', 'server/src/cli/a.ts', "import { b } from '../lsp/b.ts';"],
    ['Node in a host', 'server/src/lsp/a.ts', "import fs from 'node:fs'; process.exit();"],
    ['a pure package', 'server/src/syntax/a.ts', "import { parse } from 'yaml';"],
    [
      'comments and strings',
      'server/src/base/a.ts',
      "// import '../lsp/b.ts' as any\nconst s = 'x: any, process.x';",
    ],
    ['the word any', 'server/src/base/a.ts', 'const any = items.some((item) => item.any); f({ any: 1 });'],
    ['400 lines', 'server/src/base/a.ts', '//\n'.repeat(400)],
  ])('lets %s pass', (_name, path, text) => {
    expect(check(path, text)).toEqual([]);
  });

  test('says where', () => {
    expect(check('server/src/domain/a.ts', "\nimport { x } from '../index/b.ts';")).toEqual([
      'server/src/domain/a.ts:2: imports server/src/index/b.ts, 2 floors up',
    ]);
  });
});

describe('importCircles', () => {
  const circles = (a: string, b: string): string[] =>
    importCircles([
      { path: 'server/src/base/a.ts', text: a },
      { path: 'server/src/base/b.ts', text: b },
    ]);

  test('finds a circle, in whatever form', () => {
    const expected = ['server/src/base/a.ts → server/src/base/b.ts → server/src/base/a.ts'];
    expect(circles("import { b } from './b.ts';", "import { a } from './a.ts';")).toEqual(expected);
    expect(circles("export * from './b.ts';", "import {\n  type A,\n  a,\n} from './a.ts';")).toEqual(
      expected,
    );
    expect(circles("import type { C } from './c.ts';\nimport './b.ts';", "import './a.ts';")).toEqual(
      expected,
    );
  });

  test('lets types and what is loaded later refer back', () => {
    expect(circles("const b = await import('./b.ts');", "import { a } from './a.ts';")).toEqual([]);
    expect(circles("import { b } from './b.ts';", "import type { A } from './a.ts';")).toEqual([]);
    expect(circles("export type { B } from './b.ts';", "import { a } from './a.ts';")).toEqual([]);
  });
});

describe('ruleViolations', () => {
  const files = ['server/src/rules/a-b.ts', 'docs/rules/a-b.md', 'test/fixtures/rules/a-b.fixture'];
  const house = { ids: ['a-b'], listed: ['a-b'], files: new Set(files) };

  test('is content with a complete rule', () => {
    expect(ruleViolations(house)).toEqual([]);
    expect(ruleViolations({ ...house, files: new Set([...files, 'docs/rules/README.md']) })).toEqual([]);
  });

  test('finds what is missing or too much', () => {
    for (const file of files) {
      const left = new Set(files.filter((other) => other !== file));
      expect(ruleViolations({ ...house, files: left })).toEqual([`a-b: no ${file}`]);
    }
    expect(ruleViolations({ ...house, listed: [] })).toEqual(['a-b: not in server/src/rules/list.ts']);
    expect(ruleViolations({ ...house, listed: ['a-b', 'a-b'] })).toEqual(['a-b: listed twice']);
    expect(ruleViolations({ ...house, listed: ['a-b', 'c-d'] })).toEqual(['c-d: listed, but no known id']);
    const stray = new Set([...files, 'docs/rules/c-d.md']);
    expect(ruleViolations({ ...house, files: stray })).toEqual(['docs/rules/c-d.md: belongs to no rule']);
  });
});

describe('reading source', () => {
  test('knows imports from what only looks like them', () => {
    const text = [
      "import a, { type B } from './a.ts';",
      'import type C from "./c.ts";',
      "/* import './no.ts' */ const s = \"from './no.ts'\"; // from './no.ts'",
      'const d = import("./d.ts");',
    ].join('\n');
    expect(importsOf(text).map(({ specifier }) => specifier)).toEqual(['./a.ts', './c.ts', './d.ts']);
  });

  test('blanks strings and expressions without moving lines', () => {
    const text = "const a = 'any';\n/* any\n any */ const b = /any'/g; const c = `any $x`;";
    const { codeOnly } = stripSource(text);
    expect(codeOnly).not.toContain('any');
    expect(codeOnly.split('\n')).toHaveLength(3);
  });
});
