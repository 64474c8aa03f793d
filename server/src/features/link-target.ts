/** Where links and paths lead, as files and places in them. */
import type { Entity } from '../domain/entity.ts';
import type { FilePath } from '../domain/ids.ts';
import { joinPath, type LinkTarget, pathIndex, resolveLink } from '../index/links.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import type { Link } from '../syntax/markdown/model.ts';
import { definitionOf, type Target } from './target.ts';

/** The places a link leads to; several when more than one file answers to it. */
export function linkTargets(snapshot: Snapshot, file: FileSummary, link: Link): readonly Target[] {
  const target = resolveLink(snapshot, file, link);
  switch (target.type) {
    case 'file':
      return [topOf(target.file)];
    case 'heading':
      return [{ file: target.file.path, span: target.heading?.span ?? target.span, selection: target.span }];
    case 'entity':
      return [definitionOf(target.entity)];
    case 'ambiguous':
      return [...target.files.map(topOf), ...target.entities.map(definitionOf)];
    case 'missing':
      return target.missing === 'page' ? [] : [topOf(target.file)];
    case 'attachment':
    case 'external':
      return [];
  }
}

/** The page a link leads to, when it leads to exactly one. */
export function linkedPage(target: LinkTarget): FileSummary | undefined {
  return target.type === 'file' || target.type === 'heading' ? target.file : undefined;
}

/** The file a path means: from the world's root, else from the file it is written in. */
export function fileOfPath(snapshot: Snapshot, from: FilePath, path: string): FileSummary | undefined {
  const index = pathIndex(snapshot);
  const joined = joinPath(from, path);
  const found =
    index.exact(path.replace(/^\/+/, '')) ?? (joined === undefined ? undefined : index.exact(joined));
  return found && snapshot.files.get(found);
}

/** The page of an entity: the one its `article:` names, or the one that defines it. */
export function pageOf(snapshot: Snapshot, entity: Entity): FileSummary | undefined {
  if (entity.article !== undefined) return fileOfPath(snapshot, entity.file, entity.article);
  return entity.origin === 'article' ? snapshot.files.get(entity.file) : undefined;
}

/** The top of a file: its first heading, else its very beginning. */
export function topOf(file: FileSummary): Target {
  const heading = file.markdown?.headings[0];
  const selection = heading?.textSpan ?? { start: 0, end: 0 };
  return { file: file.path, span: heading?.span ?? selection, selection };
}

/** What a page is about: the entity it defines, or the one its front matter names. */
export function entityOfPage(snapshot: Snapshot, page: FileSummary): Entity | undefined {
  const [own] = page.entities;
  if (own) return snapshot.canon.entities.get(own.id) ?? own;
  return page.subject ? snapshot.canon.resolve(page.subject)[0] : undefined;
}
