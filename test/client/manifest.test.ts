import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { problemsOfTranslations } from '../../scripts/l10n.ts';
import { runCheck } from '../cli/run-cli.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const manifest = JSON.parse(read('package.json'));
const { contributes } = manifest;

interface Setting {
  readonly markdownDescription?: string;
  readonly scope?: string;
  readonly default?: unknown;
}

describe('the manifest', () => {
  test('asks for a VS Code at least as new as the API it is written against', () => {
    const wanted = /^\^(\d+)\.(\d+)\.\d+$/.exec(manifest.engines.vscode);
    const types = /^(\d+)\.(\d+)\.\d+$/.exec(manifest.devDependencies['@types/vscode']);
    expect(wanted?.slice(1)).toEqual(types?.slice(1));
    expect(Number(wanted?.[2])).toBeGreaterThanOrEqual(91);
  });

  test('has a square PNG icon of at least 128 pixels', () => {
    const icon = readFileSync(new URL(manifest.icon, root));
    expect(icon.subarray(1, 4).toString()).toBe('PNG');
    const [width, height] = [icon.readUInt32BE(16), icon.readUInt32BE(20)];
    expect(width).toBe(height);
    expect(width).toBeGreaterThanOrEqual(128);
  });

  test('says where the project lives, in few keywords', () => {
    expect(manifest.repository.url).toMatch(/^https:/);
    expect(manifest.bugs.url).toMatch(/^https:/);
    expect(manifest.license).toBe('MIT');
    expect(manifest.keywords.length).toBeLessThanOrEqual(5);
  });

  test('starts only where there is lore', () => {
    expect(manifest.activationEvents.length).toBeGreaterThan(0);
    for (const event of manifest.activationEvents) expect(event).toMatch(/^workspaceContains:\*\*\/lore\./);
  });

  test('describes every setting, with scope and default', () => {
    const settings = Object.entries<Setting>(contributes.configuration.properties);
    expect(settings.length).toBeGreaterThan(0);
    for (const [name, setting] of settings) {
      expect(setting.markdownDescription, name).toMatch(/^%setting\./);
      expect(['window', 'resource'], name).toContain(setting.scope);
      expect(setting.default, name).toBeDefined();
    }
  });

  test('points to files that exist', () => {
    const { grammars, snippets, yamlValidation, jsonValidation } = contributes;
    const paths = [...grammars, ...snippets].map(({ path }: { path: string }) => path);
    const urls = [...yamlValidation, ...jsonValidation].map(({ url }: { url: string }) => url);
    for (const path of [...paths, ...urls]) {
      expect(existsSync(new URL(path, root)), path).toBe(true);
      expect(() => JSON.parse(read(path)), path).not.toThrow();
    }
  });

  test('has every string, and no other, in every language', () => {
    expect(problemsOfTranslations()).toEqual([]);
  });
});

describe('the problem matcher', () => {
  const [{ pattern }] = contributes.problemMatchers;
  const [file, line] = pattern.map(({ regexp }: { regexp: string }) => new RegExp(regexp));

  /** The lines as VS Code reads them: a file, then its findings as long as they match. */
  function match(output: string): string[] {
    const found: string[] = [];
    let current: string | undefined;
    for (const text of output.split('\n')) {
      const finding = line.exec(text);
      if (finding && current !== undefined) {
        const { 1: row, 2: column, 3: severity, 5: rule } = finding;
        found.push(`${current}:${row}:${column} ${severity} ${rule}`);
      } else {
        current = file.exec(text)?.[1];
      }
    }
    return found;
  }

  test('reads what the command line writes', async () => {
    const written = await runCheck(['check', 'test/vscode/world']);
    const json = await runCheck(['check', 'test/vscode/world', '--format', 'json']);
    const expected = JSON.parse(json.stdout).map(
      (finding: { file: string; rule: string; severity: string; range: { start: { line: number } } }) =>
        `test/vscode/world/${finding.file}:${finding.range.start.line + 1}: ${finding.severity} ${finding.rule}`,
    );
    const found = match(written.stdout).map((text) => text.replace(/:\d+ /, ': '));
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(expected.map((text: string) => text.replace(' information ', ' info ')));
  });
});
