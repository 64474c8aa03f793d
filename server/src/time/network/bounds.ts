/**
 * Earliest and latest day of each point, kept up to date incrementally and while the constraints contradict
 * one another (the aim of Ramalingam, Song, Joskowicz, Miller 1999, "Solving systems of difference
 * constraints incrementally").
 *
 * What every point says of itself, its own bounds, is believed. A bound that arrives along an edge is taken
 * over only while it agrees with them; an edge whose bound does not agree is *rejected*: that is a conflict,
 * and nothing travels on across it. So a slip is reported where it shows and does not flood the world, and
 * the outcome depends on the set of constraints alone, not on the order in which they came. There is a
 * conflict exactly when the constraints have no solution: without a rejected edge the earliest days *are* one.
 */
import { type Link, relax } from './circle.ts';
import { type ConstraintId, follow, type Graph, head, type Point } from './graph.ts';
import { extendOrder, type Order } from './order.ts';

/** How a circle of points stands: `sound` ones pass bounds on inside, the others do not. */
export type CircleState = 'sound' | 'cyclic' | 'strained';

export interface Bounds {
  /** Tightest bounds a point states itself; infinite when it states none, or when they contradict. */
  ownLow: Float64Array;
  ownHigh: Float64Array;
  low: Float64Array;
  high: Float64Array;
  /** Edges whose lower bound lies beyond what their target states itself. */
  readonly rejected: Set<ConstraintId>;
  /** Points whose own bounds contradict. */
  readonly broken: Set<Point>;
  readonly circles: Map<number, CircleState>;
}

export function createBounds(): Bounds {
  return {
    ownLow: new Float64Array(64).fill(-Infinity),
    ownHigh: new Float64Array(64).fill(Infinity),
    low: new Float64Array(64).fill(-Infinity),
    high: new Float64Array(64).fill(Infinity),
    rejected: new Set(),
    broken: new Set(),
    circles: new Map(),
  };
}

export function extendBounds(bounds: Bounds, points: number): void {
  if (points <= bounds.low.length) return;
  const room = Math.max(points, bounds.low.length * 2);
  bounds.ownLow = grown(bounds.ownLow, room, -Infinity);
  bounds.ownHigh = grown(bounds.ownHigh, room, Infinity);
  bounds.low = grown(bounds.low, room, -Infinity);
  bounds.high = grown(bounds.high, room, Infinity);
}

function grown(array: Float64Array, room: number, fill: number): Float64Array {
  const larger = new Float64Array(room).fill(fill);
  larger.set(array);
  return larger;
}

/** Reads a point's own bounds anew; true when they changed. */
export function readOwnBounds<P>(graph: Graph<P>, bounds: Bounds, point: Point): boolean {
  let low = -Infinity;
  let high = Infinity;
  for (let id = head(graph.firstLower, point); id !== -1; id = follow(graph.nextIn, id))
    low = Math.max(low, graph.weight[id] ?? low);
  for (let id = head(graph.firstUpper, point); id !== -1; id = follow(graph.nextOut, id))
    high = Math.min(high, 0 - (graph.weight[id] ?? -high));
  if (low > high) {
    bounds.broken.add(point);
    low = -Infinity;
    high = Infinity;
  } else bounds.broken.delete(point);
  const changed = low !== bounds.ownLow[point] || high !== bounds.ownHigh[point];
  bounds.ownLow[point] = low;
  bounds.ownHigh[point] = high;
  return changed;
}

/** Earliest day of a point outside circles, from those before it; marks the edges it rejects. */
export function pullLow<P>(graph: Graph<P>, order: Order, bounds: Bounds, point: Point): number {
  const circle = order.circle[point] ?? 0;
  const limit = bounds.ownHigh[point] ?? Infinity;
  let best = bounds.ownLow[point] ?? -Infinity;
  for (let edge = head(graph.firstIn, point); edge !== -1; edge = follow(graph.nextIn, edge)) {
    const from = graph.from[edge] ?? 0;
    if (circle !== 0 && order.circle[from] === circle) continue;
    const day = (bounds.low[from] ?? -Infinity) + (graph.weight[edge] ?? 0);
    if (day > limit) bounds.rejected.add(edge);
    else {
      if (bounds.rejected.size > 0) bounds.rejected.delete(edge);
      if (day > best) best = day;
    }
  }
  return best;
}

/** Latest day of a point outside circles, from those behind it. */
export function pullHigh<P>(graph: Graph<P>, order: Order, bounds: Bounds, point: Point): number {
  const circle = order.circle[point] ?? 0;
  const limit = bounds.ownLow[point] ?? -Infinity;
  let best = bounds.ownHigh[point] ?? Infinity;
  for (let edge = head(graph.firstOut, point); edge !== -1; edge = follow(graph.nextOut, edge)) {
    const to = graph.to[edge] ?? 0;
    if (circle !== 0 && order.circle[to] === circle) continue;
    const day = (bounds.high[to] ?? Infinity) - (graph.weight[edge] ?? 0);
    if (day >= limit && day < best) best = day;
  }
  return best;
}

export interface CircleValues {
  readonly state: CircleState;
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Edges between members of one circle. */
export function innerEdges<P>(
  graph: Graph<P>,
  order: Order,
  members: readonly Point[],
): readonly ConstraintId[] {
  const edges: ConstraintId[] = [];
  for (const point of members) {
    for (let edge = head(graph.firstOut, point); edge !== -1; edge = follow(graph.nextOut, edge)) {
      if (order.circle[graph.to[edge] ?? 0] === order.circle[point]) edges.push(edge);
    }
  }
  return edges;
}

/** Edges of a circle as links between positions in the list of its members. */
export function linksOf<P>(
  graph: Graph<P>,
  members: readonly Point[],
  edges: readonly ConstraintId[],
): Link[] {
  const at = new Map(members.map((point, i) => [point, i]));
  return edges.map((edge) => ({
    from: at.get(graph.from[edge] ?? 0) ?? 0,
    to: at.get(graph.to[edge] ?? 0) ?? 0,
    weight: graph.weight[edge] ?? 0,
  }));
}

/**
 * Bounds of the points of a circle. Inside it they travel without being checked, as often as there are
 * points; when that ends beyond a point's own bounds, or never ends, the circle passes on nothing.
 */
export function circleValues<P>(
  graph: Graph<P>,
  order: Order,
  bounds: Bounds,
  members: readonly Point[],
): CircleValues {
  const links = linksOf(graph, members, innerEdges(graph, order, members));
  const entryLow = members.map((point) => pullLow(graph, order, bounds, point));
  const entryHigh = members.map((point) => pullHigh(graph, order, bounds, point));
  const quiet = { low: entryLow, high: entryHigh };
  const still = members.map(() => 0);
  if (relax(still, links).circle) return { state: 'cyclic', ...quiet };
  const low = relax(entryLow, links).values;
  if (low.some((day, i) => day > (bounds.ownHigh[members[i] ?? 0] ?? Infinity)))
    return { state: 'strained', ...quiet };
  const back = links.map((link) => ({ from: link.to, to: link.from, weight: link.weight }));
  const mirrored = entryHigh.map((day) => 0 - day);
  const high = relax(mirrored, back).values.map((day) => 0 - day);
  const fits = !high.some((day, i) => day < (bounds.ownLow[members[i] ?? 0] ?? -Infinity));
  return { state: 'sound', low, high: fits ? high : entryHigh };
}

export function prepare<P>(graph: Graph<P>, order: Order, bounds: Bounds): void {
  extendOrder(order, graph.points);
  extendBounds(bounds, graph.points);
}
