/** Talking to the terminal: results go to stdout, everything else to stderr. */
export interface Terminal {
  /** Results. */
  out(text: string): void;
  /** Remarks and errors. */
  say(text: string): void;
  /** Progress, on a terminal only; an empty text takes it away again. */
  progress(text: string): void;
  readonly paint: Paint;
  /** Columns of the terminal, for tables. */
  readonly width: number;
}

export interface Paint {
  red(text: string): string;
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
    progress: (text) => {
      if (!shows) return;
      clear();
      if (text === '') return;
      stderr.write(`\r${text.slice(0, (stderr.columns ?? 80) - 1)}`);
      shown = true;
    },
    paint: painter(colours),
    width: stdout.columns ?? 100,
  };
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
