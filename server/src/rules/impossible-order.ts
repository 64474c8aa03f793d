import { certainlyBefore } from '../domain/date-order.ts';
import type { Entity } from '../domain/entity.ts';
import type { Fix } from '../domain/finding.ts';
import type { ContinuityId } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { canonFindings } from '../time/canon-findings.ts';
import { type Dated, isSure, type Lifetime, placeOf } from '../time/dated.ts';
import { baseKind } from '../time/entities.ts';
import { checkTold } from '../time/prose/claims.ts';
import { disagreements } from '../time/prose/disagreements.ts';
import { lifetimeIn } from '../time/prose/judge.ts';
import { areMeant } from '../time/prose/meant.ts';
import type { ToldOrder } from '../time/prose/orders.ts';
import type { QuietKey } from '../time/prose/sentence.ts';
import { otherTellings } from '../time/prose/tellings.ts';
import { capitalised, distance, fact, happened, named, perfect } from '../time/words.ts';
import { ownRelations } from './own-relation.ts';
import type { FindingDraft, Rule } from './rule.ts';
import { byDatesOf, type ToldElsewhere } from './told-elsewhere.ts';

const quiet: QuietKey = { name: 'passages whose orders are right' };
const quietElsewhere: QuietKey = { name: 'passages whose orders are right nowhere else' };

/** In prose: a birth behind the death that canon has, or the like; and events in another order than canon's dates. */
export const impossibleOrder: Rule = {
  id: 'impossible-order',
  group: 'time',
  summary: 'Something that ends before it begins, or comes after what it is said to precede.',
  severity: 'error',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) => [
    ...canonFindings(snapshot, file.path).filter((found) => found.rule === 'impossible-order'),
    ...ownRelations(snapshot, file, orders),
    ...misdatedEnds(snapshot, file),
    ...toldOrders(snapshot, file),
  ],
};

const orders = { before: 'come before itself', after: 'come after itself', supersedes: 'supersede itself' };

function misdatedEnds(snapshot: Snapshot, file: FileSummary): FindingDraft[] {
  return disagreements(snapshot, file).dates.flatMap((found) => {
    const { told } = found;
    const date = told.date.date;
    if (found.type !== 'order' || !date) return [];
    const { canon, verdict } = found.judgement;
    const name = capitalised(named(told.entity, told.entity.id));
    const later = date.range.earliest > canon.date.range.latest;
    const gap = later
      ? distance(snapshot.calendars, canon.date, date, 'earlier')
      : distance(snapshot.calendars, date, canon.date, 'later');
    return {
      span: told.date.span,
      message: `${name} cannot have ${perfect(happened(told.field, date, told.entity))}: ${fact(told.entity, canon)}, which is ${gap === '' ? 'on the wrong side of it' : gap.slice(2)}. Correct the date here, or in canon.`,
      verdict,
      related: [{ ...placeOf(canon), message: `${capitalised(fact(told.entity, canon))}.` }],
    };
  });
}

/** Events that prose has the other way round; one of which the date is wrong already is the same slip. */
function toldOrders(snapshot: Snapshot, file: FileSummary): readonly FindingDraft[] {
  const { misdated } = disagreements(snapshot, file);
  return checkTold(snapshot, file, 'orders', quiet, (told) =>
    told.sentence.items.some(({ span }) => misdated.has(span.start)) ||
    tellingOf(snapshot, told) !== undefined
      ? []
      : orderDraft(file, snapshot, told),
  );
}

/** Orders that go with the dates of another continuity only: `continuity-leak` reports them. */
export function ordersToldElsewhere(snapshot: Snapshot, file: FileSummary): readonly ToldElsewhere[] {
  return checkTold(snapshot, file, 'orders', quietElsewhere, (told) => {
    const continuity = tellingOf(snapshot, told);
    return continuity === undefined
      ? []
      : byDatesOf(continuity, file, told, orderDraft(file, snapshot, told));
  });
}

/** Another continuity in which the two came in this order, where in the passage's own they did not. */
function tellingOf(snapshot: Snapshot, told: ToldOrder): ContinuityId | undefined {
  const { earlier, later, sentence } = told;
  const others = otherTellings(snapshot, [earlier, later], datedFields, sentence.continuity);
  if (others.length === 0 || !turnedRound(snapshot, told)) return undefined;
  return others.find((continuity) => {
    const [first, second] = [earlier, later].map((entity) => timeOf(snapshot, entity, continuity));
    return first?.start.some((a) => second?.start.some((b) => certainlyBefore(a.date, b.date)));
  });
}

const datedFields = ['date', 'start', 'end', 'signed'];

/** When an event took place, or a treaty was signed. */
function timeOf(snapshot: Snapshot, entity: Entity, continuity: ContinuityId | undefined): Lifetime {
  const time = lifetimeIn(snapshot, entity, continuity);
  return baseKind(snapshot.canon, entity) === 'treaty' ? { start: time.start, end: time.start } : time;
}

/**
 * The end of the one that is told to come later, and the beginning of the other, where for every date that canon
 * gives them, and gives for sure, all of the one was over before any of the other. Events that overlap are in any order.
 */
function turnedRound(snapshot: Snapshot, told: ToldOrder): readonly [Dated, Dated] | undefined {
  const { earlier, later, sentence } = told;
  const { end } = timeOf(snapshot, later, sentence.continuity);
  const { start } = timeOf(snapshot, earlier, sentence.continuity);
  const [over, begun] = [end[0], start[0]];
  if (!over || !begun || !isMeant(snapshot, told)) return undefined;
  const sure = [...end, ...start].every(isSure);
  const apart = end.every((last) => start.every((first) => certainlyBefore(last.date, first.date)));
  return sure && apart ? [over, begun] : undefined;
}

function isMeant(snapshot: Snapshot, { earlier, later, sentence }: ToldOrder): boolean {
  const both = [earlier, later];
  const items = sentence.items.filter(({ entity }) => entity && both.includes(entity));
  const candidates = items.flatMap(({ mention }) => mention?.candidates ?? []);
  return areMeant(snapshot, both, candidates, sentence.continuity);
}

function orderDraft(file: FileSummary, snapshot: Snapshot, told: ToldOrder): FindingDraft[] {
  const wrong = turnedRound(snapshot, told);
  if (!wrong) return [];
  const { earlier, later, span } = told;
  const [over, begun] = wrong;
  const gap = distance(snapshot.calendars, over.date, begun.date, 'later');
  const [first, second] = [named(earlier, earlier.id), named(later, later.id)];
  const related = (entity: Entity, dated: Dated) => ({
    ...placeOf(dated),
    message: `${capitalised(fact(entity, dated))}.`,
  });
  return [
    {
      span,
      message: `${capitalised(first)} cannot have come before ${second}: ${fact(later, over)}, and ${fact(earlier, begun)}${gap}. Correct the order here, or one of the dates in canon.`,
      related: [related(later, over), related(earlier, begun)],
      fixes: flipped(file, span),
    },
  ];
}

const opposites: Readonly<Record<string, string>> = {
  before: 'after',
  after: 'before',
  preceded: 'followed',
  followed: 'preceded',
};

/** The same words the other way round. What else the sentence builds on the order only its author knows. */
function flipped({ path, text }: FileSummary, span: ToldOrder['span']): Fix[] {
  const written = text.slice(span.start, span.end);
  const newText = written.replace(/before|after|preceded|followed/i, (word) => {
    const other = opposites[word.toLowerCase()] ?? word;
    return /^\p{Lu}/u.test(word) ? capitalised(other) : other;
  });
  if (newText === written) return [];
  return [{ title: `Change to \`${newText}\``, edits: [{ file: path, span, newText }], preferred: false }];
}
