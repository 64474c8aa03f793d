// Bundles everything that ships into dist/.  node scripts/build.mjs [--suite]
// Minified, with source maps beside the bundles; .vscodeignore keeps the maps out of the package.
//   --suite   also the VS Code test suite, into out/
import { chmodSync, copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tool-path.mjs';

const { build } = await import('esbuild');

/** Old bundles under other names must not linger in a package. */
rmSync(join(root, 'dist'), { recursive: true, force: true });
mkdirSync(join(root, 'dist'), { recursive: true });

const common = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  minify: true,
  sourcemap: true,
  treeShaking: true,
};
const node = { ...common, platform: 'node', target: 'node20', conditions: ['node'] };
const browser = {
  ...common,
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  define: { 'process.env.NODE_ENV': '"production"' },
};

// The package is "type": "module", while VS Code's hosts take CommonJS: hence `.cjs`.
const bundles = [
  {
    ...node,
    entryPoints: ['client/src/extension.ts'],
    outfile: 'dist/extension.cjs',
    format: 'cjs',
    external: ['vscode'],
  },
  { ...node, entryPoints: ['server/src/lsp/main-node.ts'], outfile: 'dist/server.cjs', format: 'cjs' },
  {
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.js',
    format: 'esm',
    banner: {
      // Some dependencies are CommonJS and ask for Node's own modules with `require`.
      js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  },
  {
    ...browser,
    entryPoints: ['client/src/extension-web.ts'],
    outfile: 'dist/browser/extension.cjs',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...browser,
    entryPoints: ['server/src/lsp/main-browser.ts'],
    outfile: 'dist/browser/server.js',
    format: 'iife',
  },
];

const suite = { external: ['vscode'], format: 'cjs', minify: false, sourcemap: 'inline' };
const suites = [
  { ...node, ...suite, entryPoints: ['test/vscode/suite/desktop.ts'], outfile: 'out/suite/desktop.cjs' },
  { ...node, ...suite, entryPoints: ['test/package/installed.ts'], outfile: 'out/suite/installed.cjs' },
  { ...browser, ...suite, entryPoints: ['test/vscode/suite/web.ts'], outfile: 'out/suite/web.cjs' },
];

for (const bundle of process.argv.includes('--suite') ? [...bundles, ...suites] : bundles) {
  // esbuild has printed what is wrong; its exception adds nothing.
  await build(bundle).catch(() => process.exit(1));
  const size = Math.round(statSync(join(root, bundle.outfile)).size / 1024);
  console.log(`  ${bundle.outfile.padEnd(30)} ${String(size).padStart(6)} KB`);
}
// The web worker host of older VS Codes appends `.js` to whatever does not end in it.
const web = join(root, 'dist', 'browser', 'extension.cjs');
copyFileSync(web, `${web}.js`);
chmodSync(join(root, 'dist', 'cli.js'), 0o755);
