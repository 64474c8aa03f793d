/**
 * Which words may stand in a file's prose, by their first letters: enough to tell that a name does not, whatever
 * endings it takes.
 */
import { includesSorted } from '../base/sorted.ts';
import { charClass, classes, folds } from '../domain/names/characters.ts';
import { foldName } from '../domain/names/fold.ts';
import type { Ending, LanguageRules } from '../domain/names/languages.ts';
import type { ProseBlock } from '../syntax/markdown/model.ts';
import {
  hashFolded,
  hashNext,
  nextWordStart,
  readToken,
  tokenCursor,
  tokenFlag,
} from '../syntax/words/tokens.ts';

/** Hashes of the beginnings of all words of a file, in ascending order. */
export type Beginnings = Uint16Array;

/** So many letters are a beginning. */
const letters = 4;

/** Beginnings of the words of a file's prose; of a compound or an elided word, those of its parts as well. */
export function beginningsOf(prose: string, blocks: readonly ProseBlock[]): Beginnings {
  const found = new Set<number>();
  const cursor = tokenCursor();
  for (const { span } of blocks) {
    let at = nextWordStart(prose, span.start, span.end);
    while (at < span.end) {
      readToken(prose, at, span.end, cursor);
      const { start, end, flags } = cursor;
      found.add(beginningAt(prose, start, end));
      if (flags & (tokenFlag.hyphen | tokenFlag.apostrophe)) {
        for (let i = start + 1; i < end; i++) {
          const kind = classes[prose.charCodeAt(i)];
          if (kind === charClass.hyphen || kind === charClass.apostrophe)
            found.add(beginningAt(prose, i + 1, end));
        }
      }
      at = nextWordStart(prose, end, span.end);
    }
  }
  return Uint16Array.from(found).sort();
}

function beginningAt(text: string, start: number, end: number): number {
  let hash = hashFolded('');
  for (let i = start, read = 0; i < end && read < letters; i++) {
    const unit = text.charCodeAt(i);
    const folded = folds[unit] as number;
    // Dots of abbreviations are no letters, and what folds to nothing is not seen.
    if (folded === 0 || unit === 0x2e) continue;
    hash = hashNext(hash, folded);
    read++;
  }
  return narrowed(hash);
}

function narrowed(hash: number): number {
  return (hash ^ (hash >>> 16)) & 0xffff;
}

/** All beginnings that a folded word of a name may have in prose, with its language's endings on or off. */
export function beginningsOfWord(folded: string, rules: LanguageRules): readonly number[] {
  const endings = [...rules.possessive, ...rules.plural, ...rules.declined, ...rules.demonym];
  const stems = new Set([folded, ...endings.flatMap((ending) => stemsOf(folded, ending))]);
  // Behind a short stem, some of the ending belongs to the beginning: one ending, or a plural or owner's one behind it.
  const behind = ['', ...endings.flatMap(({ text }) => [text, `${text}s`, `${text}'s`])];
  const found = new Set<string>();
  for (const stem of stems) {
    const forms = stem.length < letters ? behind.map((ending) => stem + ending) : [stem];
    for (const form of forms) found.add(form.slice(0, letters));
  }
  return [...found].map((form) => narrowed(hashFolded(form)));
}

/** What is left of a word before an ending may be put on. */
function stemsOf(folded: string, { instead }: Ending): readonly string[] {
  return instead
    .map((back) => foldName(back))
    .filter((back) => back !== '' && folded.endsWith(back))
    .map((back) => folded.slice(0, folded.length - back.length));
}

/** Whether all words of a run may stand in the prose. */
export function mayHold(beginnings: Beginnings, run: readonly (readonly number[])[]): boolean {
  return run.every((word) => word.some((beginning) => includesSorted(beginnings, beginning)));
}
