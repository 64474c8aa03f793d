// npm runs this at the end of an install. Whoever installs straight from the repository, as pre-commit does,
// gets no built program, so it is built here; where one is there already, or the tools are not, nothing happens.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tool-path.mjs';

const built = existsSync(join(root, 'dist', 'cli.js'));
const tools = existsSync(join(root, 'node_modules', 'esbuild', 'package.json'));
if (!built && tools) await import('./build.mjs');
