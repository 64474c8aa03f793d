import type { Snapshot } from '../index/snapshot.ts';
import type { Calendars } from '../syntax/dates/calendars.ts';
import { canonFindings } from '../time/canon-findings.ts';
import { type Dated, type Lifetime, placeOf } from '../time/dated.ts';
import { checkTold } from '../time/prose/claims.ts';
import type { Participation } from '../time/prose/deeds.ts';
import { type Judgement, judgeAfter, judgeBefore, lifetimeIn } from '../time/prose/judge.ts';
import type { QuietKey } from '../time/prose/sentence.ts';
import { capitalised, distance, fact, named } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';

const quiet: QuietKey = { name: 'passages whose participants were there' };

export const absentParticipant: Rule = {
  id: 'absent-participant',
  group: 'time',
  summary: 'Somebody takes part in an event while dead or not yet born.',
  severity: 'error',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) => [
    ...canonFindings(snapshot, file.path).filter((found) => found.rule === 'absent-participant'),
    ...checkTold(snapshot, file, 'participations', quiet, (told) => draft(snapshot, told)),
  ],
};

interface Absence extends Judgement {
  readonly event: Dated;
  readonly gap: string;
}

function draft(snapshot: Snapshot, told: Participation): FindingDraft[] {
  const { agent, event, mention, sentence } = told;
  const absence = absent(
    snapshot.calendars,
    lifetimeIn(snapshot, agent, sentence.continuity),
    lifetimeIn(snapshot, event, sentence.continuity),
  );
  if (!absence) return [];
  const { canon, verdict } = absence;
  const name = capitalised(named(agent, agent.id));
  return [
    {
      span: mention.span,
      message: `${name} cannot have been at ${named(event, event.id)}: ${fact(agent, canon)}, and ${fact(event, absence.event)}${absence.gap}. Correct one of the dates, or who took part.`,
      verdict,
      related: [
        { ...placeOf(canon), message: `${capitalised(fact(agent, canon))}.` },
        { ...placeOf(absence.event), message: `${capitalised(fact(event, absence.event))}.` },
      ],
    },
  ];
}

/** Dead before it began, or not there before it ended, in every telling. */
function absent(calendars: Calendars, agent: Lifetime, event: Lifetime): Absence | undefined {
  const late = everyWay(event.start, (begun) => judgeAfter(begun.date, agent.end));
  if (late) return { ...late, gap: distance(calendars, late.canon.date, late.event.date, 'later') };
  const early = everyWay(event.end, (over) => judgeBefore(over.date, agent.start));
  return early && { ...early, gap: distance(calendars, early.event.date, early.canon.date, 'earlier') };
}

function everyWay(
  dates: readonly Dated[],
  judge: (dated: Dated) => Judgement | undefined,
): (Judgement & { readonly event: Dated }) | undefined {
  const found = dates.map((event) => {
    const judgement = judge(event);
    return judgement && { ...judgement, event };
  });
  const [first] = found;
  if (first === undefined || found.includes(undefined)) return undefined;
  const certain = found.every((each) => each?.verdict === 'certain');
  return { ...first, verdict: certain ? 'certain' : 'possible' };
}
