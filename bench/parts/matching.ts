import type { Bench } from '../bench.ts';
import { atLeast, atMost, type Line, percentile, spreadOf } from '../table.ts';
import { inChild } from './child.ts';
import { ratio, ripgrep } from './ripgrep.ts';

interface Names {
  readonly matches: number;
  readonly rate: number;
  readonly words: number;
  readonly near: readonly number[];
  readonly nearFound: number;
  readonly nameBytes: number;
  readonly names: number;
  readonly spellings: number;
}

/** Finding names in prose, and guessing at misspelt ones, with nothing around it. */
export async function matching(bench: Bench): Promise<Line[]> {
  const world = bench.names();
  const reference = await ripgrep(bench, world, 1);
  const result = (await inChild(bench, 'names', world.folder, bench.small ? '1' : '4')) as Names;
  const { rate, words, near, nearFound } = result;
  const goal = reference ? { goal: atLeast(reference.rate / 2) } : {};
  const yardstick = `${(rate / words).toFixed(2)} of a word regex in Node (${words.toFixed(0)} MB/s)`;
  return [
    {
      what: `exact matching alone, ${world.options.entities} names`,
      must: atLeast(60),
      ...goal,
      measured: rate,
      unit: 'MB/s',
      note: `${ratio(rate, reference)}; ${yardstick}`,
    },
    {
      what: 'near-name look-up',
      must: atMost(0.5),
      goal: atMost(0.25),
      measured: percentile(near, 0.99),
      unit: 'ms',
      note: `${spreadOf(near)}; ${nearFound} of ${near.length} names recovered`,
    },
    {
      what: 'memory of the name index',
      measured: result.nameBytes / result.names,
      unit: 'B/name',
      note: `${(result.nameBytes / 1e6).toFixed(1)} MB for ${result.names} names in ${result.spellings} spellings`,
    },
  ];
}
