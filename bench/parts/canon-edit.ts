import type { Bench } from '../bench.ts';
import { atMost, type Line } from '../table.ts';
import { inChild } from './child.ts';

interface Edits {
  readonly times: readonly number[];
  readonly right: boolean;
}

/** A fact or a name of canon changes: until every finding of the world is right again. */
export async function canonEdit(bench: Bench): Promise<Line[]> {
  const vault = bench.vault();
  const { times, right } = (await inChild(bench, 'canon-edit', vault.folder)) as Edits;
  const [born, renamed, founded, added] = times.map((time) => `${time.toFixed(0)}`);
  const each = `birth ${born}, new name ${renamed}, founding ${founded}, new entity ${added} ms`;
  return [
    {
      what: `canon edit, ${vault.options.articles} articles → all findings right`,
      must: atMost(300),
      goal: atMost(50),
      measured: Math.max(...times),
      unit: 'ms',
      note: `${each}; ${right ? 'equal to a fresh world' : 'NOT equal to a fresh world'}`,
    },
  ];
}
