/** Fixes that are made when somebody asks for them. */
import type { Finding } from '../../domain/finding.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { findingsOf } from '../run.ts';
import { addEntity } from './canon-edits.ts';

/** All findings of a file with all that can be done about them. */
export function completeFindings(snapshot: Snapshot, file: FileSummary): readonly Finding[] {
  return findingsOf(snapshot, file).map((finding) => completed(snapshot, finding));
}

/** A finding with the fix that adds an entity before its others. */
export function completed(snapshot: Snapshot, finding: Finding): Finding {
  const { adds, ...rest } = finding;
  const fix = adds && addEntity(snapshot, adds.name, adds.kind);
  return fix ? { ...rest, fixes: [fix, ...finding.fixes] } : rest;
}
