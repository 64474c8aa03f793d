import { encloses } from '../base/span.ts';
import type { Entity } from '../domain/entity.ts';
import { type EntityId, entityId, type FilePath, slug } from '../domain/ids.ts';
import type { FileSummary } from './summary.ts';

/**
 * The ids of pages that are called by their file's name alone. Several folders may hold a page of one name
 * (`Index`, `Springfield`): each is an entity of its own, with the folder in front of its id.
 */
export interface PageIds {
  /** Takes note of a page that came, changed or went. */
  note(old: FileSummary | undefined, fresh: FileSummary | undefined): void;
  /** Pages that need another id since the last call, with the entity under its new one. */
  settle(files: ReadonlyMap<FilePath, FileSummary>): readonly (readonly [FilePath, Entity])[];
}

export function createPageIds(declared: boolean): PageIds {
  const pages = new Map<EntityId, Set<FilePath>>();
  const touched = new Set<EntityId>();
  const visit = (file: FileSummary | undefined, change: (paths: Set<FilePath>, path: FilePath) => void) => {
    const [entity] = file?.entities ?? [];
    if (!file || !entity || isDefinite(entity, declared)) return;
    const id = plainId(entity);
    const paths = pages.get(id) ?? new Set();
    change(paths, file.path);
    if (paths.size > 0) pages.set(id, paths);
    else pages.delete(id);
    touched.add(id);
  };
  return {
    note(old, fresh) {
      visit(old, (paths, path) => paths.delete(path));
      visit(fresh, (paths, path) => paths.add(path));
    },
    settle(files) {
      const changed = [...touched].flatMap((id) =>
        [...(pages.get(id) ?? [])].flatMap((path, _, { length }) => {
          const [entity] = files.get(path)?.entities ?? [];
          const wanted = length === 1 ? id : entityId(`${path.slice(0, path.lastIndexOf('/') + 1)}${id}`);
          return entity && entity.id !== wanted ? [[path, withId(entity, wanted)] as const] : [];
        }),
      );
      touched.clear();
      return changed;
    },
  };
}

/**
 * Whether somebody gave the entity its id or its name. A page of a folder without `lore.yaml`, or one that only
 * says its kind, merely has the name of its file, and several folders may well hold such a file.
 */
export function isDefinite(entity: Entity, declared: boolean): boolean {
  if (entity.origin === 'yaml' || entity.idSpan) return true;
  return declared && encloses(entity.span, entity.nameSpan);
}

function plainId(entity: Entity): EntityId {
  return entityId(slug(entity.name));
}

function withId(entity: Entity, id: EntityId): Entity {
  return { ...entity, id, claims: entity.claims.map((claim) => ({ ...claim, subject: id })) };
}
