/** Longest ways among a few points: what a circle of constraints comes down to. */

export interface Link {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

export interface Relaxed {
  /** Greatest value of each point, reached from the given ones; meaningless when there is a circle. */
  readonly values: readonly number[];
  /** Links of a simple circle whose weights sum to more than zero, by position; in order. */
  readonly circle: readonly number[] | undefined;
}

/**
 * Bellman and Ford's longest ways. After each round the links that raised a value last are searched for a
 * circle: there is one as soon as a positive circle has been run through, so it ends early.
 */
export function relax(start: readonly number[], links: readonly Link[]): Relaxed {
  const values = [...start];
  const raisedBy = new Int32Array(values.length).fill(-1);
  for (;;) {
    let changed = false;
    links.forEach(({ from, to, weight }, i) => {
      const value = (values[from] ?? -Infinity) + weight;
      if (value <= (values[to] ?? Infinity)) return;
      values[to] = value;
      raisedBy[to] = i;
      changed = true;
    });
    if (!changed) return { values, circle: undefined };
    const circle = circleIn(raisedBy, links);
    if (circle) return { values, circle };
  }
}

function circleIn(raisedBy: Int32Array, links: readonly Link[]): number[] | undefined {
  const visit = new Int32Array(raisedBy.length);
  for (let start = 0; start < raisedBy.length; start++) {
    let at = start;
    while (visit[at] === 0 && raisedBy[at] !== -1) {
      visit[at] = start + 1;
      at = links[raisedBy[at] ?? 0]?.from ?? at;
    }
    if (visit[at] === start + 1 && raisedBy[at] !== -1) return unroll(at, raisedBy, links);
  }
  return undefined;
}

function unroll(start: number, raisedBy: Int32Array, links: readonly Link[]): number[] {
  const circle: number[] = [];
  for (let at = start; ; ) {
    const link = raisedBy[at] ?? 0;
    circle.push(link);
    at = links[link]?.from ?? start;
    if (at === start) return circle.reverse();
  }
}

/**
 * The positive circle with the fewest links; of equally short ones the first by the order of `links`.
 * The shortest positive closed way is always simple, since a part of it would be positive too.
 */
export function shortestCircle(points: number, links: readonly Link[]): readonly number[] {
  let best: readonly number[] | undefined;
  const starts = [...new Set(links.map((link) => link.from))];
  for (const start of starts) {
    const found = circleThrough(points, links, start, best ? best.length - 1 : points);
    if (found) best = found;
    if (best && best.length <= 2) break;
  }
  return best ?? [];
}

function circleThrough(
  points: number,
  links: readonly Link[],
  start: number,
  limit: number,
): number[] | undefined {
  let sums = new Float64Array(points).fill(-Infinity);
  sums[start] = 0;
  const lastLinks: Int32Array[] = [];
  for (let length = 1; length <= limit; length++) {
    const longer = new Float64Array(points).fill(-Infinity);
    const last = new Int32Array(points).fill(-1);
    links.forEach(({ from, to, weight }, i) => {
      const sum = (sums[from] ?? -Infinity) + weight;
      if (sum <= (longer[to] ?? -Infinity)) return;
      longer[to] = sum;
      last[to] = i;
    });
    lastLinks.push(last);
    if ((longer[start] ?? 0) > 0) return readBack(lastLinks, links, start);
    longer[start] = -Infinity;
    sums = longer;
  }
  return undefined;
}

function readBack(lastLinks: readonly Int32Array[], links: readonly Link[], start: number): number[] {
  const way: number[] = [];
  let at = start;
  for (const last of [...lastLinks].reverse()) {
    const link = last[at] ?? 0;
    way.push(link);
    at = links[link]?.from ?? start;
  }
  return way.reverse();
}
