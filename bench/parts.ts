import type { Bench } from './bench.ts';
import { canonEdit } from './parts/canon-edit.ts';
import { cold } from './parts/cold.ts';
import { keystroke } from './parts/keystroke.ts';
import { matching } from './parts/matching.ts';
import { rename } from './parts/rename.ts';
import { resident } from './parts/resident.ts';
import type { Line } from './table.ts';

export interface Part {
  readonly name: string;
  readonly measure: (bench: Bench) => Promise<Line[]>;
}

/** Everything the benchmark measures, in the order of its table. */
export const parts: readonly Part[] = [
  { name: 'keystroke', measure: keystroke },
  { name: 'cold', measure: cold },
  { name: 'names', measure: matching },
  { name: 'canon-edit', measure: canonEdit },
  { name: 'rename', measure: rename },
  { name: 'resident', measure: resident },
];
