/** What a change of the canon means for the rest of the world: findings that come, go, or say something else. */
import type { Finding } from '../domain/finding.ts';
import type { FilePath } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { findingsOf } from '../rules/run.ts';

export interface Retcon {
  readonly appeared: readonly Finding[];
  readonly disappeared: readonly Finding[];
  /** The same words are still wrong by the same rule, for another reason than before. */
  readonly changed: readonly { readonly before: Finding; readonly after: Finding }[];
}

/** A finding, and the words it is about: they outlast the moving of offsets. */
export interface WorldFinding {
  readonly finding: Finding;
  readonly words: string;
}

/** Every finding of a world, file by file in order of path. */
export function worldFindings(snapshot: Snapshot): readonly WorldFinding[] {
  const paths: readonly FilePath[] = [...snapshot.files.keys()].sort();
  return paths.flatMap((path) => {
    const file = snapshot.files.get(path);
    if (!file) return [];
    return findingsOf(snapshot, file).map((finding) => ({
      finding,
      words: file.text.slice(finding.span.start, finding.span.end),
    }));
  });
}

/**
 * Compares two states of a world, such as the saved and the edited canon. The snapshots must come from two
 * workspaces, since one workspace keeps only its latest state readable; or see {@link compareFindings}.
 */
export function retcon(before: Snapshot, after: Snapshot): Retcon {
  return compareFindings(worldFindings(before), worldFindings(after));
}

/** The same for findings that were collected earlier. Order within a file decides between equal ones. */
export function compareFindings(before: readonly WorldFinding[], after: readonly WorldFinding[]): Retcon {
  const same = pairUp(before, after, ({ finding, words }) =>
    [finding.rule, finding.file, words, finding.message, finding.severity].join('\n'),
  );
  const alike = pairUp(same.left, same.right, ({ finding, words }) =>
    [finding.rule, finding.file, words].join('\n'),
  );
  return {
    appeared: alike.right.map(({ finding }) => finding),
    disappeared: alike.left.map(({ finding }) => finding),
    changed: alike.pairs.map(([one, other]) => ({ before: one.finding, after: other.finding })),
  };
}

interface Pairing {
  readonly pairs: readonly (readonly [WorldFinding, WorldFinding])[];
  readonly left: readonly WorldFinding[];
  readonly right: readonly WorldFinding[];
}

/** Pairs the elements of two lists that have the same key, first with first. */
function pairUp(
  before: readonly WorldFinding[],
  after: readonly WorldFinding[],
  keyOf: (finding: WorldFinding) => string,
): Pairing {
  const waiting = new Map<string, WorldFinding[]>();
  for (const each of before) {
    const key = keyOf(each);
    const list = waiting.get(key);
    if (list) list.push(each);
    else waiting.set(key, [each]);
  }
  const pairs: [WorldFinding, WorldFinding][] = [];
  const right = after.filter((each) => {
    const partner = waiting.get(keyOf(each))?.shift();
    if (partner) pairs.push([partner, each]);
    return partner === undefined;
  });
  const paired = new Set(pairs.map(([one]) => one));
  return { pairs, left: before.filter((each) => !paired.has(each)), right };
}
