#!/usr/bin/env node
// The command line, run from a checkout of this repository that nobody has built yet, as pre-commit and GitHub
// Actions have it: installs and builds once, then runs what is asked for.  node scripts/from-checkout.mjs check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, root, run } from './tool-path.mjs';

const program = join(root, 'dist', 'cli.js');

async function prepare() {
  console.error('Building Lorecheck, this once.');
  await install();
  const { code, output } = await run('node', [join('scripts', 'build.mjs'), '--minify'], { echo: false });
  if (code === 0) return true;
  console.error(output);
  return false;
}

if (existsSync(program) || (await prepare())) await import(pathToFileURL(program).href);
else process.exitCode = 2;
