import type { Place } from '../domain/claim.ts';
import type { FilePath } from '../domain/ids.ts';
import { foldToken } from '../syntax/words/tokens.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';
import { visitWords } from './word-statistics.ts';

/** A place where a word stands as a name, and how it is written there. */
export interface WordExample extends Place {
  readonly text: string;
}

/** What was found at a revision. */
interface Known {
  readonly revision: number;
  readonly example: WordExample | undefined;
}

const examplesMemo: MemoKey<Map<string, Known>> = { name: 'word examples' };

/** The first place of the world, in the order of its files' paths, where a word stands as a name. */
export function exampleOf(snapshot: Snapshot, folded: string): WordExample | undefined {
  snapshot.asksCounts(folded);
  const kept = snapshot.worldMemo(examplesMemo, () => new Map());
  const known = kept.get(folded);
  if (known?.revision === snapshot.revision) return known.example;
  const example = (known && followed(snapshot, folded, known)) ?? findExample(snapshot, folded);
  kept.set(folded, { revision: snapshot.revision, example });
  return example;
}

/**
 * Where it stands now, by looking at the files that changed: to look through a large world would be felt at every
 * keystroke. Undefined when that does not tell.
 */
function followed(snapshot: Snapshot, folded: string, { revision, example }: Known): WordExample | undefined {
  const changed = snapshot.changesSince(revision);
  if (!changed || !example) return undefined;
  const first = firstAmong(snapshot, folded, changed);
  if (first && first.file <= example.file) return first;
  return changed.has(example.file) ? undefined : example;
}

function findExample(snapshot: Snapshot, folded: string): WordExample | undefined {
  return firstAmong(snapshot, folded, snapshot.files.keys());
}

function firstAmong(snapshot: Snapshot, folded: string, paths: Iterable<FilePath>): WordExample | undefined {
  for (const path of [...paths].sort()) {
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
