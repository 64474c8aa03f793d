import type { Span } from '../base/span.ts';
import type { ContinuityId } from './ids.ts';

/** A continuity as `lore.yaml` declares it. */
export interface ContinuitySpec {
  readonly id: ContinuityId;
  readonly title: string;
  /** Facts of the parent hold here unless overridden. */
  readonly extends: ContinuityId | undefined;
  /** Only what lies before {@link at} is shared with the parent. */
  readonly branches: ContinuityId | undefined;
  /** Date text of the branch, with its place in `lore.yaml`. */
  readonly at: { readonly text: string; readonly span: Span } | undefined;
  readonly span: Span;
  readonly parentSpan: Span | undefined;
}
