/** Every command by its record. Nothing here loads the engine: that is left to the command that runs. */
import { builtinKinds } from '../../domain/kinds.ts';
import { ruleIds } from '../../domain/rule-ids.ts';
import type { CommandSpec, OptionSpec } from '../command.ts';
import { formatNames } from '../formats/names.ts';
import { diffFormats, listFormats, shells, wordLists } from './names.ts';

const flag = (about: string, short?: string): OptionSpec => ({
  type: 'boolean',
  about,
  ...(short !== undefined && { short }),
});

const value = (usage: string, about: string, more: Partial<OptionSpec> = {}): OptionSpec => ({
  type: 'string',
  value: usage,
  about,
  ...more,
});

const folder = { usage: '[folder]', most: 1, complete: 'files' } as const;

const check: CommandSpec = {
  name: 'check',
  about: 'check files and folders, the current folder by default',
  words: { usage: '[paths]', most: Number.POSITIVE_INFINITY, complete: 'files' },
  options: {
    format: value(
      'NAME[:FILE]',
      `stylish (default), ${formatNames.slice(1).join(', ')}; into FILE; may be repeated`,
      {
        short: 'f',
        multiple: true,
        complete: formatNames,
      },
    ),
    fix: flag('mend what has one sure fix'),
    'dry-run': flag('show what --fix would change, write nothing'),
    quiet: flag('errors only', 'q'),
    'max-warnings': value('N', 'warnings that are let pass (0 by default, -1 for any number)'),
    rule: value('ID', 'only this rule; may be repeated', { multiple: true, complete: ruleIds }),
    baseline: value('FILE', 'leave out the old findings that FILE holds', { complete: 'files' }),
    'update-baseline': flag('write the findings of now into the baseline'),
    'stdin-filename': value('FILE', 'check standard input as if it were this file', { complete: 'files' }),
    cache: flag('keep results in .lorecheck/cache of the world, and use them while nothing has changed'),
    watch: flag('check again whenever a file changes', 'w'),
    'allow-unmatched': flag('paths that match nothing are no error'),
  },
  notes: `Exit codes
  0  nothing to complain of (information and hints may be there)
  1  errors, or more warnings than are let pass
  2  could not run
`,
  load: async () => (await import('./check.ts')).check,
};

const init: CommandSpec = {
  name: 'init',
  about: 'look at a folder and write the lore.yaml that fits it',
  words: folder,
  options: { 'dry-run': flag('print it, write nothing') },
  load: async () => (await import('./init.ts')).init,
};

const list: CommandSpec = {
  name: 'list',
  about: 'list the entities of a world',
  words: folder,
  options: {
    format: value('NAME', `${listFormats.join(', ')} (table by default)`, {
      short: 'f',
      complete: listFormats,
    }),
    kind: value('KIND', 'only entities of this kind; may be repeated', {
      short: 'k',
      multiple: true,
      complete: builtinKinds,
    }),
    continuity: value('ID', 'only entities that this continuity tells of; may be repeated', {
      short: 'c',
      multiple: true,
      complete: [],
    }),
  },
  load: async () => (await import('./list.ts')).list,
};

const words: CommandSpec = {
  name: 'words',
  about: 'print the names of a world as a dictionary for a spell-checker',
  words: folder,
  options: { for: value('TOOL', wordLists.join(', '), { complete: wordLists }) },
  load: async () => (await import('./words.ts')).words,
};

const diff: CommandSpec = {
  name: 'diff',
  about: 'compare two states of a world: findings that come, go, or change their reason',
  words: { usage: 'OLD [NEW]', most: 2, complete: 'files' },
  options: {
    format: value('NAME', `${diffFormats.join(', ')} (stylish by default)`, {
      short: 'f',
      complete: diffFormats,
    }),
  },
  notes: `OLD and NEW are folders; NEW is the current one by default. Ends with 1 when errors or warnings come.
`,
  load: async () => (await import('./diff.ts')).diff,
};

const importFile: CommandSpec = {
  name: 'import',
  about: 'turn a calendar of another program into a block for lore.yaml',
  words: { usage: 'calendar FILE', most: 2, complete: 'files' },
  options: {},
  notes: `Reads the JSON of Calendarium, fantasy-calendar.com, and Seasons & Stars; FILE may be - for standard input.
`,
  load: async () => (await import('./import.ts')).importFile,
};

const explain: CommandSpec = {
  name: 'explain',
  about: 'say what a rule means; without RULE, list all rules',
  words: { usage: '[RULE]', most: 1, complete: ruleIds },
  options: {},
  load: async () => (await import('./explain.ts')).explain,
};

const server: CommandSpec = {
  name: 'server',
  about: 'serve an editor over the Language Server Protocol',
  words: undefined,
  options: {
    stdio: flag('talk over standard input and output'),
    'node-ipc': flag("talk over Node's channel to the parent process"),
    clientProcessId: value('PID', 'end when this process does'),
  },
  notes: 'Editors run: lorecheck server --stdio\n',
  load: async () => (await import('./server.ts')).server,
};

const completion: CommandSpec = {
  name: 'completion',
  about: 'print the script that completes commands in a shell',
  words: { usage: `${shells.join('|')}`, most: 1, complete: shells },
  options: {},
  notes: `Put it where the shell looks for it
  bash  lorecheck completion bash > ~/.local/share/bash-completion/completions/lorecheck
  zsh   lorecheck completion zsh > ~/.zsh/completions/_lorecheck    (a folder of $fpath)
  fish  lorecheck completion fish > ~/.config/fish/completions/lorecheck.fish
`,
  load: async () => (await import('./completion.ts')).completion,
};

export const commands: readonly CommandSpec[] = [
  check,
  init,
  list,
  words,
  diff,
  importFile,
  explain,
  server,
  completion,
];
