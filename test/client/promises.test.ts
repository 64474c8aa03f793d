/** Promises of the README that hold for whatever code there is: looked up in the sources themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository } from '../lsp/raw-client.ts';
import { importsOf, stripSource } from '../support/source-code.ts';

interface Source {
  readonly path: string;
  readonly text: string;
  readonly code: string;
}

function sourcesIn(folder: string): readonly Source[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const path = `${folder}/${name.replaceAll('\\', '/')}`;
      const text = readFileSync(join(repository, path), 'utf8');
      return { path, text, code: stripSource(text).codeOnly };
    });
}

const client = sourcesIn('client/src');
const server = sourcesIn('server/src');
const all = [...client, ...server];

/** Files whose code has the pattern. */
function using(pattern: RegExp, sources: readonly Source[] = all): readonly string[] {
  return sources.filter(({ code }) => pattern.test(code)).map(({ path }) => path);
}

function importing(pattern: RegExp): readonly string[] {
  return all
    .filter(({ text }) => importsOf(text).some(({ specifier }) => pattern.test(specifier)))
    .map(({ path }) => path);
}

test('there are sources to look at', () => {
  expect(client.length).toBeGreaterThan(5);
  expect(server.length).toBeGreaterThan(100);
});

describe('safety', () => {
  test('no network: nothing that could reach one is imported or called', () => {
    expect(importing(/^(node:)?(https?|http2|net|tls|dns|dgram)(\/|$)/)).toEqual([]);
    expect(using(/\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(/)).toEqual([]);
  });

  test('nothing in a workspace is executed: one place starts a process, its own command line, without a shell', () => {
    expect(importing(/^(node:)?(child_process|cluster|repl)$/)).toEqual(['client/src/tasks.ts']);
    const tasks = client.find(({ path }) => path.endsWith('/tasks.ts'))?.code ?? '';
    expect(tasks).not.toMatch(
      /\b(exec|execSync|execFile|fork)\s*\(|shell\s*:|ShellExecution|ProcessExecution/,
    );
    expect(using(/\beval\s*\(|\bnew Function\s*\(|\bopenExternal\s*\(|window\.createTerminal\s*\(/)).toEqual(
      [],
    );
  });

  test('no webview: what would need a policy for its content is not there', () => {
    expect(using(/createWebviewPanel|registerWebview|registerCustomEditorProvider/)).toEqual([]);
  });

  test('lore text is never trusted with commands or HTML', () => {
    expect(using(/isTrusted\s*[:=]\s*(true|\{)|supportHtml\s*[:=]\s*true/)).toEqual([]);
    const markdown = using(/new vscode\.MarkdownString\(/, client);
    for (const path of markdown) {
      expect(client.find((source) => source.path === path)?.code, path).toMatch(/isTrusted = false/);
    }
  });

  test('runs in Restricted Mode and without a disk, and says so', () => {
    const { capabilities } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    expect(capabilities).toEqual({ untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  });
});

describe('manners', () => {
  test('no document is opened to read it', () => {
    expect(using(/\bopenTextDocument\s*\(/)).toEqual([]);
  });

  test('a message pops up only in answer to a command', () => {
    const asked = ['client/src/commands.ts', 'client/src/setup.ts', 'client/src/views/canon-commands.ts'];
    const showing = using(/\bshow(Information|Warning|Error)Message\s*\(/, client);
    expect(showing.filter((path) => !asked.includes(path))).toEqual([]);
    expect(using(/\bshowMessage(Request)?\s*\(|window\/showMessage/, server)).toEqual([]);
  });

  test('one status item, and none in the status bar', () => {
    const items = client.flatMap(({ code }) => code.match(/createLanguageStatusItem\s*\(/g) ?? []);
    expect(items).toHaveLength(1);
    expect(using(/createStatusBarItem\s*\(/)).toEqual([]);
  });

  test('what it tells goes to a log channel with levels', () => {
    const channels = client.flatMap(({ code }) => code.match(/createOutputChannel\s*\([^)]*\)/g) ?? []);
    expect(channels).toHaveLength(1);
    expect(channels[0]).toMatch(/log: true/);
  });
});
