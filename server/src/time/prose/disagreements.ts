/** All dates of a file's prose that canon has otherwise, worked out once for the rules that report them. */
import type { FileMemoKey, Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import type { DateMention } from '../../syntax/dates/model.ts';
import { checkTold } from './claims.ts';
import type { ToldDate } from './dates.ts';
import { type Disagreement, disagreement } from './disagree.ts';
import type { QuietKey } from './sentence.ts';
import { checkTables } from './tables.ts';

export interface Disagreements {
  readonly dates: readonly Disagreement[];
  readonly signings: readonly Disagreement[];
  /** Offsets of the dates that are wrong here: what else is wrong on such a date is the same slip. */
  readonly misdated: ReadonlySet<number>;
}

const rightDates: QuietKey = { name: 'passages with right dates' };
const rightSignings: QuietKey = { name: 'passages with right dates of signings' };
const memo: FileMemoKey<Disagreements> = { name: 'dates of prose that canon has otherwise' };

export function disagreements(snapshot: Snapshot, file: FileSummary): Disagreements {
  return snapshot.fileMemo(memo, file, () => {
    const misdated = new Set<number>();
    // One date is one slip, whatever else is told of it.
    const check = (told: ToldDate): Disagreement | [] => {
      const { start } = told.date.span;
      const wrong = misdated.has(start) ? undefined : disagreement(snapshot, file, told);
      if (wrong) misdated.add(start);
      return wrong ?? [];
    };
    const dates = [
      ...checkTold(snapshot, file, 'dates', rightDates, check),
      ...checkTables(snapshot, file, check),
    ];
    const signings = checkTold(snapshot, file, 'signings', rightSignings, check);
    return { dates, signings, misdated };
  });
}

/** Whether something is told of a date that is wrong already by what else is told of it. */
export function isMisdated(
  snapshot: Snapshot,
  file: FileSummary,
  { told }: { readonly told: DateMention | undefined },
): boolean {
  return told !== undefined && disagreements(snapshot, file).misdated.has(told.span.start);
}
