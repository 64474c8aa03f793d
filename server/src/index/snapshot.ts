import type { Place, Reference } from '../domain/claim.ts';
import type { Continuities } from '../domain/continuities.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import type { WorldConfig } from '../domain/world.ts';
import type { Calendars } from '../syntax/dates/calendars.ts';
import type { Canon } from './canon.ts';
import type { CanonChange, Touched } from './canon-change.ts';
import type { Reads } from './canon-reads.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mention, UnknownName } from './mention.ts';
import type { NameIndex } from './names/name-index.ts';
import type { FileSummary } from './summary.ts';

/**
 * One immutable view of a world at a revision. Everything below it is computed on demand, once, and
 * thrown away with it; what a revision did not touch is handed on to the next one.
 */
export interface Snapshot {
  readonly revision: number;
  readonly config: WorldConfig;
  readonly calendars: Calendars;
  readonly continuities: Continuities;
  readonly files: ReadonlyMap<FilePath, FileSummary>;
  readonly canon: Canon;
  readonly names: NameIndex;
  readonly lexicon: Lexicon;
  /** Changes whenever the findings of a file that did not change itself may change. */
  readonly stamp: string;
  /** Moves with every change of the canon. */
  readonly canonRevision: number;
  /** Changes whenever what files say, besides the canon and how often each word stands, may change the findings of other files. */
  readonly proseStamp: string;
  /** Moves whenever a word stands more or less often on which findings of other files may hang. */
  readonly wordRevision: number;
  /** Such words after a revision, in the numbers of {@link Reads}; undefined when nobody remembers. */
  wordsSince(revision: number): ReadonlySet<number> | undefined;
  /** What changed in the canon after a revision of it; undefined when anything may have. */
  canonChange(since: number): CanonChange | undefined;
  /** What has been read of the canon for a file, see {@link during}. */
  canonReads(file: FileSummary): Reads;
  /** What a change of the canon can touch, in the numbers of {@link Reads}. */
  touched(change: CanonChange): Touched;
  /** Notes that what is being worked out hangs on what the canon says about a text. */
  asks(text: string): void;
  /** Notes that it hangs on exactly how often, or where, a word stands. */
  asksCounts(folded: string): void;
  /** Notes that it hangs on what is near a name. */
  asksNear(name: string): void;
  /** Whether somebody near a name came, went, or was renamed after a revision of the canon, or may have been. */
  nearChanged(name: string, since: number): boolean;
  /** Works something out for a file, noting what it reads of the canon. */
  during<T>(file: FileSummary, make: () => T): T;
  /** Names spoken of in a file's prose, in order, ambiguity settled as far as it goes. */
  mentions(file: FileSummary): readonly Mention[];
  /** Proper names of a file's prose that are no canon names, in order. */
  unknownNames(file: FileSummary): readonly UnknownName[];
  /** Every place in the world where an entity is mentioned, linked or referred to. */
  usages(entity: EntityId): readonly Usage[];
  /** A value that belongs to this revision: made on the first call for a key, then kept. */
  memo<T>(key: MemoKey<T>, make: () => T): T;
  /**
   * A value that belongs to one file of this revision. Kept for the files looked at last only: what is made
   * for every file of a large world would not fit.
   */
  fileMemo<T>(key: FileMemoKey<T>, file: FileSummary, make: () => T): T;
  /** Like {@link memo}, but kept as long as the canon and the configuration stay what they are. */
  canonMemo<T>(key: MemoKey<T>, make: () => T): T;
  /** Like {@link canonMemo}, but kept while facts change: for what hangs on ids, names and kinds alone. */
  nameMemo<T>(key: MemoKey<T>, make: () => T): T;
  /** Like {@link memo}, but kept as long as no file comes or goes and the configuration stays what it is. */
  pathMemo<T>(key: MemoKey<T>, make: () => T): T;
  /** Like {@link memo}, but kept as long as the configuration stays what it is: brought up to date by {@link changesSince}. */
  worldMemo<T>(key: MemoKey<T>, make: () => T): T;
  /** Paths of files that came, changed or went after a revision; undefined when nobody remembers. */
  changesSince(revision: number): ReadonlySet<FilePath> | undefined;
}

/** Names a memoised value; create one per module with `Symbol`-like identity. */
export interface MemoKey<T> {
  readonly name: string;
  /** Never set; carries the type. */
  readonly type?: T;
}

/** Names a value that is memoised for each file. */
export type FileMemoKey<T> = MemoKey<Map<FileSummary, T>>;

export interface Usage extends Place {
  readonly type: 'definition' | 'mention' | 'link' | 'reference';
}

export type { Entity, Reference };
