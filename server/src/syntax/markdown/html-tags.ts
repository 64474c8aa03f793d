/** HTML as CommonMark sees it: tags, and the lines that begin an HTML block (CommonMark 0.31 §4.6, §6.6). */
import { isAsciiLetter, isAsciiWord, isBlank, isGap, skipGaps } from './chars.ts';

export interface Tag {
  /** Offset behind `>`. */
  readonly end: number;
  /** Lower case. */
  readonly name: string;
  readonly closing: boolean;
  /** Value of an `id` or `name` attribute: a place that links may point to. */
  readonly id: { readonly start: number; readonly end: number } | undefined;
}

/** Elements that begin a line of their own: no name or sentence runs across them. */
const blockNames = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div ' +
    'dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe ' +
    'legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table ' +
    'tbody td tfoot th thead title tr track ul'
  ).split(' '),
);

/** Elements whose content is no prose. */
const rawNames = new Set('script style pre textarea code samp kbd svg math template'.split(' '));
const verbatimNames = new Set(['script', 'style', 'pre', 'textarea']);

export function isBlockTag(name: string): boolean {
  return name === 'br' || blockNames.has(name);
}

export function isRawTag(name: string): boolean {
  return rawNames.has(name);
}

/** Reads the complete tag whose `<` stands at `at`; undefined when there is none before `limit`. */
export function readTag(text: string, at: number, limit: number): Tag | undefined {
  const closing = text.charCodeAt(at + 1) === 47;
  const nameStart = at + (closing ? 2 : 1);
  if (nameStart >= limit || !isAsciiLetter(text.charCodeAt(nameStart))) return undefined;
  let i = nameStart;
  while (i < limit && (isAsciiWord(text.charCodeAt(i)) || text.charCodeAt(i) === 45)) i++;
  const name = text.slice(nameStart, i).toLowerCase();
  if (closing) {
    const close = skipGaps(text, i, limit);
    return close < limit && text.charCodeAt(close) === 62
      ? { end: close + 1, name, closing, id: undefined }
      : undefined;
  }
  return readAttributes(text, i, limit, name);
}

function readAttributes(text: string, from: number, limit: number, name: string): Tag | undefined {
  let id: Tag['id'];
  let i = from;
  for (;;) {
    const at = skipGaps(text, i, limit);
    if (at >= limit) return undefined;
    const code = text.charCodeAt(at);
    if (code === 62) return { end: at + 1, name, closing: false, id };
    if (code === 47)
      return text.charCodeAt(at + 1) === 62 && at + 1 < limit
        ? { end: at + 2, name, closing: false, id }
        : undefined;
    if (at === i || !isNameStart(code)) return undefined;
    const keyEnd = skipName(text, at, limit);
    const equals = skipGaps(text, keyEnd, limit);
    if (text.charCodeAt(equals) !== 61 || equals >= limit) {
      i = keyEnd;
      continue;
    }
    const value = readValue(text, skipGaps(text, equals + 1, limit), limit);
    if (!value) return undefined;
    const key = text.slice(at, keyEnd).toLowerCase();
    if (key === 'id' || key === 'name') id = { start: value.start, end: value.end };
    i = value.next;
  }
}

function isNameStart(code: number): boolean {
  return isAsciiLetter(code) || code === 95 || code === 58;
}

function skipName(text: string, from: number, limit: number): number {
  let i = from;
  while (i < limit) {
    const code = text.charCodeAt(i);
    if (!isNameStart(code) && !isAsciiWord(code) && code !== 45 && code !== 46) break;
    i++;
  }
  return i;
}

function readValue(text: string, at: number, limit: number) {
  if (at >= limit) return undefined;
  const code = text.charCodeAt(at);
  if (code === 34 || code === 39) {
    const end = text.indexOf(code === 34 ? '"' : "'", at + 1);
    return end === -1 || end >= limit ? undefined : { start: at + 1, end, next: end + 1 };
  }
  let i = at;
  while (i < limit) {
    const unit = text.charCodeAt(i);
    if (isGap(unit) || unit === 34 || unit === 39 || unit === 96 || (unit >= 60 && unit <= 62)) break;
    i++;
  }
  return i === at ? undefined : { start: at, end: i, next: i };
}

/**
 * What ends an HTML block: `tag` a closing `</script>` and its like, `blank` a blank line, else that very text.
 */
export type HtmlEnd = 'tag' | 'blank' | '-->' | '?>' | '>' | ']]>';

/** How the HTML block ends that begins at the `<` at `at`; undefined when none begins there. */
export function htmlBlockEnd(
  text: string,
  at: number,
  end: number,
  inParagraph: boolean,
): HtmlEnd | undefined {
  const next = text.charCodeAt(at + 1);
  if (next === 33) {
    if (text.startsWith('<!--', at)) return '-->';
    if (text.startsWith('<![CDATA[', at)) return ']]>';
    return isAsciiLetter(text.charCodeAt(at + 2)) ? '>' : undefined;
  }
  if (next === 63) return '?>';
  const nameStart = next === 47 ? at + 2 : at + 1;
  let i = nameStart;
  while (i < end && isAsciiWord(text.charCodeAt(i))) i++;
  if (i === nameStart) return undefined;
  const name = text.slice(nameStart, i).toLowerCase();
  const follows = text.charCodeAt(i);
  const bounded = i >= end || isBlank(follows) || follows === 62;
  if (next !== 47 && verbatimNames.has(name) && bounded) return 'tag';
  const slash = follows === 47 && text.charCodeAt(i + 1) === 62;
  if (blockNames.has(name) && (bounded || slash)) return 'blank';
  return inParagraph ? undefined : loneTag(text, at, end);
}

/** Any complete tag alone on its line begins a block, but never in the middle of a paragraph. */
function loneTag(text: string, at: number, end: number): HtmlEnd | undefined {
  const tag = readTag(text, at, end);
  if (!tag || (verbatimNames.has(tag.name) && !tag.closing)) return undefined;
  return skipGaps(text, tag.end, end) >= end ? 'blank' : undefined;
}
