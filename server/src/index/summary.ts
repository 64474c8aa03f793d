/** What one file alone says, before anything else of the world is known. Pure in text and configuration. */
import type { LineIndex } from '../base/line-index.ts';
import type { Problem } from '../base/problem.ts';
import type { Span } from '../base/span.ts';
import type { Reference } from '../domain/claim.ts';
import type { DateValue } from '../domain/date.ts';
import type { Entity } from '../domain/entity.ts';
import type { ContinuityId, FilePath } from '../domain/ids.ts';
import type { DateMention } from '../syntax/dates/model.ts';
import type { Directive, MarkdownFile } from '../syntax/markdown/model.ts';
import type { YamlNode } from '../syntax/yaml/tree.ts';
import type { BlockIdentity } from './block-memo.ts';

/** `config` is lore.yaml, `canon` lore YAML, `article` Markdown. */
export type FileType = 'config' | 'canon' | 'article';

export interface FileSummary {
  readonly path: FilePath;
  readonly type: FileType;
  readonly text: string;
  readonly lines: LineIndex;
  /** Defines entities (its path matches `canon`). */
  readonly definesCanon: boolean;
  /** Its prose is checked (its path matches `check`). */
  readonly checked: boolean;
  /** Belongs to another world whose canon this one uses: it defines entities and is not checked here. */
  readonly shared: boolean;
  readonly entities: readonly Entity[];
  /** Every reference in YAML or front matter, to be resolved against the canon. */
  readonly references: readonly Reference[];
  /** Every place where YAML or front matter names a continuity. */
  readonly continuityNames: readonly Reference[];
  /** `entity:` of the front matter: what the article is about when it defines nothing. */
  readonly subject: Reference | undefined;
  /** Parsed YAML documents, or the front matter as the only one. */
  readonly yaml: readonly YamlNode[];
  readonly markdown: MarkdownFile | undefined;
  /** The part of it that links from other files lead to. */
  readonly outline: Outline | undefined;
  /** Whether markup stands inside words of its prose, so that these cannot be found in its text. */
  readonly hasJoiners: boolean;
  /** One for each block of prose, the same as before the last edit where the block is; see `block-memo.ts`. */
  readonly blockIdentities: readonly BlockIdentity[] | undefined;
  /** Passages with a continuity or a narrative date of their own; the first spans the whole file. */
  readonly scopes: readonly Scope[];
  readonly directives: readonly Directive[];
  /** Dates in prose, in order, relative ones resolved where the passage allows. */
  readonly dates: readonly DateMention[];
  /** What syntax found wrong. */
  readonly problems: readonly Problem[];
}

export type Outline = Pick<MarkdownFile, 'headings' | 'anchors' | 'anchorIds'>;

export interface Scope {
  readonly span: Span;
  readonly continuity: ContinuityId | undefined;
  /** The passage's narrative now. */
  readonly date: DateValue | undefined;
}

/** Whether a passage inside the file gives the place a narrative date of its own. */
export function hasOwnDate(summary: FileSummary, offset: number): boolean {
  const [, ...inner] = summary.scopes;
  return inner.some(({ span, date }) => date !== undefined && span.start <= offset && offset < span.end);
}

/** The innermost values that hold at an offset; scopes are in order of their start, inner ones later. */
export function scopeAt(summary: FileSummary, offset: number): Scope {
  let continuity: ContinuityId | undefined;
  let date: DateValue | undefined;
  for (const scope of summary.scopes) {
    if (offset < scope.span.start || offset >= Math.max(scope.span.end, scope.span.start + 1)) continue;
    continuity = scope.continuity ?? continuity;
    date = scope.date ?? date;
  }
  return { span: { start: offset, end: offset }, continuity, date };
}
