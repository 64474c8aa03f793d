import { describe, expect, it } from 'vitest';
import { makeWorld } from './protocol-kit.ts';
import { repository, startClient } from './raw-client.ts';

/**
 * Run before the server: tells on stderr what keeps its process busy, whenever a message asks for it. The stream is
 * not read here, since that would take the first messages from the server.
 */
const spy = `data:text/javascript,${encodeURIComponent(`
  const { emit } = process.stdin;
  process.stdin.emit = function (name, chunk) {
    if (name === 'data' && String(chunk).includes('$/usage')) {
      const { user, system } = process.cpuUsage();
      console.error('usage ' + JSON.stringify({ cpu: user + system, waits: process.getActiveResourcesInfo() }));
    }
    return emit.apply(this, arguments);
  };
`)}`;

interface Usage {
  /** Microseconds of processor time since the start. */
  readonly cpu: number;
  readonly waits: readonly string[];
}

describe('a server that nobody asks anything', () => {
  it('waits for messages alone: nothing polls, nothing is sent, no processor time goes by', async () => {
    const world = await makeWorld();
    const client = startClient([
      process.execPath,
      `--import=${spy}`,
      `${repository}server/src/lsp/main-node.ts`,
      '--stdio',
    ]);
    let told = '';
    client.process.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      told += chunk;
    });
    const usage = async (count: number): Promise<Usage> => {
      client.notify('$/usage');
      for (;;) {
        const lines = told.split('\n').filter((line) => line.startsWith('usage '));
        const line = lines[count - 1];
        if (line !== undefined) return JSON.parse(line.slice(6));
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    try {
      await client.initialize({ folders: [world.folder] });
      await client.until('lorecheck/status', (status: { state: string }) => status.state === 'ready');
      const held = client.send('workspace/diagnostic', { previousResultIds: [] });
      const report = (await held.answer) as { items: { uri: string; resultId: string }[] };
      const previousResultIds = report.items.map(({ uri, resultId }) => ({ uri, value: resultId }));
      // Held open until there is news, as VS Code has it.
      const waiting = client.send('workspace/diagnostic', { previousResultIds });
      let answered = false;
      waiting.answer.then(
        () => {
          answered = true;
        },
        () => undefined,
      );
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const before = await usage(1);
      await new Promise((resolve) => setTimeout(resolve, 2000));
      const after = await usage(2);
      // The one timer is the look after the editor's process every few seconds: the server ends with it.
      expect(after.waits.filter((wait) => /Timeout|Immediate/.test(wait)).length).toBeLessThanOrEqual(1);
      expect(answered).toBe(false);
      // A fiftieth of the time that went by; a poll or a busy loop takes many times that.
      expect(after.cpu - before.cpu).toBeLessThan(40_000);
    } finally {
      client.process.kill('SIGKILL');
    }
  });
});
