/** What ARCHITECTURE.md promises about the source, as checks that a test can run on any set of files. */
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { importsOf, stripSource } from './source-code.ts';

export interface SourceText {
  /** Relative to the project's root. */
  readonly path: string;
  readonly text: string;
}

/** Lowest first. A floor imports itself and lower ones only; those of one number may know each other. */
export const floors: Readonly<Record<string, number>> = {
  base: 0,
  domain: 1,
  syntax: 2,
  index: 3,
  time: 4,
  rules: 5,
  features: 6,
  lsp: 7,
  cli: 7,
};

const hostFloor = 7;
const longestFile = 400;

/** Packages that may be used below the host's floor: pure computing. */
const purePackages = new Set(['yaml', 'picomatch']);

/** Everything that is wrong with a set of source files, one line each. */
export function floorViolations(files: readonly SourceText[]): string[] {
  return files.flatMap((file) => [
    ...importViolations(file),
    ...lengthViolations(file),
    ...anyViolations(file),
    ...globalViolations(file),
  ]);
}

/**
 * Files that load one another in a circle, so that one of them runs before what it needs. Types may refer to each
 * other, and what is loaded when it is asked for finds the rest there.
 */
export function importCircles(files: readonly SourceText[]): string[] {
  const targets = new Map(
    files.map(({ path, text }) => [
      path,
      importsOf(text)
        .filter(({ specifier, loaded }) => specifier.startsWith('.') && loaded === 'first')
        .map(({ specifier }) => posix.join(posix.dirname(path), specifier)),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, open: readonly string[]): void => {
    const at = open.indexOf(path);
    if (at >= 0) circles.push([...open.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...open, path]);
    done.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return circles;
}

function importViolations(file: SourceText): string[] {
  const area = areaOf(file.path);
  if (area === undefined) return [`${file.path}: stands on no floor`];
  return importsOf(file.text).flatMap(({ specifier, line }) => {
    if (specifier.includes('$'))
      return [`${file.path}:${line}: imports \`${specifier}\`, which cannot be checked`];
    const wrong = specifier.startsWith('.') ? wrongFile(file.path, specifier) : wrongPackage(area, specifier);
    return wrong === undefined ? [] : [`${file.path}:${line}: ${wrong}`];
  });
}

/** `client`, or the number of the floor. */
function areaOf(path: string): 'client' | number | undefined {
  if (path.startsWith('client/src/')) return 'client';
  const folder = /^server\/src\/([^/]+)\//.exec(path)?.[1];
  return folder === undefined ? undefined : floors[folder];
}

function wrongFile(from: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(from), specifier);
  const here = areaOf(from);
  const there = areaOf(target);
  if (there === undefined)
    return target.endsWith('.json') ? undefined : `imports ${target}, which stands on no floor`;
  if (here === 'client' || there === 'client') {
    return here === there ? undefined : `imports ${target}: client and server only share the protocol`;
  }
  return here !== undefined && there > here ? `imports ${target}, ${there - here} floors up` : undefined;
}

function wrongPackage(area: 'client' | number, specifier: string): string | undefined {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (area === 'client' || area >= hostFloor) return undefined;
  const isBuiltin = specifier.startsWith('node:') || builtinModules.includes(name);
  if (isBuiltin) return `imports ${specifier}: only the host's floor may use Node's own modules`;
  return purePackages.has(name) ? undefined : `imports the package ${name}`;
}

function lengthViolations({ path, text }: SourceText): string[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return lines > longestFile ? [`${path}: ${lines} lines, more than ${longestFile}`] : [];
}

function anyViolations({ path, text }: SourceText): string[] {
  const code = stripSource(text).codeOnly.split('\n');
  return code.flatMap((line, i) =>
    /(?:\bas|[:<,|&=(])\s*any\b(?!\s*[:(=])/.test(line) ? [`${path}:${i + 1}: uses \`any\``] : [],
  );
}

/** Names that exist in Node alone. */
function globalViolations({ path, text }: SourceText): string[] {
  const area = areaOf(path);
  if (area === 'client' || area === undefined || area >= hostFloor) return [];
  const code = stripSource(text).codeOnly.split('\n');
  return code.flatMap((line, i) =>
    /(?<![.\w])(?:process\.|Buffer\.|__dirname|__filename)/.test(line)
      ? [`${path}:${i + 1}: uses what only Node has`]
      : [],
  );
}

export interface RuleHouse {
  readonly ids: readonly string[];
  readonly listed: readonly string[];
  /** All files of the project below `server/src/rules`, `docs/rules` and `test/fixtures`. */
  readonly files: ReadonlySet<string>;
}

/** A rule is one file, one entry in the list, one page and one fixture. */
export function ruleViolations({ ids, listed, files }: RuleHouse): string[] {
  const missing = ids.flatMap((id) => {
    const wanted = [`server/src/rules/${id}.ts`, `docs/rules/${id}.md`, `test/fixtures/rules/${id}.fixture`];
    const absent = wanted.filter((path) => !files.has(path)).map((path) => `${id}: no ${path}`);
    return listed.includes(id) ? absent : [...absent, `${id}: not in server/src/rules/list.ts`];
  });
  const unknown = listed.filter((id) => !ids.includes(id)).map((id) => `${id}: listed, but no known id`);
  const twice = listed.filter((id, i) => listed.indexOf(id) !== i).map((id) => `${id}: listed twice`);
  const strays = [...files]
    .filter((path) => /^(?:docs\/rules\/[^/]+\.md|test\/fixtures\/rules\/[^/]+\.fixture)$/.test(path))
    .filter((path) => !ids.includes(posix.basename(path).replace(/\.\w+$/, '')))
    .map((path) => `${path}: belongs to no rule`);
  return [
    ...missing,
    ...unknown,
    ...twice,
    ...strays.filter((line) => !line.startsWith('docs/rules/README.md')),
  ];
}
