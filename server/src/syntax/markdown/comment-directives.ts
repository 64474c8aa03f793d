/** What HTML comments tell Lorecheck. */
import { readIgnored } from '../directives.ts';
import { readAttributes } from './attributes.ts';
import { isLineEnd, isWord } from './chars.ts';
import type { Directive } from './model.ts';

const head = /^\s*(lore(?:-ignore(?:-file|-end)?)?)(?![\w-])/;

/** Reads the comment at `[start, end)`, brackets included; undefined when it is a common one. */
export function readDirective(text: string, start: number, end: number): Directive | undefined {
  const bodyStart = start + 4;
  const bodyEnd = Math.max(bodyStart, end - 3);
  const match = head.exec(text.slice(bodyStart, Math.min(bodyEnd, bodyStart + 200)));
  const name = match?.[1];
  if (!match || !name) return undefined;
  const rest = bodyStart + match[0].length;
  const shared = { span: { start, end }, ownLine: standsAlone(text, start, end) };
  if (name === 'lore') {
    const colon = /^[ \t]*:/.exec(text.slice(rest, bodyEnd));
    // Without the colon it may be a remark about lore.
    if (!colon) return undefined;
    const attributes = readAttributes(text, rest + colon[0].length, bodyEnd);
    return { name, attributes, rules: [], reason: undefined, ...shared };
  }
  const ignored = readIgnored(text.slice(rest, bodyEnd), rest);
  return { name: name as Directive['name'], attributes: [], ...ignored, ...shared };
}

/** Whether nothing but the comment, and the marks of quotes and lists, stands on its lines. */
function standsAlone(text: string, start: number, end: number): boolean {
  for (let i = start - 1; i >= 0 && !isLineEnd(text.charCodeAt(i)); i--) {
    if (!' \t>\ufeff'.includes(text[i]!) || isWord(text[i]!)) return false;
  }
  for (let i = end; i < text.length && !isLineEnd(text.charCodeAt(i)); i++) {
    if (text[i] !== ' ' && text[i] !== '\t') return false;
  }
  return true;
}
