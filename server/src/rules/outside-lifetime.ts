import type { ContinuityId } from '../domain/ids.ts';
import { lifetimeClaims } from '../domain/kinds.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { canonFindings } from '../time/canon-findings.ts';
import { placeOf } from '../time/dated.ts';
import { baseKind } from '../time/entities.ts';
import { checkTold } from '../time/prose/claims.ts';
import type { Deed } from '../time/prose/deeds.ts';
import { isMisdated } from '../time/prose/disagreements.ts';
import { judgeLifetime, lifetimeIn } from '../time/prose/judge.ts';
import type { QuietKey } from '../time/prose/sentence.ts';
import { otherTellings } from '../time/prose/tellings.ts';
import { capitalised, distance, fact, named, when } from '../time/words.ts';
import { elsewhere } from './fixes/scope.ts';
import type { FindingDraft, Rule } from './rule.ts';

const quiet: QuietKey = { name: 'passages whose deeds fit lives' };

/** Offices, allegiances and the like in canon; deeds in prose. */
export const outsideLifetime: Rule = {
  id: 'outside-lifetime',
  group: 'time',
  summary: 'Somebody acts, or holds an office, before birth or founding or after death or end.',
  severity: 'error',
  onByDefault: true,
  files: ['canon', 'article'],
  check: (snapshot, file) => [
    ...canonFindings(snapshot, file.path).filter((found) => found.rule === 'outside-lifetime'),
    ...checkTold(snapshot, file, 'deeds', quiet, (deed) =>
      isMisdated(snapshot, file, deed) ? [] : draft(snapshot, file, deed),
    ),
  ],
};

function draft(snapshot: Snapshot, file: FileSummary, deed: Deed): FindingDraft[] {
  const { agent, date, told, mention, sentence } = deed;
  const judgement = judgeLifetime(date, lifetimeIn(snapshot, agent, sentence.continuity));
  if (!judgement) return [];
  const { canon, side, verdict } = judgement;
  const name = capitalised(named(agent, agent.id));
  const time = told ? when(date) : `in this passage, which is set ${when(date)}`;
  const gap =
    side === 'after'
      ? distance(snapshot.calendars, canon.date, date, 'later')
      : distance(snapshot.calendars, date, canon.date, 'earlier');
  const other = elsewhere(snapshot, file, sentence, possibleIn(snapshot, deed));
  const person = baseKind(snapshot.canon, agent) === 'person';
  const advice = person ? 'If this is a memory, a vision or the like, say so in the sentence.' : '';
  return [
    {
      span: mention.span,
      message:
        `${name} acts ${time}${gap === '' ? `, ${side === 'after' ? 'later' : 'earlier'}` : gap} than canon allows: ${fact(agent, canon)}. Correct one of the dates, or who acts.${other.advice} ${advice}`.trim(),
      verdict,
      related: [{ ...placeOf(canon), message: `${capitalised(fact(agent, canon))}.` }],
      fixes: other.fixes,
    },
  ];
}

/** Another continuity, with dates of its own for the agent, in which the deed fits the lifetime. */
function possibleIn(snapshot: Snapshot, { agent, date, sentence }: Deed): ContinuityId | undefined {
  const kind = snapshot.canon.kindOf(agent);
  const fields = kind ? Object.values(lifetimeClaims(kind)).filter((field) => field !== undefined) : [];
  return otherTellings(snapshot, [agent], fields, sentence.continuity).find((continuity) => {
    const { start, end } = lifetimeIn(snapshot, agent, continuity);
    return start.length + end.length > 0 && !judgeLifetime(date, { start, end });
  });
}
