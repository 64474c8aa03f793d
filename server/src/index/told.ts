/** Names that are told on purpose, however near they are to others. */
import { tokensOf } from '../syntax/words/tokens.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';

const pageWordsMemo: MemoKey<ReadonlySet<string>> = { name: 'words of page names' };

/** Words that the world's pages are called by: nobody misspells the name of a page. */
export function pageWordsOf(snapshot: Snapshot): ReadonlySet<string> {
  return snapshot.pathMemo(pageWordsMemo, () => wordsOfPages(snapshot));
}

function wordsOfPages(snapshot: Snapshot): ReadonlySet<string> {
  const words = new Set<string>();
  for (const path of snapshot.files.keys()) {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/[\s_-]*\d*[.\d]*\.\w+$/, '');
    for (const token of tokensOf(name)) words.add(token.folded);
  }
  return words;
}

/** Words before a name that is told on purpose: `called Ebisaph`, `or Shoco`. */
const telling =
  /(?:\b(?:called|named|name|names|alias|aka|i\.e|spelt|spelled|rendered|form|correctly|properly|surnamed|titled|heb|gr|lat)\b[.,:]?|=)\s+(?:the\s+)?["'“‘(]?$/i;

/** Whether the words before a name say that it is one. */
export function isTold(prose: string, start: number): boolean {
  return telling.test(prose.slice(Math.max(0, start - 24), start));
}
