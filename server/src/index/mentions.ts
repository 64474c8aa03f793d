import type { Mention } from './mention.ts';
import type { Snapshot } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

/** Names spoken of in a file's prose, in order. */
export function mentionsOf(snapshot: Snapshot, file: FileSummary): readonly Mention[] {
  const { markdown } = file;
  if (!markdown) return [];
  return markdown.blocks.flatMap((block) =>
    snapshot.names.match(markdown.prose, block.span).map(({ span, form, owners }) => {
      const candidates = owners.map((owner) => owner.entity);
      const entity = candidates.length === 1 ? candidates[0] : undefined;
      return { span, form, entity, candidates, canonical: owners[0]?.name.text ?? '' };
    }),
  );
}
