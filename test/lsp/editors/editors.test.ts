/** The server with editors that we did not write. Each needs its editor installed, and says so otherwise. */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { repository } from '../raw-client.ts';
import { smallWorld, type TempWorld, tempWorld } from '../temp-world.ts';

interface Seen {
  readonly failure?: string;
  readonly diagnostics: readonly { readonly line: number; readonly message: string }[];
  readonly hover: string;
  readonly definition: string;
  readonly completion: readonly string[];
  readonly renamed: { readonly page: string; readonly canon: string };
}

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const server = [process.execPath, `${repository}server/src/lsp/main-node.ts`, '--stdio'];

const editors = [
  {
    name: 'Neovim',
    program: 'nvim',
    args: ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script('neovim.lua')}`],
  },
  { name: 'Emacs with eglot', program: 'emacs', args: ['--batch', '-l', script('eglot.el')] },
] as const;

function isInstalled(program: string): boolean {
  if (spawnSync(program, ['--version']).status !== 0) return false;
  if (program !== 'emacs') return true;
  return spawnSync('emacs', ['--batch', '--eval', "(require 'eglot)"]).status === 0;
}

const worlds: TempWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.remove();
});

async function drive(program: string, args: readonly string[], world: string): Promise<Seen> {
  const env = { ...process.env, LORECHECK_SERVER: JSON.stringify(server), LORECHECK_WORLD: world };
  const child = spawn(program, args, { env, cwd: world, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => child.once('close', resolve));
  const output = Buffer.concat(chunks).toString('utf8');
  const result = /RESULT (\{.*\})/.exec(output)?.[1];
  if (result === undefined) throw new Error(`the editor told nothing: ${output}`);
  return JSON.parse(result) as Seen;
}

describe('other editors', () => {
  for (const { name, program, args } of editors) {
    const installed = isInstalled(program);
    const title = installed ? name : `${name}: not tested, ${program} is not installed here`;
    it.runIf(installed)(
      `${title}: diagnostics, hover, definition, completion, rename`,
      { timeout: 90_000 },
      async () => {
        const world = await tempWorld(smallWorld);
        worlds.push(world);
        const seen = await drive(program, args, world.folder);
        expect(seen.failure).toBeUndefined();
        expect(seen.diagnostics).toHaveLength(1);
        expect(seen.diagnostics[0]).toMatchObject({ line: 2, message: expect.stringContaining('`tormunt`') });
        expect(seen.hover).toMatch(/^(?:### )?Tormund Vale\n.*401 – 460/);
        expect(seen.definition).toMatch(/canon\/people\.yaml$/);
        expect(seen.completion.map((label) => label.trim())).toContain('Tormund Vale');
        expect(seen.renamed.page).toContain('the child of Tormund Vane.');
        expect(seen.renamed.canon).toContain('name: Tormund Vane');
      },
    );
  }
});
