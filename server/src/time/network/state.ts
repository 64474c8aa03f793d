import type { Bounds } from './bounds.ts';
import type { Graph } from './graph.ts';
import type { Order } from './order.ts';

/** Everything a network knows. */
export interface NetworkState<P> {
  readonly graph: Graph<P>;
  readonly order: Order;
  readonly bounds: Bounds;
  /** Order of reasons: makes explanations independent of the order in which constraints came. */
  readonly compare: (a: P, b: P) => number;
}
