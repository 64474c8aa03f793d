import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  Parser,
  type Scalar,
} from 'yaml';
import type { Problem } from '../../base/problem.ts';
import type { Span } from '../../base/span.ts';
import { hideConflicts } from './conflicts.ts';
import { nestingDepth } from './depth.ts';
import { explainAll, firstLine, invalid } from './errors.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from './tree.ts';

export interface YamlFile {
  /** One tree for each document that holds anything. */
  readonly documents: readonly YamlNode[];
  readonly problems: readonly Problem[];
}

/** Deeper nesting than any lore needs; the composer recurses, so the limit also guards the stack. */
const maxDepth = 200;
/** Findings for one broken file: the first ones tell, the rest are their echo. */
const maxProblems = 20;
/** How many nodes all aliases of a file may stand for together. */
const maxAliasedNodes = 10_000;

/**
 * Reads YAML 1.2 text, or the part of a text in `range` (front matter). Never throws: what is broken is
 * a problem, and what could be understood nevertheless is in `documents`.
 */
export function readYaml(text: string, range: Span = { start: 0, end: text.length }): YamlFile {
  const source = text.slice(range.start, range.end);
  const { text: clean, problems } = hideConflicts(source, range.start);
  const deep = nestingDepth(clean, maxDepth);
  if (deep !== undefined) {
    const at = range.start + deep;
    return {
      documents: [],
      problems: [invalid(at, at + 1, `nested more than ${maxDepth} levels deep; flatten it`)],
    };
  }
  const found: Problem[] = [...problems];
  const documents: YamlNode[] = [];
  for (const document of compose(clean, range.start, found)) {
    const root = new Reader(document, range.start, clean, found).read();
    if (root) documents.push(root);
  }
  return { documents, problems: found.slice(0, maxProblems) };
}

function compose(source: string, shift: number, problems: Problem[]): Document.Parsed[] {
  try {
    // The package's uniqueKeys check is quadratic, and its core schema would turn dates into numbers.
    const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, merge: false, strict: true });
    const documents = withoutStacks(() => [...composer.compose(new Parser().parse(source))]);
    for (const document of documents) {
      problems.push(...explainAll(document.errors, source, shift));
    }
    return documents.filter((document): document is Document.Parsed => document.contents !== null);
  } catch (error) {
    const reason = error instanceof Error ? firstLine(error.message) : 'cannot be read';
    problems.push(invalid(shift, shift + 1, reason));
    return [];
  }
}

/** A file torn open by a bracket half typed makes thousands of errors; nobody asks for their stacks. */
function withoutStacks<T>(make: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Turns one composed document into our tree. Holds the anchors seen so far. */
class Reader {
  private readonly anchors = new Map<string, { node: YamlNode; size: number }>();
  private aliased = 0;
  private readonly document: Document.Parsed;
  private readonly shift: number;
  private readonly source: string;
  private readonly problems: Problem[];

  constructor(document: Document.Parsed, shift: number, source: string, problems: Problem[]) {
    this.document = document;
    this.shift = shift;
    this.source = source;
    this.problems = problems;
  }

  read(): YamlNode | undefined {
    const { contents } = this.document;
    if (!contents) return undefined;
    const { node } = this.node(contents, 0);
    return node.type === 'scalar' && node.style === 'missing' ? undefined : node;
  }

  private node(node: unknown, at: number): { node: YamlNode; size: number } {
    if (isAlias(node)) return this.alias(node.source, node.range?.[0] ?? at, node.range?.[1] ?? at);
    let result: { node: YamlNode; size: number };
    if (isMap(node)) result = this.map(node);
    else if (isSeq(node)) result = this.seq(node);
    else if (isScalar(node)) result = { node: this.scalar(node, at), size: 1 };
    else return { node: this.missing(at), size: 1 };
    const anchor = (node as Node & { anchor?: string }).anchor;
    if (anchor) this.anchors.set(anchor, result);
    return result;
  }

  private alias(name: string, start: number, end: number): { node: YamlNode; size: number } {
    const target = this.anchors.get(name);
    this.aliased += target?.size ?? 0;
    if (!target || this.aliased > maxAliasedNodes) {
      const reason = target
        ? 'its aliases stand for too many values'
        : `there is no anchor \`&${name}\` above`;
      this.problems.push(invalid(this.shift + start, this.shift + end, reason));
      return { node: this.missing(start), size: 1 };
    }
    return target;
  }

  private map(node: { items: readonly unknown[]; range?: readonly number[] | null; flow?: boolean }) {
    const pairs: YamlPair[] = [];
    const merged: YamlPair[] = [];
    let size = 1;
    for (const item of node.items) {
      const { key, value } = item as { key: unknown; value: unknown };
      const keyScalar = this.key(key);
      if (!keyScalar) continue;
      const read = this.node(value, keyScalar.span.end - this.shift);
      size += read.size + 1;
      const more = isMergeKey(keyScalar) ? mergedPairs(read.node) : undefined;
      if (more) {
        merged.push(...more);
        continue;
      }
      const end = Math.max(keyScalar.span.end, read.node.span.end);
      pairs.push({ key: keyScalar, value: read.node, span: { start: keyScalar.span.start, end } });
    }
    const own = new Set(pairs.map((pair) => pair.key.text));
    for (const pair of merged) {
      // What stands in the map itself goes first, then the earlier of the merged ones.
      if (own.has(pair.key.text)) continue;
      own.add(pair.key.text);
      pairs.push(pair);
    }
    const map: YamlMap = { type: 'map', pairs, flow: node.flow === true, span: this.range(node.range) };
    return { node: map as YamlNode, size };
  }

  private key(key: unknown): YamlScalar | undefined {
    if (isScalar(key)) return this.scalar(key, 0);
    const range = (key as { range?: readonly number[] } | null)?.range;
    const span = this.range(range);
    this.problems.push(invalid(span.start, span.end, 'a key must be plain text'));
    return undefined;
  }

  private seq(node: { items: readonly unknown[]; range?: readonly number[] | null; flow?: boolean }) {
    let size = 1;
    const items: YamlNode[] = [];
    for (const item of node.items) {
      const read = this.node(item, node.range?.[0] ?? 0);
      size += read.size;
      items.push(read.node);
    }
    const seq = { type: 'seq', items, flow: node.flow === true, span: this.range(node.range) } as const;
    return { node: seq as YamlNode, size };
  }

  private scalar(node: Scalar, at: number): YamlScalar {
    const span = this.range(node.range ?? [at, at]);
    const text = node.value === null || node.value === undefined ? '' : String(node.value);
    const nothing = text === '' ? span.start === span.end : text === '~' || text === 'null';
    if (nothing && styleOf(node.type) === 'plain')
      return { type: 'scalar', text: '', style: 'missing', span };
    return { type: 'scalar', text, style: styleOf(node.type), span };
  }

  private missing(at: number): YamlScalar {
    return {
      type: 'scalar',
      text: '',
      style: 'missing',
      span: { start: this.shift + at, end: this.shift + at },
    };
  }

  /** A node's own extent, without the white space and comments behind it. */
  private range(range: readonly number[] | null | undefined): Span {
    // Of brackets torn apart the parser gives a map that ends behind the text.
    const start = Math.min(range?.[0] ?? 0, this.source.length);
    let end = Math.max(start, Math.min(range?.[1] ?? start, this.source.length));
    while (end > start && /\s/.test(this.source[end - 1] ?? '')) end--;
    return { start: this.shift + start, end: this.shift + end };
  }
}

/** YAML 1.1's merge key, which most readers of YAML 1.2 know too: `<<: *base`. */
function isMergeKey(key: YamlScalar): boolean {
  return key.text === '<<' && key.style === 'plain';
}

/** The pairs of a map, or of a list of maps; undefined where there is anything else to merge. */
function mergedPairs(node: YamlNode): readonly YamlPair[] | undefined {
  if (node.type === 'map') return node.pairs;
  if (node.type !== 'seq' || !node.items.every((item) => item.type === 'map')) return undefined;
  return node.items.flatMap((item) => (item.type === 'map' ? item.pairs : []));
}

function styleOf(type: string | null | undefined): YamlScalar['style'] {
  if (type === 'QUOTE_DOUBLE') return 'double';
  if (type === 'QUOTE_SINGLE') return 'single';
  if (type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL') return 'block';
  return 'plain';
}

/** The text of a scalar without its quotes, as a place in the file; what a fix should replace. */
export function innerSpan(scalar: YamlScalar): Span {
  const quoted = scalar.style === 'single' || scalar.style === 'double';
  if (!quoted || scalar.span.end - scalar.span.start < 2) return scalar.span;
  return { start: scalar.span.start + 1, end: scalar.span.end - 1 };
}
