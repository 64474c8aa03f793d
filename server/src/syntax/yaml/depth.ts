/**
 * Offset at which a YAML text is nested deeper than `limit`, or undefined. An estimate that errs on the
 * generous side: it counts open flow brackets, dashes in a row, and steps of indentation.
 */
export function nestingDepth(source: string, limit: number): number | undefined {
  let flow = 0;
  let dashes = 0;
  let quote = 0;
  const indents: number[] = [];
  let lineStart = true;
  let column = 0;
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    if (unit === 10 || unit === 13) {
      lineStart = true;
      column = 0;
      dashes = 0;
      quote = flow > 0 ? quote : 0;
      continue;
    }
    if (quote !== 0) {
      if (unit === 92 && quote === 34) i++;
      else if (unit === quote) quote = 0;
      continue;
    }
    if (lineStart && unit === 32) {
      column++;
      continue;
    }
    if (lineStart) {
      while ((indents.at(-1) ?? -1) >= column) indents.pop();
      indents.push(column);
      lineStart = false;
    }
    if (unit === 91 || unit === 123) flow++;
    else if (unit === 93 || unit === 125) flow = Math.max(0, flow - 1);
    else if (unit === 45 && source.charCodeAt(i + 1) === 32) dashes++;
    else if (unit === 34 || unit === 39) {
      if (i === 0 || /[\s[{,:]/.test(source[i - 1] ?? '')) quote = unit;
    }
    if (flow + dashes + indents.length > limit) return i;
  }
  return undefined;
}
