/** Makes the prose of a file out of a mask over its text. */
import { charAfter, charBefore, isLineEnd, isWord } from './chars.ts';

/** Mask values. Shown text is 0. */
export const HIDDEN = 1;
/** Markup that may stand inside a word, such as the asterisks of `**Khi**tomer`. */
export const INLINE = 2;

/** Takes the place of markup inside a word, so that the word stays one: U+2060 WORD JOINER. */
export const wordJoiner = '\u2060';

const apostrophes = "'\u2019\u02bc";
const connectors = `${apostrophes}-\u2010\u2011`;

/**
 * As long as the text: what the mask hides is spaces, line ends are kept, and inline markup between two
 * parts of a word is word joiners.
 */
export function maskedText(text: string, mask: Uint8Array): string {
  const parts: string[] = [];
  const length = text.length;
  // Most of a text is shown: four units at a time are skipped.
  const words = new Uint32Array(mask.buffer, mask.byteOffset, length >> 2);
  let shown = 0;
  for (let i = 0; i < length; ) {
    if ((i & 3) === 0) while (words[i >> 2] === 0) i += 4;
    if (i >= length) break;
    if (mask[i] === 0) {
      i++;
      continue;
    }
    if (shown < i) parts.push(text.slice(shown, i));
    const start = i;
    let inline = true;
    let lines = false;
    for (; i < length && mask[i] !== 0; i++) {
      if (mask[i] !== INLINE) inline = false;
      if (text.charCodeAt(i) <= 13) lines = true;
    }
    if (inline && !lines && joinsWord(text, start, i)) parts.push(wordJoiner.repeat(i - start));
    else parts.push(lines ? blankLines(text, start, i) : blanks(i - start));
    shown = i;
  }
  if (shown === 0) return text;
  parts.push(text.slice(shown));
  return parts.join('');
}

const spaces = ' '.repeat(256);

function blanks(width: number): string {
  return width <= spaces.length ? spaces.slice(0, width) : ' '.repeat(width);
}

function blankLines(text: string, start: number, end: number): string {
  let out = '';
  let from = start;
  for (let i = start; i < end; i++) {
    if (!isLineEnd(text.charCodeAt(i))) continue;
    out += blanks(i - from) + text[i];
    from = i + 1;
  }
  return out + blanks(end - from);
}

/** Whether a word goes on behind the markup: `[[Human]]s`, `*Worf*'s`, `**Enterprise**-D`, `Son\'a`. */
function joinsWord(text: string, start: number, end: number): boolean {
  const before = charBefore(text, start);
  const after = charAfter(text, end);
  const left = isWord(before) || (connectors.includes(before) && isWord(charBefore(text, start - 1)));
  if (!left || before === '' || after === '') return false;
  if (isWord(after)) return true;
  return isWord(before) && connectors.includes(after) && isWord(charAfter(text, end + 1));
}
