/** What a command is: enough to parse its arguments, to print its help and to complete it in a shell. */
import type { Context } from './context.ts';
import type { ExitCode } from './errors.ts';

export interface OptionSpec {
  readonly type: 'boolean' | 'string';
  /** May be given several times. */
  readonly multiple?: boolean;
  readonly short?: string;
  /** What stands for the value in help; options of type `string` have one. */
  readonly value?: string;
  readonly about: string;
  readonly complete?: Completion;
}

/** What a shell offers for a value: one of a list, or files of the disk. */
export type Completion = readonly string[] | 'files';

export interface WordsSpec {
  /** How they stand in help, such as `[paths]`. */
  readonly usage: string;
  readonly most: number;
  readonly complete: Completion;
}

export interface CommandSpec {
  readonly name: string;
  /** A few words, after "lorecheck NAME" and a dash. */
  readonly about: string;
  readonly words: WordsSpec | undefined;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** More help, behind the options. */
  readonly notes?: string;
  /** Commands load what they need only when they run: the rest of the program starts without it. */
  readonly load: () => Promise<RunCommand>;
}

/** Undefined when the command goes on running by itself. */
export type RunCommand = (parsed: Parsed, context: Context) => Promise<ExitCode | undefined>;

export interface Parsed {
  readonly words: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  readonly texts: (name: string) => readonly string[];
}
