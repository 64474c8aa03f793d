import type { EntityId } from '../domain/ids.ts';
import type { Link } from '../syntax/markdown/model.ts';
import { resolveLink } from './links.ts';
import { pageKey } from './name-change.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

const articlesMemo: MemoKey<ReadonlyMap<string, readonly EntityId[]>> = { name: 'entities by article' };

/**
 * The entity a link speaks of: the one that stands in YAML, or the one its page defines or is about. Undefined
 * when the link leads elsewhere, or to several.
 */
export function linkedEntity(snapshot: Snapshot, file: FileSummary, link: Link): EntityId | undefined {
  if (link.type === 'image' || link.type === 'embed' || link.target === '') return undefined;
  const target = resolveLink(snapshot, file, link);
  switch (target.type) {
    case 'entity':
      return target.entity.id;
    case 'file':
    case 'heading':
      return entityOfPage(snapshot, target.file);
    case 'missing':
      return target.missing === 'page' ? undefined : entityOfPage(snapshot, target.file);
    case 'ambiguous': {
      const [only, other] = target.entities;
      return target.files.length === 0 && !other ? only?.id : undefined;
    }
    default:
      return undefined;
  }
}

function entityOfPage(snapshot: Snapshot, page: FileSummary): EntityId | undefined {
  snapshot.asks(pageKey(page.path));
  const [defined, second] = page.entities;
  if (defined) return second ? undefined : defined.id;
  const [subject] = page.subject ? snapshot.canon.resolve(page.subject) : [];
  if (subject) return subject.id;
  const [only, other] = snapshot.canonMemo(articlesMemo, () => byArticle(snapshot)).get(page.path) ?? [];
  return other === undefined ? only : undefined;
}

/** Entities by the path of the page they call their own. */
function byArticle(snapshot: Snapshot): ReadonlyMap<string, readonly EntityId[]> {
  const pages = new Map<string, EntityId[]>();
  for (const entity of snapshot.canon.entities.values()) {
    if (entity.article === undefined) continue;
    const folder = entity.file.slice(0, entity.file.lastIndexOf('/') + 1);
    for (const path of new Set([entity.article, folder + entity.article])) {
      pages.set(path, [...(pages.get(path) ?? []), entity.id]);
    }
  }
  return pages;
}
