// Runs the VS Code suite.  node scripts/test-vscode.mjs [--electron[=PROGRAM]] [--no-build] [--only=NAME]
// By default in the VS Code that comes from npm (scripts/vscode-host), on every machine alike; --electron
// downloads a desktop VS Code instead, where the network allows that, or takes the one it is given.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { root, run as runProgram, toolEnv } from './tool-path.mjs';

/** Stands where a desktop VS Code is not to be had. */
const npmHost = fileURLToPath(new URL('vscode-host/code-host.mjs', import.meta.url));

/**
 * One run each: a fresh copy of a folder, opened in a host with a fresh profile. `packaged`: not the extension of this
 * folder runs but the one that `npm run package` makes, installed. `language`: only in the host from npm, since a desktop
 * VS Code would need a language pack.
 * @typedef {{ key: string, name: string, folder: string, suite: string, file: string, web?: boolean, packaged?: boolean, language?: string, mustFail?: boolean }} Run
 * @type {Run[]}
 */
const runs = [
  { key: 'world', name: 'a world, extension host', folder: 'world', suite: 'world', file: 'desktop.cjs' },
  { key: 'plain', name: 'a folder without lore', folder: 'plain', suite: 'plain', file: 'desktop.cjs' },
  {
    key: 'web',
    name: 'a world, web worker host',
    folder: 'world',
    suite: 'world',
    file: 'web.cjs',
    web: true,
  },
  {
    key: 'german',
    name: 'in German',
    folder: 'world',
    suite: 'german',
    file: 'desktop.cjs',
    language: 'de',
  },
  {
    key: 'package',
    name: 'the package, installed',
    folder: 'world',
    suite: 'installed',
    file: 'installed.cjs',
    packaged: true,
  },
  {
    key: 'failing',
    name: 'a failing test fails the run',
    folder: 'plain',
    suite: 'failing',
    file: 'desktop.cjs',
    mustFail: true,
  },
];

/** Without the marks by which this script knows the suite's lines, and the line that is meant for it alone. */
function readable(text) {
  return text.replace(/^\[suite\] tally .*\n/gm, '').replaceAll('[suite] ', '');
}

/** Passes a run's output on, indented, and keeps it. */
function collector(quiet) {
  const kept = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      kept.push(chunk);
      if (!quiet) process.stdout.write(readable(String(chunk)));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(kept).toString('utf8') };
}

/** Passed and failed tests, by the tally line of the suite's runner. No tally: the host never got so far. */
function tally(output, failed) {
  const line = /\[suite\] tally (\d+) (\d+)/.exec(output);
  if (line === null) return { passed: 0, failed: 1 };
  const counts = { passed: Number(line[1]), failed: Number(line[2]) };
  return failed && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Packs the extension and installs it by the program's own installer. */
async function installPackaged(executable, profile, extensions) {
  const { resolveCliArgsFromVSCodeExecutablePath } = await import('@vscode/test-electron');
  const vsix = join(profile, 'lorecheck.vsix');
  const packing = [join(root, 'scripts', 'package.mjs'), '--no-build', `--out=${vsix}`];
  if ((await runProgram('node', packing, { quiet: true })).code !== 0)
    throw new Error('There is no package.');
  const [program, ...args] =
    executable === npmHost
      ? [process.execPath, npmHost]
      : resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const places = [`--extensions-dir=${extensions}`, `--user-data-dir=${join(profile, 'user')}`];
  const shell = process.platform === 'win32' && executable !== npmHost;
  const done = spawnSync(program, [...args, `--install-extension=${vsix}`, ...places], {
    shell,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`The package could not be installed.\n${done.stdout}${done.stderr}`);
}

/** What is under development: this folder, or next to the installed package an extension that does nothing. */
function developed(run) {
  return run.packaged ? join(root, 'test', 'package', 'probe') : root;
}

async function runOne(run, executable) {
  const { runTests } = await import('@vscode/test-electron');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lorecheck-suite-')));
  const profile = realpathSync(mkdtempSync(join(tmpdir(), 'lorecheck-profile-')));
  const extensions = join(profile, 'extensions');
  cpSync(join(root, 'test', 'vscode', run.folder), folder, { recursive: true });
  const output = collector(run.mustFail);
  const failed = await Promise.resolve(run.packaged && installPackaged(executable, profile, extensions))
    .then(() =>
      runTests({
        vscodeExecutablePath: executable,
        extensionDevelopmentPath: developed(run),
        extensionTestsPath: join(root, 'out', 'suite', run.file),
        extensionTestsEnv: { LORECHECK_SUITE: run.suite },
        launchArgs: [
          folder,
          `--extensions-dir=${extensions}`,
          `--user-data-dir=${join(profile, 'user')}`,
          ...(run.web ? ['--extensionDevelopmentKind=web'] : []),
          ...(run.language ? [`--locale=${run.language}`] : []),
        ],
        stdout: output.stream,
        stderr: output.stream,
      }),
    )
    .then(
      () => false,
      (error) => {
        if (!run.mustFail) console.error(error instanceof Error ? error.message : error);
        return true;
      },
    );
  for (const path of [folder, profile]) {
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  if (!run.mustFail) return tally(output.text(), failed);
  const proven = failed && tally(output.text(), failed).failed === 1 && output.text().includes('on purpose');
  if (!proven) process.stdout.write(output.text());
  console.log(`  ${proven ? '✓' : '✗'} a failing test fails the run`);
  return proven ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The desktop VS Code to run, downloaded where none is given. */
async function desktop(given) {
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`There is no ${given}.`);
  }
  const { downloadAndUnzipVSCode, SilentReporter } = await import('@vscode/test-electron');
  return downloadAndUnzipVSCode({ reporter: new SilentReporter() }).catch((error) => {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    throw new Error(
      `No desktop VS Code could be downloaded (${reason}). Name an installed one, as in npm run test:electron -- --electron=/usr/share/code/code, or run npm run test:vscode, which takes VS Code from npm.`,
    );
  });
}

/**
 * Runs the suite in every host; the bundles must be there.
 * @param {string} executable the VS Code to run it in
 * @param {string} [only] key of a single run
 * @returns {Promise<{ passed: number, failed: number }>}
 */
async function testInVsCode(executable, only) {
  const total = { passed: 0, failed: 0 };
  const possible = runs.filter(({ language }) => language === undefined || executable === npmHost);
  for (const run of possible.filter(({ key }) => only === undefined || only === key)) {
    console.log(`\n${run.name}`);
    const counts = await runOne(run, executable);
    total.passed += counts.passed;
    total.failed += counts.failed;
  }
  return total;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // npm put the project's own Node first; a bare `node` of the machine may be too old for the host.
  if (Number(process.versions.node.split('.')[0]) < 22) {
    const again = spawnSync('node', process.argv.slice(1), { env: toolEnv(), stdio: 'inherit' });
    process.exit(again.status ?? 1);
  }
  const option = (name) =>
    process.argv.findLast((arg) => arg === name || arg.startsWith(`${name}=`))?.slice(name.length + 1);
  const electron = option('--electron');
  const executable = electron === undefined ? npmHost : await desktop(electron).catch((error) => error);
  if (executable instanceof Error) {
    console.error(executable.message);
    process.exit(2);
  }
  if (!process.argv.includes('--no-build')) {
    const build = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--suite'], {
      stdio: 'inherit',
    });
    if (build.status !== 0) process.exit(1);
  }
  const { passed, failed } = await testInVsCode(executable, option('--only'));
  console.log(`\nVS Code: ${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
