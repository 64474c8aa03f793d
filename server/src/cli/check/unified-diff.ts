/** Differences between two texts in the unified format, which people, `patch` and `git apply` read. */

/** Equal lines shown around a change. */
const context = 3;

/** Nothing when the texts are equal. Line breaks are kept as they are. */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return '';
  const [a, b] = [linesOf(before), linesOf(after)];
  const hunks = hunksOf(editScript(a, b)).map((steps) => hunkText(steps));
  return `--- a/${name}\n+++ b/${name}\n${hunks.join('')}`;
}

/** Lines with their breaks; a last one without a break is told apart from one with it. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

interface Step {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
  /** Lines of either text before this one. */
  readonly a: number;
  readonly b: number;
}

/**
 * The shortest edit script: the greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its
 * Variations" (1986), on what is left when the common beginning and end are taken off.
 */
function editScript(a: readonly string[], b: readonly string[]): readonly Step[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  const middleA = a.slice(start, a.length - end);
  const middleB = b.slice(start, b.length - end);
  const kept = (from: number, to: number, shift: number): Step[] =>
    a.slice(from, to).map((line, i) => ({ sign: ' ', line, a: from + i, b: from + i + shift }));
  const moved = myers(middleA, middleB).map((step) => ({ ...step, a: step.a + start, b: step.b + start }));
  return [...kept(0, start, 0), ...moved, ...kept(a.length - end, a.length, b.length - a.length)];
}

function myers(a: readonly string[], b: readonly string[]): readonly Step[] {
  const most = a.length + b.length;
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(new Map(furthest));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reached(furthest, k - 1) < reached(furthest, k + 1));
      let x = down ? reached(furthest, k + 1) : reached(furthest, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, trace);
    }
  }
  return [];
}

function reached(furthest: ReadonlyMap<number, number>, k: number): number {
  return furthest.get(k) ?? -1;
}

function walkBack(
  a: readonly string[],
  b: readonly string[],
  trace: readonly ReadonlyMap<number, number>[],
): readonly Step[] {
  const steps: Step[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = trace.length - 1; d >= 0; d--) {
    const furthest = trace[d] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -d || (k !== d && reached(furthest, k - 1) < reached(furthest, k + 1));
    const fromX = d === 0 ? 0 : reached(furthest, down ? k + 1 : k - 1);
    const fromY = d === 0 ? 0 : fromX - (down ? k + 1 : k - 1);
    // From there one line came or went, and equal lines followed.
    const equalFrom = d === 0 || down ? fromX : fromX + 1;
    while (x > equalFrom) steps.push({ sign: ' ', line: a[--x] ?? '', a: x, b: --y });
    if (d === 0) break;
    if (down) steps.push({ sign: '+', line: b[fromY] ?? '', a: fromX, b: fromY });
    else steps.push({ sign: '-', line: a[fromX] ?? '', a: fromX, b: fromY });
    [x, y] = [fromX, fromY];
  }
  return steps.reverse();
}

/** Changes that are near each other share a hunk. */
function hunksOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const changed = steps.flatMap((step, index) => (step.sign === ' ' ? [] : [index]));
  const ranges: [number, number][] = [];
  for (const index of changed) {
    const last = ranges.at(-1);
    const [from, to] = [Math.max(0, index - context), Math.min(steps.length, index + context + 1)];
    if (last && from <= last[1]) last[1] = to;
    else ranges.push([from, to]);
  }
  return ranges.map(([from, to]) => steps.slice(from, to));
}

function hunkText(steps: readonly Step[]): string {
  const [first] = steps;
  const side = (start: number, other: Step['sign']): string => {
    const length = steps.filter((step) => step.sign !== other).length;
    // An empty side is told by the line before it.
    return `${length === 0 ? start : start + 1}${length === 1 ? '' : `,${length}`}`;
  };
  const head = `@@ -${side(first?.a ?? 0, '+')} +${side(first?.b ?? 0, '-')} @@\n`;
  const body = steps.map(({ sign, line }) =>
    line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`,
  );
  return head + body.join('');
}
