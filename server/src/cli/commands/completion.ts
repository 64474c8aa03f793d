/** `lorecheck completion`: scripts for shells, made from the records of the commands. */
import { oneOf, optionsOf } from '../args.ts';
import type { CommandSpec, Completion, OptionSpec, Parsed } from '../command.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes, UsageError } from '../errors.ts';
import { commands } from './index.ts';
import { shells } from './names.ts';

export async function completion({ words }: Parsed, { terminal }: Context): Promise<ExitCode> {
  const [given] = words;
  if (given === undefined) throw new UsageError(`Say which shell: lorecheck completion ${shells.join('|')}.`);
  const write = { bash, zsh, fish }[oneOf('shell', given, shells)];
  terminal.out(write(commands));
  return exitCodes.clean;
}

const names = (all: readonly CommandSpec[]): string => all.map((command) => command.name).join(' ');

/** Options as they are typed, the short one first. */
function spellings(name: string, { short }: OptionSpec): readonly string[] {
  return [...(short === undefined ? [] : [`-${short}`]), `--${name}`];
}

/** Inside single quotes of a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Where nothing is offered, bash completes names of files. */
function bash(all: readonly CommandSpec[]): string {
  const offer = (choices: string): string =>
    `COMPREPLY=($(compgen -W ${quote(choices)} -- "$cur")); return ;;`;
  const values = all.flatMap((command) =>
    Object.entries(optionsOf(command)).flatMap(([name, option]) => {
      if (option.type === 'boolean') return [];
      const typed = spellings(name, option).map((spelling) => quote(`${command.name} ${spelling}`));
      return `    ${typed.join(' | ')}) ${Array.isArray(option.complete) ? offer(option.complete.join(' ')) : 'return ;;'}`;
    }),
  );
  const options = all.map((command) => {
    const typed = Object.entries(optionsOf(command)).flatMap(([name, option]) => spellings(name, option));
    return `    ${quote(`${command.name} -`)}*) ${offer(typed.join(' '))}`;
  });
  const words = all.flatMap((command) => {
    const choices = command.words?.complete;
    return Array.isArray(choices) ? [`    ${quote(`${command.name} `)}*) ${offer(choices.join(' '))}`] : [];
  });
  return `# bash completion of lorecheck
_lorecheck() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${quote(`${names(all)} help --help --version`)} -- "$cur"))
    return
  fi
  case "$command $prev" in
${values.join('\n')}
  esac
  case "$command $cur" in
${[...options, ...words].join('\n')}
  esac
}
complete -o bashdefault -o default -F _lorecheck lorecheck
`;
}

function zsh(all: readonly CommandSpec[]): string {
  const action = (complete: Completion | undefined): string => {
    if (complete === 'files') return '_files';
    return complete && complete.length > 0 ? `(${complete.join(' ')})` : ' ';
  };
  const cases = all.map((command) => {
    const options = Object.entries(optionsOf(command)).map(([name, option]) => {
      const typed = spellings(name, option);
      const about = `[${option.about.replace(/[[\]\\:]/g, '\\$&')}]`;
      const value =
        option.type === 'string' ? `:${option.value?.replace(/\W.*/, '')}:${action(option.complete)}` : '';
      const often = option.multiple === true ? '*' : typed.length > 1 ? `(${typed.join(' ')})` : '';
      return typed.map((spelling) => quote(`${often}${spelling}${about}${value}`)).join(' ');
    });
    const words = command.words ? [quote(`*:${command.name}:${action(command.words.complete)}`)] : [];
    return `    ${command.name}) _arguments ${[...options, ...words].join(' ')} ;;`;
  });
  const about = all.map(({ name, about }) => quote(`${name}:${about}`)).join(' ');
  return `#compdef lorecheck
_lorecheck() {
  local -a commands
  commands=(${about})
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _lorecheck ]; then _lorecheck "$@"; else compdef _lorecheck lorecheck; fi
`;
}

function fish(all: readonly CommandSpec[]): string {
  const lines = all.flatMap((command) => {
    const here = `complete -c lorecheck -n '__fish_seen_subcommand_from ${command.name}'`;
    const options = Object.entries(optionsOf(command)).map(([name, option]) => {
      const short = option.short === undefined ? '' : ` -s ${option.short}`;
      return `${here} -l ${name}${short}${fishValue(option)} -d ${fishQuote(option.about)}`;
    });
    const complete = command.words?.complete;
    const words =
      complete === 'files' ? [`${here} -F`] : complete ? [`${here} -a '${complete.join(' ')}'`] : [];
    const itself = `complete -c lorecheck -n __fish_use_subcommand -a ${command.name} -d ${fishQuote(command.about)}`;
    return [itself, ...options, ...words];
  });
  return `# fish completion of lorecheck\ncomplete -c lorecheck -f\n${lines.join('\n')}\n`;
}

function fishValue({ type, complete }: OptionSpec): string {
  if (type === 'boolean') return '';
  if (complete === 'files') return ' -r -F';
  return complete && complete.length > 0 ? ` -x -a '${complete.join(' ')}'` : ' -x';
}

/** fish knows two escapes inside single quotes. */
function fishQuote(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
