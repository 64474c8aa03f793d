/** The program as it ships: on every Node, quick to start, and as hooks and actions run it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { repository } from '../lsp/raw-client.ts';
import { smallWorld, type TempWorld, tempWorld } from '../lsp/temp-world.ts';
import { type BuiltCli, buildCli, nodes } from './built.ts';
import { lorecheck } from './in-process.ts';

const cleanWorld = {
  ...smallWorld,
  'canon/people.yaml': smallWorld['canon/people.yaml'].replace('tormunt', 'tormund'),
};

let cli: BuiltCli;
let world: TempWorld;
let clean: TempWorld;
beforeAll(async () => {
  [cli, world, clean] = await Promise.all([buildCli(), tempWorld(smallWorld), tempWorld(cleanWorld)]);
});
afterAll(async () => {
  await Promise.all([cli.remove(), world.remove(), clean.remove()]);
});

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Ran {
  const { PATH = '', HOME = '' } = process.env;
  const options = { cwd, encoding: 'utf8', env: { PATH, HOME, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(command, args, options);
  return { status, stdout, stderr };
}

describe.each(nodes())('the bundle on Node $version', ({ path }) => {
  it('finds what the sources find', async () => {
    const ran = start(path, [cli.path, 'check', '-f', 'json'], world.folder);
    const expected = await lorecheck(world.folder, ['check', '-f', 'json']);
    expect([ran.stderr, ran.status, ran.stdout]).toEqual(['', 1, expected.stdout]);
    const example = join(repository, 'examples', 'khitomer');
    const large = start(path, [cli.path, 'check', '-f', 'json'], example);
    expect(large.stdout).toBe((await lorecheck(example, ['check', '-f', 'json'])).stdout);
  });

  it('keeps and uses its cache', async () => {
    const run = () => start(path, [cli.path, 'check', '--cache'], clean.folder);
    const [first, second] = [run(), run()];
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(second).toEqual(first);
    expect(readdirSync(join(clean.folder, '.lorecheck', 'cache'))).toHaveLength(2);
  });

  it('ends with 0, 1 or 2, in one line when it is misused', () => {
    expect(start(path, [cli.path, 'check'], clean.folder)).toMatchObject({ status: 0, stderr: '' });
    expect(start(path, [cli.path, 'check'], world.folder)).toMatchObject({ status: 1, stderr: '' });
    expect(start(path, [cli.path, 'chek'], world.folder)).toEqual({
      status: 2,
      stdout: '',
      stderr: 'There is no command chek. Did you mean check?\n',
    });
    expect(start(path, [cli.path, '--version'], world.folder)).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('starting', () => {
  it('loads nothing of the engine before a command needs it', async () => {
    const { metafile } = await build({
      absWorkingDir: repository,
      entryPoints: ['server/src/cli/main.ts'],
      outdir: 'unused',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      conditions: ['node'],
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    const loaded = new Set<string>();
    const load = (output: string): void => {
      for (const input of Object.keys(metafile.outputs[output]?.inputs ?? {})) loaded.add(input);
      for (const { path, kind } of metafile.outputs[output]?.imports ?? []) {
        if (kind === 'import-statement' && metafile.outputs[path]) load(path);
      }
    };
    const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) =>
      entryPoint?.endsWith('cli/main.ts'),
    );
    load(entry?.[0] ?? '');
    expect(loaded).toContain('server/src/cli/run.ts');
    const heavy = [...loaded].filter((path) =>
      /node_modules|src\/(?:syntax|index|time|rules|features)\//.test(path),
    );
    expect(heavy).toEqual([]);
  });
});

describe('the npm package', () => {
  it('holds the program and its docs, and no sources', () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const listed: unknown = JSON.parse(
      execFileSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], {
        cwd: repository,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    const files = [...JSON.stringify(listed).matchAll(/"path":"([^"]+)"/g)].map(([, path]) => path);
    expect(files).toEqual(expect.arrayContaining(['package.json', 'docs/rules/bad-date.md', 'README.md']));
    expect(files.filter((path) => !/^(?:dist\/cli\.js|docs\/|schemas\/|[^/]+$)/.test(path ?? ''))).toEqual(
      [],
    );
    const { bin, scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    expect(bin).toEqual({ lorecheck: 'dist/cli.js' });
    expect(scripts.prepack).toContain('scripts/build.mjs');
  });
});

/** A PATH on which a name runs a script; `node` is the one of this test. */
function path(name = 'node', script = `exec "${process.execPath}" "$@"`): string {
  const folder = join(cli.folder, 'bin');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
  return `${folder}${delimiter}${process.env['PATH'] ?? ''}`;
}

describe('the pre-commit hook', () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly language: string;
    readonly pass_filenames: boolean;
    readonly types_or: readonly string[];
  }

  it('runs what it says: a clean world passes, findings do not', () => {
    const [hook]: Hook[] = parse(readFileSync(join(repository, '.pre-commit-hooks.yaml'), 'utf8'));
    expect(hook).toMatchObject({ id: 'lorecheck', language: 'script', pass_filenames: false });
    expect(hook?.types_or).toEqual(['markdown', 'yaml']);
    // A script is run out of pre-commit's own checkout, in the folder of the repository that is committed to.
    const [script = '', ...args] = hook?.entry.split(' ') ?? [];
    const command = join(cli.folder, script);
    expect(start(command, args, clean.folder, { PATH: path() })).toMatchObject({ status: 0, stderr: '' });
    expect(start(command, [...args, '--quiet'], world.folder, { PATH: path() })).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('unknown-reference'),
    });
  });
});

describe('the GitHub Action', () => {
  interface Step {
    readonly name: string;
    readonly shell: string;
    readonly run: string;
    readonly env: Readonly<Record<string, string>>;
    readonly 'working-directory'?: string;
  }
  interface Action {
    readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
    readonly runs: { readonly using: string; readonly steps: readonly Step[] };
  }
  const action: Action = parse(readFileSync(join(repository, 'action.yml'), 'utf8'));

  /** Runs a step as the runner does: expressions filled in, then bash. */
  function runStep(step: Step, cwd: string, inputs: Readonly<Record<string, string>>, PATH: string): Ran {
    const all = Object.fromEntries(
      Object.entries(action.inputs).map(([name, input]) => [name, input.default]),
    );
    const given: Readonly<Record<string, string>> = { ...all, ...inputs };
    const fill = (text: string): string =>
      text.replace(/\$\{\{ (?:inputs\.([\w-]+)|github\.action_path) \}\}/g, (_all, name?: string) =>
        name === undefined ? cli.folder : (given[name] ?? ''),
      );
    const env = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, fill(value)]));
    const script = join(cli.folder, 'step.sh');
    writeFileSync(script, step.run);
    const folder = join(cwd, fill(step['working-directory'] ?? '.'));
    return start('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], folder, {
      ...env,
      PATH,
      GITHUB_WORKSPACE: cwd,
      CI: 'true',
    });
  }
  const [check] = action.runs.steps as [Step];

  it('takes inputs through the environment only', () => {
    expect(action.runs.using).toBe('composite');
    for (const { shell, run, env } of action.runs.steps) {
      expect(shell).toBe('bash');
      expect(run).not.toContain('${{');
      for (const value of Object.values(env))
        expect(value).toMatch(/^\$\{\{ (?:inputs|github)\.[\w-]+ \}\}$/);
    }
    for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/\.$/);
  });

  it('passes a clean world, and annotates the findings of another', () => {
    expect(runStep(check, clean.folder, {}, path())).toMatchObject({ status: 0, stderr: '' });
    const found = runStep(check, world.folder, {}, path());
    expect(found).toMatchObject({ status: 1, stderr: '' });
    expect(found.stdout).toContain('1 problem (1 error, 0 warnings)');
    expect(found.stdout).toContain('::error file=canon/people.yaml,line=3,');
  });

  it('hands on every input as it is', async () => {
    const inputs = {
      paths: 'pages\n*.md; touch owned\n',
      'sarif-file': 'out/lore.sarif',
      'max-warnings': '-1',
    };
    const odd = runStep(check, world.folder, inputs, path());
    expect([odd.status, odd.stderr]).toEqual([2, expect.stringContaining('matches *.md; touch owned')]);
    const below = runStep(check, world.folder, { 'working-directory': 'pages', paths: '.' }, path());
    expect(below).toMatchObject({ status: 0 });
    const reported = runStep(check, world.folder, { ...inputs, paths: 'pages\ncanon' }, path());
    expect(reported.status).toBe(1);
    expect(JSON.parse(readFileSync(world.path('out/lore.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
    });
    await lorecheck(world.folder, ['check', '--baseline', 'debts.json', '--update-baseline']);
    expect(runStep(check, world.folder, { baseline: 'debts.json' }, path())).toMatchObject({ status: 0 });
    expect(readdirSync(world.folder)).not.toContain('owned');
  });
});
