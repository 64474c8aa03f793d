import type { EraSpec } from './spec.ts';

/** First and last year of an era on its calendar's axis; infinite where it is open. */
export interface YearSpan {
  readonly from: number;
  readonly to: number;
}

export function eraSpan(era: EraSpec): YearSpan {
  const open = era.years === undefined ? Number.POSITIVE_INFINITY : era.years - 1;
  return era.direction === 'forward'
    ? { from: era.starts, to: era.starts + open }
    : { from: era.starts - open, to: era.starts };
}

/** Axis year of the era's year `number`; undefined when the era has no such year. */
export function eraToAxis(era: EraSpec, number: number): number | undefined {
  const age = number - era.first;
  if (age < 0 || (era.years !== undefined && age >= era.years)) return undefined;
  return era.direction === 'forward' ? era.starts + age : era.starts - age;
}

/** Number of an axis year in the era; undefined when it lies outside. */
export function axisToEra(era: EraSpec, year: number): number | undefined {
  const age = era.direction === 'forward' ? year - era.starts : era.starts - year;
  return age < 0 || (era.years !== undefined && age >= era.years) ? undefined : age + era.first;
}

/** The era in which a year is told: of the forward ones that have it the last to begin, else a backward one. */
export function tellingEra(eras: readonly EraSpec[], year: number): EraSpec | undefined {
  const having = eras.filter((era) => axisToEra(era, year) !== undefined);
  const latest = having
    .filter((era) => era.direction === 'forward')
    .reduce<EraSpec | undefined>((best, era) => (best && best.starts >= era.starts ? best : era), undefined);
  return latest ?? having[0];
}

/**
 * Axis years a bare number may mean. Where a calendar has one forward era it is that era's year; several
 * such eras leave the choice open, so all of them come back; none, or a number no era has, is the axis's own.
 */
export function bareYears(eras: readonly EraSpec[], number: number): readonly number[] {
  const years = eras
    .filter((era) => era.direction === 'forward')
    .map((era) => eraToAxis(era, number))
    .filter((year) => year !== undefined);
  return years.length === 0 ? [number] : [...new Set(years)];
}

/**
 * Pairs of eras that claim the same years though they cannot both be meant to. Two open reckonings may
 * well run side by side (several zero points); an era said to last so many years runs alone, and so do a
 * backward and a forward one when there are no others.
 */
export function overlappingEras(eras: readonly EraSpec[]): readonly (readonly [EraSpec, EraSpec])[] {
  const pairs: (readonly [EraSpec, EraSpec])[] = [];
  for (const [i, a] of eras.entries()) {
    for (const b of eras.slice(i + 1)) {
      const opposite = a.direction !== b.direction && eras.length === 2;
      const bounded = a.years !== undefined || b.years !== undefined;
      if ((opposite || bounded) && meet(eraSpan(a), eraSpan(b))) pairs.push([a, b]);
    }
  }
  return pairs;
}

function meet(a: YearSpan, b: YearSpan): boolean {
  return a.from <= b.to && b.from <= a.to;
}
