#!/usr/bin/env node
// Stands in for the `code` executable where no desktop VS Code can be downloaded: takes the same flags, runs
// the extension tests in a VS Code that comes from npm, and exits with their verdict.
//   code-host.mjs --extensionDevelopmentPath=DIR --extensionTestsPath=FILE [--extensionDevelopmentKind=web]
//                 [--extensions-dir=DIR] [--locale=LANGUAGE] FOLDER
//   code-host.mjs --install-extension=FILE --extensions-dir=DIR
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { installPackage, startServer } from './server.mjs';

const TIME_LIMIT = 5 * 60_000;
/** Errors of the workbench itself: native modules that it does without, a gallery that it is not to reach. */
const NOISE =
  /vsda|spdlog|watchdog|bindings file|gallery|open-vsx|ENOTFOUND|Service Worker|authentication provider|^Canceled/i;

const { values, positionals } = parseArgs({
  strict: false, // @vscode/test-electron passes flags that only a desktop VS Code knows
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    extensionDevelopmentKind: { type: 'string' },
    'extensions-dir': { type: 'string' },
    'install-extension': { type: 'string' },
    locale: { type: 'string' },
    verbose: { type: 'boolean' },
  },
});

/** Prints what the suite and its extension say, leaving out the workbench's own talk. */
function show(type, args) {
  const text = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
  // The browser's extension host calls a log line `info`, as the workbench calls its own chatter.
  const telling = type === 'log' || text.startsWith('[suite]') || (type === 'error' && !NOISE.test(text));
  if (!values.verbose && !telling) return;
  if (type === 'error') process.stderr.write(`${text}\n`);
  else process.stdout.write(`${text}\n`);
}

/** The workbench's address for one test run: what the page should load is told in its payload. */
function testUrl(server, folder) {
  const remote = (path) => `vscode-remote://${server.authority}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(values.extensionDevelopmentPath)],
    ['extensionTestsPath', remote(values.extensionTestsPath)],
    ['enableProposedApi', ''],
    ['skipWelcome', 'true'],
  ];
  return server.url({ folder, payload: JSON.stringify(payload) });
}

/**
 * Settings by which the extension runs in the browser's worker host, through its `browser` entry. (The workbench
 * knows a payload entry of that meaning, but reads it under another name than it stores it.)
 */
async function webSettings() {
  const manifest = await readFile(join(values.extensionDevelopmentPath, 'package.json'), 'utf8');
  const { publisher, name } = JSON.parse(manifest);
  return { 'remote.extensionKind': { [`${publisher}.${name}`]: ['web'] } };
}

/** The page takes its language from a variable that the server sets; extensions follow it, without a language pack. */
async function speak(page, language) {
  const code = `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => ${JSON.stringify(language)}, set() {} })`;
  await page.addInitScript(code);
}

/** Resolves to the suite's exit code. */
async function runSuite(server, browser, folder) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  if (values.locale) await speak(page, values.locale);
  if (values.verbose) page.on('console', (message) => show('debug', [message.text()]));
  const verdict = Promise.withResolvers();
  const timer = setTimeout(
    () => verdict.reject(new Error('The suite did not end within 5 minutes.')),
    TIME_LIMIT,
  );
  page.on('crash', () => verdict.reject(new Error('The browser page crashed.')));
  try {
    await page.exposeFunction('codeAutomationLog', show);
    await page.exposeFunction('codeAutomationExit', verdict.resolve);
    await page.goto(testUrl(server, folder));
    return await verdict.promise;
  } finally {
    clearTimeout(timer);
  }
}

async function main() {
  const extensions = values['extensions-dir'];
  if (values['install-extension'] && extensions) {
    await installPackage(values['install-extension'], extensions);
    return 0;
  }
  const folder = positionals[0];
  if (!values.extensionDevelopmentPath || !values.extensionTestsPath || !folder) {
    process.stderr.write('code-host: needs --extensionDevelopmentPath, --extensionTestsPath and a folder\n');
    return 2;
  }
  // Whoever stops us stops the server and the browser too; they would outlive us otherwise.
  const closers = [];
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () =>
      Promise.allSettled(closers.map((close) => close())).then(() => process.exit(130)),
    );
  }
  const server = await startServer({
    automation: true,
    extensions,
    settings: values.extensionDevelopmentKind === 'web' ? await webSettings() : {},
    say: (line) => process.stdout.write(`${line}\n`),
  });
  closers.push(server.stop);
  try {
    const browser = await launchBrowser();
    closers.push(() => browser.close());
    return await runSuite(server, browser, folder);
  } finally {
    await Promise.allSettled(closers.map((close) => close()));
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`code-host: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
