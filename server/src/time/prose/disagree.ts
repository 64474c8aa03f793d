/** A date in prose against the dates in canon: wrong, impossible, or true in another continuity only. */
import type { DateValue } from '../../domain/date.ts';
import { verdictApart } from '../../domain/date-order.ts';
import type { Fix } from '../../domain/finding.ts';
import type { ContinuityId } from '../../domain/ids.ts';
import type { Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import { type Dated, datesOf } from '../dated.ts';
import { be, happened, when } from '../words.ts';
import type { ToldField } from './acts.ts';
import type { ToldDate } from './dates.ts';
import { dateFixes } from './fixes.ts';
import { type Judgement, judgeAfter, judgeBefore, judgeSame, lifetimeIn, readings } from './judge.ts';
import { otherTellings, retold } from './tellings.ts';

export type Disagreement =
  | {
      readonly type: 'wrong';
      readonly told: ToldDate;
      readonly judgement: Judgement;
      /** "took place in 2344". */
      readonly happening: string;
      /** ", ten years earlier", or nothing. */
      readonly gap: string;
      readonly fixes: readonly Fix[];
    }
  /** Canon has no such date, but one on the other side of life that forbids it. */
  | { readonly type: 'order'; readonly told: ToldDate; readonly judgement: Judgement }
  /** Only another continuity tells it so. */
  | {
      readonly type: 'leak';
      readonly told: ToldDate;
      /** What that continuity says. */
      readonly canon: Dated;
      readonly continuity: ContinuityId;
      /** What the passage's own says, where it says anything. */
      readonly own: Dated | undefined;
      readonly fixes: readonly Fix[];
    };

export function disagreement(
  snapshot: Snapshot,
  file: FileSummary,
  told: ToldDate,
): Disagreement | undefined {
  const date = told.date.date;
  if (!date) return undefined;
  if (told.other && !agrees(snapshot, told, told.other)) return undefined;
  const canon = statedIn(snapshot, told);
  if (canon.length === 0) {
    const elsewhere = toldElsewhere(snapshot, told, date, false);
    return elsewhere ? { ...elsewhere, own: undefined, fixes: [] } : disorder(snapshot, told, date);
  }
  const judgement = judge(snapshot, told, date, canon);
  if (!judgement || meansAnother(snapshot, told, date)) return undefined;
  if (told.curt && areFarApart(snapshot, date, judgement.canon.date)) return undefined;
  const whole = file.text.slice(told.date.span.start, told.date.span.end);
  const fixes = isWhole(whole, date) ? dateFixes(snapshot, file, date, told.date.span, judgement.canon) : [];
  const elsewhere = toldElsewhere(snapshot, told, date, true);
  if (elsewhere) return { ...elsewhere, own: judgement.canon, fixes: onlyOffered(fixes, file) };
  return {
    type: 'wrong',
    told,
    judgement,
    happening: told.verb
      ? `${told.verb.replace(/^was /, `${be(told.entity)} `)} ${when(judgement.canon.date)}`
      : happened(judgement.canon.field, judgement.canon.date, told.entity),
    gap: distanceTo(snapshot, date, judgement.canon.date),
    fixes,
  };
}

/** Years beyond which an annal rather tells of something else by the name. */
const lifetime = 40;

function areFarApart({ calendars }: Snapshot, told: DateValue, canon: DateValue): boolean {
  if (told.axis !== canon.axis) return false;
  const later = told.range.earliest > canon.range.latest;
  const [from, to] = later ? [canon, told] : [told, canon];
  return calendars.yearsBetween(from.range.latest, to.range.earliest, told.axis) > lifetime;
}

/** What is true in another telling is rewritten when its author says so, and canon not at all. */
function onlyOffered(fixes: readonly Fix[], file: FileSummary): readonly Fix[] {
  return fixes
    .filter(({ edits }) => edits.every((edit) => edit.file === file.path))
    .map((fix) => ({ ...fix, preferred: false }));
}

/** Whether canon states just this date. */
function agrees(snapshot: Snapshot, told: ToldDate, other: NonNullable<ToldDate['other']>): boolean {
  const stated = statedIn(snapshot, { ...told, field: other.field });
  return (
    other.date.date !== undefined && stated.length > 0 && judgeSame(other.date.date, stated) === undefined
  );
}

/** A date that is only half of the words, such as the birth in "(1071–1118)", cannot be replaced alone. */
function isWhole(words: string, date: DateValue): boolean {
  return words === date.text || !/[–/]|\d-\d{3}/.test(words);
}

/** ", which is seven years too late", or nothing where the distance cannot be told. */
function distanceTo({ calendars }: Snapshot, told: DateValue, canon: DateValue): string {
  const later = told.range.earliest > canon.range.latest;
  const gap = calendars.gapBetween(later ? canon : told, later ? told : canon);
  if (gap === undefined || gap === 'just outside it') return '';
  return `, which is ${gap} ${later ? 'too late' : 'too early'}`;
}

/** Fields in which canon may state what prose tells. */
const fieldsOf: Readonly<Record<ToldField, readonly string[]>> = {
  born: ['born'],
  died: ['died'],
  founded: ['founded'],
  destroyed: ['destroyed'],
  dissolved: ['dissolved'],
  launched: ['launched'],
  made: ['made'],
  lost: ['lost'],
  event: ['date', 'start', 'end'],
  start: ['start', 'date'],
  end: ['end', 'date'],
  signed: ['signed'],
  status: ['status'],
  office: ['offices'],
  'office-end': ['offices'],
};

function statedIn(snapshot: Snapshot, { entity, field, sentence, about }: ToldDate): readonly Dated[] {
  if (field === 'office-end') {
    const held = snapshot.canon
      .claims(entity.id, 'offices', sentence.continuity)
      .filter((claim) => about?.(claim, snapshot.canon) ?? true);
    return held.flatMap((claim) => datesOf(claim, 'until'));
  }
  return fieldsOf[field].flatMap((name) => readings(snapshot, entity, name, sentence.continuity, about));
}

function judge(
  snapshot: Snapshot,
  told: ToldDate,
  date: DateValue,
  canon: readonly Dated[],
): Judgement | undefined {
  if (told.field === 'event' || told.field === 'start' || told.field === 'end') {
    const { start, end } = lifetimeIn(snapshot, told.entity, told.sentence.continuity);
    const before = judgeBefore(date, start);
    // "began in" behind the beginning is wrong only where canon dates the beginning by itself.
    const own = readings(snapshot, told.entity, told.field, told.sentence.continuity);
    if (told.field !== 'event' && own.length > 0) return judgeSame(date, own);
    return before ?? judgeAfter(date, end);
  }
  return told.state ? judgeBefore(date, canon) : judgeSame(date, canon);
}

/** Another entity of the same name, or of a name that holds this one, has just that date. */
function meansAnother(snapshot: Snapshot, told: ToldDate, date: DateValue): boolean {
  const candidates = told.mention.mention?.candidates ?? [];
  return candidates
    .filter((id) => id !== told.entity.id)
    .some((id) => {
      const entity = snapshot.canon.entities.get(id);
      if (!entity) return false;
      const other = fieldsOf[told.field].flatMap((name) =>
        readings(snapshot, entity, name, told.sentence.continuity),
      );
      return other.length > 0 && judgeSame(date, other) === undefined;
    });
}

/**
 * The other continuity whose canon has just this date. The root counts where the passage's own continuity
 * says something else: that it says nothing of what happened behind its branch proves no slip.
 */
function toldElsewhere(snapshot: Snapshot, told: ToldDate, date: DateValue, rootToo: boolean) {
  const { entity, field, sentence } = told;
  for (const continuity of otherTellings(snapshot, [entity], fieldsOf[field], sentence.continuity)) {
    if (!rootToo && continuity === snapshot.continuities.root) continue;
    const there = retold(told, continuity);
    const stated = statedIn(snapshot, there);
    const canon = stated.find((dated) => verdictApart(date, dated.date) === undefined);
    if (canon && !judge(snapshot, there, date, stated)) {
      return { type: 'leak', told, canon, continuity } as const;
    }
  }
  return undefined;
}

/** These may begin and end as often as they like. */
const withoutOrder: ReadonlySet<ToldField> = new Set(['status', 'office', 'office-end', 'signed']);

function disorder(snapshot: Snapshot, told: ToldDate, date: DateValue): Disagreement | undefined {
  const { start, end } = lifetimeIn(snapshot, told.entity, told.sentence.continuity);
  if (withoutOrder.has(told.field)) return undefined;
  const begins = ['born', 'founded', 'launched', 'made', 'start'].includes(told.field);
  const judgement = begins ? judgeAfter(date, end) : judgeBefore(date, start);
  return judgement && { type: 'order', told, judgement };
}
