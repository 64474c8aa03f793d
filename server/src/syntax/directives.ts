/** `# lore-ignore …` comments of YAML: the same words as the HTML comments of Markdown. */
import type { Directive } from './markdown/model.ts';

const comment = /(?:^|[ \t])#[ \t]*(lore-ignore(?:-file)?)\b[ \t]*([^\r\n]*)/gm;

/** Finds the suppressions of a YAML text. `inScalar` tells whether an offset stands inside a quoted or block text. */
export function yamlDirectives(
  text: string,
  shift: number,
  inScalar: (offset: number) => boolean,
): Directive[] {
  if (!text.includes('lore-ignore')) return [];
  const found: Directive[] = [];
  for (const match of text.matchAll(comment)) {
    const hash = match.index + match[0].indexOf('#');
    if (inScalar(shift + hash)) continue;
    const [name, rest] = [match[1], match[2] ?? ''];
    const restAt = shift + match.index + match[0].length - rest.length;
    found.push({
      name: name === 'lore-ignore-file' ? 'lore-ignore-file' : 'lore-ignore',
      attributes: [],
      ...readIgnored(rest, restAt),
      span: { start: shift + hash, end: shift + match.index + match[0].trimEnd().length },
      ownLine: lineBefore(text, hash).trim() === '',
    });
  }
  return found;
}

/** What stands before an offset on its line. A lone `\r` ends one too, and is not looked for any farther back. */
function lineBefore(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset) + 1, offset);
  return line.slice(line.lastIndexOf('\r') + 1);
}

/** Splits `rule-a, rule-b: because` into rule ids with their places, and the reason. */
export function readIgnored(text: string, at: number): Pick<Directive, 'rules' | 'reason'> {
  const colon = text.indexOf(':');
  const head = colon < 0 ? text : text.slice(0, colon);
  const reason = colon < 0 ? undefined : text.slice(colon + 1).trim() || undefined;
  const rules = [...head.matchAll(/[\w-]+/g)].map((word) => ({
    id: word[0],
    span: { start: at + word.index, end: at + word.index + word[0].length },
  }));
  return { rules, reason };
}
