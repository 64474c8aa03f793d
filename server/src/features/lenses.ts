/** Counts above definitions: how often an entity is spoken of, and what was found in a file. */
import type { Span } from '../base/span.ts';
import type { EntityId, FilePath } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { findingsOf } from '../rules/run.ts';

export interface Lens {
  readonly span: Span;
  readonly type: 'mentions' | 'findings';
  readonly entity: EntityId | undefined;
}

/** Where lenses stand; what they say is worked out for those that come into view. */
export function lensesOf(
  snapshot: Snapshot,
  path: FilePath,
  options: { readonly mentions: boolean; readonly findings: boolean },
): readonly Lens[] {
  const file = snapshot.files.get(path);
  if (!file) return [];
  const findings = options.findings && findingsOf(snapshot, file).length > 0;
  return [
    ...(findings ? [{ span: { start: 0, end: 0 }, type: 'findings' as const, entity: undefined }] : []),
    ...(options.mentions
      ? file.entities.map((entity) => ({
          span: entity.nameSpan,
          type: 'mentions' as const,
          entity: entity.id,
        }))
      : []),
  ];
}

export function mentionsTitle(snapshot: Snapshot, entity: EntityId): string {
  const spoken = snapshot.usages(entity).filter((usage) => usage.type !== 'definition');
  const files = new Set(spoken.map((usage) => usage.file)).size;
  if (spoken.length === 0) return 'not mentioned yet';
  return `${plural(spoken.length, 'mention')} in ${plural(files, 'file')}`;
}

export function findingsTitle(snapshot: Snapshot, path: FilePath): string {
  const file = snapshot.files.get(path);
  return plural(file ? findingsOf(snapshot, file).length : 0, 'finding');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
