import type { Span } from '../base/span.ts';
import type { EntityId } from '../domain/ids.ts';

/** How a mention's words match the canon. */
export type MatchForm = 'exact' | 'variant' | 'case' | 'diacritic' | 'short' | 'link';

/** A place in prose where a canon name is spoken of. */
export interface Mention {
  /** The name itself, without possessive ending; for a link without label, its target. */
  readonly span: Span;
  readonly form: MatchForm;
  /** The entity meant, once ambiguity is settled; undefined while it is open. */
  readonly entity: EntityId | undefined;
  /** All entities the words could mean, best first. */
  readonly candidates: readonly EntityId[];
  /** The canon's spelling that was matched, for name-case and former-name. */
  readonly canonical: string;
}

/** A capitalised run that is no canon name. */
export interface UnknownName {
  readonly span: Span;
  readonly text: string;
  readonly verdict: 'misspelt' | 'drift' | 'unknown';
  /** False: the evidence does not clear the bar for a warning. */
  readonly certain: boolean;
  /** Nearest canon names (misspelt) or corpus spellings (drift), best first. */
  readonly suggestions: readonly NameSuggestion[];
}

export interface NameSuggestion {
  /** What to write instead, possessive and capitals kept. */
  readonly text: string;
  readonly entity: EntityId | undefined;
  readonly distance: number;
  /** Several entities are called so, and nothing tells which is meant: `entity` is but one of them. */
  readonly shared?: true;
}
