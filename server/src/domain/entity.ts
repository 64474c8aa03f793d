import type { Span } from '../base/span.ts';
import type { Claim } from './claim.ts';
import type { DateValue } from './date.ts';
import type { ContinuityId, EntityId, FilePath } from './ids.ts';

/** How strictly the capitals of a name must be kept in prose. */
export type CaseRule = 'smart' | 'exact' | 'any';

/** One way to call an entity, where it is written, and when it is valid. */
export interface EntityName {
  readonly text: string;
  readonly span: Span;
  readonly role: 'name' | 'alias' | 'title' | 'demonym';
  readonly from: DateValue | undefined;
  readonly until: DateValue | undefined;
  readonly continuity: ContinuityId | undefined;
}

/** How the mentions of one entity are found in prose; everything has a default. */
export interface MatchRules {
  readonly case: CaseRule;
  /** Longer phrases that contain a name of the entity but are not a mention of it. */
  readonly except: readonly string[];
  /** False: no plural of its names is a mention. */
  readonly plural: boolean;
}

/** One thing of the world as one file defines it. */
export interface Entity {
  readonly id: EntityId;
  /** As written, such as `person` or an own kind of the world. Empty when missing. */
  readonly kind: string;
  /** The display name: the first of `names` with role `name`, or the id made readable. */
  readonly name: string;
  readonly names: readonly EntityName[];
  readonly match: MatchRules;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  /** Path of its page as written, relative to the world's root or to the defining file. */
  readonly article: string | undefined;
  readonly image: string | undefined;
  readonly tags: readonly string[];
  /** Continuity of the entity as a whole; its claims inherit it. */
  readonly continuity: ContinuityId | undefined;
  readonly claims: readonly Claim[];
  readonly file: FilePath;
  /** Everything that defines it: the YAML map, or the front matter. */
  readonly span: Span;
  /** What "go to definition" selects: the name, else the id, else the file's start. */
  readonly nameSpan: Span;
  readonly idSpan: Span | undefined;
  readonly kindSpan: Span | undefined;
  /** `article`: defined by front matter, or by being a page of a plain vault. */
  readonly origin: 'yaml' | 'article';
}

export function claimsOf(entity: Entity, field: string): readonly Claim[] {
  return entity.claims.filter((claim) => claim.field === field);
}
