/**
 * A simple temporal network that is kept up to date: points, constraints between them with the reason for
 * each, the earliest and latest value of each point, and the conflicts, each with its chain of reasons.
 *
 * Values are whole numbers on one axis; what they count is the caller's choice (see `facts.ts`).
 */
import { circleValues, createBounds, prepare, pullHigh, pullLow, readOwnBounds } from './network/bounds.ts';
import { type Conflict, explainAll, explainLow, type Step } from './network/explain.ts';
import {
  addConstraint,
  addPoint,
  type ConstraintId,
  createGraph,
  follow,
  head,
  origin,
  type Point,
  removeConstraint,
} from './network/graph.ts';
import { admitEdge, createOrder, type Order, rebuildOrder } from './network/order.ts';
import { createQueue } from './network/queue.ts';
import type { NetworkState } from './network/state.ts';

export type { Conflict, ConstraintId, Point, Step };
export { origin };

export interface Network<P> {
  addPoint(): Point;
  /** Gives a point's number back. All its constraints must have been removed. */
  removePoint(point: Point): void;
  /** States `to - from ≥ least`. Either side may be the {@link origin}: a bound of the other point. */
  add(from: Point, to: Point, least: number, reason: P): ConstraintId;
  remove(id: ConstraintId): void;
  /** Earliest value that agrees with everything not in conflict; -Infinity when nothing bounds it. */
  earliest(point: Point): number;
  latest(point: Point): number;
  /** The steps from a stated bound to a point's earliest value; empty when nothing bounds it. */
  explainEarliest(point: Point): readonly Step<P>[];
  /** All conflicts, each an irreducible chain: without any one of its steps it would be none. */
  conflicts(): readonly Conflict<P>[];
  /** How many conflicts there are, without explaining them. */
  conflictCount(): number;
  readonly size: { readonly points: number; readonly constraints: number };
}

/** `compare` orders reasons; of several chains of the same strength it decides which one is told. */
export function createNetwork<P>(compare: (a: P, b: P) => number): Network<P> {
  const state: NetworkState<P> = {
    graph: createGraph<P>(),
    order: createOrder(),
    bounds: createBounds(),
    compare,
  };
  const { graph, bounds } = state;
  const waiting = new Set<ConstraintId>();
  const touched = new Set<Point>();
  /** Everything is to be ordered and computed anew; single changes need not be noted then. */
  let disorder = true;

  const isEdge = (id: ConstraintId) => graph.from[id] !== origin && graph.to[id] !== origin;
  const touch = (point: Point): void => {
    if (!disorder && point !== origin) touched.add(point);
  };
  const wait = (id: ConstraintId): void => {
    if (!disorder) waiting.add(id);
    disorder ||= waiting.size > 64 + graph.edges / 50;
  };
  const settle = (): void => {
    if (touched.size === 0 && waiting.size === 0 && !disorder) return;
    prepare(graph, state.order, bounds);
    disorder ||= !admitAll(state, waiting);
    if (disorder) settleAll(state);
    else settleTouched(state, touched);
    waiting.clear();
    touched.clear();
    disorder = false;
  };
  return {
    addPoint() {
      const point = addPoint(graph);
      touch(point);
      return point;
    },
    removePoint(point) {
      touch(point);
      graph.freePoints.push(point);
    },
    add(from, to, least, reason) {
      const id = addConstraint(graph, from, to, least, reason);
      touch(from);
      touch(to);
      if (from !== origin && to !== origin) wait(id);
      return id;
    },
    remove(id) {
      touch(graph.from[id] ?? origin);
      touch(graph.to[id] ?? origin);
      waiting.delete(id);
      bounds.rejected.delete(id);
      if (isEdge(id) && inCircle(state, id)) disorder = true;
      removeConstraint(graph, id);
    },
    earliest(point) {
      settle();
      return bounds.low[point] ?? -Infinity;
    },
    latest(point) {
      settle();
      return bounds.high[point] ?? Infinity;
    },
    explainEarliest(point) {
      settle();
      return explainLow(state, point);
    },
    conflicts() {
      settle();
      return explainAll(state);
    },
    conflictCount() {
      settle();
      const circles = [...bounds.circles.values()].filter((circle) => circle !== 'sound').length;
      return bounds.rejected.size + bounds.broken.size + circles;
    },
    get size() {
      return {
        points: graph.points - 1 - graph.freePoints.length,
        constraints: graph.constraints - graph.freeConstraints.length,
      };
    },
  };
}

function inCircle<P>(state: NetworkState<P>, id: ConstraintId): boolean {
  const circle = state.order.circle[state.graph.from[id] ?? 0] ?? 0;
  return circle !== 0 && circle === state.order.circle[state.graph.to[id] ?? 0];
}

/** Puts new edges into the order one by one; false when a circle makes that impossible. */
function admitAll<P>(state: NetworkState<P>, waiting: Set<ConstraintId>): boolean {
  for (const edge of waiting) {
    if (!inCircle(state, edge) && !admitEdge(state.graph, state.order, edge, waiting)) return false;
    waiting.delete(edge);
  }
  return true;
}

function settleAll<P>(state: NetworkState<P>): void {
  const { graph, order, bounds } = state;
  rebuildOrder(graph, order);
  bounds.rejected.clear();
  bounds.broken.clear();
  bounds.circles.clear();
  const sequence = new Int32Array(graph.points);
  for (let point = 1; point < graph.points; point++) {
    readOwnBounds(graph, bounds, point);
    if (unitOf(order, point) === point) sequence[order.place[point] ?? 0] = point;
  }
  for (const point of sequence) if (point !== origin) updateLow(state, point);
  for (const point of sequence.reverse()) if (point !== origin) updateHigh(state, point);
}

/** The point that stands for the circle a point is in; itself when in none. */
function unitOf(order: Order, point: Point): Point {
  const circle = order.circle[point] ?? 0;
  return circle === 0 ? point : (order.circles.get(circle)?.[0] ?? point);
}

function settleTouched<P>(state: NetworkState<P>, touched: ReadonlySet<Point>): void {
  const { graph, order, bounds } = state;
  const forward = createQueue((point) => order.place[point] ?? 0);
  const backward = createQueue((point) => -(order.place[point] ?? 0));
  for (const point of touched) {
    readOwnBounds(graph, bounds, point);
    forward.push(unitOf(order, point));
    backward.push(unitOf(order, point));
  }
  for (let point = forward.pop(); point !== undefined; point = forward.pop()) {
    // Whether a circle passes on its latest days depends on its earliest ones.
    if (order.circle[point] !== 0) backward.push(point);
    for (const changed of updateLow(state, point)) {
      for (let edge = head(graph.firstOut, changed); edge !== -1; edge = follow(graph.nextOut, edge))
        forward.push(unitOf(order, graph.to[edge] ?? 0));
    }
  }
  for (let point = backward.pop(); point !== undefined; point = backward.pop()) {
    for (const changed of updateHigh(state, point)) {
      for (let edge = head(graph.firstIn, changed); edge !== -1; edge = follow(graph.nextIn, edge))
        backward.push(unitOf(order, graph.from[edge] ?? 0));
    }
  }
}

/** Recomputes a point, or the whole circle it stands in; gives back the points whose earliest day moved. */
function updateLow<P>(state: NetworkState<P>, point: Point): readonly Point[] {
  const { graph, order, bounds } = state;
  if (order.circle[point] !== 0) return updateCircle(state, point, 'low');
  const low = pullLow(graph, order, bounds, point);
  if (low === bounds.low[point]) return [];
  bounds.low[point] = low;
  return [point];
}

function updateHigh<P>(state: NetworkState<P>, point: Point): readonly Point[] {
  const { graph, order, bounds } = state;
  if (order.circle[point] !== 0) return updateCircle(state, point, 'high');
  const high = pullHigh(graph, order, bounds, point);
  if (high === bounds.high[point]) return [];
  bounds.high[point] = high;
  return [point];
}

/** Members of a circle are computed together; `low` or `high` is what is taken over. */
function updateCircle<P>(state: NetworkState<P>, point: Point, what: 'low' | 'high'): readonly Point[] {
  const { graph, order, bounds } = state;
  const number = order.circle[point] ?? 0;
  const members = order.circles.get(number) ?? [];
  const values = circleValues(graph, order, bounds, members);
  bounds.circles.set(number, values.state);
  return members.filter((member, i) => {
    const value = values[what][i] ?? 0;
    if (value === bounds[what][member]) return false;
    bounds[what][member] = value;
    return true;
  });
}
