/** Whether findings that were made for an earlier state of the world still hold, without making them again. */
import type { Finding } from '../domain/finding.ts';
import type { FilePath } from '../domain/ids.ts';
import type { Reads } from '../index/canon-reads.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { canonFindings } from '../time/canon-findings.ts';
import { circlesIn } from './containment-cycle.ts';

export interface Kept {
  readonly stamp: string;
  readonly proseStamp: string;
  readonly canonRevision: number;
  readonly findings: readonly Finding[];
  /** What was looked at in the canon to make them. */
  readonly reads: Reads;
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
  const { stamp, proseStamp, canonRevision } = snapshot;
  const reads = former?.reads ?? snapshot.canonReads(file);
  const ofAll = former?.ofAll ?? hasFindingsOfAll(snapshot, file);
  into.set(file, { stamp, proseStamp, canonRevision, findings, reads, ofAll });
}

/** The file is the same; what its findings hang on besides is the prose of others, and what was read of the canon. */
export function stillTrue(snapshot: Snapshot, file: FileSummary, kept: Kept): boolean {
  if (kept.stamp === snapshot.stamp) return true;
  if (kept.proseStamp !== snapshot.proseStamp || kept.reads.everything || kept.ofAll) return false;
  const change = snapshot.canonChange(kept.canonRevision);
  if (!change) return false;
  for (const id of change.entities) if (kept.reads.entities.has(id)) return false;
  return !kept.findings.some((finding) => cites(finding, change.files)) && !hasFindingsOfAll(snapshot, file);
}

function hasFindingsOfAll(snapshot: Snapshot, file: FileSummary): boolean {
  return canonFindings(snapshot, file.path).length > 0 || circlesIn(snapshot, file.path).length > 0;
}

/** Whether a finding names a place in one of the files. */
function cites({ related, fixes }: Finding, files: ReadonlySet<FilePath>): boolean {
  return (
    related.some(({ file }) => files.has(file)) ||
    fixes.some(({ edits }) => edits.some(({ file }) => files.has(file)))
  );
}
