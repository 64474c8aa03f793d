/**
 * Storage of a simple temporal network (Dechter, Meiri, Pearl 1991): points in time, and constraints
 * `to - from ≥ weight` between two of them. Kept in typed arrays, because a world has a hundred thousand
 * points and every one of them would otherwise be several objects.
 */

/** A point's number; {@link origin} is the zero of the axis. */
export type Point = number;
export type ConstraintId = number;

export const origin: Point = 0;
const none = -1;

export interface Graph<P> {
  /** Highest point number in use, plus one. */
  points: number;
  /** Highest constraint number in use, plus one. */
  constraints: number;
  /** Constraints that are alive and lie between two proper points. */
  edges: number;
  readonly freePoints: Point[];
  readonly freeConstraints: ConstraintId[];
  /** Why a constraint holds; undefined marks a number that is not in use. */
  readonly provenance: (P | undefined)[];
  from: Int32Array;
  to: Int32Array;
  weight: Float64Array;
  // Doubly linked lists through the constraints: by target, and by start.
  nextIn: Int32Array;
  previousIn: Int32Array;
  nextOut: Int32Array;
  previousOut: Int32Array;
  // Heads of the lists of each point. Bounds hang in lists of their own, because they are asked for often.
  firstIn: Int32Array;
  firstOut: Int32Array;
  firstLower: Int32Array;
  firstUpper: Int32Array;
}

export function createGraph<P>(): Graph<P> {
  const room = 64;
  const empty = () => new Int32Array(room).fill(none);
  return {
    points: 1,
    constraints: 0,
    edges: 0,
    freePoints: [],
    freeConstraints: [],
    provenance: [],
    from: empty(),
    to: empty(),
    weight: new Float64Array(room),
    nextIn: empty(),
    previousIn: empty(),
    nextOut: empty(),
    previousOut: empty(),
    firstIn: empty(),
    firstOut: empty(),
    firstLower: empty(),
    firstUpper: empty(),
  };
}

export function addPoint<P>(graph: Graph<P>): Point {
  const point = graph.freePoints.pop() ?? graph.points++;
  if (point >= graph.firstIn.length) growPoints(graph);
  graph.firstIn[point] = none;
  graph.firstOut[point] = none;
  graph.firstLower[point] = none;
  graph.firstUpper[point] = none;
  return point;
}

/** Adds `to - from ≥ weight`. A bound has the {@link origin} on one side. */
export function addConstraint<P>(
  graph: Graph<P>,
  from: Point,
  to: Point,
  weight: number,
  provenance: P,
): ConstraintId {
  const id = graph.freeConstraints.pop() ?? graph.constraints++;
  if (id >= graph.from.length) growConstraints(graph);
  graph.from[id] = from;
  graph.to[id] = to;
  graph.weight[id] = weight;
  graph.provenance[id] = provenance;
  if (to !== origin) {
    const heads = from === origin ? graph.firstLower : graph.firstIn;
    link(heads, graph.nextIn, graph.previousIn, to, id);
  }
  if (from !== origin) {
    const heads = to === origin ? graph.firstUpper : graph.firstOut;
    link(heads, graph.nextOut, graph.previousOut, from, id);
  }
  if (from !== origin && to !== origin) graph.edges++;
  return id;
}

export function removeConstraint<P>(graph: Graph<P>, id: ConstraintId): void {
  const from = graph.from[id] ?? origin;
  const to = graph.to[id] ?? origin;
  if (to !== origin) {
    const heads = from === origin ? graph.firstLower : graph.firstIn;
    unlink(heads, graph.nextIn, graph.previousIn, to, id);
  }
  if (from !== origin) {
    const heads = to === origin ? graph.firstUpper : graph.firstOut;
    unlink(heads, graph.nextOut, graph.previousOut, from, id);
  }
  if (from !== origin && to !== origin) graph.edges--;
  graph.provenance[id] = undefined;
  graph.freeConstraints.push(id);
}

/** Walks one list: `for (let id = heads[point]; id !== -1; id = next[id])` without the noise of indexing. */
export function follow(next: Int32Array, id: ConstraintId): ConstraintId {
  return next[id] ?? none;
}

export function head(heads: Int32Array, point: Point): ConstraintId {
  return heads[point] ?? none;
}

/** Edges that end in a point. Bounds are not among them. */
export function edgesInto<P>(graph: Graph<P>, point: Point): ConstraintId[] {
  return collect(graph.firstIn, graph.nextIn, point);
}

export function lowerBounds<P>(graph: Graph<P>, point: Point): ConstraintId[] {
  return collect(graph.firstLower, graph.nextIn, point);
}

export function upperBounds<P>(graph: Graph<P>, point: Point): ConstraintId[] {
  return collect(graph.firstUpper, graph.nextOut, point);
}

function collect(heads: Int32Array, next: Int32Array, point: Point): ConstraintId[] {
  const ids: ConstraintId[] = [];
  for (let id = head(heads, point); id !== none; id = follow(next, id)) ids.push(id);
  return ids;
}

function link(heads: Int32Array, next: Int32Array, previous: Int32Array, point: Point, id: number): void {
  const first = head(heads, point);
  next[id] = first;
  previous[id] = none;
  if (first !== none) previous[first] = id;
  heads[point] = id;
}

function unlink(heads: Int32Array, next: Int32Array, previous: Int32Array, point: Point, id: number): void {
  const before = follow(previous, id);
  const after = follow(next, id);
  if (before === none) heads[point] = after;
  else next[before] = after;
  if (after !== none) previous[after] = before;
}

function growPoints<P>(graph: Graph<P>): void {
  graph.firstIn = doubled(graph.firstIn);
  graph.firstOut = doubled(graph.firstOut);
  graph.firstLower = doubled(graph.firstLower);
  graph.firstUpper = doubled(graph.firstUpper);
}

function growConstraints<P>(graph: Graph<P>): void {
  graph.from = doubled(graph.from);
  graph.to = doubled(graph.to);
  graph.nextIn = doubled(graph.nextIn);
  graph.previousIn = doubled(graph.previousIn);
  graph.nextOut = doubled(graph.nextOut);
  graph.previousOut = doubled(graph.previousOut);
  const weight = new Float64Array(graph.weight.length * 2);
  weight.set(graph.weight);
  graph.weight = weight;
}

function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2).fill(none);
  larger.set(array);
  return larger;
}
