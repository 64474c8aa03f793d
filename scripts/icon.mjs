// Draws media/icon.png from media/icon.svg.  node scripts/icon.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tool-path.mjs';
import { launchBrowser } from './vscode-host/browser.mjs';

const svg = readFileSync(join(root, 'media', 'icon.svg'), 'utf8');
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  writeFileSync(join(root, 'media', 'icon.png'), await page.screenshot({ omitBackground: true }));
} finally {
  await browser.close();
}
