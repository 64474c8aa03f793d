import type { Span } from '../base/span.ts';
import type { Entity } from '../domain/entity.ts';
import type { FilePath } from '../domain/ids.ts';

/** A place to go to. */
export interface Target {
  readonly file: FilePath;
  /** Everything that belongs to the target, such as the whole entity. */
  readonly span: Span;
  /** What is to be selected there, such as its name. */
  readonly selection: Span;
}

export function definitionOf(entity: Entity): Target {
  return { file: entity.file, span: entity.span, selection: entity.nameSpan };
}
