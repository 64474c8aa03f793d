import type { Span } from '../base/span.ts';
import type { DateValue } from './date.ts';
import type { ContinuityId, EntityId, FilePath } from './ids.ts';

/** An exact place in a file. */
export interface Place {
  readonly file: FilePath;
  readonly span: Span;
}

/** A reference to another entity as the author wrote it: an id or a name, not yet resolved. */
export interface Reference {
  readonly text: string;
  readonly span: Span;
  /** Base kinds it may point to; empty when any will do. */
  readonly kinds: readonly string[];
  /** Written in another tool's words: nothing is wrong when it points to nothing. */
  readonly optional?: boolean;
}

export const certainties = [
  'certain',
  'likely',
  'possible',
  'doubtful',
  'disputed',
  'rumour',
  'legend',
  'false',
] as const;
export type Certainty = (typeof certainties)[number];

export type ClaimValue =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'flag'; readonly value: boolean }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'date'; readonly date: DateValue }
  | { readonly type: 'reference'; readonly reference: Reference }
  /** Several facts told together, such as a status `{ is, from, by }`: the parts by field name. */
  | { readonly type: 'record'; readonly parts: ReadonlyMap<string, readonly ClaimPart[]> };

export interface ClaimPart {
  readonly value: ClaimValue;
  readonly span: Span;
}

/**
 * A fact as one file states it. `field` is the canonical field name (`born`, `status`, `within`),
 * whatever key the author used; one list item is one claim.
 */
export interface Claim {
  readonly subject: EntityId;
  readonly field: string;
  readonly value: ClaimValue;
  /** Undefined means the world's root continuity. */
  readonly continuity: ContinuityId | undefined;
  readonly sources: readonly Reference[];
  readonly certainty: Certainty;
  readonly note: string | undefined;
  readonly file: FilePath;
  /** The value itself, what a fix would replace. */
  readonly span: Span;
  /** The key it stands under. */
  readonly keySpan: Span;
}

/** The first part of a record under a name, or the claim's own value for the shorthand form. */
export function part(claim: Claim, name: string): ClaimPart | undefined {
  return claim.value.type === 'record' ? claim.value.parts.get(name)?.[0] : undefined;
}

export function partReference(claim: Claim, name: string): Reference | undefined {
  const found = part(claim, name);
  return found?.value.type === 'reference' ? found.value.reference : undefined;
}

export function partText(claim: Claim, name: string): string | undefined {
  const found = part(claim, name);
  return found?.value.type === 'text' ? found.value.text : undefined;
}
