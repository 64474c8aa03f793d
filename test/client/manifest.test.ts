import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { problemsOfTranslations } from '../../scripts/l10n.ts';
import { buildCli } from '../cli/built.ts';
import { repository } from '../lsp/raw-client.ts';

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

  test('has every string, and no other, in every language, with the same placeholders and commands', () => {
    expect(problemsOfTranslations()).toEqual([]);
    for (const language of ['package.nls.json', 'package.nls.de.json', 'l10n/bundle.l10n.de.json']) {
      expect(existsSync(new URL(language, root)), language).toBe(true);
    }
  });

  test('names only commands that it has, or that VS Code has', () => {
    const own = new Set(contributes.commands.map(({ command }: { command: string }) => command));
    for (const { id } of contributes.views.lorecheck) own.add(`${id}.focus`);
    const foreign = /^(vscode\.|workbench\.|editor\.)/;
    const named = [...read('package.nls.json').matchAll(/\(command:([\w.]+)/g)].map(([, id = '']) => id);
    const used: string[] = [
      ...Object.values<{ command: string }[]>(contributes.menus)
        .flat()
        .map(({ command }) => command),
      ...contributes.keybindings.map(({ command }: { command: string }) => command),
      ...named,
    ];
    expect(named.length).toBeGreaterThan(0);
    for (const command of used) expect(own.has(command) || foreign.test(command), command).toBe(true);
  });
});

describe('the views', () => {
  const views: { id: string; icon: string; contextualTitle: string }[] = contributes.views.lorecheck;
  const welcomes: { view: string; when: string; contents: string }[] = contributes.viewsWelcome;

  test('have an icon each, and something to say whenever they are empty', () => {
    expect(views.map(({ id }) => id)).toEqual(['lorecheck.canon', 'lorecheck.findings']);
    for (const { id, icon } of views) {
      expect(read(icon)).toContain('viewBox="0 0 24 24"');
      const whens = welcomes.filter(({ view }) => view === id).map(({ when }) => when);
      for (const situation of ['none', 'loading', 'stopped', 'off', 'ready']) {
        expect(
          whens.filter((when) => when.includes(situation)),
          `${id}, ${situation}`,
        ).toHaveLength(1);
      }
      expect(whens.some((when) => when.includes('workbenchState == empty'))).toBe(true);
    }
  });

  test('offer to set up a folder without lore, and to start a server that does not run', () => {
    const texts = JSON.parse(read('package.nls.json'));
    const said = (part: string) =>
      welcomes.filter(({ when }) => when.includes(part)).map(({ contents }) => texts[contents.slice(1, -1)]);
    expect(said('== none')[0]).toContain('(command:lorecheck.setUp)');
    for (const text of said('== stopped')) expect(text).toContain('(command:lorecheck.restartServer)');
  });

  test('keep commands that need an entity of the tree out of the palette', () => {
    const hidden = contributes.menus.commandPalette
      .filter(({ when }: { when: string }) => when === 'false')
      .map(({ command }: { command: string }) => command);
    const perEntity = contributes.menus['view/item/context'].map(
      ({ command }: { command: string }) => command,
    );
    expect(new Set(hidden)).toEqual(new Set(perEntity));
  });
});

describe('the walkthrough', () => {
  const [{ steps }] = contributes.walkthroughs;

  test('has four or five steps, each with a picture and an event that ends it', () => {
    expect(steps.length).toBeGreaterThanOrEqual(4);
    expect(steps.length).toBeLessThanOrEqual(5);
    for (const { id, media, completionEvents } of steps) {
      const picture = readFileSync(new URL(media.image, root));
      expect(picture.subarray(1, 4).toString(), id).toBe('PNG');
      expect(media.altText, id).toMatch(/^%walkthrough\./);
      expect(completionEvents.length, id).toBeGreaterThan(0);
    }
  });

  test('waits for events that can happen', () => {
    const events = [
      ...contributes.commands.map(({ command }: { command: string }) => `onCommand:${command}`),
      ...contributes.views.lorecheck.map(({ id }: { id: string }) => `onView:${id}`),
    ];
    const client = read('client/src/walkthrough.ts') + read('client/src/views/register.ts');
    for (const event of steps.flatMap(
      ({ completionEvents }: { completionEvents: string[] }) => completionEvents,
    )) {
      const key = /^onContext:([\w.]+)/.exec(event)?.[1];
      const known = events.includes(event) || /^onCommand:(editor|workbench)\./.test(event);
      expect(key === undefined ? known : client.includes(`'${key}'`), event).toBe(true);
    }
  });
});

describe('the problem matcher', () => {
  const [{ pattern, owner, applyTo }] = contributes.problemMatchers;

  test('leaves open files to the live findings, which it would double', () => {
    expect([owner, applyTo]).toEqual(['lorecheck', 'closedDocuments']);
  });

  const [file, line] = pattern.map(({ regexp }: { regexp: string }) => new RegExp(regexp));

  const built = buildCli();
  afterAll(async () => (await built).remove());

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

  test.each(['test/vscode/world', 'examples/khitomer'])(
    'reads what the built program writes of %s',
    async (world) => {
      const cli = await built;
      const run = (...args: string[]) =>
        spawnSync(process.execPath, [cli.path, 'check', world, ...args], {
          encoding: 'utf8',
          cwd: repository,
        });
      const written = run();
      const json = run('--format', 'json');
      expect(written.status).toBe(1);
      const expected = JSON.parse(json.stdout).map(
        (finding: { file: string; rule: string; severity: string; range: { start: { line: number } } }) =>
          `${world}/${finding.file}:${finding.range.start.line + 1}: ${finding.severity} ${finding.rule}`,
      );
      const found = match(written.stdout).map((text) => text.replace(/:\d+ /, ': '));
      expect(found.length).toBeGreaterThan(0);
      expect(found).toEqual(expected.map((text: string) => text.replace(' information ', ' info ')));
    },
  );
});
