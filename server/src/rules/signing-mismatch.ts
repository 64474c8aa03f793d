import type { Entity } from '../domain/entity.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { canonFindings } from '../time/canon-findings.ts';
import { counts, placeOf } from '../time/dated.ts';
import { entitiesIn, mayCoincide, type Named, targets } from '../time/entities.ts';
import { checkTold } from '../time/prose/claims.ts';
import { disagreements } from '../time/prose/disagreements.ts';
import type { QuietKey } from '../time/prose/sentence.ts';
import type { ToldEvent } from '../time/prose/signings.ts';
import { type ToldVenue, toldVenues } from '../time/prose/venues.ts';
import { be, capitalised, fact, named } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';

const quiet: QuietKey = { name: 'passages whose signings have their events' };

/** In canon against the event of the signing; in prose against canon. */
export const signingMismatch: Rule = {
  id: 'signing-mismatch',
  group: 'treaties',
  summary: 'A treaty signed at another time or place than its conference, or than canon says.',
  severity: 'error',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) => [
    ...canonFindings(snapshot, file.path).filter((found) => found.rule === 'signing-mismatch'),
    ...entitiesIn(snapshot, file).flatMap((treaty) => canonPlaces(snapshot, treaty)),
    ...toldDates(snapshot, file),
    ...toldVenues(snapshot, file).flatMap(toldPlace),
    ...checkTold(snapshot, file, 'signingEvents', quiet, (told) => toldEvent(snapshot, told)),
  ],
};

/** A treaty is signed where its event takes place, or somewhere inside. */
function canonPlaces(snapshot: Snapshot, treaty: Entity): FindingDraft[] {
  const { canon } = snapshot;
  return treaty.claims
    .filter((claim) => claim.field === 'signed' && counts(claim))
    .flatMap((claim) => {
      const [place] = targets(canon, claim, 'place');
      const [event] = targets(canon, claim, 'event');
      if (!place || !event) return [];
      const venues = canon
        .claims(event.entity.id, 'place', claim.continuity)
        .filter(counts)
        .flatMap((told) => targets(canon, told));
      const [venue] = venues;
      const fits = venues.some(({ entity }) => mayCoincide(canon, entity, place.entity, claim.continuity));
      if (!venue || fits) return [];
      return {
        span: place.reference.span,
        message: `${capitalised(named(treaty, treaty.id))} cannot be signed at ${place.entity.name} during ${named(event.entity, event.entity.id)}, which takes place at ${venue.entity.name}. Correct the place or the event, or say that one place lies within the other.`,
        verdict:
          claim.certainty === 'certain' && venue.claim.certainty === 'certain' ? 'certain' : 'possible',
        related: [
          {
            file: venue.claim.file,
            span: venue.reference.span,
            message: `${capitalised(named(event.entity, event.entity.id))} takes place at ${venue.entity.name}.`,
          },
        ],
      } satisfies FindingDraft;
    });
}

function toldDates(snapshot: Snapshot, file: FileSummary): FindingDraft[] {
  return disagreements(snapshot, file).signings.flatMap((found) => {
    if (found.type !== 'wrong') return [];
    const { told, judgement, gap, fixes, happening } = found;
    return {
      span: told.date.span,
      message: `${capitalised(named(told.entity, told.entity.id))} ${happening} according to canon, not ${told.date.date?.text ?? ''}${gap}. Correct the date here, or in canon.`,
      verdict: judgement.verdict,
      related: [
        { ...placeOf(judgement.canon), message: `${capitalised(fact(told.entity, judgement.canon))}.` },
      ],
      fixes,
    };
  });
}

function toldPlace({ told, venue, elsewhere, fixes }: ToldVenue): FindingDraft[] {
  if (elsewhere) return [];
  const { treaty, place, mention } = told;
  const name = capitalised(named(treaty, treaty.id));
  return [
    {
      span: mention.span,
      message: `${name} ${be(treaty)} signed at ${venue.entity.name} according to canon, not at ${place.name}. Correct the place here, or in canon.`,
      verdict: venue.claim.certainty === 'certain' ? 'certain' : 'possible',
      related: [
        {
          file: venue.claim.file,
          span: venue.reference.span,
          message: `${name} ${be(treaty)} signed at ${venue.entity.name}.`,
        },
      ],
      fixes,
    },
  ];
}

function toldEvent(snapshot: Snapshot, { treaty, event, mention, sentence }: ToldEvent): FindingDraft[] {
  const { canon } = snapshot;
  const events = canon
    .claims(treaty.id, 'signed', sentence.continuity)
    .flatMap((claim) => targets(canon, claim, 'event'));
  const [known] = events;
  const related = ({ entity }: Named): boolean =>
    entity === event || partOf(snapshot, entity, event) || partOf(snapshot, event, entity);
  if (!known || events.some(related)) return [];
  const name = capitalised(named(treaty, treaty.id));
  const place = named(known.entity, known.entity.id);
  return [
    {
      span: mention.span,
      message: `${name} ${be(treaty)} signed at ${place} according to canon, not at ${named(event, event.id)}. Correct the event here, or in canon.`,
      related: [
        {
          file: known.claim.file,
          span: known.reference.span,
          message: `${name} ${be(treaty)} signed at ${place}.`,
        },
      ],
    },
  ];
}

function partOf(snapshot: Snapshot, inner: Entity, outer: Entity): boolean {
  return inner.claims
    .filter((claim) => claim.field === 'part-of' || claim.field === 'during')
    .some((claim) => targets(snapshot.canon, claim).some(({ entity }) => entity === outer));
}
