import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { atMost, type Line } from '../table.ts';
import { memoryOf, serve } from './language-server.ts';

/** Milliseconds after which the server has handed back what it no longer needs. */
const idle = 25_000;

/** The server in a large vault: how soon it is there again, and what it holds while nobody types. */
export async function resident(bench: Bench): Promise<Line[]> {
  const vault = bench.vault();
  const path = [...vault.world.files.keys()].find((name) => name.endsWith('.md')) ?? '';
  const first = await serve(bench, vault, path);
  await first.stop();
  const served = await serve(bench, vault, path);
  try {
    const started = performance.now();
    const params = { identifier: 'lorecheck', previousResultIds: [] };
    await served.client.request('workspace/diagnostic', params);
    const world = performance.now() - started;
    await sleep(idle);
    const memory = await memoryOf(served.client);
    const megabytes = (bytes: number): number => bytes / 1e6;
    const size = `${vault.options.articles} articles, ${(vault.markdownBytes / 1e6).toFixed(0)} MB`;
    return [
      {
        what: `warm start, ${size}`,
        must: atMost(2000),
        goal: atMost(500),
        measured: served.untilFindings,
        unit: 'ms',
        note: `to the first findings; first start ${first.untilFindings.toFixed(0)} ms, the whole world ${world.toFixed(0)} ms more`,
      },
      {
        what: `memory of the server, ${size}`,
        must: atMost(500),
        goal: atMost(250),
        measured: memory && megabytes(memory.rss),
        unit: 'MB',
        note: memory ? `heap ${megabytes(memory.heapUsed).toFixed(0)} MB` : 'no signals on this system',
      },
    ];
  } finally {
    await served.stop();
  }
}
