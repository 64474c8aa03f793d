import type { Snapshot } from '../index/snapshot.ts';
import type { FileSummary } from '../index/summary.ts';
import { canonFindings } from '../time/canon-findings.ts';
import { placeOf } from '../time/dated.ts';
import { disagreements } from '../time/prose/disagreements.ts';
import { capitalised, distance, fact, happened, named, perfect } from '../time/words.ts';
import { ownRelations } from './own-relation.ts';
import type { FindingDraft, Rule } from './rule.ts';

/** In prose: a birth behind the death that canon has, or the like. */
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
    ...toldOrders(snapshot, file),
  ],
};

const orders = { before: 'come before itself', after: 'come after itself', supersedes: 'supersede itself' };

function toldOrders(snapshot: Snapshot, file: FileSummary): FindingDraft[] {
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
