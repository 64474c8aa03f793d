/** Writing a text into YAML, quoted only where it has to be. */
import { contains, type Span } from '../base/span.ts';
import type { FileSummary } from '../index/summary.ts';
import { scalarText } from '../rules/fixes/yaml-list.ts';
import type { YamlNode } from '../syntax/yaml/tree.ts';

/** The text as a plain scalar where YAML allows it, else in quotes. `flow`: inside `[…]` or `{…}`. */
export function yamlScalar(text: string, flow: boolean): string {
  return /\p{Cc}/u.test(text) ? JSON.stringify(text) : scalarText(text, flow);
}

/** The text as it must be written at a place of a file: escaped as the quotes around it ask for. */
export function yamlReplacement(file: FileSummary, span: Span, text: string): string {
  const before = file.text[span.start - 1];
  const after = file.text[span.end];
  if (before === "'" && after === "'") return text.replaceAll("'", "''");
  if (before === '"' && after === '"') return JSON.stringify(text).slice(1, -1);
  return yamlScalar(text, inFlow(file.yaml, span.start));
}

/** Whether a `[…]` or `{…}` encloses the place. */
function inFlow(nodes: readonly YamlNode[], offset: number): boolean {
  for (const node of nodes) {
    if (node.type === 'scalar' || !contains(node.span, offset)) continue;
    if (node.flow) return true;
    return inFlow(node.type === 'seq' ? node.items : node.pairs.map((pair) => pair.value), offset);
  }
  return false;
}
