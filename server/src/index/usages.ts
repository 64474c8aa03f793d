import type { EntityId } from '../domain/ids.ts';
import type { Snapshot, Usage } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

/** Every place where an entity is defined, referred to, linked or mentioned, in file order. */
export function usagesOf(snapshot: Snapshot, id: EntityId): readonly Usage[] {
  const entity = snapshot.canon.entities.get(id);
  if (!entity) return [];
  const usages: Usage[] = [{ type: 'definition', file: entity.file, span: entity.nameSpan }];
  const words = firstWords(entity.names.map((name) => name.text));
  for (const file of snapshot.files.values()) {
    for (const reference of referencesTo(snapshot, file, id))
      usages.push({ type: 'reference', file: file.path, span: reference });
    if (!file.checked || !words.some((word) => file.text.includes(word))) continue;
    for (const mention of snapshot.mentions(file)) {
      if (mention.entity !== id) continue;
      usages.push({
        type: mention.form === 'link' ? 'link' : 'mention',
        file: file.path,
        span: mention.span,
      });
    }
  }
  return usages;
}

function referencesTo(snapshot: Snapshot, file: FileSummary, id: EntityId) {
  return file.references
    .filter((reference) => snapshot.canon.resolve(reference)[0]?.id === id)
    .map((reference) => reference.span);
}

/**
 * A cheap test before a file's mentions are computed: some word of some name must stand in it. Words are
 * taken in plain letters only, since marks and apostrophes may be written otherwise.
 */
function firstWords(names: readonly string[]): string[] {
  const words = names.flatMap((name) => name.match(/\p{Lu}\p{Ll}{2,}/gu) ?? [name.slice(0, 1)]);
  return [...new Set(words)];
}
