/** Every place where the thing at the cursor is spoken of. */
import type { Span } from '../base/span.ts';
import { touches } from '../base/span.ts';
import type { Place } from '../domain/claim.ts';
import type { Entity } from '../domain/entity.ts';
import type { FilePath } from '../domain/ids.ts';
import type { Snapshot, Usage } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { linkTargets } from './link-target.ts';
import { subjectAt } from './subject.ts';
import { articleMentions, articleOf } from './treaty-article.ts';

export type Reference = Place & { readonly type: Usage['type'] };

/** All usages of what stands at an offset, over the whole world; the definition is marked as such. */
export function referencesAt(snapshot: Snapshot, path: FilePath, offset: number): readonly Reference[] {
  const file = snapshot.files.get(path);
  const subject = file && subjectAt(snapshot, file, offset);
  if (!subject) return [];
  if (subject.type === 'entity') return subject.entities.flatMap((entity) => snapshot.usages(entity.id));
  if (subject.type === 'heading') return linksTo(snapshot, file, subject.heading.textSpan);
  if (subject.type !== 'article') return [];
  const { number, treaties } = subject.mention;
  const cited = [...snapshot.files.values()].flatMap((other) =>
    articleMentions(snapshot, other)
      .filter((found) => found.number === number && found.treaties.some((one) => treaties.includes(one)))
      .map((found): Reference => ({ type: 'mention', file: other.path, span: found.span })),
  );
  const defined = treaties.flatMap((treaty) => {
    const claim = articleOf(treaty, number);
    return claim ? [{ type: 'definition' as const, file: claim.file, span: claim.span }] : [];
  });
  return [...defined, ...cited];
}

/** Links that lead to a heading. */
function linksTo(snapshot: Snapshot, file: FileSummary, heading: Span): readonly Reference[] {
  const found: Reference[] = [{ type: 'definition', file: file.path, span: heading }];
  for (const other of snapshot.files.values()) {
    for (const link of other.markdown?.links ?? []) {
      if (link.heading === undefined) continue;
      const leads = linkTargets(snapshot, other, link).some(
        (target) => target.file === file.path && target.selection.start === heading.start,
      );
      if (leads) found.push({ type: 'link', file: other.path, span: link.span });
    }
  }
  return found;
}

/** The same within one file, and quick enough for every move of the cursor. */
export function highlightsAt(snapshot: Snapshot, path: FilePath, offset: number): readonly Reference[] {
  const file = snapshot.files.get(path);
  const subject = file && subjectAt(snapshot, file, offset);
  if (!file || subject?.type !== 'entity') return [];
  const ids = new Set(subject.entities.map((entity) => entity.id));
  const at = (type: Usage['type'], span: Span): Reference => ({ type, file: path, span });
  const found = file.references
    .filter((reference) => {
      const [entity] = snapshot.canon.resolve(reference);
      return entity !== undefined && ids.has(entity.id);
    })
    .map((reference) => at('reference', reference.span));
  for (const entity of file.entities) {
    if (ids.has(entity.id)) found.push(...definedNames(entity).map((span) => at('definition', span)));
  }
  for (const mention of file.markdown ? snapshot.mentions(file) : []) {
    const meant = mention.entity === undefined ? mention.candidates : [mention.entity];
    if (meant.some((id) => ids.has(id)))
      found.push(at(mention.form === 'link' ? 'link' : 'mention', mention.span));
  }
  const unique = new Map(found.map((place) => [`${place.span.start}-${place.span.end}`, place]));
  return [...unique.values()].sort((a, b) => a.span.start - b.span.start);
}

function definedNames(entity: Entity): readonly Span[] {
  const spans = [entity.nameSpan, ...entity.names.map((name) => name.span)];
  return spans.filter((span, index) => spans.findIndex((other) => touches(other, span.start)) === index);
}
