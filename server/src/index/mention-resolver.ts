/** Settles which of several entities of one name is meant. */
import { encloses, firstPassing, type Span } from '../base/span.ts';
import type { DateValue } from '../domain/date.ts';
import { certainlyBefore } from '../domain/date-order.ts';
import { claimsOf, type Entity } from '../domain/entity.ts';
import type { EntityId } from '../domain/ids.ts';
import { lifetimeClaims } from '../domain/kinds.ts';
import type { DateMention } from '../syntax/dates/model.ts';
import type { ProseBlock } from '../syntax/markdown/model.ts';
import { startsSentence } from '../syntax/words/sentences.ts';
import type { NameMatch, NameOwner } from './names/name-index.ts';
import type { Snapshot } from './snapshot.ts';
import { type FileSummary, scopeAt } from './summary.ts';

export interface Resolver {
  /** The entity meant, or undefined when it stays open. */
  resolve(match: NameMatch, block: ProseBlock): EntityId | undefined;
  /** An entity was spoken of for sure. */
  spoken(entity: EntityId): void;
}

export function createResolver(
  snapshot: Snapshot,
  file: FileSummary,
  subjects: readonly EntityId[],
): Resolver {
  /** Entities spoken of so far, and when. */
  const latest = new Map<EntityId, number>();
  let clock = 0;
  return {
    spoken: (entity) => void latest.set(entity, ++clock),
    resolve(match, block) {
      const [first, second] = match.owners;
      if (!second) return first?.entity;
      const umbrella = umbrellaOf(snapshot, match.owners);
      if (umbrella !== undefined) return umbrella;
      const scope = scopeAt(file, match.span.start);
      let left: readonly NameOwner[] = match.owners;
      left = narrowed(left, (owner) => holdsIn(snapshot, owner, scope.continuity));
      const dates = datesAround(file, block, match.span);
      const when = dates.length > 0 ? dates : scope.date ? [scope.date] : [];
      if (when.length > 0)
        left = narrowed(left, (owner) => when.every((date) => mayExist(snapshot, owner, date)));
      if (left.length === 1) return left[0]?.entity;
      return latestOf(left, latest) ?? onlySubject(left, subjects);
    },
  };
}

/** What passes a test, unless nothing does. */
function narrowed(owners: readonly NameOwner[], test: (owner: NameOwner) => boolean): readonly NameOwner[] {
  const passing = owners.filter(test);
  return passing.length > 0 ? passing : owners;
}

/** The owner of which all the others are members: a name shared with its members stays the umbrella's. */
function umbrellaOf(snapshot: Snapshot, owners: readonly NameOwner[]): EntityId | undefined {
  return owners.find(({ entity }) =>
    owners.every((other) => {
      if (other.entity === entity) return true;
      const member = snapshot.canon.entities.get(other.entity);
      return member !== undefined && isMemberOf(snapshot, member, entity);
    }),
  )?.entity;
}

function isMemberOf(snapshot: Snapshot, member: Entity, umbrella: EntityId): boolean {
  return claimsOf(member, 'member-of').some(
    ({ value }) =>
      value.type === 'reference' && snapshot.canon.resolve(value.reference).some(({ id }) => id === umbrella),
  );
}

function holdsIn(
  snapshot: Snapshot,
  owner: NameOwner,
  continuity: ReturnType<typeof scopeAt>['continuity'],
): boolean {
  const own = owner.name.continuity ?? snapshot.canon.entities.get(owner.entity)?.continuity;
  return own === undefined || snapshot.continuities.holds(own, continuity);
}

/** Dates told in the same sentence; where there are none, the last one told before in the same paragraph. */
function datesAround(file: FileSummary, block: ProseBlock, at: Span): readonly DateValue[] {
  const inSentence = sentenceDates(file, at);
  if (inSentence.length > 0) return inSentence;
  for (let i = firstDateBehind(file, at.start) - 1; i >= 0; i--) {
    const { date, span } = file.dates[i] as DateMention;
    if (span.start < block.span.start) break;
    if (date) return [date];
  }
  return [];
}

/** Dates that stand in the sentence around a place. */
export function sentenceDates(file: FileSummary, at: Span): readonly DateValue[] {
  const sentence = sentenceAround(file, at);
  const found: DateValue[] = [];
  for (let i = firstDateBehind(file, sentence.start); i < file.dates.length; i++) {
    const { date, span } = file.dates[i] as DateMention;
    if (span.start >= sentence.end) break;
    if (date) found.push(date);
  }
  return found;
}

/** Number of the first date that ends behind an offset: dates are in order and never overlap. */
function firstDateBehind({ dates }: FileSummary, offset: number): number {
  return firstPassing(dates.length, (i) => (dates[i] as DateMention).span.end > offset);
}

/** The words of the sentence around a place. */
export function sentenceText(file: FileSummary, at: Span): string {
  const { start, end } = sentenceAround(file, at);
  return file.markdown?.prose.slice(start, end) ?? '';
}

function sentenceAround(file: FileSummary, at: Span): Span {
  const prose = file.markdown?.prose ?? '';
  const blocks = file.markdown?.blocks ?? [];
  const around =
    blocks[firstPassing(blocks.length, (i) => (blocks[i] as ProseBlock).span.end > at.start)]?.span;
  const block = around && encloses(around, at) ? around : at;
  const breaks = /[.!?…][\s"”’)]+(?=\p{Lu})/gu;
  let { start, end } = block;
  // Of the block's own text: a search that runs on through the file would do so for every name.
  for (const found of prose.slice(start, end).matchAll(breaks)) {
    const next = block.start + found.index + found[0].length;
    if (!startsSentence(prose, next, block.start)) continue;
    if (next <= at.start) start = next;
    else {
      end = next;
      break;
    }
  }
  return { start, end };
}

/** Not certainly before it began, nor after it ended, nor outside the time in which the name was its own. */
function mayExist(snapshot: Snapshot, owner: NameOwner, date: DateValue): boolean {
  const entity = snapshot.canon.entities.get(owner.entity);
  const kind = entity && snapshot.canon.kindOf(entity);
  const lifetime = kind && lifetimeClaims(kind);
  const starts = [owner.name.from, ...lifetimeDates(entity, lifetime?.start)];
  const ends = [owner.name.until, ...lifetimeDates(entity, lifetime?.end)];
  return !(
    starts.some((start) => start && certainlyBefore(date, start)) ||
    ends.some((end) => end && certainlyBefore(end, date))
  );
}

function lifetimeDates(entity: Entity | undefined, field: string | undefined): readonly DateValue[] {
  if (!entity || field === undefined) return [];
  return claimsOf(entity, field).flatMap(({ value }) => (value.type === 'date' ? [value.date] : []));
}

function latestOf(owners: readonly NameOwner[], latest: ReadonlyMap<EntityId, number>): EntityId | undefined {
  let best: EntityId | undefined;
  let bestTime = 0;
  for (const { entity } of owners) {
    const time = latest.get(entity) ?? 0;
    if (time > bestTime) [best, bestTime] = [entity, time];
  }
  return best;
}

function onlySubject(owners: readonly NameOwner[], subjects: readonly EntityId[]): EntityId | undefined {
  const found = owners.filter((owner) => subjects.includes(owner.entity));
  return found.length === 1 ? found[0]?.entity : undefined;
}
