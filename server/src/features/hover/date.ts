/** The card of a date: in every calendar, and what else happened then. */

import type { DateValue } from '../../domain/date.ts';
import { mayOverlap } from '../../domain/date-order.ts';
import type { Entity } from '../../domain/entity.ts';
import type { MemoKey, Snapshot } from '../../index/snapshot.ts';
import { lifetimeFields } from './lifetime.ts';
import { bullets, escapeText, paragraphs } from './markdown.ts';
import { type CardContext, entityText, label } from './values.ts';

/** Something the canon dates. */
interface Occurrence {
  readonly entity: Entity;
  /** What happened to it: `born`, `signed`, `withdrawn`. */
  readonly what: string;
  readonly date: DateValue;
}

const mostOccurrences = 8;

export function dateCard(context: CardContext, date: DateValue): string {
  const { calendars } = context.snapshot;
  const normal = date.unknown ? date.text : calendars.format(date);
  const others = calendars.tellAll(date).filter(({ text }) => text !== normal && text !== date.text);
  const told = others.map(({ name, text }) => `**${escapeText(name)}** ${escapeText(text)}`);
  const doubts = [
    date.approximate ? 'approximate' : undefined,
    date.uncertain ? 'uncertain' : undefined,
    date.unknown ? 'unknown' : undefined,
    date.extended ? 'a stretch of time' : undefined,
    date.alternatives.length > 1 ? `one of ${date.alternatives.length} possible times` : undefined,
  ];
  const nature = [`*${date.grain}*`, ...doubts].filter(Boolean).join(' · ');
  return paragraphs([
    `### ${escapeText(normal || date.text)}\n${nature}`,
    told.length > 0 ? bullets(told) : undefined,
    happenings(context, date),
    strangers(context.snapshot, date),
  ]);
}

function happenings(context: CardContext, date: DateValue): string | undefined {
  // "Before 2375" is most of history: what happened then would tell nothing.
  if (date.unknown || !Number.isFinite(date.range.earliest) || !Number.isFinite(date.range.latest)) {
    return undefined;
  }
  const all = occurrencesAround(context.snapshot, date);
  if (all.length === 0) return undefined;
  const told = all.map(
    ({ entity, what, date: when }) => `**${escapeText(when.text)}** ${entityText(context, entity)}, ${what}`,
  );
  const unique = [...new Set(told)];
  const shown = unique.slice(0, mostOccurrences);
  const rest = unique.length > shown.length ? [`… ${unique.length - shown.length} more`] : [];
  return `**Then**\n${bullets([...shown, ...rest])}`;
}

const mostStrangers = 3;

/** Why canon dates of another calendar are neither before nor after this one: no verdict is ever given on them. */
function strangers(snapshot: Snapshot, date: DateValue): string | undefined {
  const reasons = [...strangersTo(snapshot, date).values()].flatMap(
    (other) => snapshot.calendars.whyApart(date, other) ?? [],
  );
  if (reasons.length === 0) return undefined;
  return `**Cannot be compared**\n${bullets(reasons.slice(0, mostStrangers).map(proseWithCode))}`;
}

/** A sentence as findings have it, with what authors wrote between backticks. */
function proseWithCode(text: string): string {
  const pieces = text.split('`').map((piece, at) => (at % 2 === 0 ? escapeText(piece) : `\`${piece}\``));
  return pieces
    .filter(Boolean)
    .join(' ')
    .replace(/ (?=[,.;:])/g, '');
}

/** The earliest canon date of each calendar that has no day in common with the one of this date. */
function strangersTo(snapshot: Snapshot, date: DateValue): ReadonlyMap<string, DateValue> {
  const found = new Map<string, DateValue>();
  if (date.unknown) return found;
  for (const { date: other } of timeline(snapshot)) {
    if (other.axis !== date.axis && !found.has(other.calendar)) found.set(other.calendar, other);
  }
  return found;
}

const timelineKey: MemoKey<readonly Occurrence[]> = { name: 'hover timeline' };

/** Everything dated, by its earliest day. */
function timeline(snapshot: Snapshot): readonly Occurrence[] {
  return snapshot.canonMemo(timelineKey, () => {
    const all = [...snapshot.canon.entities.values()].flatMap((entity) => occurrencesOf(snapshot, entity));
    return all.sort((a, b) => a.date.range.earliest - b.date.range.earliest);
  });
}

function occurrencesOf(snapshot: Snapshot, entity: Entity): Occurrence[] {
  const kind = snapshot.canon.kindOf(entity);
  // A book's year is one of our world.
  const fields = new Set(kind?.base === 'work' ? [] : lifetimeFields(kind));
  const found: Occurrence[] = [];
  for (const claim of entity.claims) {
    if (claim.value.type === 'date' && fields.has(claim.field) && !claim.value.date.unknown) {
      found.push({
        entity,
        what: claim.field === 'date' ? 'happened' : label(claim.field),
        date: claim.value.date,
      });
    }
    if (claim.value.type !== 'record' || (claim.field !== 'signed' && claim.field !== 'status')) continue;
    const at = (claim.value.parts.get('date') ?? claim.value.parts.get('from'))?.[0]?.value;
    const state = claim.value.parts.get('is')?.[0]?.value;
    const what = state?.type === 'text' ? label(state.text) : 'signed';
    if (at?.type === 'date' && !at.date.unknown) found.push({ entity, what, date: at.date });
  }
  return found;
}

/**
 * What may have happened within the date. Occurrences much vaguer than the date itself say nothing about
 * it: a person born "in the 23rd century" was not born "in 2293" for all we know.
 */
function occurrencesAround(snapshot: Snapshot, date: DateValue): readonly Occurrence[] {
  const all = timeline(snapshot);
  const { earliest, latest } = date.range;
  const width = Math.max(latest - earliest, 366);
  const found: Occurrence[] = [];
  for (let at = firstFrom(all, earliest - width); at < all.length; at++) {
    const occurrence = all[at];
    if (!occurrence || occurrence.date.range.earliest > latest) break;
    const { range } = occurrence.date;
    if (
      range.latest - range.earliest <= width &&
      mayOverlap(occurrence.date, date) &&
      date.axis === occurrence.date.axis
    ) {
      found.push(occurrence);
    }
  }
  return found;
}

function firstFrom(all: readonly Occurrence[], day: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.date.range.earliest ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
