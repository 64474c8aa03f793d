import type { Span } from '../../base/span.ts';
import type { EntityId } from '../../domain/ids.ts';

export type CompletionKind = 'entity' | 'page' | 'heading' | 'field' | 'value' | 'date' | 'rule';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What is put in the place of `span`. */
  readonly insert: string;
  readonly span: Span;
  /** What the typed words are held against; the label when left out. */
  readonly filter?: string;
  /** A few words beside the label: the entity's kind, a field's meaning. */
  readonly detail?: string;
  /** Smaller comes first. */
  readonly rank: number;
  /** Whose card is its documentation, fetched only when it is looked at. */
  readonly entity?: EntityId;
  readonly documentation?: string;
}

export interface Completions {
  readonly items: readonly Completion[];
  /** More would fit: the client should ask again as the author types on. */
  readonly incomplete: boolean;
}

export const noCompletions: Completions = { items: [], incomplete: false };
