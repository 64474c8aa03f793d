import type { Bench, StoredWorld } from '../bench.ts';
import { longArticle } from '../generate.ts';
import { atMost, type Line, percentile, spreadOf } from '../table.ts';
import { createRandom, type Random } from '../world/random.ts';
import {
  type OpenArticle,
  positionAt,
  processorTime,
  pull,
  type RawClient,
  type Served,
  serve,
} from './language-server.ts';

const must = atMost(16);
const goal = atMost(5);

/** Typing in a long article of a world with many names, and asking about what stands there. */
export async function keystroke(bench: Bench): Promise<Line[]> {
  const world = bench.names();
  const served = await serve(bench, world, longArticle);
  try {
    const random = createRandom(11);
    const edits = bench.small ? 120 : 500;
    await type(served, edits / 2, random);
    const typed = await type(served, edits, random);
    const size = `${(served.article.text().length / 1000).toFixed(0)} KB, ${world.options.entities} entities`;
    const lines: Line[] = [timed(`keystroke → findings, ${size}`, typed)];
    for (const method of ['hover', 'definition', 'completion'] as const)
      lines.push(await asked(served, method, bench.small ? 60 : 300, random));
    lines.push(await symbols(served, bench.small ? 20 : 100, random));
    lines.push(await inCanon(served, canonFile(world), bench.small ? 4 : 20));
    lines.push(await whileChecking(served, bench.small ? 20 : 100, random));
    const ready = served.untilFindings;
    lines.push({ what: 'start of the server → first findings there', measured: ready, unit: 'ms' });
    return lines;
  } finally {
    await served.stop();
  }
}

/** What a request took by the clock, and on the server's processor where that is known. */
interface Samples {
  readonly clock: number[];
  readonly processor: number[];
}

const noSamples = (): Samples => ({ clock: [], processor: [] });

async function sample(into: Samples, client: RawClient, work: () => Promise<unknown>): Promise<void> {
  const before = processorTime(client);
  const started = performance.now();
  await work();
  into.clock.push(performance.now() - started);
  const after = processorTime(client);
  if (before !== undefined && after !== undefined) into.processor.push(after - before);
}

function timed(what: string, { clock, processor }: Samples): Line {
  const measured = percentile(clock, 0.99);
  const own = processor.length > 0 ? `; on its processor ${spreadOf(processor)}` : '';
  return { what, must, goal, measured, unit: 'ms', note: `${spreadOf(clock)}, ${clock.length} times${own}` };
}

/** An offset inside the prose of a paragraph, between two letters. */
function proseOffset(text: string, random: Random): number {
  for (;;) {
    const at = random.between(100, text.length - 100);
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
    if (/^[A-Z]/.test(line) && /[a-z][a-z]$/.test(line) && /[a-z]/.test(text.charAt(at))) return at;
  }
}

/** Searching the world's entities by what they are called, letter by letter, as a picker asks. */
async function symbols(served: Served, count: number, random: Random): Promise<Line> {
  const { client, article } = served;
  const samples = noSamples();
  const names = [...article.text().matchAll(/[A-Z][a-z]{4,} [A-Z][a-z]{4,}/g)];
  while (samples.clock.length < count) {
    const [name] = random.pick(names);
    for (let length = 1; length < 6; length++) {
      const query = name.slice(0, length);
      await sample(samples, client, () => client.request('workspace/symbol', { query }));
    }
  }
  const { what, measured, unit, note } = timed('workspace symbols', samples);
  return { what, measured, unit, note };
}

function canonFile({ world }: StoredWorld): string {
  const path = [...world.files.keys()].find((name) => /^canon\/.*\.ya?ml$/.test(name));
  if (path === undefined) throw new Error('the generated world has no canon');
  return path;
}

/** Typing a name, and taking it back, where the canon is defined: every letter changes who is called how. */
async function inCanon(served: Served, path: string, names: number): Promise<Line> {
  const list = served.open(path);
  const samples = noSamples();
  let known: string | undefined;
  const type = async (start: number, end: number, text: string): Promise<void> => {
    await sample(samples, served.client, async () => {
      list.edit(start, end, text);
      known = (await pull(served.client, list.uri, known)).resultId;
    });
  };
  const ends = [...list.text().matchAll(/name: [A-Z]\w+/g)].map(
    ([name], i, all) => (all[i]?.index ?? 0) + name.length,
  );
  for (const end of ends.slice(0, names)) {
    for (const [i, letter] of [...'orvan'].entries()) await type(end + i, end + i, letter);
    for (let i = 4; i >= 0; i--) await type(end + i, end + i + 1, '');
  }
  const { what, measured, unit, note } = timed(`typing names in the canon → findings there`, samples);
  return { what, measured, unit, note };
}

type Edit = (article: OpenArticle) => void;

/** What an author does in one go: a few letters, a space, a line break, and taking them back again. */
function burst(text: string, random: Random): Edit[] {
  const at = proseOffset(text, random);
  const typed = random.pick(['a', 'ed', ' X', ' in 1402 ', '\n', '\n\n', '[[', '**']);
  const put = [...typed].map(
    (letter, i): Edit =>
      (article) =>
        article.edit(at + i, at + i, letter),
  );
  const back = [...typed].map((_, i): Edit => {
    const last = at + typed.length - i;
    return (article) => article.edit(last - 1, last, '');
  });
  return [...put, ...back];
}

/** Milliseconds from each edit sent to its findings received. */
async function type(served: Served, count: number, random: Random): Promise<Samples> {
  const { client, article } = served;
  const samples = noSamples();
  let known: string | undefined;
  while (samples.clock.length < count) {
    for (const edit of burst(article.text(), random)) {
      await sample(samples, client, async () => {
        edit(article);
        known = (await pull(client, article.uri, known)).resultId;
      });
    }
  }
  return samples;
}

const providers = {
  hover: 'hoverProvider',
  definition: 'definitionProvider',
  completion: 'completionProvider',
} as const;

async function asked(
  served: Served,
  method: keyof typeof providers,
  count: number,
  random: Random,
): Promise<Line> {
  if (!served.capabilities[providers[method]])
    return {
      what: method,
      must,
      goal,
      measured: undefined,
      unit: 'ms',
      note: 'the server does not offer it',
    };
  const { client, article } = served;
  const samples = noSamples();
  const warmUp = noSamples();
  const names = [...article.text().matchAll(/[A-Z][a-z]{4,} [A-Z][a-z]{4,}/g)];
  for (let i = -20; i < count; i++) {
    const { index } = random.pick(names);
    // Completion comes with typing: the text has just changed.
    if (method === 'completion') article.edit(index + 2, index + 3, article.text().charAt(index + 2));
    const position = positionAt(article.text(), index + 3);
    await sample(i < 0 ? warmUp : samples, client, () =>
      client.request(`textDocument/${method}`, { textDocument: { uri: article.uri }, position }),
    );
  }
  return timed(method, samples);
}

/** The same typing while the editor has also asked for the findings of the whole world. */
async function whileChecking(served: Served, count: number, random: Random): Promise<Line> {
  const { client, article } = served;
  const samples = noSamples();
  let over = false;
  const known = new Map<string, string>();
  const watching = (async () => {
    while (!over) {
      const previousResultIds = [...known].map(([uri, value]) => ({ uri, value }));
      const asked = client.send('workspace/diagnostic', { identifier: 'lorecheck', previousResultIds });
      const stop = setInterval(() => over && client.notify('$/cancelRequest', { id: asked.id }), 50);
      const answer = await asked.answer.catch(() => undefined);
      clearInterval(stop);
      for (const { uri, resultId } of reportsOf(answer)) known.set(uri, resultId);
    }
  })();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  while (samples.clock.length < count) {
    for (const edit of burst(article.text(), random)) {
      // Between the pauses of a writer the check of the world begins, and is met by the next keystroke.
      await new Promise((resolve) => setTimeout(resolve, random.chance(0.2) ? 270 : 20));
      await sample(samples, client, () => {
        edit(article);
        return pull(client, article.uri);
      });
    }
  }
  over = true;
  await watching;
  return timed('keystroke while the world is being checked', samples);
}

function reportsOf(answer: unknown): { uri: string; resultId: string }[] {
  const found: unknown = typeof answer === 'object' && answer ? Reflect.get(answer, 'items') : undefined;
  return Array.isArray(found) ? (found as { uri: string; resultId: string }[]) : [];
}
