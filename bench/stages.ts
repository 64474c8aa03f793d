/**
 * Where the time of a keystroke goes, without the protocol around it: `node bench/stages.ts [entities]
 * [--expose-gc]`. Types into a long article of a generated world and prints every stage and every rule.
 */
import { filePath } from '../server/src/domain/ids.ts';
import type { Snapshot } from '../server/src/index/snapshot.ts';
import type { FileSummary } from '../server/src/index/summary.ts';
import { createWorkspace } from '../server/src/index/workspace.ts';
import { rules } from '../server/src/rules/list.ts';
import { findingsOf } from '../server/src/rules/run.ts';
import { generateWorld, longArticle } from './generate.ts';
import { percentile } from './table.ts';
import { createRandom } from './world/random.ts';

const entities = Number(process.argv[2] ?? 20_000);
const world = generateWorld({ articles: 300, entities, words: 600, seed: 7, errors: 100, longWords: 7450 });
const workspace = createWorkspace();
workspace.apply([...world.files].map(([path, text]) => ({ path: filePath(path), text })));
for (const file of workspace.snapshot().files.values()) findingsOf(workspace.snapshot(), file);

const path = filePath(longArticle);
const samples = new Map<string, number[]>();

function measure<T>(stage: string, work: () => T): T {
  const started = performance.now();
  const value = work();
  const known = samples.get(stage);
  if (known) known.push(performance.now() - started);
  else samples.set(stage, [performance.now() - started]);
  return value;
}

function keystroke(text: string): void {
  measure('1 reading the file', () => workspace.apply([{ path, text }]));
  const snapshot: Snapshot = workspace.snapshot();
  const file: FileSummary | undefined = snapshot.files.get(path);
  if (!file) throw new Error('the long article is gone');
  measure('2 mentions', () => snapshot.mentions(file));
  measure('3 unknown names', () => snapshot.unknownNames(file));
  for (const rule of rules)
    if (rule.files.includes(file.type)) measure(`4 ${rule.id}`, () => rule.check(snapshot, file));
  measure('5 all rules again', () => findingsOf(snapshot, file));
}

const random = createRandom(3);
const original = world.files.get(longArticle) ?? '';
for (let i = 0; i < 200; i++) {
  if (i === 50) samples.clear();
  const at = random.between(500, original.length - 500);
  // Typed, then taken back: an author stays at one place.
  keystroke(original.slice(0, at) + random.pick(['a', ' X', ' in 1402 ', '\n', '\n\n']) + original.slice(at));
  keystroke(original);
}
console.log(`${(original.length / 1000).toFixed(0)} KB, ${entities} entities, 300 edits; milliseconds`);
for (const [stage, times] of [...samples].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const [half, most, longest] = [0.5, 0.99, 1].map((share) =>
    percentile(times, share).toFixed(2).padStart(7),
  );
  console.log(`${stage.padEnd(28)} p50 ${half}  p99 ${most}  longest ${longest}`);
}
