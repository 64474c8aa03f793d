import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { canonFindings } from '../time/canon-findings.ts';
import { placeOf } from '../time/dated.ts';
import { baseKind } from '../time/entities.ts';
import { checkTold } from '../time/prose/claims.ts';
import type { Stay } from '../time/prose/deeds.ts';
import { isMisdated } from '../time/prose/disagreements.ts';
import { judgeLifetime, lifetimeIn } from '../time/prose/judge.ts';
import type { QuietKey } from '../time/prose/sentence.ts';
import { capitalised, distance, fact, named, when } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';

const quiet: QuietKey = { name: 'passages whose places stand' };

export const placeNotStanding: Rule = {
  id: 'place-not-standing',
  group: 'time',
  summary: 'Something happens at a place that is not there yet, or no more.',
  severity: 'warning',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) => [
    ...canonFindings(snapshot, file.path).filter((found) => found.rule === 'place-not-standing'),
    ...toldStays(snapshot, file),
  ],
};

/** One place is one slip, whatever else is told of it. */
function toldStays(snapshot: Snapshot, file: FileSummary): readonly FindingDraft[] {
  const seen = new Set<number>();
  return checkTold(snapshot, file, 'stays', quiet, (stay) => {
    const { start } = stay.mention.span;
    if (isMisdated(snapshot, file, stay) || seen.has(start)) return [];
    seen.add(start);
    return draftOf(snapshot, stay) ?? [];
  });
}

function draftOf(snapshot: Snapshot, { place, mention, date, sentence }: Stay): FindingDraft | undefined {
  const lifetime = lifetimeIn(snapshot, place, sentence.continuity);
  // Founded after its destruction: it was rebuilt, and canon does not say when it stood.
  const rebuilt = lifetime.end.some((end) =>
    lifetime.start.some((start) => end.date.range.latest < start.date.range.earliest),
  );
  const judgement = rebuilt ? undefined : judgeLifetime(date, lifetime);
  if (!judgement) return undefined;
  const { canon, side, verdict } = judgement;
  const gap =
    side === 'after'
      ? distance(snapshot.calendars, canon.date, date, 'later')
      : distance(snapshot.calendars, date, canon.date, 'earlier');
  const verbs =
    baseKind(snapshot.canon, place) === 'place'
      ? (['stood', 'stand'] as const)
      : (['existed', 'exist'] as const);
  const state = side === 'after' ? `no longer ${verbs[0]}` : `did not ${verbs[1]} yet`;
  return {
    span: mention.span,
    message: `${capitalised(named(place, place.id))} ${state} ${when(date)}: it ${fact(place, canon).replace(/^.*? (?=was |were |has )/, '')}${gap === '' ? '' : `, and this happens${gap.slice(1)}`}. Correct one of the dates, or the place; ruins and memories may be called so.`,
    verdict,
    related: [{ ...placeOf(canon), message: `${capitalised(fact(place, canon))}.` }],
  };
}
