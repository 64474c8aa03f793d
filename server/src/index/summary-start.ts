/** What reading a file of any kind begins with: where it comes from, what it depends on, and a summary still empty. */
import { LineIndex } from '../base/line-index.ts';
import type { Problem } from '../base/problem.ts';
import { overlapTest, type Span } from '../base/span.ts';
import type { FilePath } from '../domain/ids.ts';
import type { WorldConfig } from '../domain/world.ts';
import type { Calendars } from '../syntax/dates/calendars.ts';
import type { LoreContext } from '../syntax/lore/context.ts';
import { unreadFrom } from '../syntax/yaml/errors.ts';
import type { YamlNode } from '../syntax/yaml/tree.ts';
import type { FileSummary, FileType } from './summary.ts';

/** What reading a file depends on besides its text. */
export interface SummaryEnvironment {
  readonly config: WorldConfig;
  readonly calendars: Calendars;
  readonly definesCanon: (path: string) => boolean;
  readonly checked: (path: string) => boolean;
  /** Problems of `lore.yaml` found elsewhere than in its syntax: calendars, continuities. */
  readonly configProblems: readonly Problem[];
}

/** A file as the host hands it over. */
export interface SourceFile {
  readonly path: FilePath;
  readonly text: string;
  readonly shared: boolean;
  /** Why its text could not be taken, as a finding: too large, not UTF-8. */
  readonly notice: string | undefined;
}

/** What is known of a file of which nothing was read. */
export function emptySummary(source: SourceFile, type: FileType): FileSummary {
  return {
    path: source.path,
    type,
    text: source.text,
    lines: new LineIndex(source.text),
    definesCanon: false,
    checked: false,
    shared: source.shared,
    entities: [],
    references: [],
    continuityNames: [],
    subject: undefined,
    yaml: [],
    markdown: undefined,
    outline: undefined,
    hasJoiners: false,
    blockIdentities: undefined,
    scopes: [],
    directives: [],
    dates: [],
    problems: [],
  };
}

/** Broken YAML reads as strange values: what is found inside a broken place is its echo, not a second slip. */
export function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const broken = problems.filter(({ rule }) => rule === 'invalid-yaml');
  if (broken.length === 0) return problems;
  const isBroken = overlapTest(broken.map(({ span }) => span));
  const unread = unreadFrom(broken);
  const isEcho = ({ rule, span }: Problem): boolean =>
    isBroken(span) || (span.start >= unread && ofShape.has(rule));
  return problems.filter((problem) => problem.rule === 'invalid-yaml' || !isEcho(problem));
}

/** What is told of the shape of YAML: of fields that are not what was written. */
const ofShape: ReadonlySet<string> = new Set([
  'unknown-field',
  'missing-field',
  'wrong-type',
  'duplicate-name',
]);

/** Where the lore readers put what they find besides entities; `problems` are those known already. */
export function loreContext(
  { path: file, text }: SourceFile,
  environment: SummaryEnvironment,
  origin: LoreContext['origin'],
  problems: Problem[],
): LoreContext {
  const { config, calendars } = environment;
  const faults = problems.map(({ span }) => ({ start: entryReach(text, span.start), end: span.end }));
  return { file, config, calendars, origin, problems, references: [], continuityNames: [], faults };
}

/** A broken line belongs to the entry above it too, unless it begins one of its own. */
function entryReach(text: string, start: number): number {
  return text[start] === '-' ? start : text.slice(0, start).trimEnd().length;
}

/** Whether an offset stands inside a quoted or block text, where `#` starts no comment. */
export function scalarTest(documents: readonly YamlNode[]): (offset: number) => boolean {
  let isText: ((at: Span) => boolean) | undefined;
  return (offset) => {
    isText ??= overlapTest(textSpans(documents));
    return isText({ start: offset, end: offset + 1 });
  };
}

/** Quoted and block texts. What aliases name is one node in several places, and looked at once. */
function textSpans(documents: readonly YamlNode[]): Span[] {
  const found: Span[] = [];
  const nodes = new Set(documents);
  for (const node of nodes) {
    if (node.type === 'seq') for (const item of node.items) nodes.add(item);
    else if (node.type === 'map') for (const pair of node.pairs) nodes.add(pair.value);
    else if (node.style !== 'plain' && node.style !== 'missing') found.push(node.span);
  }
  return found;
}
