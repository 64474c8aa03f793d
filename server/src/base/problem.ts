import type { Span } from './span.ts';

/** Something a reader of text could not take: reported beside the value it still produced, never thrown. */
export interface Problem {
  /** The rule that reports it, such as `invalid-yaml` or `bad-date`. */
  readonly rule: string;
  readonly span: Span;
  readonly message: string;
  /** Text that would mend it, when one is near: it replaces `span`. */
  readonly suggestion?: string;
  /** The suggestion is too weak to be taken unasked. */
  readonly guess?: true;
}
