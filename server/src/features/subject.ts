/** What stands at a place of a file: the one question that hover, definition, references and rename share. */
import { type Span, touches } from '../base/span.ts';
import type { Claim, ClaimPart, Reference } from '../domain/claim.ts';
import type { DateValue } from '../domain/date.ts';
import type { Entity } from '../domain/entity.ts';
import type { EntityId } from '../domain/ids.ts';
import type { Mention } from '../index/mention.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import type { Heading, Link } from '../syntax/markdown/model.ts';
import { type ArticleMention, articleMentions } from './treaty-article.ts';

export type Subject =
  | {
      readonly type: 'entity';
      readonly span: Span;
      /** Best first; several while it is open which one is meant. */
      readonly entities: readonly Entity[];
      readonly role: 'definition' | 'mention' | 'link' | 'reference';
    }
  | { readonly type: 'article'; readonly span: Span; readonly mention: ArticleMention }
  | { readonly type: 'date'; readonly span: Span; readonly date: DateValue }
  | { readonly type: 'link'; readonly span: Span; readonly link: Link }
  | { readonly type: 'heading'; readonly span: Span; readonly heading: Heading }
  | { readonly type: 'continuity'; readonly span: Span; readonly name: string }
  | { readonly type: 'rule'; readonly span: Span; readonly id: string };

/** The most telling thing at an offset; a cursor right behind it still counts. */
export function subjectAt(snapshot: Snapshot, file: FileSummary, offset: number): Subject | undefined {
  return (
    definitionAt(file, offset) ??
    referenceAt(snapshot, file, offset) ??
    nameInScope(file, offset) ??
    ruleAt(file, offset) ??
    claimDateAt(file, offset) ??
    proseAt(snapshot, file, offset)
  );
}

/** Longer texts are no names: a whole map stands for an entity that has neither name nor id of its own. */
const longestName = 300;

function definitionAt(file: FileSummary, offset: number): Subject | undefined {
  for (const entity of file.entities) {
    if (entity.origin === 'yaml' && !touches(entity.span, offset)) continue;
    const spans = [...entity.names.map((name) => name.span), entity.idSpan, entity.nameSpan];
    const span = spans.find((place) => place && place.end - place.start < longestName && hits(place, offset));
    if (span) return { type: 'entity', span, entities: [entity], role: 'definition' };
  }
  return undefined;
}

function hits(span: Span, offset: number): boolean {
  return span.end > span.start && touches(span, offset);
}

function referenceAt(snapshot: Snapshot, file: FileSummary, offset: number): Subject | undefined {
  const reference = file.references.find((candidate) => hits(candidate.span, offset));
  if (!reference) return undefined;
  const entities = snapshot.canon.resolve(reference);
  return entities.length > 0
    ? { type: 'entity', span: reference.span, entities, role: 'reference' }
    : undefined;
}

function nameInScope(file: FileSummary, offset: number): Subject | undefined {
  const named = file.continuityNames.find((candidate: Reference) => hits(candidate.span, offset));
  return named && { type: 'continuity', span: named.span, name: named.text };
}

function ruleAt(file: FileSummary, offset: number): Subject | undefined {
  for (const directive of file.directives) {
    const rule = directive.rules.find((candidate) => hits(candidate.span, offset));
    if (rule) return { type: 'rule', span: rule.span, id: rule.id };
  }
  return undefined;
}

function claimDateAt(file: FileSummary, offset: number): Subject | undefined {
  for (const entity of file.entities) {
    if (!touches(entity.span, offset)) continue;
    for (const claim of entity.claims) {
      const found = partsOf(claim).find((item) => item.value.type === 'date' && hits(item.span, offset));
      if (found?.value.type === 'date') return { type: 'date', span: found.span, date: found.value.date };
    }
  }
  return undefined;
}

function partsOf(claim: Claim): readonly ClaimPart[] {
  if (claim.value.type !== 'record') return [{ value: claim.value, span: claim.span }];
  return [...claim.value.parts.values()].flat();
}

function proseAt(snapshot: Snapshot, file: FileSummary, offset: number): Subject | undefined {
  if (!file.markdown) return undefined;
  const link = file.markdown.links.find((candidate) => hits(candidate.span, offset));
  const mention = mentionAt(snapshot.mentions(file), offset);
  if (mention) {
    const entities = entitiesOf(snapshot, mention);
    if (entities.length > 0) {
      return { type: 'entity', span: mention.span, entities, role: link ? 'link' : 'mention' };
    }
  }
  if (link && !link.external) return { type: 'link', span: link.span, link };
  const article = articleMentions(snapshot, file).find((candidate) => hits(candidate.span, offset));
  if (article) return { type: 'article', span: article.span, mention: article };
  const spoken = file.dates.find((candidate) => candidate.date && hits(candidate.span, offset));
  if (spoken?.date) return { type: 'date', span: spoken.span, date: spoken.date };
  const heading = file.markdown.headings.find((candidate) => hits(candidate.textSpan, offset));
  return heading && { type: 'heading', span: heading.textSpan, heading };
}

/** The settled entity first, then whatever else the words could mean while it is open. */
export function entitiesOf(snapshot: Snapshot, mention: Mention): readonly Entity[] {
  const ids: readonly EntityId[] = mention.entity === undefined ? mention.candidates : [mention.entity];
  return ids.flatMap((id) => snapshot.canon.entities.get(id) ?? []);
}

/** Mentions are in order and do not overlap: found by bisection. */
export function mentionAt(mentions: readonly Mention[], offset: number): Mention | undefined {
  let low = 0;
  let high = mentions.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((mentions[middle]?.span.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const found = mentions[low];
  if (found && hits(found.span, offset)) return found;
  const before = mentions[low - 1];
  return before && hits(before.span, offset) ? before : undefined;
}
