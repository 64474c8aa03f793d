/** Renaming what stands at the cursor: an entity by name, alias or id; a heading. */

import { touches } from '../base/span.ts';
import type { Entity } from '../domain/entity.ts';
import type { FilePath } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import type { Heading } from '../syntax/markdown/model.ts';
import { renameId, renameName } from './rename/entity.ts';
import { renameHeading } from './rename/heading.ts';
import type { Refusal, RenameStart, Renaming } from './rename/model.ts';
import { mentionAt, subjectAt } from './subject.ts';

type Renamed =
  | { readonly type: 'name'; readonly entity: Entity; readonly name: string }
  | { readonly type: 'id'; readonly entity: Entity }
  | { readonly type: 'heading'; readonly heading: Heading };

/** What a rename at an offset would change, or why there is nothing to rename. */
export function prepareRename(snapshot: Snapshot, path: FilePath, offset: number): RenameStart | Refusal {
  const found = renamedAt(snapshot, path, offset);
  if ('refused' in found) return found;
  return { span: found.span, placeholder: placeholder(found.renamed) };
}

function placeholder(renamed: Renamed): string {
  if (renamed.type === 'heading') return renamed.heading.text;
  return renamed.type === 'name' ? renamed.name : renamed.entity.id;
}

/** All edits of a rename, or why it must not happen. Nothing is changed by asking. */
export function renameAt(
  snapshot: Snapshot,
  path: FilePath,
  offset: number,
  newName: string,
): Renaming | Refusal {
  const found = renamedAt(snapshot, path, offset);
  if ('refused' in found) return found;
  const { renamed } = found;
  if (renamed.type === 'name') return renameName(snapshot, renamed.entity, renamed.name, newName);
  if (renamed.type === 'id') return renameId(snapshot, renamed.entity, newName);
  const file = snapshot.files.get(path);
  return file ? renameHeading(snapshot, file, renamed.heading, newName) : nothing;
}

const nothing: Refusal = { refused: 'There is no entity and no heading here that could be renamed.' };

function renamedAt(
  snapshot: Snapshot,
  path: FilePath,
  offset: number,
): { readonly span: RenameStart['span']; readonly renamed: Renamed } | Refusal {
  const file = snapshot.files.get(path);
  const subject = file && subjectAt(snapshot, file, offset);
  if (!file || !subject) return nothing;
  if (subject.type === 'heading')
    return { span: subject.span, renamed: { type: 'heading', heading: subject.heading } };
  if (subject.type !== 'entity') return nothing;
  const [entity, other] = subject.entities;
  if (!entity) return nothing;
  if (other)
    return {
      refused: `This may be ${entity.name} or ${other.name}. Write a link that says which, then rename.`,
    };
  const written = file.text.slice(subject.span.start, subject.span.end);
  const renamed = isId(file, entity, subject.span.start, written)
    ? ({ type: 'id', entity } as const)
    : ({ type: 'name', entity, name: nameAt(snapshot, file, entity, offset, written) } as const);
  return { span: subject.span, renamed };
}

/** Ids stand in YAML only, and are renamed as ids when they are written out in the definition. */
function isId(file: FileSummary, entity: Entity, start: number, written: string): boolean {
  if (written !== entity.id || entity.idSpan === undefined) return false;
  const named = entity.names.some((name) => name.text === written);
  const inProse = file.type === 'article' && start >= (file.markdown?.bodyStart ?? 0);
  return !named && !inProse;
}

/** Which of its names is meant: the one that is written here, else the one the mention matched. */
function nameAt(
  snapshot: Snapshot,
  file: FileSummary,
  entity: Entity,
  offset: number,
  written: string,
): string {
  const exact = entity.names.find((name) => name.text === written);
  if (exact) return exact.text;
  const defined = file.path === entity.file && entity.names.find((name) => touches(name.span, offset));
  if (defined) return defined.text;
  const mention = file.markdown ? mentionAt(snapshot.mentions(file), offset) : undefined;
  const matched = mention && entity.names.find((name) => name.text === mention.canonical);
  return matched?.text ?? entity.name;
}
