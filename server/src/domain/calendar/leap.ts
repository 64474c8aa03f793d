import type { LeapRule } from './spec.ts';

/** A leap rule ready to be counted: moduli of the three nested progressions, and the month it lengthens. */
export interface LeapCycle {
  readonly every: number;
  /** Years ≡ from modulo this are no leap years …; 0 when there is no exception. */
  readonly except: number;
  /** … unless they are ≡ from modulo this; 0 when there is no exception to the exception. */
  readonly unless: number;
  readonly from: number;
  readonly month: number;
  readonly add: number;
}

export function leapCycle(rule: LeapRule, month: number, from = rule.from): LeapCycle {
  const except = rule.not === undefined ? 0 : lcm(rule.every, rule.not);
  const unless = except === 0 || rule.but === undefined ? 0 : lcm(except, rule.but);
  return { every: rule.every, except, unless, from, month, add: rule.add };
}

export function isLeap(cycle: LeapCycle, year: number): boolean {
  const age = year - cycle.from;
  if (age % cycle.every !== 0) return false;
  if (cycle.except === 0 || age % cycle.except !== 0) return true;
  return cycle.unless !== 0 && age % cycle.unless === 0;
}

/**
 * Leap years from year 0 up to, but without, `year`; negative for years before 0, so that the difference
 * of two counts is always the number of leap years between. Inclusion and exclusion over the three
 * progressions: no walk over years.
 */
export function leapsBefore(cycle: LeapCycle, year: number): number {
  let count = members(cycle.every, cycle.from, year);
  if (cycle.except !== 0) count -= members(cycle.except, cycle.from, year);
  if (cycle.unless !== 0) count += members(cycle.unless, cycle.from, year);
  return count;
}

/** Share of years that are leap years, over a whole cycle. */
export function leapShare(cycle: LeapCycle): number {
  const inverse = (modulus: number) => (modulus === 0 ? 0 : 1 / modulus);
  return inverse(cycle.every) - inverse(cycle.except) + inverse(cycle.unless);
}

/** Numbers ≡ from (mod modulus) in [0, year), counted negatively in [year, 0). */
function members(modulus: number, from: number, year: number): number {
  return Math.floor((year - 1 - from) / modulus) - Math.floor((-1 - from) / modulus);
}

function lcm(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
