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

/** Whether a stretch overlaps any of the spans, in the logarithm of their number. */
export function overlapTest(spans: readonly Span[]): (at: Span) => boolean {
  if (spans.length === 0) return () => false;
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  // The farthest end of a span and all those that begin before it.
  const reach: number[] = [];
  let farthest = Number.NEGATIVE_INFINITY;
  for (const { end } of sorted) {
    farthest = Math.max(farthest, end);
    reach.push(farthest);
  }
  return (at) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as Span).start < at.end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (reach[low - 1] as number) > at.start;
  };
}
