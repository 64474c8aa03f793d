import type { EraSpec } from '../../../domain/calendar/spec.ts';
import { era } from './draft.ts';

/** An era as Fantasy-Calendar and Calendarium keep it: the year it starts with, and how it is written. */
export interface ForeignEra {
  readonly name: string;
  readonly short: readonly string[];
  /** Undefined for the era before the first dated one. */
  readonly year: number | undefined;
  readonly restart: boolean;
  readonly midYear: boolean;
}

/** Eras one after the other: each lasts until the next, the one before them all runs backward. */
export function erasOf(foreign: readonly ForeignEra[], notes: string[]): readonly EraSpec[] {
  const dated = foreign
    .filter((one): one is ForeignEra & { year: number } => one.year !== undefined)
    .toSorted((a, b) => a.year - b.year);
  const first = dated[0];
  const made = dated.map((one, index) => {
    const next = dated[index + 1];
    if (one.midYear)
      notes.push(`The era \`${one.name}\` begins within a year; it now begins with that year.`);
    return era(one.name, {
      abbreviations: one.short,
      starts: one.year,
      first: one.restart ? 1 : one.year,
      years: next && next.year > one.year ? next.year - one.year : undefined,
    });
  });
  const before = foreign
    .filter((one) => one.year === undefined)
    .map((one) =>
      first === undefined
        ? era(one.name, { abbreviations: one.short })
        : era(one.name, { abbreviations: one.short, direction: 'backward', starts: first.year - 1 }),
    );
  return [...before, ...made];
}
