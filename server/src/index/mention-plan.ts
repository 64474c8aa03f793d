/** What there is to settle in a block of prose, in order, as far as the block and its links tell: kept while other blocks are edited. */
import { encloses, moved, overlapSearch, overlapTest, type Span } from '../base/span.ts';
import type { EntityId } from '../domain/ids.ts';
import type { ProseBlock } from '../syntax/markdown/model.ts';
import { foldToken } from '../syntax/words/tokens.ts';
import { keptFor, type PassageMemo, recalled } from './block-memo.ts';
import type { Mention } from './mention.ts';
import { capitalisedWords } from './mention-short.ts';
import type { NameMatch } from './names/name-index.ts';
import type { Snapshot } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

/** A link whose entity is known. The span is that of its label, or of its target when it has none. */
export interface EntityLink {
  readonly span: Span;
  readonly entity: EntityId;
  /** The words are the author's; otherwise they are the target's, whose capitals are nobody's concern. */
  readonly labelled: boolean;
}

export type Step =
  /** A mention, whatever was said before. */
  | { readonly type: 'sure'; readonly span: Span; readonly mention: Mention }
  /** A name that may mean several, or one for short. */
  | {
      readonly type: 'name';
      readonly span: Span;
      readonly match: NameMatch;
      readonly link: EntityLink | undefined;
    }
  /** A capitalised word that may be short for a name told before. */
  | { readonly type: 'word'; readonly span: Span; readonly folded: string };

export interface Plan {
  readonly steps: readonly Step[];
  /** How far the block has moved since: to be added to all spans. */
  readonly by: number;
}

const memo: PassageMemo<readonly Step[]> = { name: 'what is to settle in blocks' };

/** All that decides what there is to settle in a block besides its own words: which matches count, and the links. */
export function planBasis(
  block: ProseBlock,
  accepted: readonly boolean[],
  links: readonly EntityLink[],
): readonly unknown[] {
  return links.length === 0 ? accepted : [...accepted, ...links.flatMap((link) => linkBasis(link, block))];
}

/** What there is to settle in block number `index`, if it was planned before. */
export function knownPlan(
  snapshot: Snapshot,
  file: FileSummary,
  index: number,
  basis: readonly unknown[],
): Plan | undefined {
  const kept = recalled(snapshot, memo, file, index, basis);
  return kept && { steps: kept.value, by: (file.markdown?.blocks[index]?.span.start ?? 0) - kept.start };
}

/** The same from its matches and links. */
export function freshPlan(
  snapshot: Snapshot,
  file: FileSummary,
  index: number,
  basis: readonly unknown[],
  matches: readonly NameMatch[],
  links: readonly EntityLink[],
): Plan {
  const block = file.markdown?.blocks[index] as ProseBlock;
  const steps = stepsOf(snapshot, file.markdown?.prose ?? '', block, matches, links);
  return { steps: keptFor(snapshot, memo, file, index, basis, steps), by: 0 };
}

function linkBasis({ span, entity, labelled }: EntityLink, block: ProseBlock): readonly unknown[] {
  return [span.start - block.span.start, span.end - block.span.start, entity, labelled];
}

/** Links settle what the words in them mean, names come next; a word that is part of more is no step of its own. */
function stepsOf(
  snapshot: Snapshot,
  prose: string,
  block: ProseBlock,
  matches: readonly NameMatch[],
  links: readonly EntityLink[],
): readonly Step[] {
  const linksAt = overlapSearch(links, ({ span }) => span);
  const matchesAt = overlapSearch(links.length > 0 ? matches : [], ({ span }) => span);
  const steps: Step[] = [];
  for (const link of links) {
    const { span } = link;
    const isName = matchesAt(span).some((match) => encloses(span, match.span) && owns(match, link.entity));
    if (!isName) steps.push({ type: 'sure', span, mention: linkMention(snapshot, link) });
  }
  for (const match of matches) steps.push(...stepOf(match, linksAt(match.span)[0]));
  const isCovered = overlapTest([...links, ...matches].map(({ span }) => span));
  for (const span of capitalisedWords(prose, block.span)) {
    if (!isCovered(span)) steps.push({ type: 'word', span, folded: foldToken(prose, span.start, span.end) });
  }
  return steps.sort((a, b) => a.span.start - b.span.start);
}

function stepOf(match: NameMatch, link: EntityLink | undefined): readonly Step[] {
  const { span, form, owners } = match;
  const isTheirs = link !== undefined && owns(match, link.entity);
  if (form === 'short' || (owners.length > 1 && !link)) return [{ type: 'name', span, match, link }];
  if (isAnotherInLabel(match, link)) return [];
  const entity = isTheirs ? link.entity : owners.length === 1 ? owners[0]?.entity : undefined;
  if (entity === undefined) return [{ type: 'name', span, match, link }];
  return [{ type: 'sure', span, mention: labelled(nameMention(match, entity), link) }];
}

export function owns(match: NameMatch, entity: EntityId): boolean {
  return match.owners.some((owner) => owner.entity === entity);
}

/** Another entity's name that is the whole label speaks of the link's entity. */
export function isAnotherInLabel(match: NameMatch, link: EntityLink | undefined): boolean {
  return link !== undefined && !owns(match, link.entity) && encloses(match.span, link.span);
}

/** The same where it stands in a link. */
export function labelled(mention: Mention, link: EntityLink | undefined): Mention {
  return link && !link.labelled ? { ...mention, form: 'link' } : mention;
}

export function nameMention(match: NameMatch, entity: EntityId | undefined): Mention {
  const [only, other] = match.owners;
  if (only && !other) {
    const candidates = entity === undefined || entity === only.entity ? [only.entity] : [entity, only.entity];
    return { span: match.span, form: match.form, entity, candidates, canonical: only.name.text };
  }
  // The index lists owners in the order they came, which edits change.
  const owners = [...match.owners].sort((a, b) => (a.entity < b.entity ? -1 : 1));
  const ids = owners.map((owner) => owner.entity);
  const candidates = entity === undefined ? ids : [entity, ...ids.filter((id) => id !== entity)];
  const owner = owners.find((candidate) => candidate.entity === entity) ?? owners[0];
  return { span: match.span, form: match.form, entity, candidates, canonical: owner?.name.text ?? '' };
}

export function linkMention(snapshot: Snapshot, { span, entity }: EntityLink): Mention {
  const canonical = snapshot.canon.entities.get(entity)?.name ?? entity;
  return { span, form: 'link', entity, candidates: [entity], canonical };
}

/** The same so much farther down. */
export function movedMention(mention: Mention, by: number): Mention {
  return by === 0 ? mention : { ...mention, span: moved(mention.span, by) };
}
