// Serves a VS Code workbench with the extension for a person to use in a browser.  serve.mjs FOLDER
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from './server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = resolve(process.argv[2] ?? '.');

/** Shows the page in the user's browser where there is a screen; the address is printed in any case. */
function show(url) {
  const screen = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (process.env.CI || (process.platform === 'linux' && !screen)) return;
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', '""'] }[process.platform] ?? [
    'xdg-open',
  ];
  spawn(command, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

const server = await startServer({ extension: root, say: (line) => console.log(line) });
const url = server.url({ folder });
console.log(`\n  ${url}\n\nOpen this address in a browser. Ctrl+C ends it.`);
show(url);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => server.stop().then(() => process.exit(0)));
}
