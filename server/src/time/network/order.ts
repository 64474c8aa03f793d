/**
 * A topological order of the points, so that a change is carried on once to each point it touches. Points
 * that form a circle are one unit. Whole order: Tarjan 1972; single new edges: Pearce and Kelly 2006,
 * "A dynamic topological sort algorithm for directed acyclic graphs".
 */
import { type ConstraintId, follow, type Graph, head, type Point } from './graph.ts';

export interface Order {
  /** Place of each point; members of a circle have consecutive places. */
  place: Int32Array;
  /** Number of the circle a point stands in, 0 for none. */
  circle: Int32Array;
  /** Points of each circle, by its number. */
  circles: Map<number, readonly Point[]>;
  /** How many points have a place. */
  size: number;
}

export function createOrder(): Order {
  return { place: new Int32Array(64), circle: new Int32Array(64), circles: new Map(), size: 0 };
}

/** Gives places to points that have none yet: behind all others, which is right while they have no edges. */
export function extendOrder(order: Order, points: number): void {
  if (points > order.place.length) {
    const room = Math.max(points, order.place.length * 2);
    const place = new Int32Array(room);
    place.set(order.place);
    order.place = place;
    const circle = new Int32Array(room);
    circle.set(order.circle);
    order.circle = circle;
  }
  for (let point = order.size; point < points; point++) order.place[point] = point;
  order.size = Math.max(order.size, points);
}

/** Orders everything anew. */
export function rebuildOrder<P>(graph: Graph<P>, order: Order): void {
  extendOrder(order, graph.points);
  order.circles = new Map();
  order.circle.fill(0);
  const found = circlesOf(graph);
  // Tarjan's algorithm completes what comes last first.
  let place = graph.points - 1;
  let end = found.sequence.length;
  for (const start of found.starts) {
    end = start.end;
    const members = found.sequence.slice(start.begin, end);
    if (members.length > 1) {
      const number = order.circles.size + 1;
      order.circles.set(
        number,
        members.sort((a, b) => a - b),
      );
      for (const point of members) order.circle[point] = number;
    }
    for (const point of members) order.place[point] = place--;
  }
}

interface Components {
  /** All points, component after component. */
  readonly sequence: Point[];
  readonly starts: { readonly begin: number; readonly end: number }[];
}

/** Tarjan's strongly connected components, without recursion: lore can chain more deeply than the stack. */
function circlesOf<P>(graph: Graph<P>): Components {
  const index = new Int32Array(graph.points);
  const low = new Int32Array(graph.points);
  const onStack = new Uint8Array(graph.points);
  const cursor = graph.firstOut.slice(0, graph.points);
  const stack: Point[] = [];
  const path: Point[] = [];
  const result: Components = { sequence: [], starts: [] };
  let counter = 0;
  for (let start = 1; start < graph.points; start++) {
    if (index[start] !== 0) continue;
    path.push(start);
    while (path.length > 0) {
      const point = path[path.length - 1] ?? 0;
      if (index[point] === 0) {
        counter++;
        index[point] = counter;
        low[point] = counter;
        stack.push(point);
        onStack[point] = 1;
      }
      const edge = head(cursor, point);
      if (edge !== -1) {
        cursor[point] = follow(graph.nextOut, edge);
        const next = graph.to[edge] ?? 0;
        if (index[next] === 0) path.push(next);
        else if (onStack[next] === 1) low[point] = Math.min(low[point] ?? 0, index[next] ?? 0);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[point] ?? 0);
      if (low[point] === index[point]) popComponent(point, stack, onStack, result);
    }
  }
  return result;
}

function popComponent(point: Point, stack: Point[], onStack: Uint8Array, result: Components): void {
  const begin = result.sequence.length;
  for (;;) {
    const member = stack.pop() ?? point;
    onStack[member] = 0;
    result.sequence.push(member);
    if (member === point) break;
  }
  result.starts.push({ begin, end: result.sequence.length });
}

/**
 * Makes room for a new edge by moving only the points between its two ends. False when the edge closes a
 * circle or meets one: the caller then orders everything anew, which is rare, since circles are slips.
 * Edges in `waiting` are in the graph but not yet in the order, and are not followed.
 */
export function admitEdge<P>(
  graph: Graph<P>,
  order: Order,
  edge: ConstraintId,
  waiting: ReadonlySet<ConstraintId>,
): boolean {
  const from = graph.from[edge] ?? 0;
  const to = graph.to[edge] ?? 0;
  const upper = order.place[from] ?? 0;
  const lower = order.place[to] ?? 0;
  if (lower > upper) return true;
  const behind = reach(graph, order, waiting, to, (place) => place <= upper, 'out');
  if (behind === undefined || behind.includes(from)) return false;
  const before = reach(graph, order, waiting, from, (place) => place >= lower, 'in');
  if (before === undefined) return false;
  const byPlace = (a: Point, b: Point) => (order.place[a] ?? 0) - (order.place[b] ?? 0);
  const moved = [...before.sort(byPlace), ...behind.sort(byPlace)];
  const places = moved.map((point) => order.place[point] ?? 0).sort((a, b) => a - b);
  moved.forEach((point, i) => {
    order.place[point] = places[i] ?? 0;
  });
  return true;
}

/** Points reached from one along edges while places stay in bounds; undefined when a circle is met. */
function reach<P>(
  graph: Graph<P>,
  order: Order,
  waiting: ReadonlySet<ConstraintId>,
  start: Point,
  inBounds: (place: number) => boolean,
  direction: 'in' | 'out',
): Point[] | undefined {
  const heads = direction === 'out' ? graph.firstOut : graph.firstIn;
  const next = direction === 'out' ? graph.nextOut : graph.nextIn;
  const ends = direction === 'out' ? graph.to : graph.from;
  const seen = new Set<Point>([start]);
  for (const point of seen) {
    if (order.circle[point] !== 0) return undefined;
    for (let edge = head(heads, point); edge !== -1; edge = follow(next, edge)) {
      if (waiting.has(edge)) continue;
      const end = ends[edge] ?? 0;
      if (inBounds(order.place[end] ?? 0)) seen.add(end);
    }
  }
  return [...seen];
}
