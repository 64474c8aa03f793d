/** Writing a text into YAML, quoted only where it has to be. */
import { contains, type Span } from '../base/span.ts';
import type { FileSummary } from '../index/summary.ts';
import type { YamlNode } from '../syntax/yaml/tree.ts';

/** Words and shapes that YAML readers take for something other than text. */
const special = /^(?:true|false|yes|no|on|off|null|~|[-+]?[\d.][\d_.eE+-]*)$/i;

/**
 * The text as a plain scalar where YAML allows it, else in single quotes (in double ones when it holds
 * characters that only they can write). `flow`: inside `[…]` or `{…}`, where commas and brackets end a text.
 */
export function yamlScalar(text: string, flow: boolean): string {
  if (/\p{Cc}/u.test(text)) return JSON.stringify(text);
  const fits =
    text !== '' &&
    text === text.trim() &&
    !special.test(text) &&
    !/^[-?:,[\]{}#&*!|>'"%@`]/.test(text) &&
    !/: |:$| #/.test(text) &&
    !(flow && /[,[\]{}]/.test(text));
  return fits ? text : `'${text.replaceAll("'", "''")}'`;
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
