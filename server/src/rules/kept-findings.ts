/** Whether findings that were made for an earlier state of the world still hold, without making them again. */
import { lasting } from '../base/lasting.ts';
import type { Finding } from '../domain/finding.ts';
import { hasAny } from '../index/asked-words.ts';
import { basisRevision } from '../index/canon-basis.ts';
import type { Touched } from '../index/canon-change.ts';
import type { Reads } from '../index/canon-reads.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { type Beginnings, beginningsOf, mayHold } from '../index/word-beginnings.ts';
import { canonFindings } from '../time/canon-findings.ts';
import { circlesIn } from './containment-cycle.ts';

export interface Kept {
  readonly stamp: string;
  readonly proseStamp: string;
  readonly canonRevision: number;
  readonly wordRevision: number;
  readonly basis: number;
  readonly findings: readonly Finding[];
  /** Other files in which they name places, as they were then. */
  readonly cited: readonly FileSummary[];
  /** What was looked at in the canon to make them. */
  readonly reads: Reads;
  /** Which names may stand in its prose; undefined when nobody looked. */
  readonly beginnings: Beginnings | undefined;
  /** Some come from looking at all of the canon at once. */
  readonly ofAll: boolean;
}

export type KeptFindings = WeakMap<FileSummary, Kept>;

export function keep(
  into: KeptFindings,
  snapshot: Snapshot,
  file: FileSummary,
  findings: readonly Finding[],
  former: Kept | undefined,
): void {
  const { stamp, proseStamp, canonRevision, wordRevision } = snapshot;
  into.set(file, {
    stamp,
    proseStamp,
    canonRevision,
    wordRevision,
    basis: basisRevision(snapshot),
    findings,
    cited: former?.cited ?? lasting(citedFiles(snapshot, file, findings)),
    reads: former?.reads ?? snapshot.canonReads(file),
    beginnings: former?.beginnings ?? proseBeginnings(file),
    ofAll: former?.ofAll ?? hasFindingsOfAll(snapshot, file),
  });
}

const noBeginnings: Beginnings = new Uint16Array(0);

/** Of a file that is being written nothing is kept that a keystroke would have to wait for. */
function proseBeginnings({ markdown, checked, blockIdentities }: FileSummary): Beginnings | undefined {
  if (!markdown || !checked) return noBeginnings;
  return blockIdentities ? undefined : beginningsOf(markdown.prose, markdown.blocks);
}

/** The file is the same; what its findings hang on besides is the prose of others, and what was read of the canon. */
export function stillTrue(snapshot: Snapshot, file: FileSummary, kept: Kept): boolean {
  if (kept.cited.some((cited) => snapshot.files.get(cited.path) !== cited)) return false;
  if (kept.stamp === snapshot.stamp) return true;
  const { reads } = kept;
  if (kept.proseStamp !== snapshot.proseStamp || reads.everything || kept.ofAll) return false;
  if (hangsOnWords(snapshot, kept)) return false;
  if (kept.canonRevision === snapshot.canonRevision) return true;
  const change = snapshot.canonChange(kept.canonRevision);
  if (!change || kept.basis !== basisRevision(snapshot)) return false;
  return !isTouched(kept, snapshot.touched(change)) && !hasFindingsOfAll(snapshot, file);
}

/** Whether a word it asked about stands more or less often than it did. */
function hangsOnWords({ wordRevision, wordsSince }: Snapshot, kept: Kept): boolean {
  if (kept.wordRevision === wordRevision) return false;
  const words = wordsSince(kept.wordRevision);
  return !words || hasAny(kept.reads.numbers, words);
}

/** Whether a file looks at something that changed, or speaks of someone who is called otherwise than before. */
function isTouched({ reads, beginnings }: Kept, { numbers, spellings }: Touched): boolean {
  if (hasAny(reads.numbers, numbers)) return true;
  if (spellings.length === 0) return false;
  return !beginnings || spellings.some((spelling) => mayHold(beginnings, spelling));
}

function hasFindingsOfAll(snapshot: Snapshot, file: FileSummary): boolean {
  return canonFindings(snapshot, file.path).length > 0 || circlesIn(snapshot, file.path).length > 0;
}

function citedFiles(
  snapshot: Snapshot,
  own: FileSummary,
  findings: readonly Finding[],
): readonly FileSummary[] {
  const paths = findings.flatMap(({ related, fixes }) => [
    ...related.map(({ file }) => file),
    ...fixes.flatMap(({ edits }) => edits.map(({ file }) => file)),
  ]);
  return [...new Set(paths)].flatMap((path) => (path === own.path ? [] : (snapshot.files.get(path) ?? [])));
}
