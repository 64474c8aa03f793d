/**
 * A half-open range of a text in UTF-16 code units: `start` is the first unit, `end` the first one after.
 * Offsets always count from the start of the whole file, never from a line or a section.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** The same stretch farther down by so many units. */
export function moved(at: Span, by: number): Span {
  return { start: at.start + by, end: at.end + by };
}

export function contains(outer: Span, offset: number): boolean {
  return outer.start <= offset && offset < outer.end;
}

/** Like {@link contains}, but a cursor standing right behind the last unit still counts as inside. */
export function touches(outer: Span, offset: number): boolean {
  return outer.start <= offset && offset <= outer.end;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function encloses(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function slice(text: string, range: Span): string {
  return text.slice(range.start, range.end);
}

/** Number of the first of `count` things that passes a test which all behind it pass too; `count` for none. */
export function firstPassing(count: number, passes: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether a stretch overlaps any of the spans, in the logarithm of their number. */
export function overlapTest(spans: readonly Span[]): (at: Span) => boolean {
  if (spans.length === 0) return () => false;
  const { sorted, firstBehind } = inOrder(spans, (span) => span);
  return (at) => {
    const first = sorted[firstBehind(at.start)];
    return first !== undefined && first.start < at.end;
  };
}

/** The items that overlap a stretch, in order of their start: as fast as {@link overlapTest} where they are few. */
export function overlapSearch<T>(items: readonly T[], spanOf: (item: T) => Span): (at: Span) => readonly T[] {
  if (items.length === 0) return () => [];
  const { sorted, firstBehind } = inOrder(items, spanOf);
  return (at) => {
    const found: T[] = [];
    for (let i = firstBehind(at.start); i < sorted.length; i++) {
      const item = sorted[i] as T;
      const { start, end } = spanOf(item);
      if (start >= at.end) break;
      if (end > at.start) found.push(item);
    }
    return found;
  };
}

/** Items by their start, and the number of the first one that ends behind an offset. */
function inOrder<T>(items: readonly T[], spanOf: (item: T) => Span) {
  const sorted = isInOrder(items, spanOf)
    ? items
    : [...items].sort((a, b) => spanOf(a).start - spanOf(b).start);
  // The farthest end of an item and all those that begin before it.
  const reach: number[] = [];
  let farthest = Number.NEGATIVE_INFINITY;
  for (const item of sorted) {
    farthest = Math.max(farthest, spanOf(item).end);
    reach.push(farthest);
  }
  const firstBehind = (offset: number): number =>
    firstPassing(reach.length, (index) => (reach[index] as number) > offset);
  return { sorted, firstBehind };
}

/** Most lists are: what was found in a text from top to bottom. */
function isInOrder<T>(items: readonly T[], spanOf: (item: T) => Span): boolean {
  for (let i = 1; i < items.length; i++) {
    if (spanOf(items[i] as T).start < spanOf(items[i - 1] as T).start) return false;
  }
  return true;
}
