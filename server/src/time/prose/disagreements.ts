/** All dates of a file's prose that canon has otherwise, worked out once for the rules that report them. */
import type { FileMemoKey, Snapshot } from '../../index/snapshot.ts';
import type { FileSummary } from '../../index/summary.ts';
import type { DateMention } from '../../syntax/dates/model.ts';
import { proseClaims } from './claims.ts';
import { type Disagreement, disagreement } from './disagree.ts';

export interface Disagreements {
  readonly dates: readonly Disagreement[];
  readonly signings: readonly Disagreement[];
  /** Offsets of the dates that are wrong here: what else is wrong on such a date is the same slip. */
  readonly misdated: ReadonlySet<number>;
}

const memo: FileMemoKey<Disagreements> = { name: 'dates of prose that canon has otherwise' };

export function disagreements(snapshot: Snapshot, file: FileSummary): Disagreements {
  return snapshot.fileMemo(memo, file, () => {
    const claims = proseClaims(snapshot, file);
    const dates = claims.dates.flatMap((told) => disagreement(snapshot, file, told) ?? []);
    const signings = claims.signings.flatMap((told) => disagreement(snapshot, file, told) ?? []);
    const misdated = new Set([...dates, ...signings].map(({ told }) => told.date.span.start));
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
