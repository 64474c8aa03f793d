import type { Snapshot } from '../index/snapshot.ts';
import { placeOf } from '../time/dated.ts';
import type { Disagreement } from '../time/prose/disagree.ts';
import { disagreements } from '../time/prose/disagreements.ts';
import { capitalised, fact, named } from '../time/words.ts';
import type { FindingDraft, Rule } from './rule.ts';

/** The date of a signing is {@link signingMismatch}'s. */
export const wrongDate: Rule = {
  id: 'wrong-date',
  group: 'time',
  summary: 'Prose gives an event, a birth, a death or the like another date than canon.',
  severity: 'error',
  onByDefault: true,
  files: ['article'],
  check: (snapshot, file) =>
    disagreements(snapshot, file).dates.flatMap((found) =>
      found.type === 'wrong' ? draft(snapshot, found) : [],
    ),
};

type Wrong = Extract<Disagreement, { type: 'wrong' }>;

function draft(snapshot: Snapshot, { told, judgement, gap, fixes, happening }: Wrong): FindingDraft {
  const { canon, verdict } = judgement;
  const name = named(told.entity, told.entity.id);
  const { telling } = told.sentence;
  const where = telling === undefined ? '' : ` in \`${telling}\``;
  const elsewhere = snapshot.files.has(canon.claim.file) ? '' : ' (in a shared world)';
  return {
    span: told.date.span,
    message: `${capitalised(name)} ${happening} according to canon${where}${elsewhere}, not ${told.date.date?.text ?? ''}${gap}. Correct the date here, or in canon.`,
    verdict,
    related: [{ ...placeOf(canon), message: `${capitalised(fact(told.entity, canon))}.` }],
    fixes,
  };
}
