/** Links to click on that Markdown editors do not make themselves: wiki links, and paths in YAML. */
import type { Span } from '../base/span.ts';
import type { FilePath } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { pathScalars, scalarSpan } from './file-rename.ts';
import { fileOfPath, linkTargets, topOf } from './link-target.ts';
import type { Target } from './target.ts';

export interface DocumentLink {
  readonly span: Span;
  readonly target: Target;
}

/** `markdown`: those of Markdown too, for editors that leave them to us. */
export function documentLinks(
  snapshot: Snapshot,
  path: FilePath,
  markdown: boolean,
): readonly DocumentLink[] {
  const file = snapshot.files.get(path);
  if (!file) return [];
  const links = (file.markdown?.links ?? [])
    .filter((link) => !link.external && (markdown || link.type === 'wiki' || link.type === 'embed'))
    .flatMap((link) => {
      const [target, other] = linkTargets(snapshot, file, link);
      return target && !other ? [{ span: linkSpan(link), target }] : [];
    });
  const paths = [...pathScalars(snapshot, file)].flatMap((scalar) => {
    const page = fileOfPath(snapshot, file.path, scalar.text.trim());
    return page ? [{ span: scalarSpan(scalar), target: topOf(page) }] : [];
  });
  return [...paths, ...links];
}

/** What is shown of a link: from its target to its end, brackets left out. */
function linkSpan(link: {
  readonly targetSpan: Span;
  readonly headingSpan: Span | undefined;
  readonly labelSpan: Span | undefined;
}): Span {
  const end = link.labelSpan?.end ?? link.headingSpan?.end ?? link.targetSpan.end;
  return { start: Math.min(link.targetSpan.start, link.headingSpan?.start ?? link.targetSpan.start), end };
}
