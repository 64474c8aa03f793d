/** Proofs: which constraints make a bound what it is, and which ones contradict one another. */
import { circleValues, innerEdges, linksOf } from './bounds.ts';
import { relax, shortestCircle } from './circle.ts';
import { type ConstraintId, edgesInto, lowerBounds, origin, type Point, upperBounds } from './graph.ts';
import type { NetworkState } from './state.ts';

/** One link of a chain: `to - from ≥ least`, for a reason. */
export interface Step<P> {
  readonly from: Point;
  readonly to: Point;
  readonly least: number;
  readonly reason: P;
}

/**
 * A chain of constraints that cannot hold together. It leads from a lower bound over edges to an upper
 * bound that it oversteps, or round in a circle; no point occurs twice, so without any one link it holds.
 */
export interface Conflict<P> {
  readonly steps: readonly Step<P>[];
  /** By how much the chain is too long: the sum of all links, always positive. */
  readonly excess: number;
}

export function explainAll<P>(state: NetworkState<P>): Conflict<P>[] {
  const { bounds } = state;
  const chains: ConstraintId[][] = [];
  for (const point of bounds.broken) chains.push(brokenPoint(state, point));
  for (const edge of bounds.rejected) chains.push(rejectedEdge(state, edge));
  for (const [number, circle] of bounds.circles) {
    const members = state.order.circles.get(number) ?? [];
    if (circle === 'cyclic') chains.push(cyclicCircle(state, members));
    if (circle === 'strained') chains.push(strainedCircle(state, members));
  }
  return chains.map((chain) => conflictOf(state, chain)).sort((a, b) => compareSteps(state, a, b));
}

/** The links from a stated bound to the earliest value of a point. */
export function explainLow<P>(state: NetworkState<P>, point: Point): Step<P>[] {
  const { bounds } = state;
  if (bounds.low[point] === -Infinity) return [];
  const low = (at: Point) => bounds.low[at] ?? -Infinity;
  return lowChain(state, point, low).map((id) => stepOf(state, id));
}

function conflictOf<P>(state: NetworkState<P>, chain: readonly ConstraintId[]): Conflict<P> {
  const steps = chain.map((id) => stepOf(state, id));
  return { steps, excess: steps.reduce((sum, step) => sum + step.least, 0) };
}

function stepOf<P>({ graph }: NetworkState<P>, id: ConstraintId): Step<P> {
  return {
    from: graph.from[id] ?? 0,
    to: graph.to[id] ?? 0,
    least: graph.weight[id] ?? 0,
    // A number in use always has its reason.
    reason: graph.provenance[id] as P,
  };
}

function compareSteps<P>(state: NetworkState<P>, a: Conflict<P>, b: Conflict<P>): number {
  for (let i = 0; i < Math.min(a.steps.length, b.steps.length); i++) {
    const [x, y] = [a.steps[i], b.steps[i]];
    const order = x && y ? state.compare(x.reason, y.reason) : 0;
    if (order !== 0) return order;
  }
  return a.steps.length - b.steps.length;
}

function compareIds<P>(state: NetworkState<P>) {
  return (a: ConstraintId, b: ConstraintId): number =>
    state.compare(state.graph.provenance[a] as P, state.graph.provenance[b] as P);
}

function brokenPoint<P>(state: NetworkState<P>, point: Point): ConstraintId[] {
  return [
    ...tightest(state, lowerBounds(state.graph, point)),
    ...tightest(state, upperBounds(state.graph, point)),
  ];
}

/** The strongest of several bounds of one kind; of equal ones the first by reason. */
function tightest<P>(state: NetworkState<P>, bounds: readonly ConstraintId[]): ConstraintId[] {
  const weight = (id: ConstraintId) => state.graph.weight[id] ?? 0;
  const byReason = compareIds(state);
  return [...bounds].sort((a, b) => weight(b) - weight(a) || byReason(a, b)).slice(0, 1);
}

function rejectedEdge<P>(state: NetworkState<P>, edge: ConstraintId): ConstraintId[] {
  const { graph, bounds } = state;
  const low = (at: Point) => bounds.low[at] ?? -Infinity;
  return [
    ...lowChain(state, graph.from[edge] ?? 0, low),
    edge,
    ...tightest(state, upperBounds(graph, graph.to[edge] ?? 0)),
  ];
}

/**
 * Goes back over edges that carry a point's bound until a point states that bound itself: breadth first,
 * so that the chain is as short as can be.
 */
function lowChain<P>(state: NetworkState<P>, end: Point, low: (point: Point) => number): ConstraintId[] {
  const { graph, bounds } = state;
  const onward = new Map<Point, ConstraintId | undefined>([[end, undefined]]);
  for (const point of onward.keys()) {
    if (bounds.ownLow[point] === low(point)) {
      return [...tightest(state, lowerBounds(graph, point)), ...chainFrom(state, point, onward)];
    }
    const carriers = edgesInto(graph, point).filter(
      (edge) => carries(state, edge) && low(graph.from[edge] ?? 0) + (graph.weight[edge] ?? 0) === low(point),
    );
    for (const edge of carriers.sort(compareIds(state))) {
      const from = graph.from[edge] ?? 0;
      if (!onward.has(from)) onward.set(from, edge);
    }
  }
  return [];
}

function chainFrom<P>(
  state: NetworkState<P>,
  start: Point,
  onward: ReadonlyMap<Point, ConstraintId | undefined>,
): ConstraintId[] {
  const chain: ConstraintId[] = [];
  for (let edge = onward.get(start); edge !== undefined; ) {
    chain.push(edge);
    edge = onward.get(state.graph.to[edge] ?? origin);
  }
  return chain;
}

/** Whether an edge passes bounds on: not when rejected, nor inside a circle that contradicts itself. */
function carries<P>({ graph, bounds, order }: NetworkState<P>, edge: ConstraintId): boolean {
  if (bounds.rejected.has(edge)) return false;
  const circle = order.circle[graph.from[edge] ?? 0] ?? 0;
  if (circle === 0 || circle !== order.circle[graph.to[edge] ?? 0]) return true;
  return bounds.circles.get(circle) === 'sound';
}

/** Up to how many links the shortest circle is searched for; beyond, any one is told. */
const manyLinks = 400;

function cyclicCircle<P>(state: NetworkState<P>, members: readonly Point[]): ConstraintId[] {
  const edges = [...innerEdges(state.graph, state.order, members)].sort(compareIds(state));
  const links = linksOf(state.graph, members, edges);
  const still = members.map(() => 0);
  const found =
    links.length <= manyLinks ? shortestCircle(members.length, links) : (relax(still, links).circle ?? []);
  return found.flatMap((i) => edges[i] ?? []);
}

/** A chain that enters a circle, runs inside it and ends beyond what one of its points states. */
function strainedCircle<P>(state: NetworkState<P>, members: readonly Point[]): ConstraintId[] {
  const { graph, bounds, order } = state;
  const entry = circleValues(graph, order, bounds, members);
  const links = linksOf(graph, members, innerEdges(graph, order, members));
  const relaxed = relax(entry.low, links).values;
  const values = new Map(members.map((point, i) => [point, relaxed[i] ?? -Infinity]));
  const low = (point: Point) => values.get(point) ?? bounds.low[point] ?? -Infinity;
  const circles = new Map(bounds.circles).set(order.circle[members[0] ?? 0] ?? 0, 'sound');
  const open = { ...state, bounds: { ...bounds, circles } };
  const byReason = compareIds(state);
  const chains = members
    .filter((point) => low(point) > (bounds.ownHigh[point] ?? Infinity))
    .map((point) => [...lowChain(open, point, low), ...tightest(state, upperBounds(graph, point))]);
  return chains.sort((a, b) => a.length - b.length || byReason(a.at(-1) ?? 0, b.at(-1) ?? 0))[0] ?? [];
}
