/** Tokens as VS Code colours them: its own grammars, with ours injected where the manifest says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { repository } from '../lsp/raw-client.ts';

interface Contributed {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

/** The scopes of a piece of text in one line, from the outermost to the innermost. */
export type Scopes = (lineOf: string, piece: string) => readonly string[];

function grammarsOf(manifest: string): readonly Contributed[] {
  const { contributes } = JSON.parse(readFileSync(manifest, 'utf8'));
  const grammars: readonly Contributed[] = contributes?.grammars ?? [];
  return grammars.map((grammar) => ({ ...grammar, path: join(dirname(manifest), grammar.path) }));
}

/** The folder of VS Code's own extensions, fetched where no test has done so before. */
async function builtIn(): Promise<string> {
  const download: unknown = await import(join(repository, 'scripts', 'vscode-host', 'download.mjs'));
  if (typeof download !== 'object' || download === null || !('vscodeServerFolder' in download)) {
    throw new Error('download.mjs has no vscodeServerFolder.');
  }
  const { vscodeServerFolder } = download;
  if (typeof vscodeServerFolder !== 'function') throw new Error('vscodeServerFolder is no function.');
  return join(String(await vscodeServerFolder()), 'extensions');
}

async function engine(): Promise<textmate.IOnigLib> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm);
  return {
    createOnigScanner: (sources: string[]) => new oniguruma.OnigScanner(sources),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  };
}

/** @returns a reader of texts in a language, by the scope name of its grammar */
export async function colouring(): Promise<(language: string, text: string) => Promise<Scopes>> {
  const extensions = await builtIn();
  const own = grammarsOf(join(repository, 'package.json'));
  const manifests = readdirSync(extensions).map((name) => join(extensions, name, 'package.json'));
  const all = manifests.filter((manifest) => existsSync(manifest)).flatMap(grammarsOf);
  const paths = new Map([...all, ...own].map(({ scopeName, path }) => [scopeName, path]));
  const registry = new textmate.Registry({
    onigLib: engine(),
    loadGrammar: async (scope) => {
      const path = paths.get(scope);
      return path === undefined ? null : textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
    },
    getInjections: (scope) =>
      own.filter(({ injectTo }) => injectTo?.includes(scope)).map(({ scopeName }) => scopeName),
  });
  return async (language, text) => {
    const grammar = await registry.loadGrammar(language);
    if (grammar === null) throw new Error(`VS Code has no grammar ${language}.`);
    return reader(grammar, text);
  };
}

function reader(grammar: textmate.IGrammar, text: string): Scopes {
  const lines = text.split('\n');
  let state = textmate.INITIAL;
  const tokens = lines.map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens;
  });
  return (lineOf, piece) => {
    const row = lines.findIndex((line) => line.includes(lineOf));
    const from = (lines[row] ?? '').indexOf(piece);
    if (row < 0 || from < 0) throw new Error(`"${piece}" is in no line with "${lineOf}".`);
    const inside = (tokens[row] ?? []).filter(
      ({ startIndex, endIndex }) => startIndex < from + piece.length && endIndex > from,
    );
    return [...new Set(inside.flatMap(({ scopes }) => scopes))];
  };
}
