/** Every place of a file's prose where a canon name is spoken of, with the entity meant as far as that can be told. */
import { encloses, moved, overlapSearch, overlapTest, type Span } from '../base/span.ts';
import type { EntityId } from '../domain/ids.ts';
import type { Link, ProseBlock } from '../syntax/markdown/model.ts';
import { startsSentence } from '../syntax/words/sentences.ts';
import { tokensOf } from '../syntax/words/tokens.ts';
import { type BlockMemo, ofBlock } from './block-memo.ts';
import type { Mention } from './mention.ts';
import { linkedEntity } from './mention-links.ts';
import { createResolver, type Resolver } from './mention-resolver.ts';
import { createShortNames, type ShortNames } from './mention-short.ts';
import type { NameMatch } from './names/name-index.ts';
import type { Snapshot } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

/** A link whose entity is known. The span is that of its label, or of its target when it has none. */
interface EntityLink {
  readonly span: Span;
  readonly entity: EntityId;
  /** The words are the author's; otherwise they are the target's, whose capitals are nobody's concern. */
  readonly labelled: boolean;
}

interface BlockMatches {
  readonly block: ProseBlock;
  readonly matches: readonly NameMatch[];
  readonly isMatch: (at: Span) => boolean;
}

/** What is told about a file while it is read from top to bottom. */
interface Reading {
  readonly snapshot: Snapshot;
  readonly resolver: Resolver;
  readonly shorts: ShortNames;
  readonly mentions: Mention[];
}

/** Pure in the file and the canon: no other file's prose can change it. */
export function mentionsOf(snapshot: Snapshot, file: FileSummary): readonly Mention[] {
  const { markdown } = file;
  if (!markdown) return [];
  const links = entityLinks(snapshot, file, markdown.links);
  const blocks = markdown.blocks.map((block, i) => {
    const matches = matchesOf(snapshot, file, markdown.prose, block, i);
    return { block, matches, isMatch: lazyOverlapTest(matches) };
  });
  const strong = strongEntities(snapshot, file, links, blocks);
  const subjects = subjectsOf(snapshot, file);
  const reading: Reading = {
    snapshot,
    resolver: createResolver(snapshot, file, subjects),
    shorts: createShortNames(snapshot, file, markdown.prose, subjects),
    mentions: [],
  };
  const isUsedSmall = smallWordTest(markdown.prose);
  let next = 0;
  for (const [i, around] of blocks.entries()) {
    const { block } = around;
    const from = next;
    while (next < links.length && (links[next] as EntityLink).span.start < block.span.end) next++;
    const accepted = around.matches.filter(
      (match) =>
        isAccepted(match, markdown.prose, around, strong, isUsedSmall) && !isQuotedWord(match, file.text),
    );
    readBlock(reading, block, i, accepted, links.slice(from, next));
  }
  for (const link of links.slice(next)) tell(reading, linkMention(snapshot, link), true);
  return reading.mentions.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** Made when it is asked for: few blocks have a doubtful name. */
function lazyOverlapTest(matches: readonly NameMatch[]): (at: Span) => boolean {
  let test: ((at: Span) => boolean) | undefined;
  return (at) => {
    test ??= overlapTest(matches.map(({ span }) => span));
    return test(at);
  };
}

const matchesMemo: BlockMemo<NameMatch> = { name: 'matches' };

function matchesOf(
  snapshot: Snapshot,
  file: FileSummary,
  prose: string,
  block: ProseBlock,
  index: number,
): readonly NameMatch[] {
  const scan = () => snapshot.names.scan(prose, block.span, inTitleCase(prose, block));
  return ofBlock(snapshot, matchesMemo, file, index, scan, (match, by) => ({
    ...match,
    span: moved(match.span, by),
  }));
}

function entityLinks(snapshot: Snapshot, file: FileSummary, links: readonly Link[]): EntityLink[] {
  return links.flatMap((link) => {
    const entity = link.type === 'embed' ? undefined : linkedEntity(snapshot, file, link);
    const labelled = link.labelSpan !== undefined && link.label?.trim() !== '';
    const span = labelled && link.labelSpan ? link.labelSpan : link.targetSpan;
    return entity === undefined ? [] : [{ span, entity, labelled }];
  });
}

/** The entities a file defines, or the one it is about. */
function subjectsOf(snapshot: Snapshot, file: FileSummary): readonly EntityId[] {
  const [subject] = file.subject ? snapshot.canon.resolve(file.subject) : [];
  return [...file.entities.map((entity) => entity.id), ...(subject ? [subject.id] : [])];
}

/** Whether every longer word of a heading has a capital, so that capitals prove nothing in it. */
function inTitleCase(prose: string, block: ProseBlock): boolean {
  if (block.type !== 'heading') return false;
  const words = tokensOf(prose, block.span.start, block.span.end).filter((token) => token.text.length > 3);
  return words.length > 1 && words.every((token) => /^[\p{Lu}\p{Lo}\d]/u.test(token.text));
}

/** Entities that the file speaks of for sure: what makes a doubtful word believable. */
function strongEntities(
  snapshot: Snapshot,
  file: FileSummary,
  links: readonly EntityLink[],
  blocks: readonly BlockMatches[],
): ReadonlySet<EntityId> {
  const strong = new Set<EntityId>(subjectsOf(snapshot, file));
  for (const link of links) strong.add(link.entity);
  for (const { matches } of blocks) {
    for (const { weak, owners } of matches) {
      if (weak === undefined && owners.length === 1 && owners[0]) strong.add(owners[0].entity);
    }
  }
  return strong;
}

/** Whether a match is a mention: most are, and the weak ones where the rest of the file bears them out. */
function isAccepted(
  match: NameMatch,
  prose: string,
  { block, isMatch }: BlockMatches,
  strong: ReadonlySet<EntityId>,
  isUsedSmall: (word: string) => boolean,
): boolean {
  if (match.weak === undefined) return !isQuestion(match, prose, block);
  if (match.weak === 'small') return false;
  // A cell, item or line that is the name and nothing else speaks of it.
  const rest = block.span.end - block.span.start - (match.span.end - match.span.start);
  if (rest <= 2 && block.type !== 'heading') return true;
  // `So God rested`: beside another name too, the first word of a sentence is a name only where it is one elsewhere.
  const initial = match.weak === 'start' || startsSentence(prose, match.span.start, block.span.start);
  if (initial) {
    const { start, end } = match.span;
    if (!match.owners.some((owner) => strong.has(owner.entity))) return false;
    if (isUsedSmall(prose.slice(start, end).toLowerCase())) return false;
  }
  return match.weak === 'start' || hasKnownNeighbours(match, prose, isMatch);
}

/** A word that is told as a word, small and in emphasis or quotation marks (`Hebrew *suph*`), speaks of nobody. */
function isQuotedWord(match: NameMatch, text: string): boolean {
  if (match.form !== 'case') return false;
  const { start, end } = match.span;
  const written = text.slice(start, end);
  if (written !== written.toLowerCase()) return false;
  return /[*_"“‘«`]/.test(text[start - 1] ?? '') || /[*_"”»`]/.test(text[end] ?? '');
}

/** `Will March bring snow?` asks about the month: in English the verb comes first, and a name would not. */
function isQuestion({ span }: NameMatch, prose: string, block: ProseBlock): boolean {
  if (!/^(?:Will|May|Can|Might|Shall|Dare)\s+\p{Lu}/u.test(prose.slice(span.start, span.end))) return false;
  if (!startsSentence(prose, span.start, block.span.start)) return false;
  const rest = prose.slice(span.end, Math.min(block.span.end, span.end + longestQuestion));
  return /^\s+\p{Ll}[^.!?…:;]*\?/u.test(rest);
}

/** No sentence asks for longer; without a limit, a text without full stops would be read again for each name. */
const longestQuestion = 1000;

/** Tells whether a common word is written small in a file, so that its capital at the start of a sentence is due to that. */
function smallWordTest(prose: string): (word: string) => boolean {
  const known = new Map<string, boolean>();
  return (word) => {
    const told = known.get(word);
    if (told !== undefined) return told;
    const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    const found = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(prose);
    known.set(word, found);
    return found;
  };
}

/** Whether the capitalised words right beside a match are names of their own: `Fox Spirits`. */
function hasKnownNeighbours(match: NameMatch, prose: string, isMatch: (at: Span) => boolean): boolean {
  const { start, end } = match.span;
  const after = /^[ \t\n]+(?=\p{Lu})/u.exec(prose.slice(end, end + 20));
  const before = /(?<!\S)\p{Lu}\S*[ \t\n]+$/u.exec(prose.slice(Math.max(0, start - 60), start));
  const known = (offset: number): boolean => isMatch({ start: offset, end: offset + 1 });
  if (after && !known(end + after[0].length)) return false;
  return !before || known(start - before[0].length);
}

type Step =
  | { readonly type: 'match'; readonly span: Span; readonly match: NameMatch }
  | { readonly type: 'link'; readonly span: Span; readonly link: EntityLink }
  | { readonly type: 'word'; readonly span: Span };

/** Links settle what the words in them mean, names come next, and short names follow the names before them. */
function readBlock(
  reading: Reading,
  block: ProseBlock,
  index: number,
  matches: readonly NameMatch[],
  links: readonly EntityLink[],
): void {
  const { snapshot, resolver, shorts } = reading;
  const linksAt = overlapSearch(links, ({ span }) => span);
  const matchesAt = overlapSearch(links.length > 0 ? matches : [], ({ span }) => span);
  for (const step of stepsOf(shorts.wordsOf(block, index), matches, links)) {
    if (step.type === 'word') {
      const mention = shorts.resolve(step.span);
      if (mention) tell(reading, mention, false);
    } else if (step.type === 'link') {
      const { link } = step;
      const inside = matchesAt(link.span).some(
        (match) => encloses(link.span, match.span) && owns(match, link.entity),
      );
      if (!inside) tell(reading, linkMention(snapshot, link), true);
    } else {
      const { match } = step;
      // Whose full name the file has told goes before a place that may be called so for short.
      const told = match.form === 'short' ? shorts.resolve(match.span) : undefined;
      if (told) {
        tell(reading, told, false);
        continue;
      }
      const [link] = linksAt(match.span);
      // Another entity's name that is the whole label speaks of the link's entity.
      if (link && !owns(match, link.entity) && encloses(match.span, link.span)) continue;
      const linked = link && owns(match, link.entity) ? link.entity : undefined;
      const mention = nameMention(match, linked ?? resolver.resolve(match, block));
      tell(reading, link && !link.labelled ? { ...mention, form: 'link' } : mention, true);
    }
  }
}

/** What there is to settle in a block, in order; a word that is part of more is no step of its own. */
function stepsOf(
  words: readonly Span[],
  matches: readonly NameMatch[],
  links: readonly EntityLink[],
): readonly Step[] {
  const steps: Step[] = [];
  for (const link of links) steps.push({ type: 'link', span: link.span, link });
  for (const match of matches) steps.push({ type: 'match', span: match.span, match });
  const isCovered = overlapTest(steps.map(({ span }) => span));
  for (const span of words) if (!isCovered(span)) steps.push({ type: 'word', span });
  return steps.length < 2 ? steps : steps.sort((a, b) => a.span.start - b.span.start);
}

function owns(match: NameMatch, entity: EntityId): boolean {
  return match.owners.some((owner) => owner.entity === entity);
}

function tell(reading: Reading, mention: Mention, full: boolean): void {
  reading.mentions.push(mention);
  if (mention.entity === undefined) return;
  reading.resolver.spoken(mention.entity);
  if (full) reading.shorts.spoken(mention.entity);
}

function nameMention(match: NameMatch, entity: EntityId | undefined): Mention {
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

function linkMention(snapshot: Snapshot, { span, entity }: EntityLink): Mention {
  const canonical = snapshot.canon.entities.get(entity)?.name ?? entity;
  return { span, form: 'link', entity, candidates: [entity], canonical };
}
