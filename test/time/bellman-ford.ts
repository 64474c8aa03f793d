/** The from-scratch twin of the network: plain Bellman-Ford over a list of constraints. */

export interface Plain {
  readonly from: number;
  readonly to: number;
  readonly least: number;
}

export interface Solution {
  readonly earliest: (point: number) => number;
  readonly latest: (point: number) => number;
}

/** Undefined when the constraints cannot hold together. Point 0 is the origin. */
export function solve(constraints: readonly Plain[], points: number): Solution | undefined {
  // A virtual start reaches every point, so that circles away from the origin are found too.
  const potential = new Array<number>(points).fill(0);
  let changed = true;
  for (let round = 0; changed; round++) {
    if (round > points) return undefined;
    changed = false;
    for (const { from, to, least } of constraints) {
      const value = (potential[from] ?? 0) + least;
      if (value > (potential[to] ?? 0)) {
        potential[to] = value;
        changed = true;
      }
    }
  }
  const low = longest(constraints, points);
  const high = longest(
    constraints.map(({ from, to, least }) => ({ from: to, to: from, least })),
    points,
  );
  return { earliest: (point) => low[point] ?? 0, latest: (point) => 0 - (high[point] ?? 0) };
}

function longest(constraints: readonly Plain[], points: number): number[] {
  const values = new Array<number>(points).fill(-Infinity);
  values[0] = 0;
  for (let round = 0; round < points; round++) {
    for (const { from, to, least } of constraints) {
      values[to] = Math.max(values[to] ?? 0, (values[from] ?? 0) + least);
    }
  }
  return values;
}
