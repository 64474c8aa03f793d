/** A place as LSP counts it: zero-based line, and UTF-16 code units from the start of that line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * Converts between offsets and positions of one text. `\n`, `\r\n` and a lone `\r` each end a line,
 * as the Language Server Protocol defines it.
 */
export class LineIndex {
  readonly length: number;
  private readonly text: string;
  private found: Uint32Array | undefined;

  constructor(text: string) {
    this.length = text.length;
    this.text = text;
  }

  /** Found when first asked for: in most files of a large world nobody ever asks. */
  private get starts(): Uint32Array {
    this.found ??= lineStarts(this.text);
    return this.found;
  }

  get lineCount(): number {
    return this.starts.length;
  }

  positionAt(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.length));
    const line = this.lineAt(bounded);
    return { line, character: bounded - (this.starts[line] ?? 0) };
  }

  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.starts.length) return this.length;
    const start = this.starts[position.line] ?? 0;
    const next = this.starts[position.line + 1] ?? this.length;
    return Math.max(start, Math.min(start + position.character, next));
  }

  /** Offset of the first unit of a line; the text's length for a line behind the last one. */
  lineStart(line: number): number {
    return this.starts[line] ?? this.length;
  }

  /** Zero-based line on which the offset stands, found by bisection. */
  lineAt(offset: number): number {
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function lineStarts(text: string): Uint32Array {
  const starts: number[] = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return Uint32Array.from(starts);
  }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10) starts.push(i + 1);
    else if (unit === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1);
  }
  return Uint32Array.from(starts);
}
