/** A small, strict reader of XML 1.0: elements, attributes and text, as far as reports have them. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const name = '[A-Za-z_][\\w.-]*';
const openTag = new RegExp(`<(${name})((?:\\s+${name}="[^<"]*")*)\\s*(/?)>`, 'y');
const closeTag = new RegExp(`</(${name})\\s*>`, 'y');
const attribute = new RegExp(`(${name})="([^<"]*)"`, 'g');
const reference = /&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot hold them, not even as references.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** The root element. Throws where the text is not well-formed. */
export function readXml(text: string): XmlElement {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!text.startsWith(declaration)) throw new Error('no XML declaration');
  if (forbidden.test(text)) throw new Error('a character that XML cannot hold');
  const { element, end } = readElement(text, declaration.length);
  if (text.slice(end).trim() !== '') throw new Error('text behind the root element');
  return element;
}

function readElement(text: string, from: number): { element: XmlElement; end: number } {
  const open = matchAt(openTag, text, from);
  if (!open) throw new Error(`no element at ${from}: ${text.slice(from, from + 60)}`);
  const attributes = readAttributes(open[2] ?? '');
  const tag = open[1] ?? '';
  let at = from + open[0].length;
  if (open[3] === '/') return { element: { name: tag, attributes, children: [], text: '' }, end: at };
  const children: XmlElement[] = [];
  let content = '';
  for (;;) {
    const next = text.indexOf('<', at);
    if (next < 0) throw new Error(`${tag} is not closed`);
    content += decode(text.slice(at, next));
    const close = matchAt(closeTag, text, next);
    if (close) {
      if (close[1] !== tag) throw new Error(`${tag} is closed by ${close[1]}`);
      return { element: { name: tag, attributes, children, text: content }, end: next + close[0].length };
    }
    const child = readElement(text, next);
    children.push(child.element);
    at = child.end;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readAttributes(text: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (const [, key = '', value = ''] of text.matchAll(attribute)) {
    if (Object.hasOwn(attributes, key)) throw new Error(`${key} stands twice`);
    // Readers make spaces of literal breaks and tabs in attributes.
    attributes[key] = decode(value.replace(/[\t\n\r]/g, ' '));
  }
  return attributes;
}

function decode(text: string): string {
  if (text.replace(reference, '').includes('&')) throw new Error(`a bare & in ${text}`);
  return text.replace(reference, (_all, decimal, hex, word) => {
    if (word !== undefined) return named[word] ?? '';
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const character = String.fromCodePoint(code);
    if (forbidden.test(character)) throw new Error(`a reference to ${code}, which XML cannot hold`);
    return character;
  });
}
