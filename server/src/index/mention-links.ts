import type { EntityId } from '../domain/ids.ts';
import type { Link } from '../syntax/markdown/model.ts';
import type { MemoKey, Snapshot } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

const pagesMemo: MemoKey<ReadonlyMap<string, readonly EntityId[]>> = { name: 'entities by page' };

/**
 * The entity a link speaks of: the one its page defines or is about, else the one called so. Undefined when
 * the link leads elsewhere, or to several.
 */
export function linkedEntity(snapshot: Snapshot, file: FileSummary, link: Link): EntityId | undefined {
  if (link.external || link.type === 'image' || link.target === '') return undefined;
  const path = link.target.replace(/\.md$/i, '');
  const base = path.split('/').at(-1) ?? path;
  const pages = snapshot.canonMemo(pagesMemo, () => entitiesByPage(snapshot));
  const found = pages.get(base.toLowerCase()) ?? [];
  const precise = found.filter((id) => endsWithPath(snapshot, id, path));
  const [page, other] = precise.length > 0 ? precise : found;
  if (page !== undefined) return other === undefined ? page : undefined;
  if (/\.\w{2,5}$/.test(link.target)) return undefined;
  const named = snapshot.canon.resolve({ text: base, span: link.targetSpan, kinds: [] });
  return named.length === 1 && named[0]?.file !== undefined ? named[0].id : subjectOnly(named, file);
}

/** Of several entities of one name, the one that the very file defines. */
function subjectOnly(
  named: readonly { id: EntityId; file: string }[],
  file: FileSummary,
): EntityId | undefined {
  const own = named.filter((entity) => entity.file === file.path);
  return own.length === 1 ? own[0]?.id : undefined;
}

function endsWithPath(snapshot: Snapshot, id: EntityId, path: string): boolean {
  const entity = snapshot.canon.entities.get(id);
  const page = (entity?.article ?? entity?.file ?? '').replace(/\.md$/i, '');
  const wanted = path.replace(/^(?:\.{0,2}\/)+/, '').toLowerCase();
  return `/${page.toLowerCase()}`.endsWith(`/${wanted}`);
}

/** Entities by the name of their page, lower case, without folder and extension. */
function entitiesByPage(snapshot: Snapshot): ReadonlyMap<string, readonly EntityId[]> {
  const pages = new Map<string, EntityId[]>();
  const add = (path: string, id: EntityId): void => {
    const base = (path.split('/').at(-1) ?? path).replace(/\.md$/i, '').toLowerCase();
    const known = pages.get(base);
    if (!known) pages.set(base, [id]);
    else if (!known.includes(id)) known.push(id);
  };
  for (const entity of snapshot.canon.entities.values()) {
    if (entity.origin === 'article') add(entity.file, entity.id);
    if (entity.article !== undefined) add(entity.article, entity.id);
  }
  return pages;
}
