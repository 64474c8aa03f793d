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
  /** What is read stands under another tool's key: of a word that is none of ours only a plain slip is told. */
  readonly lenient?: boolean;
  readonly problems: Problem[];
  readonly references: Reference[];
  readonly continuityNames: Reference[];
  /** Stretches of the file that are broken YAML, in order. */
  readonly faults: readonly Span[];
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
  guess?: true,
): void {
  const mended = { ...(suggestion === undefined ? {} : { suggestion }), ...(guess && { guess }) };
  context.problems.push({ rule, span, message, ...mended });
}

/** Whether broken YAML stands in a stretch or right at its ends: what seems missing there may only be unread. */
export function isTorn({ faults }: LoreContext, { start, end }: Span): boolean {
  return faults.some((fault) => fault.start <= end && fault.end >= start);
}

/** Folds a front-matter key: lower case, hyphens for spaces and underscores. */
export function foldKey(key: string): string {
  return key
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}
