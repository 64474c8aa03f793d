import type { Span } from '../base/span.ts';
import type { CalendarSpec } from './calendar/spec.ts';
import type { ContinuitySpec } from './continuity.ts';
import type { Severity } from './finding.ts';
import type { Kind } from './kinds.ts';

/** What `lore.yaml` says, with every default filled in. Parsed and checked by `syntax/lore-config.ts`. */
export interface WorldConfig {
  readonly name: string;
  /** Globs of files that define entities, relative to the world's root. */
  readonly canon: readonly string[];
  /** Globs of files whose prose is checked. */
  readonly check: readonly string[];
  readonly exclude: readonly string[];
  /** Other keys for a field: canonical field name by folded author's key. Built-in ones included. */
  readonly keys: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Calendars in the order of declaration; the first is read where a date names none. */
  readonly calendars: readonly CalendarSpec[];
  readonly continuities: readonly ContinuitySpec[];
  /** The world's present as written, if declared. */
  readonly now: { readonly text: string; readonly span: Span } | undefined;
  /** Accepted words: never an unknown name. */
  readonly words: readonly string[];
  readonly rules: readonly RuleSetting[];
  /** Folders of other worlds whose canon is shared, relative to the root. */
  readonly use: readonly string[];
  /** Years by which "circa" and "-ish" widen a year, each way. */
  readonly circa: number;
  /** BCP 47 tag of the prose, `en` by default. */
  readonly language: string;
  /** False for a folder without `lore.yaml`: every article defines an entity. */
  readonly declared: boolean;
}

/** A severity for a rule: everywhere, or in the files of a glob. Later ones win. */
export interface RuleSetting {
  readonly rule: string;
  readonly files: string | undefined;
  readonly severity: Severity | 'off';
}
