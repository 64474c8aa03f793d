// npm start: from a fresh clone to VS Code with the example world.  npm start -- --no-open stops after the check.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, root, run, toolEnv } from './tool-path.mjs';

const example = join('examples', 'khitomer');
const open = !process.argv.includes('--no-open');

function step(number, text) {
  console.log(`\n[${number}/${open ? 4 : 3}] ${text}`);
}

async function must(promise, what) {
  const { code } = await promise;
  if (code !== 0) throw new Error(`${what} failed; see above.`);
}

/** The draft has findings, so 1 is what the check is expected to end with; 2 is trouble. */
async function check() {
  const { code } = await run('node', [join('dist', 'cli.js'), 'check', example]);
  if (code > 1) throw new Error('The check could not run; see above.');
}

/** A desktop VS Code on the PATH that opens folders, not the remote stub of the same name. */
function desktopCode() {
  const shell = process.platform === 'win32';
  const found = spawnSync('code', ['--version'], { shell, encoding: 'utf8', timeout: 15_000 });
  return found.status === 0 && /^\d+\.\d+\.\d+/.test(found.stdout);
}

function openInDesktop() {
  const draft = join(root, example, 'drafts', 'unfinished-draft.md');
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, join(root, example), draft];
  spawn('code', args, { shell: process.platform === 'win32', stdio: 'inherit' });
  console.log('VS Code opens the example and its unfinished draft.');
}

/** Serves the workbench until Ctrl+C. In a process of its own, on the project's own Node. */
function serveInBrowser() {
  const child = spawn('node', [join(root, 'scripts', 'vscode-host', 'serve.mjs'), join(root, example)], {
    cwd: root,
    env: toolEnv(),
    shell: process.platform === 'win32',
    stdio: 'inherit',
  });
  // Ctrl+C reaches the child as well; it closes the server, and we end when it has.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 0)));
}

async function main() {
  step(1, 'Installing');
  console.log((await install()) ? 'Dependencies installed.' : 'Dependencies are up to date.');
  step(2, 'Building');
  await must(run('node', [join('scripts', 'build.mjs')]), 'The build');
  step(3, `Checking ${example}`);
  await check();
  if (!open) return 0;
  step(4, 'Opening VS Code');
  if (!desktopCode()) return serveInBrowser();
  openInDesktop();
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
