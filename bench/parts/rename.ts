import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import type { Line } from '../table.ts';
import { percentile } from '../table.ts';
import { positionAt, type Served, serve } from './language-server.ts';

const config = 'name: One hero\ncanon: ["canon/**"]\ncheck: ["pages/**"]\n';
const canonPath = 'canon/people.yaml';
const canon = 'entities:\n  - { id: ansa, kind: person, name: Ansa Velder }\n';
const perPage = 10;

/** An entity that stands on every page of a world is called otherwise: until every edit is told. */
export async function rename(bench: Bench): Promise<Line[]> {
  const pages = bench.small ? 100 : 1000;
  const folder = writeWorld(bench, pages);
  const served = await serve(bench, { folder }, 'pages/0.md');
  try {
    served.open(canonPath);
    const [first, ...again] = await asked(served, 10, pages);
    return [
      {
        what: `rename of an entity, ${pages * perPage} mentions on ${pages} pages`,
        measured: first,
        unit: 'ms',
        note: `the first time; then p50 ${percentile(again, 0.5).toFixed(0)} ms`,
      },
    ];
  } finally {
    await served.stop();
  }
}

function writeWorld(bench: Bench, pages: number): string {
  const folder = join(bench.folder, 'one-hero');
  for (const part of ['canon', 'pages']) mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, 'lore.yaml'), config);
  writeFileSync(join(folder, canonPath), canon);
  const sentence = 'Ansa Velder crossed the yard and spoke to nobody until evening came.';
  const page = `# A page\n\n${Array.from({ length: perPage }, () => sentence).join('\n\n')}\n`;
  for (let i = 0; i < pages; i++) writeFileSync(join(folder, `pages/${i}.md`), page);
  return folder;
}

async function asked({ client, article }: Served, times: number, pages: number): Promise<number[]> {
  const uri = article.uri.replace(/pages\/0\.md$/, canonPath);
  const position = positionAt(canon, canon.indexOf('Ansa') + 2);
  const samples: number[] = [];
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    const params = { textDocument: { uri }, position, newName: `Ansa Feld${i}` };
    const answer = await client.request('textDocument/rename', params);
    samples.push(performance.now() - started);
    // Each page, and the canon.
    if (filesOf(answer) !== pages + 1) throw new Error(`the rename changes ${filesOf(answer)} files`);
  }
  return samples;
}

function filesOf(answer: unknown): number {
  const { changes, documentChanges } = (answer ?? {}) as { changes?: object; documentChanges?: unknown[] };
  return documentChanges?.length ?? Object.keys(changes ?? {}).length;
}
