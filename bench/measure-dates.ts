/**
 * Strict span F1 and value F1 of the date tagger on the annotated corpus, and false mentions on prose.
 *
 *   node bench/measure-dates.ts [dev|held-out] [--errors]
 *   node bench/measure-dates.ts prose FOLDER [--errors]     counts mentions per 10,000 words of .txt and .md
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCalendars } from '../server/src/syntax/dates/create.ts';
import type { DateMention } from '../server/src/syntax/dates/model.ts';
import { readMarkdown } from '../server/src/syntax/markdown/read.ts';
import { agrees, expected, type Passage, readPassages, readWorld, type World } from './date-corpus.ts';

interface Score {
  readonly wanted: number;
  readonly found: number;
  readonly spans: number;
  readonly values: number;
}

/** Counts over passages; each line of `errors` tells one mention that was missed, wrong or too many. */
export function score(passages: readonly Passage[], errors: string[] = []): Score {
  const worlds = new Map<string, World>();
  let [wanted, found, spans, values] = [0, 0, 0, 0];
  for (const passage of passages) {
    const world = worlds.get(passage.world) ?? readWorld(passage.world);
    worlds.set(passage.world, world);
    const mentions = world.calendars.find(passage.text, [], { narrativeDate: () => undefined });
    wanted += passage.dates.length;
    found += mentions.length;
    const left = new Set(mentions);
    for (const gold of passage.dates) {
      const same = mentions.find((one) => one.span.start === gold.start && one.span.end === gold.end);
      if (same) {
        left.delete(same);
        spans++;
      }
      if (same && agrees(same, expected(world, gold.value))) values++;
      else errors.push(`${same ? 'value ' : 'missed'} ${told(passage, gold, same)} wanted ${gold.value}`);
    }
    for (const extra of left) errors.push(`extra  ${told(passage, extra.span, extra)}`);
  }
  return { wanted, found, spans, values };
}

function told(
  passage: Passage,
  at: { start: number; end: number },
  mention: DateMention | undefined,
): string {
  const { range } = mention?.date ?? {};
  const problem = mention?.problem ? ` ${mention.problem.message}` : '';
  const got = mention
    ? ` got ${mention.type} ${range ? `${range.earliest}..${range.latest}` : '-'}${problem}`
    : '';
  return `[${passage.text.slice(at.start, at.end)}] in “${passage.text}”${got}`;
}

function f1(right: number, found: number, wanted: number): string {
  const precision = right / Math.max(1, found);
  const recall = right / Math.max(1, wanted);
  const both = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  const percent = (value: number) => (value * 100).toFixed(1);
  return `P ${percent(precision)} R ${percent(recall)} F1 ${percent(both)}`;
}

function measureCorpus(half: 'dev' | 'held-out', showErrors: boolean): void {
  const errors: string[] = [];
  const { wanted, found, spans, values } = score(readPassages(half), errors);
  console.log(`${half}: ${wanted} expressions, ${found} found`);
  console.log(`strict span: ${f1(spans, found, wanted)}`);
  console.log(`span and value: ${f1(values, found, wanted)}`);
  if (showErrors) console.log(errors.join('\n'));
}

function measureProse(folder: string, showErrors: boolean): void {
  const calendars = createCalendars({ calendars: [], circa: 5 });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(md|txt)$/.test(name),
  );
  const counts = new Map<string, number>();
  let [words, bytes, time] = [0, 0, 0];
  for (const name of files.toSorted()) {
    const text = readFileSync(join(folder, name), 'utf8');
    const { prose, blocks } = readMarkdown(text);
    words += prose.match(/[\p{L}\p{M}'’]+/gu)?.length ?? 0;
    bytes += prose.length;
    const start = performance.now();
    const mentions = calendars.find(prose, blocks, { narrativeDate: () => undefined });
    time += performance.now() - start;
    for (const { type, span, problem } of mentions) {
      const kind = problem ? `${type} with ${problem.rule}` : type;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (showErrors)
        console.log(
          `${kind}\t${prose.slice(span.start - 40, span.start)}[${prose.slice(span.start, span.end)}]${prose.slice(span.end, span.end + 30)}`.replace(
            /\n/g,
            ' ',
          ),
        );
    }
  }
  const rates = [...counts].map(
    ([kind, count]) => `${kind} ${count} (${((count * 10000) / words).toFixed(2)} per 10,000)`,
  );
  console.log(`${files.length} files, ${words} words: ${rates.join(', ') || 'no mentions'}`);
  console.log(`${((time * 50_000) / bytes).toFixed(2)} ms per 50 KB`);
}

if (process.argv[1]?.endsWith('measure-dates.ts')) {
  const [mode = 'dev', folder] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const showErrors = process.argv.includes('--errors');
  if (mode === 'prose' && folder !== undefined) measureProse(folder, showErrors);
  else measureCorpus(mode === 'held-out' ? 'held-out' : 'dev', showErrors);
}
