import { isSpace } from '../../domain/names/fold.ts';

/** Quotation marks that may stand right before a word. */
const quotes = '"“„«‹\'‘‚';
const openers = '“„«‹‘‚';
/** May stand between the end of a sentence and the next word. */
const skipped = '"”»›\'’)]}([{*_';
const enders = '.!?…:。！？‽';
/** Folded words whose dot does not end a sentence. */
const abbreviations: ReadonlySet<string> = new Set(
  'mr mrs ms dr st ste mt capt cpt lt col gen sgt cmdr adm prof rev hon sr jr no vs vol ch pt ep fig dept gov sen rep messrs mme mlle m'.split(
    ' ',
  ),
);

/**
 * Whether the word at `index` begins a sentence or a quotation, so that its capital proves nothing.
 * `from` is where its block begins.
 */
export function startsSentence(text: string, index: number, from: number): boolean {
  let i = index - 1;
  if (i >= from && quotes.includes(text[i] as string)) return true;
  let lineEnds = 0;
  while (i >= from && (isSpace(text.charCodeAt(i)) || skipped.includes(text[i] as string))) {
    if (text.charCodeAt(i) === 0x0a && ++lineEnds > 1) return true;
    i--;
  }
  if (i < from || openers.includes(text[i] as string)) return true;
  if (!enders.includes(text[i] as string)) return false;
  return text[i] !== '.' || !endsAbbreviation(text, i, from);
}

function endsAbbreviation(text: string, dot: number, from: number): boolean {
  let start = dot;
  while (start > from && /[\p{L}\p{M}]/u.test(text[start - 1] as string)) start--;
  const word = text.slice(start, dot);
  // An initial, as in `James T. Kirk`; the pronoun ends sentences.
  if (word.length === 1) return /\p{Lu}/u.test(word) && word !== 'I';
  // In capitals behind a year it is an era: `1451 DR.`
  if (word === word.toUpperCase() && /\d\s$/.test(text.slice(Math.max(from, start - 2), start))) return false;
  return abbreviations.has(word.toLowerCase());
}
