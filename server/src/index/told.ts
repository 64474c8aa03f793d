/** Names that are told on purpose, however near they are to others. */
import { tokensOf } from '../syntax/words/tokens.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';

const pageWordsMemo: MemoKey<ReadonlySet<string>> = { name: 'words of page names' };
const pagePartsMemo: MemoKey<ReadonlySet<string>> = { name: 'parts of words of page names' };

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

/**
 * Whether a hyphened word is written as some page's name is where it differs from another: beside a page
 * `Kirjath-sepher`, `Kirjath-arba` is no slip for `Kiriath-arba`.
 */
export function isSpeltLikePage(snapshot: Snapshot, word: string, target: string): boolean {
  const [own, other] = [word.split('-'), target.split('-')];
  if (own.length < 2 || own.length !== other.length) return false;
  const parts = snapshot.pathMemo(pagePartsMemo, () => {
    const hyphened = [...pageWordsOf(snapshot)].filter((page) => page.includes('-'));
    return new Set(hyphened.flatMap((page) => page.split('-')));
  });
  return own.every((part, i) => part === other[i] || (part.length > 3 && parts.has(part)));
}

/** Words before a name that is told on purpose: `called Ebisaph`, `or Shoco`, `the present village of Rummon`. */
const tellingBefore = [
  /(?:\b(?:called|named|names?(?: of)?|alias|aka|known as|same as|i\.e|spelt|spelled|rendered|form|correctly|properly|surnamed|titled|heb|gr|lat)\b[.,:]?|=)\s+(?:the\s+)?["'“‘(]?$/i,
  /\b(?:confused with|confuse \p{Lu}[^.!?]{0,30} with|mistaken for|no relation (?:to|of))\s+(?:the\s+|an?\s+)?["'“‘(]?$/iu,
  /\b(?:present|present-day|modern|ancient)(?:\s+\p{Ll}+){0,2}\s+["'“‘(]?$/u,
];

/** Words behind one: `Araba, i.e. the city`. */
const tellingBehind = /^(?:\s*\(q\.v\.\)|\s*[,(]\s*i\.e\.)/;

/** A name in brackets behind another one is another name for it: `Caesarea (Palestinae)`. */
const behindName = /\p{Lu}[\p{L}'’-]*\s+\($/u;

/** Whether the words around a name say that it is one. */
export function isTold(prose: string, start: number, end: number): boolean {
  const before = prose.slice(Math.max(0, start - 40), start);
  const behind = prose.slice(end, end + 16);
  if (tellingBehind.test(behind) || tellingBefore.some((pattern) => pattern.test(before))) return true;
  return behind.startsWith(')') && behindName.test(before);
}
