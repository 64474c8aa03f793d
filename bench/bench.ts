/** What every part of the benchmark is given. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type GeneratedWorld, generateWorld, type WorldOptions, writeWorld } from './generate.ts';

export const repository = fileURLToPath(new URL('../', import.meta.url));

export interface StoredWorld {
  readonly folder: string;
  readonly options: WorldOptions;
  readonly world: GeneratedWorld;
  /** UTF-8 bytes of all Markdown. */
  readonly markdownBytes: number;
}

export interface Bench {
  readonly small: boolean;
  /** Arguments for measured Node processes, such as those that write a profile. */
  readonly nodeOptions: readonly string[];
  /** Temporary files, deleted in the end. */
  readonly folder: string;
  /** Many entities and one long article. */
  readonly names: () => StoredWorld;
  /** Many articles. */
  readonly vault: () => StoredWorld;
  /** The server's bundle, made of the sources as they are. */
  readonly server: () => Promise<string>;
  /** The command line's bundle. */
  readonly cli: () => Promise<string>;
  readonly say: (text: string) => void;
  readonly close: () => void;
}

export function createBench(small: boolean, keep: boolean, profile: string | undefined): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'lorecheck-bench-'));
  const say = (text: string): void => console.error(`  ${text}`);
  const store = (name: string, options: WorldOptions): StoredWorld => {
    const world = generateWorld(options);
    const at = join(folder, name);
    mkdirSync(at);
    writeWorld(at, world);
    let markdownBytes = 0;
    for (const [path, text] of world.files)
      if (path.endsWith('.md')) markdownBytes += Buffer.byteLength(text);
    say(
      `${name}: ${options.articles} articles, ${(markdownBytes / 1e6).toFixed(1)} MB, ${options.entities} entities`,
    );
    return { folder: at, options, world, markdownBytes };
  };
  const base = { seed: 7, errors: 200 };
  const names = { ...base, articles: small ? 300 : 3000, entities: small ? 10_000 : 100_000, words: 600 };
  const vault = { ...base, articles: small ? 1000 : 20_000, entities: small ? 2000 : 25_000, words: 525 };
  return {
    small,
    nodeOptions: profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(profile)}`],
    folder,
    names: once(() => store('names', { ...names, longWords: 7450 })),
    vault: once(() => store('vault', { ...vault, longWords: 0 })),
    server: once(() => bundle('server/src/lsp/main-node.ts', join(folder, 'server.cjs'))),
    cli: once(() => bundle('server/src/cli/main.ts', join(folder, 'cli.mjs'))),
    say,
    close() {
      if (keep) say(`kept: ${folder}`);
      else rmSync(folder, { recursive: true, force: true });
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

async function bundle(entry: string, outfile: string): Promise<string> {
  await build({
    absWorkingDir: repository,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    // Beside the bundle, as it is shipped: a map inside would count as the program's memory.
    sourcemap: 'linked',
    ...(outfile.endsWith('.mjs') ? { format: 'esm', banner: { js: requireInModules } } : { format: 'cjs' }),
  });
  return outfile;
}

/** Some dependencies are CommonJS and ask for Node's own modules with `require`. */
const requireInModules =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

export interface Run {
  readonly code: number | null;
  readonly milliseconds: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; `code` is null when it could not be started. */
export function run(program: string, args: readonly string[]): Promise<Run> {
  const started = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve) => {
    const end = (code: number | null): void =>
      resolve({
        code,
        milliseconds: performance.now() - started,
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(err).toString(),
      });
    child.once('error', () => end(null));
    child.once('close', end);
  });
}
