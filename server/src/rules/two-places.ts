import type { Claim } from '../domain/claim.ts';
import type { DateValue } from '../domain/date.ts';
import { isFirm, sameAxis } from '../domain/date-order.ts';
import type { Entity } from '../domain/entity.ts';
import type { RelatedPlace } from '../domain/finding.ts';
import type { ContinuityId } from '../domain/ids.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { counts, datesOf } from '../time/dated.ts';
import { baseKind, byPlace, entitiesIn, mayCoincide, type Named, targets } from '../time/entities.ts';
import { toldIn } from '../time/prose/claims.ts';
import type { Stay as ToldStay } from '../time/prose/deeds.ts';
import { isMisdated } from '../time/prose/disagreements.ts';
import { capitalised, named, when } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';

/** One day is not enough: whoever leaves one place and reaches the other on it is at both. */
export const twoPlaces: Rule = {
  id: 'two-places',
  group: 'time',
  summary: 'Somebody is in two places at the same time.',
  severity: 'warning',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) => [
    ...entitiesIn(snapshot, file).flatMap((entity) => [
      ...whereabouts(snapshot, entity),
      ...attendance(snapshot, entity),
    ]),
    ...told(snapshot, file),
  ],
};

/** For sure at a place from one day to another, both included. */
interface Stay {
  readonly place: Named;
  readonly first: number;
  readonly last: number;
  readonly date: DateValue;
  readonly words: string;
  readonly sure: boolean;
}

/** The days on which a claim puts somebody at a place in every reading of its dates. */
function staysOf(snapshot: Snapshot, claim: Claim): readonly Stay[] {
  if (claim.field !== 'whereabouts' || !counts(claim)) return [];
  const [place] = targets(snapshot.canon, claim, 'place');
  const [on] = datesOf(claim, 'date');
  const from = datesOf(claim, 'from')[0]?.date ?? on?.date;
  const until = datesOf(claim, 'until')[0]?.date ?? on?.date;
  if (!place || !from || !until || !sameAxis(from, until)) return [];
  const [first, last] = [from.range.latest, until.range.earliest];
  if (first > last) return [];
  const words = from === until ? when(from) : `from ${from.text} until ${until.text}`;
  const sure = claim.certainty === 'certain' && isFirm(from) && isFirm(until);
  return [{ place, first, last, date: from, words, sure }];
}

/** Days that both cover. A single one may be the day of the journey, unless one stay is no longer than it. */
function overlap(a: Stay, b: Stay): boolean {
  if (!sameAxis(a.date, b.date)) return false;
  const days = Math.min(a.last, b.last) - Math.max(a.first, b.first) + 1;
  if (days < 1) return false;
  const atEdge = a.last === b.first || b.last === a.first;
  const bothSingle = a.first === a.last && b.first === b.last;
  return days > 1 || bothSingle || !atEdge;
}

function whereabouts(snapshot: Snapshot, entity: Entity): FindingDraft[] {
  const stays = entity.claims.flatMap((claim) => staysOf(snapshot, claim));
  return stays.flatMap((later, i) => {
    const earlier = stays
      .slice(0, i)
      .find(
        (stay) =>
          sameTelling(snapshot, stay.place.claim, later.place.claim) &&
          overlap(stay, later) &&
          !coincide(snapshot, stay.place, later.place, later.place.claim.continuity),
      );
    return earlier ? [stayDraft(entity, earlier, later)] : [];
  });
}

function coincide(snapshot: Snapshot, a: Named, b: Named, continuity: ContinuityId | undefined): boolean {
  return mayCoincide(snapshot.canon, a.entity, b.entity, continuity);
}

function stayDraft(entity: Entity, earlier: Stay, later: Stay): FindingDraft {
  const [here, there] = [later.place.entity.name, earlier.place.entity.name];
  return {
    span: later.place.reference.span,
    message: `${entity.name} cannot be at ${here} ${later.words} and at ${there} ${earlier.words}. Correct one of the dates or places, or say that one lies within the other.`,
    verdict: earlier.sure && later.sure ? 'certain' : 'possible',
    related: [at(earlier.place, `At ${there} ${earlier.words}.`)],
  };
}

function at(place: Named, message: string): RelatedPlace {
  return { file: place.claim.file, span: place.reference.span, message };
}

/** Tellings of different continuities never contradict each other, not even those that build on one another. */
function sameTelling({ continuities }: Snapshot, a: Claim, b: Claim): boolean {
  return (a.continuity ?? continuities.root) === (b.continuity ?? continuities.root);
}

/** Somebody at two events of one day in different places; told at the event that stands later. */
function attendance(snapshot: Snapshot, event: Entity): FindingDraft[] {
  const { canon } = snapshot;
  if (baseKind(canon, event) !== 'event') return [];
  return event.claims
    .filter((claim) => claim.field === 'participants' && counts(claim))
    .flatMap((claim) => targets(canon, claim))
    .filter(({ entity }) => ['person', 'vessel', 'object'].includes(baseKind(canon, entity) ?? ''))
    .flatMap((who) => attendanceDraft(snapshot, event, who));
}

interface DayEvent {
  readonly place: Named;
  readonly day: DateValue;
}

/** The one day and place of an event, when canon gives it just these. */
function dayOf(
  snapshot: Snapshot,
  event: Entity,
  continuity: ContinuityId | undefined,
): DayEvent | undefined {
  const { canon } = snapshot;
  const days = canon.claims(event.id, 'date', continuity).flatMap((claim) => datesOf(claim));
  const places = canon.claims(event.id, 'place', continuity).flatMap((claim) => targets(canon, claim));
  const [day, place] = [days[0]?.date, places[0]];
  if (days.length !== 1 || places.length !== 1 || !day || !place) return undefined;
  return day.range.earliest === day.range.latest && isFirm(day) ? { day, place } : undefined;
}

function attendanceDraft(snapshot: Snapshot, event: Entity, who: Named): FindingDraft[] {
  const { canon } = snapshot;
  const { continuity } = who.claim;
  const here = dayOf(snapshot, event, continuity);
  if (!here) return [];
  for (const claim of canon.referringTo(who.entity.id)) {
    if (claim.field !== 'participants' || claim.subject === event.id || byPlace(claim, who.claim) > 0)
      continue;
    const other = canon.entities.get(claim.subject);
    const there =
      other && sameTelling(snapshot, claim, who.claim) ? dayOf(snapshot, other, continuity) : undefined;
    if (!other || !there || !sameAxis(there.day, here.day)) continue;
    if (there.day.range.earliest !== here.day.range.earliest) continue;
    if (coincide(snapshot, here.place, there.place, continuity)) continue;
    return [
      {
        span: who.reference.span,
        message: `${who.entity.name} cannot be at ${named(event, event.id)} in ${here.place.entity.name} and at ${named(other, other.id)} in ${there.place.entity.name}, both ${when(here.day)}. Correct one of the dates, or who took part.`,
        verdict: claim.certainty === 'certain' && who.claim.certainty === 'certain' ? 'certain' : 'possible',
        related: [
          { file: claim.file, span: claim.span, message: `Takes part in ${named(other, other.id)}.` },
        ],
      },
    ];
  }
  return [];
}

/** Prose against canon's whereabouts, and against what the same prose said before. */
function told(snapshot: Snapshot, file: FileSummary): FindingDraft[] {
  const before: ToldStay[] = [];
  const drafts: FindingDraft[] = [];
  for (const stay of toldIn(snapshot, file, 'stays')) {
    if (isMisdated(snapshot, file, stay)) continue;
    const draft = againstCanon(snapshot, stay) ?? againstProse(snapshot, file, stay, before);
    if (draft) drafts.push(draft);
    before.push(stay);
  }
  return drafts;
}

function isDay(date: DateValue): boolean {
  return date.range.earliest === date.range.latest && isFirm(date);
}

function againstCanon(
  snapshot: Snapshot,
  { agent, place, mention, date, sentence }: ToldStay,
): FindingDraft | undefined {
  if (!agent || !isDay(date)) return undefined;
  const { canon } = snapshot;
  const stays = canon
    .claims(agent.id, 'whereabouts', sentence.continuity)
    .flatMap((claim) => staysOf(snapshot, claim))
    .filter((stay) => sameAxis(stay.date, date) && covers(stay, date.range.earliest));
  // One known stay at the same place, or around it, is enough.
  if (
    stays.length === 0 ||
    stays.some((stay) => mayCoincide(canon, stay.place.entity, place, sentence.continuity))
  ) {
    return undefined;
  }
  const [stay] = stays;
  if (!stay) return undefined;
  const there = stay.place.entity.name;
  return {
    span: mention.span,
    message: `${capitalised(agent.name)} was at ${there} ${stay.words}, and cannot have been at ${place.name} ${when(date)}. Correct the date or the place here, or in canon.`,
    verdict: stay.sure ? 'certain' : 'possible',
    related: [at(stay.place, `At ${there} ${stay.words}.`)],
  };
}

/** On the first and the last day of a longer stay there may have been a journey. */
function covers(stay: Stay, day: number): boolean {
  if (stay.first === stay.last) return stay.first === day;
  return stay.first < day && day < stay.last;
}

function againstProse(
  snapshot: Snapshot,
  file: FileSummary,
  stay: ToldStay,
  before: readonly ToldStay[],
): FindingDraft | undefined {
  const { agent, place, date, sentence, mention } = stay;
  if (!agent || !isDay(date)) return undefined;
  const other = before.find(
    (earlier) =>
      earlier.agent === agent &&
      sameAxis(earlier.date, date) &&
      isDay(earlier.date) &&
      earlier.date.range.earliest === date.range.earliest &&
      earlier.sentence.continuity === sentence.continuity &&
      earlier.sentence !== sentence &&
      !mayCoincide(snapshot.canon, earlier.place, place, sentence.continuity),
  );
  if (!other) return undefined;
  return {
    span: mention.span,
    message: `${capitalised(agent.name)} was at ${other.place.name} ${when(date)}, as this text says further up, and cannot have been at ${place.name} on the same day. Correct one of the dates or places.`,
    related: [
      { file: file.path, span: other.mention.span, message: `At ${other.place.name} ${when(date)}.` },
    ],
  };
}
