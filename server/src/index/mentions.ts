/** Every place of a file's prose where a canon name is spoken of, with the entity meant as far as that can be told. */
import { once } from '../base/once.ts';
import { moved, overlapTest, type Span } from '../base/span.ts';
import type { EntityId } from '../domain/ids.ts';
import type { Link, ProseBlock } from '../syntax/markdown/model.ts';
import { startsSentence } from '../syntax/words/sentences.ts';
import { tokensOf } from '../syntax/words/tokens.ts';
import { type BlockMemo, ofBlock } from './block-memo.ts';
import type { Mention } from './mention.ts';
import { linkedEntity } from './mention-links.ts';
import {
  type EntityLink,
  freshPlan,
  isAnotherInLabel,
  knownPlan,
  labelled,
  linkMention,
  movedMention,
  nameMention,
  owns,
  type Plan,
  planBasis,
  type Step,
} from './mention-plan.ts';
import { createResolver, type Resolver } from './mention-resolver.ts';
import { createShortNames, type ShortNames } from './mention-short.ts';
import type { NameMatch } from './names/name-index.ts';
import type { Snapshot } from './snapshot.ts';
import type { FileSummary } from './summary.ts';

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
  const { prose } = markdown;
  const links = entityLinks(snapshot, file, markdown.links);
  const matches = markdown.blocks.map((block, i) => matchesOf(snapshot, file, prose, block, i));
  const subjects = subjectsOf(snapshot, file);
  const reading: Reading = {
    snapshot,
    resolver: createResolver(snapshot, file, subjects),
    shorts: createShortNames(snapshot, prose, subjects),
    mentions: [],
  };
  const accepts = acceptance(file.text, prose, {
    strong: once(() => strongEntities(subjects, links, matches)),
    isUsedSmall: smallWordTest(prose),
  });
  let next = 0;
  for (let i = 0; i < markdown.blocks.length; i++) {
    const block = markdown.blocks[i] as ProseBlock;
    const from = next;
    while (next < links.length && (links[next] as EntityLink).span.start < block.span.end) next++;
    const inside = from === next ? noLinks : links.slice(from, next);
    const own = matches[i] ?? [];
    // Most blocks have no name in doubt, and their own words decide.
    const doubtful = own.some((match) => match.weak !== undefined) ? placedIn(block, own) : undefined;
    const accepted = doubtful && accepts(block, doubtful);
    const basis = planBasis(block, accepted ?? noBasis, inside);
    let plan = knownPlan(snapshot, file, i, basis);
    if (!plan) {
      const placed = doubtful ?? placedIn(block, own);
      const counts = accepted ?? accepts(block, placed);
      plan = freshPlan(
        snapshot,
        file,
        i,
        basis,
        placed.filter((_, number) => counts[number]),
        inside,
      );
    }
    readBlock(reading, block, plan);
  }
  for (const link of links.slice(next)) tell(reading, linkMention(snapshot, link), true);
  return isInOrder(reading.mentions) ? reading.mentions : reading.mentions.sort(inOrder);
}

const noLinks: readonly EntityLink[] = [];
const noBasis: readonly boolean[] = [];

function inOrder(a: Mention, b: Mention): number {
  return a.span.start - b.span.start || b.span.end - a.span.end;
}

/** By far most are: they were read from top to bottom. */
function isInOrder(mentions: readonly Mention[]): boolean {
  return mentions.every((mention, i) => i === 0 || inOrder(mentions[i - 1] as Mention, mention) <= 0);
}

function placedIn({ span }: ProseBlock, matches: readonly NameMatch[]): readonly NameMatch[] {
  return matches.map((match) => ({ ...match, span: moved(match.span, span.start) }));
}

const matchesMemo: BlockMemo<NameMatch> = { name: 'matches' };

function matchesOf(
  snapshot: Snapshot,
  file: FileSummary,
  prose: string,
  block: ProseBlock,
  index: number,
): readonly NameMatch[] {
  const scan = (): readonly NameMatch[] =>
    snapshot.names
      .scan(prose, block.span, inTitleCase(prose, block))
      .map((match) => ({ ...match, span: moved(match.span, -block.span.start) }));
  return ofBlock(snapshot, matchesMemo, file, index, scan);
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
  subjects: readonly EntityId[],
  links: readonly EntityLink[],
  matches: readonly (readonly NameMatch[])[],
): ReadonlySet<EntityId> {
  const strong = new Set(subjects);
  for (const link of links) strong.add(link.entity);
  for (const inBlock of matches) {
    for (const { weak, owners } of inBlock) {
      if (weak === undefined && owners.length === 1 && owners[0]) strong.add(owners[0].entity);
    }
  }
  return strong;
}

/** What a file tells about names in doubt. */
interface Doubts {
  readonly strong: () => ReadonlySet<EntityId>;
  readonly isUsedSmall: (word: string) => boolean;
}

/** Tells which matches of a block are mentions: most are, and the weak ones where the rest of the file bears them out. */
function acceptance(text: string, prose: string, doubts: Doubts) {
  return (block: ProseBlock, matches: readonly NameMatch[]): readonly boolean[] => {
    const isMatch = once(() => overlapTest(matches.map(({ span }) => span)));
    return matches.map(
      (match) => isAccepted(match, prose, block, doubts, (at) => isMatch()(at)) && !isQuotedWord(match, text),
    );
  };
}

function isAccepted(
  match: NameMatch,
  prose: string,
  block: ProseBlock,
  { strong, isUsedSmall }: Doubts,
  isMatch: (at: Span) => boolean,
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
    if (!match.owners.some((owner) => strong().has(owner.entity))) return false;
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

/** Short names follow the names before them. */
function readBlock(reading: Reading, block: ProseBlock, { steps, by }: Plan): void {
  for (const step of steps) {
    if (step.type === 'sure') tell(reading, movedMention(step.mention, by), true);
    else if (step.type === 'name') readName(reading, block, step, by);
    else {
      const mention = reading.shorts.resolve(step.folded, step.span, by);
      if (mention) tell(reading, mention, false);
    }
  }
}

type NameStep = Extract<Step, { readonly type: 'name' }>;

function readName(reading: Reading, block: ProseBlock, { match, link, span }: NameStep, by: number): void {
  const { resolver, shorts } = reading;
  // Whose full name the file has told goes before a place that may be called so for short.
  const told = match.form === 'short' ? shorts.resolve(undefined, span, by) : undefined;
  if (told) tell(reading, told, false);
  if (told || isAnotherInLabel(match, link)) return;
  const linked = link && owns(match, link.entity) ? link.entity : undefined;
  const placed = { ...match, span: moved(span, by) };
  tell(reading, labelled(nameMention(placed, linked ?? resolver.resolve(placed, block)), link), true);
}

function tell(reading: Reading, mention: Mention, full: boolean): void {
  reading.mentions.push(mention);
  if (mention.entity === undefined) return;
  reading.resolver.spoken(mention.entity);
  if (full) reading.shorts.spoken(mention.entity);
}
