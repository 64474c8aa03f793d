import type { Problem } from '../../base/problem.ts';
import type { Span } from '../../base/span.ts';
import type { Reference } from '../../domain/claim.ts';
import type { ContinuityId, EntityId, FilePath } from '../../domain/ids.ts';
import type { WorldConfig } from '../../domain/world.ts';
import type { Calendars } from '../dates/calendars.ts';

/** What reading the lore of one file needs to know, and where it collects what it finds. */
export interface LoreContext {
  readonly file: FilePath;
  readonly config: Pick<WorldConfig, 'keys' | 'kinds' | 'declared'>;
  readonly calendars: Calendars;
  /**
   * `yaml`: our vocabulary only. `article`: front matter, where other people's keys are silent, well-known
   * ones are understood, and lists may be written with commas.
   */
  readonly origin: 'yaml' | 'article';
  readonly problems: Problem[];
  readonly references: Reference[];
  readonly continuityNames: Reference[];
}

/** The entity whose fields are being read: what its facts inherit. */
export interface Owner {
  readonly id: EntityId;
  readonly continuity: ContinuityId | undefined;
  readonly sources: readonly Reference[];
}

export function report(
  context: LoreContext,
  rule: string,
  span: Span,
  message: string,
  suggestion?: string,
): void {
  context.problems.push({ rule, span, message, ...(suggestion === undefined ? {} : { suggestion }) });
}

/** Folds a front-matter key: lower case, hyphens for spaces and underscores. */
export function foldKey(key: string): string {
  return key
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}
