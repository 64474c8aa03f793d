/** The lines of the benchmark and how they are shown. */
export interface Line {
  readonly what: string;
  readonly must?: Limit;
  readonly goal?: Limit;
  /** In the unit of the limits; undefined: it could not be measured here. */
  readonly measured: number | undefined;
  readonly unit: string;
  /** What else to know: ratios, the other percentiles, why there is no figure. */
  readonly note?: string;
}

export interface Limit {
  readonly bound: 'most' | 'least';
  readonly value: number;
}

export const atMost = (value: number): Limit => ({ bound: 'most', value });
export const atLeast = (value: number): Limit => ({ bound: 'least', value });

const headings = ['what', 'must', 'goal', 'measured', 'met', 'note'];

export function printTable(lines: readonly Line[]): void {
  const rows = [headings, ...lines.map(cells)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const last = headings.length - 1;
  for (const row of rows) {
    const padded = row.map((cell, column) => (column === last ? cell : cell.padEnd(widths[column] ?? 0)));
    console.log(padded.join('  ').trimEnd());
  }
}

function cells(line: Line): string[] {
  const { what, must, goal, measured, unit, note } = line;
  const limit = (wanted: Limit | undefined): string =>
    wanted ? `${wanted.bound === 'most' ? '≤' : '≥'} ${format(wanted.value)} ${unit}` : '';
  const figure = measured === undefined ? '–' : `${format(measured)} ${unit}`;
  return [what, limit(must), limit(goal), figure, verdict(line), note ?? ''];
}

function verdict({ measured, must, goal }: Line): string {
  if (measured === undefined || (!must && !goal)) return '';
  if (must && !meets(measured, must)) return 'no';
  return goal && meets(measured, goal) ? 'goal' : 'must';
}

function meets(measured: number, limit: Limit): boolean {
  return limit.bound === 'most' ? measured <= limit.value : measured >= limit.value;
}

function format(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2).replace(/\.?0+$/, '') || '0';
}

/** The value below which so large a share of the samples lies (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = Math.ceil(share * sorted.length) - 1;
  return sorted[Math.min(sorted.length - 1, Math.max(0, rank))] ?? Number.NaN;
}

/** `p50 1.2, p99 3.4, longest 5.6 ms`. */
export function spreadOf(samples: readonly number[]): string {
  const [half, most, longest] = [0.5, 0.99, 1].map((share) => percentile(samples, share).toFixed(2));
  return `p50 ${half}, p99 ${most}, longest ${longest} ms`;
}
