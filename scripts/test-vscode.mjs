// Runs the VS Code suite.  node scripts/test-vscode.mjs [--electron] [--no-build] [--only=NAME]
// By default in the VS Code that comes from npm (scripts/vscode-host), on every machine alike; --electron
// downloads a desktop VS Code instead, where the network allows that.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { root, toolEnv } from './tool-path.mjs';

/**
 * One run each: a fresh copy of a folder, opened in a host.
 * @typedef {{ key: string, name: string, folder: string, suite: string, file: string, web?: boolean, mustFail?: boolean }} Run
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

async function runOne(run, electron) {
  const { runTests } = await import('@vscode/test-electron');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lorecheck-suite-')));
  cpSync(join(root, 'test', 'vscode', run.folder), folder, { recursive: true });
  const output = collector(run.mustFail);
  const failed = await runTests({
    vscodeExecutablePath: electron
      ? undefined
      : fileURLToPath(new URL('vscode-host/code-host.mjs', import.meta.url)),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out', 'suite', run.file),
    extensionTestsEnv: { LORECHECK_SUITE: run.suite },
    launchArgs: [folder, ...(run.web ? ['--extensionDevelopmentKind=web'] : [])],
    stdout: output.stream,
    stderr: output.stream,
  }).then(
    () => false,
    () => true,
  );
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  if (!run.mustFail) return tally(output.text(), failed);
  const proven = failed && tally(output.text(), failed).failed === 1 && output.text().includes('on purpose');
  if (!proven) process.stdout.write(output.text());
  console.log(`  ${proven ? '✓' : '✗'} a failing test fails the run`);
  return proven ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Runs the suite in every host; the bundles must be there.
 * @param {{ electron?: boolean, only?: string }} [options]
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function testInVsCode(options = {}) {
  const total = { passed: 0, failed: 0 };
  for (const run of runs.filter(({ key }) => options.only === undefined || options.only === key)) {
    console.log(`\n${run.name}`);
    const counts = await runOne(run, options.electron ?? false);
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
  if (!process.argv.includes('--no-build')) {
    const build = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--suite'], {
      stdio: 'inherit',
    });
    if (build.status !== 0) process.exit(1);
  }
  const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
  const { passed, failed } = await testInVsCode({ electron: process.argv.includes('--electron'), only });
  console.log(`\nVS Code: ${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
