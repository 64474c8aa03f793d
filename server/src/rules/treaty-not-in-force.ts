import type { Snapshot } from '../index/snapshot.ts';
import { placeOf } from '../time/dated.ts';
import { checkTold } from '../time/prose/claims.ts';
import type { QuietKey } from '../time/prose/sentence.ts';
import type { Citation } from '../time/prose/treaties.ts';
import { standingAt } from '../time/treaty-standing.ts';
import { capitalised, fact, named, when } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';

const quiet: QuietKey = { name: 'passages whose treaties are in force' };

export const treatyNotInForce: Rule = {
  id: 'treaty-not-in-force',
  group: 'treaties',
  summary: 'A treaty is cited as binding while it was not in force.',
  severity: 'error',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) =>
    checkTold(snapshot, file, 'citations', quiet, (citation) => draft(snapshot, citation)),
};

function draft(snapshot: Snapshot, { treaty, mention, date, sentence }: Citation): FindingDraft[] {
  const standing = standingAt(snapshot, treaty, date, sentence.continuity);
  if (standing.binds !== false || !standing.since) return [];
  const { since, back } = standing;
  const name = capitalised(named(treaty, treaty.id));
  const reason =
    standing.state === undefined
      ? `${fact(treaty, since)}`
      : `canon has it \`${standing.state}\` from ${since.date.text}${back ? ` until ${back.date.text}` : ''}`;
  return [
    {
      span: mention.span,
      message: `${name} did not bind anybody ${when(date)}: ${reason}. Correct the date, or say that the treaty was not in force.`,
      verdict: standing.sure ? 'certain' : 'possible',
      related: [
        {
          ...placeOf(since),
          message: `${standing.state ? `\`${standing.state}\` from` : 'Signed'} ${since.date.text}.`,
        },
      ],
    },
  ];
}
