/** Talking to the terminal: results go to stdout, everything else to stderr. */
export interface Terminal {
  /** Results. */
  out(text: string): void;
  /** Remarks and errors. */
  say(text: string): void;
  /** Progress, on a terminal only: a text, and a bar when there is a total; an empty text takes it away again. */
  progress(text: string, done?: number, total?: number): void;
  /** Begins a new page of results, where there are pages. */
  freshPage(): void;
  readonly paint: Paint;
  /** Results are read by a person, not by a program or into a file. */
  readonly interactive: boolean;
  /** Columns of the terminal, for tables. */
  readonly width: number;
}

export interface Paint {
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
  underline(text: string): string;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function createTerminal(stdout: Stream, stderr: Stream, environment: Environment): Terminal {
  const colours = wantsColour(stdout, environment);
  const shows = stderr.isTTY === true && environment['TERM'] !== 'dumb' && environment['CI'] === undefined;
  let shown = false;
  const clear = (): void => {
    if (shown) stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    out: (text) => {
      clear();
      stdout.write(text);
    },
    say: (text) => {
      clear();
      stderr.write(`${text}\n`);
    },
    progress: (text, done, total) => {
      if (!shows) return;
      clear();
      if (text === '') return;
      const line = total ? `${bar(done ?? 0, total)} ${text}: ${done} of ${total}` : text;
      stderr.write(`\r${printable(line).slice(0, (stderr.columns ?? 80) - 1)}`);
      shown = true;
    },
    freshPage: () => {
      clear();
      if (stdout.isTTY === true) stdout.write('\u001b[2J\u001b[3J\u001b[H');
    },
    paint: painter(colours),
    interactive: stdout.isTTY === true,
    width: stdout.columns ?? 100,
  };
}

const barWidth = 24;

function bar(done: number, total: number): string {
  const filled = Math.min(barWidth, Math.floor((done / total) * barWidth));
  return `[${'='.repeat(filled).padEnd(barWidth)}]`;
}

/** https://no-color.org, and `FORCE_COLOR` for the opposite. */
function wantsColour(stdout: Stream, environment: Environment): boolean {
  if (environment['NO_COLOR']) return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0';
  return stdout.isTTY === true && environment['TERM'] !== 'dumb';
}

function painter(on: boolean): Paint {
  const wrap = (open: number, close: number) => (text: string) =>
    on ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    red: wrap(31, 39),
    green: wrap(32, 39),
    yellow: wrap(33, 39),
    blue: wrap(34, 39),
    dim: wrap(2, 22),
    bold: wrap(1, 22),
    underline: wrap(4, 24),
  };
}

/** Lore text must not steer the terminal: control characters become visible ones. */
export function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, (control) => {
    const code = control.codePointAt(0) ?? 0;
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\uFFFD';
  });
}
