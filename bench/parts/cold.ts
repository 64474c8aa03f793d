import { type Bench, run, type StoredWorld } from '../bench.ts';
import { atLeast, type Line } from '../table.ts';
import { inChild } from './child.ts';
import { ratio, ripgrep } from './ripgrep.ts';

interface Cold {
  readonly read: number;
  readonly apply: number;
  readonly check: number;
  /** Milliseconds of all processors together, the collector's threads included. */
  readonly processor: number;
  readonly found: readonly Found[];
}

interface Found {
  readonly file: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/** A vault that nobody has read before: everything in it read and checked once. */
export async function cold(bench: Bench): Promise<Line[]> {
  const vault = bench.vault();
  const reference = await ripgrep(bench, vault, 2);
  const result = (await inChild(bench, 'cold', vault.folder)) as Cold;
  const whole = result.read + result.apply + result.check;
  const rate = (milliseconds: number): number => vault.markdownBytes / 1e3 / milliseconds;
  const limits = { must: atLeast(20), goal: atLeast(50), unit: 'MB/s' };
  const steps = [`read ${result.read.toFixed(0)}`, `summaries ${result.apply.toFixed(0)}`];
  const engine: Line = {
    what: `cold check, ${(vault.markdownBytes / 1e6).toFixed(0)} MB, the engine alone`,
    ...limits,
    measured: rate(whole),
    note: `${steps.join(', ')}, rules ${result.check.toFixed(0)} ms, processors ${result.processor.toFixed(0)} ms; ${ratio(rate(whole), reference)}`,
  };
  return [engine, await commandLine(bench, vault, rate, reference), ...truth(vault, result.found)];
}

async function commandLine(
  bench: Bench,
  vault: StoredWorld,
  rate: (milliseconds: number) => number,
  reference: Parameters<typeof ratio>[1],
): Promise<Line> {
  const line = { what: 'cold check, the whole command line', must: atLeast(20), goal: atLeast(50) };
  const cli = await bench.cli().catch(() => undefined);
  if (!cli) return { ...line, unit: 'MB/s', measured: undefined, note: 'the command line does not build' };
  const args = ['--max-old-space-size=6144', cli, 'check', '--format', 'json', vault.folder];
  const { code, milliseconds, stderr } = await run(process.execPath, [...bench.nodeOptions, ...args]);
  if (code !== 0 && code !== 1)
    return { ...line, unit: 'MB/s', measured: undefined, note: `ended with ${code}: ${stderr.slice(0, 80)}` };
  const measured = rate(milliseconds);
  const note = `${milliseconds.toFixed(0)} ms; ${ratio(measured, reference)}`;
  return { ...line, unit: 'MB/s', measured, note };
}

/** How many planted slips were found, and what was found besides. */
function truth(vault: StoredWorld, found: readonly Found[]): Line[] {
  const { planted } = vault.world;
  const byFile = groupBy(found, ({ file }) => file);
  const overlaps = (slip: Found, hit: Found): boolean =>
    hit.rule === slip.rule && hit.start < slip.end && hit.end > slip.start;
  const right = new Set<Found>();
  const missed: string[] = [];
  for (const slip of planted) {
    const hit = byFile.get(slip.file)?.find((each) => overlaps(slip, each));
    if (hit) right.add(hit);
    else missed.push(slip.rule);
  }
  const others = found.filter((each) => !right.has(each)).map(({ rule }) => rule);
  return [
    {
      what: `planted slips found, of ${planted.length}`,
      measured: right.size,
      unit: '',
      note: missed.length === 0 ? '' : `missed: ${tally(missed)}`,
    },
    { what: 'findings besides', measured: others.length, unit: '', note: tally(others) },
  ];
}

function tally(rules: readonly string[]): string {
  const groups = groupBy(rules, (rule) => rule);
  return [...groups].map(([rule, all]) => `${rule} ${all.length}`).join(', ');
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
