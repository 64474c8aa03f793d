import type { Span } from '../../base/span.ts';
import type { TextEdit } from '../../domain/finding.ts';
import type { FilePath } from '../../domain/ids.ts';

/** Why an edit of a rename is made; a preview groups by it. */
export type RenameReason = 'canon' | 'link' | 'mention' | 'unsure';

export interface RenameEdit extends TextEdit {
  readonly reason: RenameReason;
}

export interface FileMove {
  readonly from: FilePath;
  readonly to: FilePath;
}

export interface Renaming {
  readonly edits: readonly RenameEdit[];
  /** Pages to be renamed with their entity, after the edits. */
  readonly moves: readonly FileMove[];
}

/** A rename that must not happen, in words for the user. */
export interface Refusal {
  readonly refused: string;
}

export function isRefusal(outcome: object): outcome is Refusal {
  return 'refused' in outcome;
}

/** What a rename starts from. */
export interface RenameStart {
  /** The words under the cursor. */
  readonly span: Span;
  /** The whole name that will be changed. */
  readonly placeholder: string;
}
