/** Writing `lore-ignore` comments where they silence a finding and change nothing else. */
import { contains } from '../base/span.ts';
import type { Finding, TextEdit } from '../domain/finding.ts';
import type { FileSummary } from '../index/summary.ts';
import type { Directive } from '../syntax/markdown/model.ts';
import type { YamlNode, YamlScalar } from '../syntax/yaml/tree.ts';

/** Housekeeping about the comments themselves is not silenced by more of them. */
const never = ['unused-suppression', 'skipped-file', 'invalid-yaml'];

/** A comment on the finding's own line, or above it; undefined where no comment can stand. */
export function ignoreOnLine(file: FileSummary, finding: Finding): TextEdit | undefined {
  if (never.includes(finding.rule)) return undefined;
  const line = file.lines.lineAt(finding.span.start);
  const existing = file.directives.find(
    (directive) =>
      directive.name === 'lore-ignore' &&
      !directive.ownLine &&
      file.lines.lineAt(directive.span.start) === line,
  );
  if (existing) return addRule(file, existing, finding.rule);
  const inYaml = file.type !== 'article' || inFrontMatter(file, finding.span.start);
  return inYaml ? yamlComment(file, line, finding.rule) : htmlComment(file, line, finding.rule);
}

function inFrontMatter(file: FileSummary, offset: number): boolean {
  const block = file.markdown?.frontMatterBlock;
  return block !== undefined && contains(block, offset);
}

/** One comment can name several rules; naming none already silences all. */
function addRule(file: FileSummary, directive: Directive, rule: string): TextEdit | undefined {
  const last = directive.rules.at(-1);
  if (!last) return undefined;
  return { file: file.path, span: { start: last.span.end, end: last.span.end }, newText: `, ${rule}` };
}

/** At the line's end, so that a paragraph stays one; before the blanks that break a line. */
function htmlComment(file: FileSummary, line: number, rule: string): TextEdit | undefined {
  if (inFence(file, line)) return undefined;
  const at = lineEnd(file, line);
  return insert(
    file,
    at,
    `${at === file.lines.lineStart(line) ? '' : ' '}<!-- lore-ignore ${rule}: intended -->`,
  );
}

function yamlComment(file: FileSummary, line: number, rule: string): TextEdit | undefined {
  const start = file.lines.lineStart(line);
  const end = lineEnd(file, line);
  const scalars = file.yaml.flatMap((node) => [...scalarsOf(node)]);
  const around = scalars.find((scalar) => scalar.span.start < end && end < scalar.span.end);
  if (around?.style === 'block' && file.lines.lineAt(around.span.start) < line) return undefined;
  const text = file.text.slice(start, end);
  if (around || /(?:^|\s)#/.test(text)) {
    if (around && around.span.start < start) return undefined;
    const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
    return insert(file, start, `${indent}# lore-ignore ${rule}: intended${lineBreak(file)}`);
  }
  return insert(file, end, ` # lore-ignore ${rule}: intended`);
}

function* scalarsOf(node: YamlNode): Generator<YamlScalar> {
  if (node.type === 'scalar') yield node;
  else if (node.type === 'seq') for (const item of node.items) yield* scalarsOf(item);
  else for (const pair of node.pairs) yield* scalarsOf(pair.value);
}

/** Whether a line of Markdown stands in no prose block: in code, where a comment would be text. */
function inFence(file: FileSummary, line: number): boolean {
  const start = file.lines.lineStart(line);
  const end = lineEnd(file, line);
  return !(
    file.markdown?.blocks.some((block) => block.span.start <= end && start <= block.span.end) ?? false
  );
}

function lineEnd(file: FileSummary, line: number): number {
  const start = file.lines.lineStart(line);
  const text = file.text.slice(start, file.lines.lineStart(line + 1));
  return start + text.trimEnd().length;
}

function lineBreak(file: FileSummary): string {
  return /\r\n|\n|\r/.exec(file.text)?.[0] ?? '\n';
}

function insert(file: FileSummary, at: number, newText: string): TextEdit {
  return { file: file.path, span: { start: at, end: at }, newText };
}

/** A comment at the top that silences a rule for the whole file; undefined where one stands already. */
export function ignoreInFile(file: FileSummary, rule: string): TextEdit | undefined {
  if (never.includes(rule)) return undefined;
  const existing = file.directives.find((directive) => directive.name === 'lore-ignore-file');
  if (existing) return addRule(file, existing, rule);
  if (file.type !== 'article') return insert(file, 0, `# lore-ignore-file ${rule}${lineBreak(file)}`);
  const at = file.markdown?.bodyStart ?? 0;
  const comment = `<!-- lore-ignore-file ${rule} -->`;
  return insert(file, at, `${comment}${lineBreak(file)}${lineBreak(file)}`);
}
