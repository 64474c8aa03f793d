// A headless Chromium for the host: an installed Chrome or Chromium where there is one, else the binary that
// comes inside the npm package @sparticuz/chromium (Linux x64).
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const INSTALLED = {
  linux: [
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Nothing here talks to the network but to the host's own port. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

async function executable() {
  const wanted = process.env.CHROME_PATH;
  if (wanted) return { path: wanted, args: ['--no-sandbox'] };
  const installed = (INSTALLED[process.platform] ?? []).find((path) => existsSync(path));
  if (installed) return { path: installed, args: ['--no-sandbox'] };
  const packaged = (await import('@sparticuz/chromium')).default;
  return { path: await packaged.executablePath(), args: packaged.args };
}

/** @returns {Promise<import('playwright-core').Browser>} */
export async function launchBrowser() {
  const { path, args } = await executable();
  // The packaged binary's list asks for a single process, which dies with the first page that does.
  const safe = args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
  // Signals are the caller's affair: it has a server to stop as well.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return chromium.launch({ executablePath: path, args: [...safe, ...QUIET], headless: true, ...signals });
}
