/**
 * What is measured inside a process of its own, so that one part's garbage is not another part's pause:
 * `node bench/parts/tasks.ts TASK FOLDER …` prints one JSON value.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { filePath } from '../../server/src/domain/ids.ts';
import { createNameIndex } from '../../server/src/index/names/create.ts';
import type { NameIndex } from '../../server/src/index/names/name-index.ts';
import type { Snapshot } from '../../server/src/index/snapshot.ts';
import { createWorkspace, type FileChange, type Workspace } from '../../server/src/index/workspace.ts';
import { findingsOf } from '../../server/src/rules/run.ts';
import { percentile } from '../table.ts';
import { misspell } from '../world/names.ts';
import { createRandom } from '../world/random.ts';

interface Timed<T> {
  readonly value: T;
  readonly milliseconds: number;
}

function timed<T>(work: () => T): Timed<T> {
  const started = performance.now();
  const value = work();
  return { value, milliseconds: performance.now() - started };
}

function readFolder(folder: string): FileChange[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  return files.map((path) => ({
    path: filePath(relative(folder, path).replaceAll('\\', '/')),
    text: readFileSync(path, 'utf8'),
  }));
}

function load(folder: string): Workspace {
  const workspace = createWorkspace();
  workspace.apply(readFolder(folder));
  return workspace;
}

function checkAll(snapshot: Snapshot): Map<string, number> {
  const counts = new Map<string, number>();
  for (const file of snapshot.files.values())
    for (const { rule } of findingsOf(snapshot, file)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** Reading from disk, summarising and checking everything, one after the other. */
function cold(folder: string): unknown {
  const before = process.cpuUsage();
  const read = timed(() => readFolder(folder));
  const workspace = createWorkspace();
  const apply = timed(() => workspace.apply(read.value));
  const snapshot = workspace.snapshot();
  const check = timed(() => checkAll(snapshot));
  const { user, system } = process.cpuUsage(before);
  const processor = user + system;
  const found = [...snapshot.files.values()].flatMap((file) =>
    findingsOf(snapshot, file).map(({ rule, span }) => ({ file: file.path, rule, ...span })),
  );
  return {
    read: read.milliseconds,
    apply: apply.milliseconds,
    check: check.milliseconds,
    processor: processor / 1000,
    found,
  };
}

/** Names found in prose, and names guessed at, nothing else. */
function names(folder: string, seconds: string): unknown {
  const snapshot = load(folder).snapshot();
  const prose = [...snapshot.files.values()].flatMap(({ markdown }) => markdown ?? []);
  const size = prose.reduce((sum, file) => sum + Buffer.byteLength(file.prose), 0);
  const matchAll = (): number => {
    let found = 0;
    for (const file of prose)
      for (const block of file.blocks) found += snapshot.names.match(file.prose, block.span).length;
    return found;
  };
  const matches = matchAll();
  const rates: number[] = [];
  const until = performance.now() + Number(seconds) * 1000;
  do rates.push(size / 1e3 / timed(matchAll).milliseconds);
  while (performance.now() < until);
  const held = nameMemory(snapshot);
  return { matches, size, rate: percentile(rates, 0.5), words: wordRate(prose), ...near(snapshot), ...held };
}

/** What an index of the canon's names alone holds on to, and how many names and spellings it holds. */
function nameMemory(snapshot: Snapshot): { nameBytes: number; names: number; spellings: number } {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const held = (): number => {
    if (typeof collect === 'function') for (let i = 0; i < 3; i++) collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const entities = [...snapshot.canon.entities.values()];
  const names = entities.reduce((sum, entity) => sum + entity.names.length, 0);
  const before = held();
  const index = createNameIndex({ language: 'en' });
  index.update([], entities);
  const nameBytes = held() - before;
  return { nameBytes, names, spellings: index.size };
}

/** What merely finding the words costs, as a yardstick that is there on every machine. */
function wordRate(prose: readonly { readonly prose: string }[]): number {
  const texts = prose.map((file) => file.prose);
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const run = (): number => {
    let words = 0;
    for (const text of texts) for (const _ of text.matchAll(/\p{L}[\p{L}\p{M}’'-]*/gu)) words++;
    return words;
  };
  run();
  return size / 1e3 / timed(run).milliseconds;
}

function near(snapshot: Snapshot): { near: number[]; nearFound: number } {
  const random = createRandom(5);
  const all = [...snapshot.canon.entities.values()].map((entity) => entity.names[0]?.text ?? '');
  const long = all.filter((name) => /[A-Z][a-z]{5,}/.test(name));
  const asked = Array.from({ length: 3000 }, () => random.pick(long));
  const index: NameIndex = snapshot.names;
  let nearFound = 0;
  const times = asked.map((name, i) => {
    const look = timed(() => index.near(misspell(name, random), 3));
    if (i >= 1000 && look.value.some(({ text }) => text === name)) nearFound++;
    return look.milliseconds;
  });
  return { near: times.slice(1000), nearFound };
}

/** Edits of canon, each until all findings of the world are right again. */
function canonEdit(folder: string): unknown {
  const workspace = load(folder);
  checkAll(workspace.snapshot());
  const texts = new Map([...workspace.snapshot().files.values()].map((file) => [file.path, file.text]));
  const path = filePath('canon/part-0003.yaml');
  const start = texts.get(path) ?? '';
  const edits = [
    (text: string) =>
      text.replace(/(born: (?:\d+ )?(?:[A-Z]\w+ )?)(\d{4})/, (_, a, b) => `${a}${Number(b) - 2}`),
    (text: string) => text.replace(/name: ([A-Z]\w+)(\w)\n/, 'name: $1$2s\n'),
    (text: string) => text.replace(/founded: .*/, 'founded: 1111'),
    (text: string) => `${text}  - id: newcomer\n    kind: person\n    name: Nobody Newcomer\n`,
  ];
  const times: number[] = [];
  let text = start;
  for (const edit of edits) {
    text = edit(text);
    const step = timed(() => {
      workspace.apply([{ path, text }]);
      return checkAll(workspace.snapshot());
    });
    times.push(step.milliseconds);
  }
  const after = digest(workspace.snapshot());
  texts.set(path, text);
  const fresh = createWorkspace();
  fresh.apply([...texts].map(([at, content]) => ({ path: at, text: content })));
  return { times, right: digest(fresh.snapshot()) === after };
}

/** The findings in short: equal if and only if they are the same. */
function digest(snapshot: Snapshot): string {
  const hash = createHash('sha256');
  for (const path of [...snapshot.files.keys()].sort()) {
    const file = snapshot.files.get(path);
    if (file) hash.update(JSON.stringify(findingsOf(snapshot, file)));
  }
  return hash.digest('hex');
}

const tasks: Readonly<Record<string, (folder: string, option: string) => unknown>> = {
  cold,
  names,
  'canon-edit': canonEdit,
};

const [task = '', folder = '', option = ''] = process.argv.slice(2);
const work = tasks[task];
if (!work) {
  console.error(`Tasks: ${Object.keys(tasks).join(', ')}`);
  process.exit(2);
}
console.log(JSON.stringify(work(folder, option)));
