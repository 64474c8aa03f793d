/**
 * Where in a YAML text the cursor stands. Read from lines and indentation, not from the parsed tree: while
 * somebody is typing, the text is broken more often than not.
 */
import type { Span } from '../../base/span.ts';

export interface YamlContext {
  readonly position: 'key' | 'value';
  /** Keys that lead here, outermost first; for a value its own key is the last one. */
  readonly path: readonly string[];
  /** Keys of the map the cursor is in, with their values where they stand on one line. */
  readonly siblings: ReadonlyMap<string, string>;
  /** What has been typed already, to be replaced. */
  readonly typed: Span;
  /** Inside `{…}` or `[…]`. */
  readonly flow: boolean;
  /** An item of a list: a scalar value, or the first key of a map. */
  readonly item: boolean;
}

interface Line {
  readonly start: number;
  readonly text: string;
  /** Column of the first character that is neither a space nor a list dash. */
  readonly indent: number;
  readonly item: boolean;
  readonly key: string | undefined;
  readonly value: string;
}

const keyed = /^([^\s#'"[\]{},][^:#'"[\]{},]*|"[^"]*"|'[^']*')\s*:(?:\s+|$)(.*)$/;

function readLine(text: string, start: number): Line {
  const dashes = /^(?:\s*-(?=\s|$))*\s*/.exec(text)?.[0] ?? '';
  const body = text.slice(dashes.length);
  const found = keyed.exec(body);
  const key = found?.[1]?.replace(/^['"]|['"]$/g, '').trim();
  return {
    start,
    text,
    indent: dashes.length,
    item: dashes.includes('-'),
    key: key === undefined ? undefined : key,
    value: (found?.[2] ?? '').trim(),
  };
}

/** The context at an offset of a text, of which only `range` is YAML. */
export function yamlContext(text: string, range: Span, offset: number): YamlContext | undefined {
  const lines = linesOf(text.slice(range.start, range.end), range.start);
  const index = lines.findLastIndex((line) => line.start <= offset);
  const line = lines[index];
  if (!line) return undefined;
  const before = text.slice(line.start, offset);
  if (/(?:^|\s)#/.test(before)) return undefined;
  const here = readLine(before, line.start);
  const flow = flowContext(before, here);
  const outer = outerKeys(lines, index, here);
  if (flow) {
    const own = here.key === undefined ? [] : [here.key];
    return {
      ...flow,
      path: [...outer, ...own, ...flow.path],
      typed: ending(offset, flow.prefix),
      flow: true,
      item: flow.item,
    };
  }
  const siblings = siblingsOf(lines, index, here.indent);
  const base = { siblings, flow: false, item: here.item };
  if (here.key !== undefined) {
    const value = /:\s+(.*)$/s.exec(before.slice(here.indent))?.[1] ?? '';
    return { ...base, position: 'value', path: [...outer, here.key], typed: ending(offset, value) };
  }
  const typed = before.slice(here.indent);
  // A bare item of a list is a value of the list's key; it may as well become the key of a map.
  return { ...base, position: 'key', path: outer, typed: ending(offset, typed) };
}

function ending(offset: number, typed: string): Span {
  return { start: offset - typed.length, end: offset };
}

function linesOf(text: string, shift: number): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const part of text.split(/(\r\n|\n|\r)/)) {
    if (!/^[\r\n]/.test(part)) lines.push(readLine(part, shift + start));
    start += part.length;
  }
  return lines;
}

/** Keys of the lines above that stand further and further left. */
function outerKeys(lines: readonly Line[], index: number, here: Line): string[] {
  const keys: string[] = [];
  let limit = limitOf(here);
  for (let at = index - 1; at >= 0 && limit > 0; at--) {
    const line = lines[at];
    if (!line || line.text.trim() === '' || /^\s*#/.test(line.text)) continue;
    if (/^(?:---|\.\.\.)/.test(line.text)) break;
    if (line.key === undefined || line.indent >= limit) continue;
    keys.unshift(line.key);
    limit = limitOf(line);
  }
  return keys;
}

/** Columns before this one may own the line; a list's dash may stand right below the key that owns it. */
function limitOf(line: Line): number {
  return line.item ? line.text.indexOf('-') + 1 : line.indent;
}

/** Keys of the same map above and below: lines of the same indentation with none of a lesser one between. */
function siblingsOf(lines: readonly Line[], index: number, indent: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const here = lines[index];
  const visit = (from: number, step: 1 | -1): void => {
    for (let at = from; at >= 0 && at < lines.length; at += step) {
      const line = lines[at];
      if (!line || line.text.trim() === '') continue;
      if (line.indent < indent) return;
      if (line.indent > indent) continue;
      if (step === 1 && line.item) return;
      if (line.key !== undefined) found.set(line.key, line.value);
      if (step === -1 && line.item) return;
    }
  };
  if (!here?.item) visit(index - 1, -1);
  visit(index + 1, 1);
  return found;
}

/** The innermost open bracket of the line, quotes left out. */
function flowContext(
  before: string,
  line: Line,
): (Omit<YamlContext, 'typed' | 'flow'> & { prefix: string }) | undefined {
  const stack: { bracket: string; at: number; key: string | undefined }[] = [];
  let quote = '';
  for (let at = line.indent; at < before.length; at++) {
    const char = before[at] ?? '';
    if (quote) quote = char === quote ? '' : quote;
    else if ((char === '"' || char === "'") && /[\s[{,:]/.test(before[at - 1] ?? ' ')) quote = char;
    else if (char === '{' || char === '[') stack.push({ bracket: char, at, key: keyBefore(before, at) });
    else if (char === '}' || char === ']') stack.pop();
  }
  const inner = stack.at(-1);
  if (!inner) return undefined;
  const content = before.slice(inner.at + 1);
  const last = content.slice(lastComma(content) + 1);
  const path = stack.slice(1).flatMap((open) => open.key ?? []);
  const siblings = new Map(content.split(',').flatMap((pair) => pairOf(pair)));
  if (inner.bracket === '[')
    return { position: 'value', path, siblings: new Map(), item: true, prefix: last.trimStart() };
  const key = /^\s*([^:]+):\s+(.*)$/s.exec(last);
  if (key)
    return {
      position: 'value',
      path: [...path, (key[1] ?? '').trim()],
      siblings,
      item: false,
      prefix: key[2] ?? '',
    };
  return { position: 'key', path, siblings, item: false, prefix: last.trimStart() };
}

function keyBefore(text: string, at: number): string | undefined {
  return /([^\s{[,][^:{[,]*):\s*$/.exec(text.slice(0, at))?.[1]?.trim();
}

function lastComma(content: string): number {
  let depth = 0;
  for (let at = content.length - 1; at >= 0; at--) {
    const char = content[at];
    if (char === '}' || char === ']') depth++;
    else if (char === '{' || char === '[') depth--;
    else if (char === ',' && depth === 0) return at;
  }
  return -1;
}

function pairOf(text: string): [string, string][] {
  const found = /^\s*([^:]+):\s+(.*)$/s.exec(text);
  return found ? [[(found[1] ?? '').trim(), (found[2] ?? '').trim()]] : [];
}
