import type { Span } from '../base/span.ts';
import type { Place } from './claim.ts';
import type { FilePath } from './ids.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** `unknowable` is never shown; it exists so that comparisons can say so. */
export type Verdict = 'certain' | 'possible' | 'unknowable';

export interface TextEdit {
  readonly file: FilePath;
  readonly span: Span;
  readonly newText: string;
}

/** A way to mend a finding by minimal text edits. `preferred` fixes are what `--fix` and "fix all" apply. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly preferred: boolean;
}

/** An entity that an author may want to add to the canon. */
export interface Addition {
  readonly name: string;
  readonly kind: string;
}

export interface RelatedPlace extends Place {
  readonly message: string;
}

/** One diagnostic, complete with its proof. Offsets, not positions: the LSP and CLI floors convert. */
export interface Finding {
  readonly rule: string;
  readonly file: FilePath;
  readonly span: Span;
  readonly severity: Severity;
  readonly verdict: Exclude<Verdict, 'unknowable'>;
  /** What is wrong, why, and what to do, naming both sides. */
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /**
   * What may be added to the canon to mend it. Where that would stand moves with every edit of the canon, so that it
   * becomes a fix only when somebody asks (`completed` in rules/fixes/complete.ts).
   */
  readonly adds?: Addition;
}
