/** All canon names with their variants, to be found in prose by longest match, and to be guessed at when misspelt. */
import type { Span } from '../../base/span.ts';
import type { Entity, EntityName } from '../../domain/entity.ts';
import type { EntityId } from '../../domain/ids.ts';
import type { MatchForm } from '../mention.ts';

/** Words that match one or more names. */
export interface NameMatch {
  readonly span: Span;
  readonly form: MatchForm;
  readonly owners: readonly NameOwner[];
  /** A common word whose place proves nothing: a mention only if the rest of the file says so. */
  readonly weak?: Weakness;
}

/**
 * `start`: its capital may be due to the sentence or the title it stands in. `run`: it stands in a run of
 * capitalised words and may be part of another name. `small`: it is written small, as any word is.
 */
export type Weakness = 'start' | 'run' | 'small';

export interface NameOwner {
  readonly entity: EntityId;
  readonly name: EntityName;
}

export interface NearName {
  readonly text: string;
  readonly owners: readonly NameOwner[];
  /** Damerau-Levenshtein distance in UTF-16 units after folding; 0 means only case or marks differ. */
  readonly distance: number;
  /** `text` is a part by which its owners may be called for short: `Kirk`. */
  readonly short?: true;
}

/** Single writer: `update` is called by the workspace index only, between revisions. */
export interface NameIndex {
  /** Longest matches in blanked prose, left to right, not overlapping; short names (`Kirk`) are not resolved here. */
  match(prose: string, range?: Span): readonly NameMatch[];
  /** The same with weak matches. In title case no lone common word is strong. */
  scan(prose: string, range: Span, titleCase: boolean): readonly NameMatch[];
  /** Entities called exactly so, folding case and marks. */
  lookup(name: string): readonly NameOwner[];
  /**
   * Canon names near a word or run of words, nearest first; never across an identity marker. In a run, words
   * that are the canon's own are taken for right unless `thorough`.
   */
  near(name: string, limit: number, thorough?: boolean): readonly NearName[];
  /** By length, the share of the canon's words that have another one slip away: how little nearness means. */
  crowding(): readonly number[];
  /** Whether a folded word is part of any canon name or alias. */
  hasWord(folded: string): boolean;
  /** Whether such a word begins with these folded letters and goes on. */
  hasBeginning(folded: string): boolean;
  /** The folded words of every way in which an entity may be called, and of what is no mention of it. */
  spellings(entity: Entity): readonly (readonly string[])[];
  /** Spellings held: names, aliases and what is made of them. */
  readonly size: number;
  /** Takes entities out and puts others in. */
  update(removed: readonly Entity[], added: readonly Entity[]): void;
}
