import type { Place } from '../domain/claim.ts';
import { foldToken } from '../syntax/words/tokens.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';
import { visitWords } from './word-statistics.ts';

/** A place where a word stands as a name, and how it is written there. */
export interface WordExample extends Place {
  readonly text: string;
}

const examplesMemo: MemoKey<Map<string, WordExample | undefined>> = { name: 'word examples' };

/** The first place of the world, in the order of its files' paths, where a word stands as a name. */
export function exampleOf(snapshot: Snapshot, folded: string): WordExample | undefined {
  snapshot.asksCounts(folded);
  const kept = snapshot.memo(examplesMemo, () => new Map());
  if (!kept.has(folded)) kept.set(folded, findExample(snapshot, folded));
  return kept.get(folded);
}

function findExample(snapshot: Snapshot, folded: string): WordExample | undefined {
  const paths = [...snapshot.files.keys()].sort();
  for (const path of paths) {
    const file = snapshot.files.get(path);
    let found: WordExample | undefined;
    if (!file) continue;
    visitWords(file, file.markdown?.blocks ?? [], (text, start, end, _hash, use) => {
      if (found || use !== 'name' || foldToken(text, start, end) !== folded) return;
      found = { file: path, span: { start, end }, text: text.slice(start, end) };
    });
    if (found) return found;
  }
  return undefined;
}
