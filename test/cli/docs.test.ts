/** docs/cli.md speaks of the program as it is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { optionsOf, parseOptions } from '../../server/src/cli/args.ts';
import { readCheckOptions } from '../../server/src/cli/check/options.ts';
import { commands } from '../../server/src/cli/commands/index.ts';
import { listFormats, wordLists } from '../../server/src/cli/commands/names.ts';
import { formatNames } from '../../server/src/cli/formats/names.ts';
import { repository } from '../lsp/raw-client.ts';

const text = readFileSync(join(repository, 'docs', 'cli.md'), 'utf8');

/** Code blocks by the language they are marked with. */
function blocks(language: string): readonly string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, mark, body = '']) =>
    mark === language ? [body] : [],
  );
}

describe('docs/cli.md', () => {
  it('has every command, option and format', () => {
    for (const command of commands) {
      expect(text).toMatch(new RegExp(`^\\| (?:\\[)?\`${command.name}[\` ]`, 'm'));
      const section =
        new RegExp(`^## ${command.name}\n(.*?)(?=^## |$(?![\\s\\S]))`, 'ms').exec(text)?.[1] ?? '';
      for (const option of command.name === 'server' ? [] : Object.keys(command.options)) {
        expect(section, `${command.name} --${option}`).toContain(`--${option}`);
      }
    }
    for (const name of formatNames) expect(text).toContain(`| \`${name}\` |`);
    for (const name of wordLists) expect(text).toContain(`--for ${name} >`);
    for (const name of listFormats) expect(text).toContain(`\`${name}\``);
  });

  it('has no option that is not there', () => {
    const known = new Set(commands.flatMap((command) => Object.keys(optionsOf(command))));
    const spoken = [...text.matchAll(/(?<![\w-])--([a-z][\w-]*)/g)].map(([, name = '']) => name);
    expect(spoken.filter((name) => !known.has(name))).toEqual([]);
  });

  it('shows command lines that can be run', () => {
    const yaml = blocks('yaml').join('\n');
    const code = [...blocks('sh'), ...blocks('groovy'), yaml].join('\n');
    const lines = [...code.matchAll(/(?:^|[\s'])(?:npx )?lorecheck ([a-z][^\n>|<']*)/g)].map(
      ([, line = '']) => line.trim().split(/\s+/),
    );
    expect(lines.length).toBeGreaterThan(12);
    for (const [name, ...args] of lines) {
      const command = commands.find((candidate) => candidate.name === name);
      if (!command) throw new Error(`no command ${name}`);
      const parsed = parseOptions(command, args);
      if (name === 'check') readCheckOptions(parsed);
    }
  });

  it('shows YAML and JSON that can be read, and inputs that the action has', () => {
    const action = parse(readFileSync(join(repository, 'action.yml'), 'utf8'));
    for (const block of blocks('json')) expect(() => JSON.parse(block)).not.toThrow();
    const used: string[] = [];
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('uses' in node && String(node.uses).startsWith('lorecheck/') && 'with' in node) {
        used.push(...Object.keys(Object(node.with)));
      }
      for (const child of Object.values(node)) visit(child);
    };
    for (const block of blocks('yaml')) visit(parse(block));
    expect(used.length).toBeGreaterThan(2);
    for (const input of used) expect(Object.keys(action.inputs)).toContain(input);
    for (const input of Object.keys(action.inputs)) expect(text).toContain(`\`${input}\``);
  });
});
