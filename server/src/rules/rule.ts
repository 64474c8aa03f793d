import type { Span } from '../base/span.ts';
import type { Addition, Fix, RelatedPlace, Severity } from '../domain/finding.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary, FileType } from '../index/summary.ts';

export type RuleGroup =
  | 'names'
  | 'links'
  | 'dates'
  | 'time'
  | 'treaties'
  | 'canon data'
  | 'sources'
  | 'housekeeping';

/** One rule: a record and a function. It sees a snapshot and one file and reports drafts of findings. */
export interface Rule {
  /** Kebab-case, never changed once released. */
  readonly id: string;
  readonly group: RuleGroup;
  /** One sentence: what it finds. */
  readonly summary: string;
  readonly severity: Severity;
  /** False: runs only when `lore.yaml` turns it on. */
  readonly onByDefault: boolean;
  readonly files: readonly FileType[];
  readonly check: (snapshot: Snapshot, file: FileSummary) => readonly FindingDraft[];
}

/** A finding before suppression and configured severities. Related places default to none, fixes too. */
export interface FindingDraft {
  readonly span: Span;
  readonly message: string;
  /** `certain` unless said. A `possible` finding is never louder than information. */
  readonly verdict?: 'certain' | 'possible';
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  readonly adds?: Addition;
}
