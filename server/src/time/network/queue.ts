/** A priority queue of points that holds each at most once: a binary heap by place in the order. */
import type { Point } from './graph.ts';

export interface PointQueue {
  push(point: Point): void;
  /** The point with the smallest key; undefined when empty. */
  pop(): Point | undefined;
}

/** Keys must not change while a point is queued. */
export function createQueue(keyOf: (point: Point) => number): PointQueue {
  const heap: Point[] = [];
  const queued = new Set<Point>();
  const key = (i: number): number => keyOf(heap[i] ?? 0);
  const swap = (a: number, b: number): void => {
    const kept = heap[a] ?? 0;
    heap[a] = heap[b] ?? 0;
    heap[b] = kept;
  };
  const sink = (): void => {
    for (let i = 0; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < heap.length && key(child) < key(least)) least = child;
      }
      if (least === i) return;
      swap(i, least);
      i = least;
    }
  };
  return {
    push(point) {
      if (queued.has(point)) return;
      queued.add(point);
      heap.push(point);
      for (let i = heap.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (key(parent) <= key(i)) break;
        swap(parent, i);
        i = parent;
      }
    },
    pop() {
      const top = heap[0];
      if (top === undefined) return undefined;
      const last = heap.pop() ?? top;
      if (heap.length > 0) {
        heap[0] = last;
        sink();
      }
      queued.delete(top);
      return top;
    },
  };
}
