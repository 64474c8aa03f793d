// npm test: everything, on a fresh clone as well. Ends with the line `N passed, N failed` over all tests.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, root, run } from './tool-path.mjs';

const total = { passed: 0, failed: 0 };

function add(passed, failed) {
  total.passed += passed;
  total.failed += failed;
}

function heading(text) {
  console.log(`\n== ${text}`);
}

/** A step that passes or fails as a whole counts as one test. */
async function step(name, command, args) {
  heading(name);
  const { code } = await run(command, args);
  add(code === 0 ? 1 : 0, code === 0 ? 0 : 1);
  return code === 0;
}

/** Counts of vitest's own JSON report; a run that ends badly without a failed test still counts as one. */
async function unitTests() {
  heading('unit tests');
  const folder = mkdtempSync(join(tmpdir(), 'lorecheck-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run('vitest', ['run', ...reporters]);
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  rmSync(folder, { recursive: true, force: true });
  const { numPassedTests = 0, numFailedTests = 0 } = counts;
  add(numPassedTests, code !== 0 && numFailedTests === 0 ? 1 : numFailedTests);
}

/** The suite in a real VS Code; its own last line carries the counts. */
async function editorTests() {
  heading('VS Code');
  const { code, output } = await run('node', [join(root, 'scripts', 'test-vscode.mjs'), '--no-build']);
  const counts = /^VS Code: (\d+) passed, (\d+) failed$/m.exec(output);
  const failed = counts === null ? 1 : Number(counts[2]);
  add(counts === null ? 0 : Number(counts[1]), code !== 0 && failed === 0 ? 1 : failed);
}

async function main() {
  heading('install');
  console.log((await install()) ? 'installed' : 'up to date');
  await step('typecheck', 'tsc', ['-p', 'tsconfig.json', '--noEmit']);
  await step('lint', 'biome', ['check', '--error-on-warnings', '.']);
  const built = await step('build', 'node', [join(root, 'scripts', 'build.mjs'), '--suite']);
  await unitTests();
  if (built) await editorTests();
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    console.log(`\n${total.passed} passed, ${total.failed + 1} failed`);
    process.exitCode = 1;
  },
);
