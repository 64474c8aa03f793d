/** Adding to YAML that an author wrote, in the author's own manner: comments, quotes and layout stay. */
import type { Span } from '../../base/span.ts';
import type { TextEdit } from '../../domain/finding.ts';
import type { FileSummary } from '../../index/summary.ts';
import { entry, type YamlMap, type YamlNode } from '../../syntax/yaml/tree.ts';

/** Words and shapes that YAML readers take for something other than text. */
const special = /^(?:true|false|yes|no|on|off|null|~|[-+]?[\d.][\d_.eE+-]*)$/i;

/** A text as a plain scalar where YAML allows it, else in quotes. `flow`: inside `[…]` or `{…}`. */
export function scalarText(text: string, flow: boolean): string {
  const fits =
    text.trim() === text &&
    text !== '' &&
    !special.test(text) &&
    !/^[-?:,[\]{}#&*!|>'"%@`]|: |:$| #|\p{Cc}/u.test(text) &&
    !(flow && /[,[\]{}]/.test(text));
  return fits ? text : `'${text.replaceAll("'", "''")}'`;
}

/** Adds a text to the list under a key, making key and list when they are missing. Undefined where it cannot be done. */
export function addToList(
  file: FileSummary,
  map: YamlMap,
  keys: readonly string[],
  text: string,
): TextEdit | undefined {
  const pair = keys.map((key) => entry(map, key)).find((found) => found !== undefined);
  if (!pair) return addKey(file, map, keys[0] ?? '', text);
  const { value } = pair;
  if (value.type === 'map') return undefined;
  if (value.type === 'seq') return addItem(file, value.items, value.flow, value.span, text);
  if (value.style === 'missing') return insert(file, pair.key.span.end + 1, ` [${scalarText(text, true)}]`);
  if (value.style === 'block') return undefined;
  const written = file.text.slice(value.span.start, value.span.end);
  return { file: file.path, span: value.span, newText: `[${written}, ${scalarText(text, true)}]` };
}

function addItem(
  file: FileSummary,
  items: readonly YamlNode[],
  flow: boolean,
  span: Span,
  text: string,
): TextEdit | undefined {
  const last = items.at(-1);
  if (flow) {
    const at = last?.span.end ?? span.start + 1;
    return insert(file, at, `${last ? ', ' : ''}${scalarText(text, true)}`);
  }
  if (!last) return undefined;
  const dash = file.text.lastIndexOf('-', last.span.start);
  const column = dash - file.lines.lineStart(file.lines.lineAt(dash));
  return insertLine(file, last.span.end, `${' '.repeat(column)}- ${scalarText(text, false)}`);
}

function addKey(file: FileSummary, map: YamlMap, key: string, text: string): TextEdit | undefined {
  const last = map.pairs.at(-1);
  const first = map.pairs[0];
  if (!first || !last) return undefined;
  const name = entry(map, 'name') ?? entry(map, 'title') ?? entry(map, 'id') ?? first;
  const added = `${key}: [${scalarText(text, true)}]`;
  if (map.flow) return insert(file, name.value.span.end, `, ${added}`);
  const column = first.key.span.start - file.lines.lineStart(file.lines.lineAt(first.key.span.start));
  return insertLine(file, name.value.span.end, `${' '.repeat(column)}${added}`);
}

function insert(file: FileSummary, at: number, newText: string): TextEdit {
  return { file: file.path, span: { start: at, end: at }, newText };
}

/** A new line behind the one that holds `offset`, with whatever comment stands at its end. */
export function insertLine(file: FileSummary, offset: number, line: string): TextEdit {
  const next = file.lines.lineStart(file.lines.lineAt(offset) + 1);
  const ended = next > 0 && /[\r\n]/.test(file.text[next - 1] ?? '');
  const lineBreak = /\r\n|\n|\r/.exec(file.text)?.[0] ?? '\n';
  return insert(file, next, ended ? `${line}${lineBreak}` : `${lineBreak}${line}`);
}
