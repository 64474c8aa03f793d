/** The graph of continuities: who builds on whom, and what a passage of one may know of another. */
import type { Problem } from '../base/problem.ts';
import type { ContinuitySpec } from './continuity.ts';
import type { DateValue } from './date.ts';
import type { ContinuityId } from './ids.ts';

export interface Continuity {
  readonly spec: ContinuitySpec;
  readonly parent: Continuity | undefined;
  /** For a branch: only what lies before this date is shared with the parent. */
  readonly branchDate: DateValue | undefined;
}

export interface Continuities {
  /** Where claims without a continuity belong. Undefined when the world declares none. */
  readonly root: ContinuityId | undefined;
  readonly all: ReadonlyMap<ContinuityId, Continuity>;
  /** Unknown parents and cycles, at their places in `lore.yaml`. */
  readonly problems: readonly Problem[];
  /** The continuity itself, then its ancestors, nearest first. `undefined` stands for the root. */
  lineage(id: ContinuityId | undefined): readonly (ContinuityId | undefined)[];
  /**
   * Whether a fact of continuity `of`, told for a date, holds in continuity `within`. Facts of children
   * never reach the parent; a branch shares only what certainly lies before its date.
   */
  holds(of: ContinuityId | undefined, within: ContinuityId | undefined, date?: DateValue): boolean;
}
